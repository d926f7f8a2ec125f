//! Making a profile's edits.

use super::field::{ACKNOWLEDGED, COMPETENCE, MENTOR};
use super::training::{TRAINING, TrainingEdit};
use super::{PersonDoc, PersonEdit, PersonText, ProfileField, RequestEdit};
use crate::entry;
use crate::write::{Editing, Rewrite, Tx};
use crate::{EditError, Splice};
use automerge::{ChangeHash, ObjId, ROOT};
use ryadom_domain::{MenteeCategory, Request, RequestId, RequestState};

type Result<T = ()> = std::result::Result<T, EditError>;
type Profile<'d> = Tx<'d, PersonDoc>;

impl Editing for PersonDoc {
    fn apply(tx: &mut Profile<'_>, edit: &PersonEdit) -> Result {
        match edit {
            PersonEdit::Write { text, splice } => {
                let (map, key) = place(tx, *text)?;
                tx.splice(&map, key, text, splice)
            }
            PersonEdit::WriteAt { text, .. } => {
                let (map, key) = place(tx, *text)?;
                tx.splice_carried(&map, key, text)
            }
            PersonEdit::Phone(value) => tx.set(&ROOT, "phone", value, PersonEdit::Phone),
            PersonEdit::Email(value) => tx.set(&ROOT, "email", value, PersonEdit::Email),
            PersonEdit::Messenger(value) => {
                tx.set(&ROOT, "messenger", value, PersonEdit::Messenger)
            }
            PersonEdit::Set(field, value) => set(tx, *field, value),
            PersonEdit::Tag(tag, on) => {
                let (part, key) = tag.place();
                let map = tx.container(part)?;
                tx.set(&map, &key, on, |before| PersonEdit::Tag(*tag, before))
            }
            PersonEdit::Competence(words, level) => {
                let map = tx.container(MENTOR)?;
                let key = format!("{COMPETENCE}{words}");
                tx.set(&map, &key, level, |before| {
                    PersonEdit::Competence(words.clone(), before)
                })
            }
            PersonEdit::Acknowledge(act, day) => {
                let map = tx.container(ACKNOWLEDGED)?;
                tx.set(&map, &act.to_string(), day, |before| {
                    PersonEdit::Acknowledge(*act, before)
                })
            }
            PersonEdit::AddTraining { id, fields } => {
                let (id, edit) = (*id, TrainingEdit::Remove);
                entry::add(tx, TRAINING, id, fields, PersonEdit::Training { id, edit })
            }
            PersonEdit::Training { id, edit } => {
                let back = |edit| PersonEdit::Training { id: *id, edit };
                entry::change(tx, TRAINING, id, edit, back)
            }
            PersonEdit::AddRequest { id, request } => add_request(tx, *id, request),
            PersonEdit::Request { id, edit } => change_request(tx, *id, edit),
            PersonEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: PersonText, splice: Splice, heads: Vec<ChangeHash>) -> PersonEdit {
        PersonEdit::WriteAt {
            text,
            splice,
            heads,
        }
    }

    fn rewrites(edit: &PersonEdit, found: &mut Vec<Rewrite>) {
        match edit {
            PersonEdit::WriteAt {
                text,
                splice,
                heads,
            } => {
                found.push(Rewrite {
                    text: (*text).into(),
                    splice: Some(splice.clone()),
                    dress: Vec::new(),
                    heads: heads.clone(),
                });
            }
            PersonEdit::Several(edits) => edits.iter().for_each(|edit| Self::rewrites(edit, found)),
            _ => {}
        }
    }
}

/// The map and key of a text. A row that is written in is there for good.
fn place(tx: &mut Profile<'_>, text: PersonText) -> Result<(ObjId, &'static str)> {
    Ok(match text {
        PersonText::CanHelp => (ROOT, "canHelp"),
        PersonText::Request => (ROOT, "request"),
        PersonText::Asked(id) => {
            let row = tx.container("requests").and_then(|all| tx.row(&all, id))?;
            tx.touch(&row)?;
            (row, "words")
        }
    })
}

fn set(tx: &mut Profile<'_>, field: ProfileField, value: &String) -> Result {
    let is_sensitive = value
        .parse::<MenteeCategory>()
        .is_ok_and(MenteeCategory::is_sensitive);
    if field == ProfileField::Category && is_sensitive {
        return Err(EditError::NotHere);
    }
    let (part, key) = field.place();
    let map = match part {
        Some(part) => tx.container(part)?,
        None => ROOT,
    };
    tx.set(&map, key, value, |before| PersonEdit::Set(field, before))
}

fn add_request(tx: &mut Profile<'_>, id: RequestId, request: &Request) -> Result {
    let requests = tx.container("requests")?;
    let row = tx.new_row(&requests, id)?;
    tx.fill(&row, "topic", &request.topic)?;
    tx.fill_text(&row, "words", &request.words)?;
    tx.fill(&row, "form", &request.form)?;
    tx.fill(&row, "kind", &request.kind)?;
    tx.fill(&row, "urgency", &request.urgency)?;
    tx.fill(&row, "mentor", &request.mentor)?;
    tx.fill(&row, "asker", &request.asker)?;
    tx.fill(&row, "made", &request.made)?;
    tx.undo(PersonEdit::Request {
        id,
        edit: RequestEdit::Remove,
    });
    Ok(())
}

fn change_request(tx: &mut Profile<'_>, id: RequestId, edit: &RequestEdit) -> Result {
    let row = tx.container("requests").and_then(|all| tx.row(&all, id))?;
    let back = |edit| PersonEdit::Request { id, edit };
    match edit {
        RequestEdit::Remove => return tx.remove(&row, back(RequestEdit::Restore)),
        RequestEdit::Restore => return tx.restore(&row, back(RequestEdit::Remove)),
        _ => tx.touch(&row)?,
    }
    match edit {
        RequestEdit::Topic(value) => tx.set(&row, "topic", value, |before| {
            back(RequestEdit::Topic(before))
        }),
        RequestEdit::Form(value) => tx.set(&row, "form", value, |before| {
            back(RequestEdit::Form(before))
        }),
        RequestEdit::Kind(value) => tx.set(&row, "kind", value, |before| {
            back(RequestEdit::Kind(before))
        }),
        RequestEdit::Urgency(value) => tx.set(&row, "urgency", value, |before| {
            back(RequestEdit::Urgency(before))
        }),
        RequestEdit::Mentor(value) => tx.set(&row, "mentor", value, |before| {
            back(RequestEdit::Mentor(before))
        }),
        RequestEdit::Asker(value) => tx.set(&row, "asker", value, |before| {
            back(RequestEdit::Asker(before))
        }),
        RequestEdit::Made(value) => tx.set(&row, "made", value, |before| {
            back(RequestEdit::Made(before))
        }),
        RequestEdit::State(state) => tx.set(&row, "state", &Some(*state), |before| {
            back(RequestEdit::State(before.unwrap_or(RequestState::New)))
        }),
        RequestEdit::Reason(value) => tx.set(&row, "reason", value, |before| {
            back(RequestEdit::Reason(before))
        }),
        RequestEdit::Pair(value) => tx.set(&row, "pair", value, |before| {
            back(RequestEdit::Pair(before))
        }),
        RequestEdit::Matched(value) => tx.set(&row, "matched", value, |before| {
            back(RequestEdit::Matched(before))
        }),
        RequestEdit::Remove | RequestEdit::Restore => Ok(()),
    }
}
