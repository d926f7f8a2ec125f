//! What is done to a person's private document and to the school's own.

use crate::notes::{choose_note, notes};
use crate::numbers::{day, one_of, pick};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{
    ActField, ActId, ApprobationField, ApprobationOf, Deadline, DocumentId, OrgType, PairId,
    TemplateId,
};
use ryadom_replica::{
    ActEdit, ActRow, ChangeHash, Kind, NoteEdit, PrivateDoc, PrivateEdit, PrivateView, SchoolDoc,
    SchoolEdit, SchoolField, SchoolView, TemplateRow,
};

impl Vocabulary for PrivateDoc {
    fn snapshot(view: &PrivateView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        notes(&mut snapshot, &view.notes);
        for (document, heads) in &view.seen {
            snapshot.set(format!("seen of {document}"), heads);
        }
        // The last word counts, and only this person reads it: it must be the same everywhere, no more.
        snapshot.list(
            "preferences",
            view.preferences
                .iter()
                .map(|(key, value)| format!("{key}={value}")),
        );
        snapshot
    }

    fn choose(
        view: &PrivateView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> PrivateEdit {
        let saw = |fresh: &mut Fresh| {
            let mut head = [0; 32];
            head[..16].copy_from_slice(&fresh.id());
            let document = DocumentId::from_random([u8::try_from(1 + which % 2).unwrap_or(1); 16]);
            PrivateEdit::Saw(document, vec![ChangeHash(head)])
        };
        let prefer =
            |fresh: &mut Fresh| PrivateEdit::Prefer("letters".to_owned(), day(fresh).to_string());
        one_of(
            what,
            &[
                &|fresh| match choose_note(&view.notes, which, how, what, fresh) {
                    NoteEdit::Write { text, splice } => PrivateDoc::write(text, splice),
                    edit => PrivateEdit::Note(edit),
                },
                &|fresh| PrivateEdit::Note(choose_note(&view.notes, how, which, what, fresh)),
                &saw,
                &prefer,
                &|fresh| PrivateDoc::several(vec![saw(fresh), prefer(fresh)]),
            ],
            fresh,
        )
    }
}

impl Vocabulary for SchoolDoc {
    fn snapshot(view: &SchoolView) -> Snapshot {
        let SchoolView {
            name,
            short_name,
            org_type,
            settlement,
            school_year,
            labels,
            quiet_days,
            templates,
            removed_templates,
            first_days,
            deadlines,
            acts,
            removed_acts,
            approver,
            approbations,
        } = view;
        let mut snapshot = Snapshot::default();
        snapshot.field("name", name);
        snapshot.field("short name", short_name);
        snapshot.field("type", org_type);
        snapshot.field("settlement", settlement);
        snapshot.field("school year", school_year);
        snapshot.field("quiet days", quiet_days);
        snapshot.field("first days", first_days);
        snapshot.field("approver", approver);
        for (of, said) in approbations {
            for (field, words) in said {
                snapshot.field(format!("{field} of {of}"), words);
            }
        }
        for (deadline, day) in deadlines {
            snapshot.field(format!("{deadline:?}"), day);
        }
        for ActRow {
            id,
            fate,
            touched,
            fields,
        } in acts.iter().chain(removed_acts)
        {
            snapshot.row(id, fate, *touched);
            for (field, words) in fields {
                snapshot.field(format!("{field} of {id}"), words);
            }
        }
        for TemplateRow {
            id,
            fate,
            touched,
            name,
            plan,
        } in templates.iter().chain(removed_templates)
        {
            snapshot.row(id, fate, *touched);
            snapshot.list(&format!("template {id}"), [name, plan].into_iter());
        }
        for (key, word) in labels {
            snapshot.field(format!("label {key}"), word);
        }
        snapshot
    }

    fn choose(
        view: &SchoolView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> SchoolEdit {
        let words = |fresh: &mut Fresh| day(fresh).to_string();
        let set = |field, fresh: &mut Fresh| SchoolEdit::Set(field, words(fresh));
        let label = if which.is_multiple_of(2) {
            "curator"
        } else {
            "pair"
        };
        one_of(
            what,
            &[
                &|fresh| set(SchoolField::Name, fresh),
                &|fresh| SchoolEdit::Label(label.to_owned(), words(fresh)),
                &|fresh| set(SchoolField::ShortName, fresh),
                &|fresh| set(SchoolField::Settlement, fresh),
                &|fresh| set(SchoolField::SchoolYear, fresh),
                &|_| SchoolEdit::OrgType(pick(OrgType::ALL, how).copied()),
                &|fresh| {
                    let rows: Vec<_> = view
                        .templates
                        .iter()
                        .chain(&view.removed_templates)
                        .collect();
                    match pick(&rows, which).filter(|_| !how.is_multiple_of(3)) {
                        Some(row) if how.is_multiple_of(2) => SchoolEdit::RemoveTemplate(row.id),
                        Some(row) => SchoolEdit::RestoreTemplate(row.id),
                        None => SchoolEdit::AddTemplate {
                            id: TemplateId::from_random(fresh.id()),
                            name: fresh.letters(how),
                            plan: "{}".to_owned(),
                        },
                    }
                },
                &|fresh| {
                    let rows: Vec<_> = view.acts.iter().chain(&view.removed_acts).collect();
                    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(4)) else {
                        let fields = [(ActField::Title, fresh.letters(how))].into();
                        let id = ActId::from_random(fresh.id());
                        return SchoolEdit::AddAct { id, fields };
                    };
                    let edit = match how % 4 {
                        1 => ActEdit::Remove,
                        2 => ActEdit::Restore,
                        _ => ActEdit::Set(ActField::ALL[which % ActField::ALL.len()], words(fresh)),
                    };
                    SchoolEdit::Act { id: row.id, edit }
                },
                &|fresh| {
                    let deadline = Deadline::ALL[which % 2];
                    SchoolEdit::Deadline(
                        2026,
                        deadline,
                        (!how.is_multiple_of(3)).then(|| day(fresh)),
                    )
                },
                &|fresh| set(SchoolField::FirstDays, fresh),
                &|fresh| set(SchoolField::Approver, fresh),
                &|fresh| {
                    let of = if which.is_multiple_of(2) {
                        ApprobationOf::Template(TemplateId::from_random([1; 16]))
                    } else {
                        ApprobationOf::Programme(PairId::from_random([1; 16]))
                    };
                    let field = ApprobationField::ALL[how % ApprobationField::ALL.len()];
                    SchoolEdit::Approbation(of, field, words(fresh))
                },
                &|fresh| SchoolEdit::QuietDays(u16::try_from(fresh.number()).ok()),
                &|fresh| {
                    SchoolDoc::several(vec![
                        set(SchoolField::Name, fresh),
                        SchoolEdit::Label(label.to_owned(), words(fresh)),
                    ])
                },
            ],
            fresh,
        )
    }
}
