//! What is done to a person's private document and to the school's own.

use crate::files::{choose_file, files};
use crate::notes::{choose_note, notes};
use crate::numbers::{day, one_of, pick};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use ryadom_domain::{
    ActField, ActId, ApprobationField, ApprobationOf, Blank, BlankField, BlankId, BlankKind,
    BlankLine, Deadline, DocumentId, LineField, LineId, OrgType, PairId, TemplateId,
};
use ryadom_replica::{
    ActEdit, ActRow, BlankEdit, BlankRow, ChangeHash, Kind, LineRow, NoteEdit, PrivateDoc,
    PrivateEdit, PrivateView, SchoolDoc, SchoolEdit, SchoolField, SchoolView, TemplateRow,
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
            blanks,
            removed_blanks,
            files: of_acts,
            approver,
            mentor_category,
            mentor_position,
            criteria,
            threshold,
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
        snapshot.field("category", mentor_category);
        snapshot.field("position", mentor_position);
        snapshot.field("criteria", criteria);
        snapshot.field("threshold", threshold);
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
        files(&mut snapshot, of_acts);
        for row in blanks.iter().chain(removed_blanks) {
            blank(&mut snapshot, row);
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
                &|fresh| choose_blank(view, which, how, fresh),
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
                &|fresh| choose_blank(view, how, which, fresh),
                &|fresh| SchoolEdit::File(choose_file(&view.files, which, how, fresh)),
                &|fresh| set(SchoolField::Approver, fresh),
                &|fresh| set(SchoolField::MentorCategory, fresh),
                &|fresh| set(SchoolField::MentorPosition, fresh),
                &|fresh| set(SchoolField::Criteria, fresh),
                &|fresh| set(SchoolField::Threshold, fresh),
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

fn blank(snapshot: &mut Snapshot, row: &BlankRow) {
    let BlankRow {
        id,
        fate,
        touched,
        kind,
        fields,
        lines,
        removed_lines,
    } = row;
    snapshot.row(id, fate, *touched);
    snapshot.set(format!("what {id} is"), [kind.to_string()]);
    for (field, words) in fields {
        snapshot.field(format!("{field} of {id}"), words);
    }
    snapshot.list(&format!("lines of {id}"), lines.iter().map(|line| line.id));
    for LineRow {
        id,
        fate,
        touched,
        is_section,
        fields,
    } in lines.iter().chain(removed_lines)
    {
        snapshot.row(id, fate, *touched);
        snapshot.set(format!("section {id}"), [is_section.to_string()]);
        for (field, words) in fields {
            snapshot.field(format!("{field} of {id}"), words);
        }
    }
}

/// Somebody writes a questionnaire, or goes on with one of a few.
fn choose_blank(view: &SchoolView, which: usize, how: usize, fresh: &mut Fresh) -> SchoolEdit {
    let line = |fresh: &mut Fresh| BlankLine {
        is_section: how.is_multiple_of(3),
        fields: [(LineField::Words, fresh.letters(how))].into(),
    };
    let rows: Vec<&BlankRow> = view.blanks.iter().chain(&view.removed_blanks).collect();
    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(9)) else {
        return SchoolEdit::AddBlank {
            id: BlankId::from_random(fresh.id()),
            blank: Box::new(Blank {
                kind: BlankKind::ALL[which % 2],
                fields: [(BlankField::Title, fresh.letters(how))].into(),
                lines: vec![(LineId::from_random(fresh.id()), line(fresh))],
            }),
        };
    };
    let lines: Vec<&LineRow> = row.lines.iter().chain(&row.removed_lines).collect();
    let after = pick(&row.lines, which).map(|line| line.id);
    let edit = match (how % 9, pick(&lines, which / 2)) {
        (1, _) => BlankEdit::Remove,
        (2, _) => BlankEdit::Restore,
        (3, Some(line)) => BlankEdit::RemoveLine(line.id),
        (4, Some(line)) => BlankEdit::RestoreLine(line.id),
        (5, Some(line)) => BlankEdit::MoveLine(line.id, after.filter(|after| *after != line.id)),
        (6, Some(line)) => BlankEdit::SetLine(
            line.id,
            LineField::ALL[which % LineField::ALL.len()],
            day(fresh).to_string(),
        ),
        (7, _) => BlankEdit::Set(
            BlankField::ALL[which % BlankField::ALL.len()],
            day(fresh).to_string(),
        ),
        _ => BlankEdit::AddLine {
            id: LineId::from_random(fresh.id()),
            after,
            line: line(fresh),
        },
    };
    SchoolEdit::Blank { id: row.id, edit }
}
