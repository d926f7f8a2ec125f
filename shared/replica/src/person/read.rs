//! Reading a profile.

use super::field::{ACKNOWLEDGED, COMPETENCE, MENTEE, MENTOR};
use super::{PersonView, ProfileField, ProfileTag, RequestRow, TrainingRow, training};
use crate::read::{MapReader, RowReader, divide};
use ryadom_domain::RequestId;

pub(super) fn person(root: &MapReader<'_>) -> PersonView {
    let mut view = PersonView {
        phone: root.choice("phone"),
        email: root.choice("email"),
        messenger: root.choice("messenger"),
        can_help: root.text("canHelp"),
        request: root.text("request"),
        ..PersonView::default()
    };
    fields(&mut view, None, root);
    for part in [MENTOR, MENTEE] {
        let Some(map) = root.child(part) else {
            continue;
        };
        fields(&mut view, Some(part), &map);
        for key in map.keys() {
            if let Some(words) = key.strip_prefix(COMPETENCE)
                && part == MENTOR
            {
                view.competences.insert(words.to_owned(), map.choice(key));
            } else if map.value(key) {
                view.tags.extend(ProfileTag::at(part, key));
            }
        }
    }
    if let Some(read) = root.child(ACKNOWLEDGED) {
        view.acknowledged = read
            .keys()
            .filter_map(|key| Some((key.parse().ok()?, read.choice(key))))
            .collect();
    }
    let (shown, removed) = divide(training::read(root), |row: &TrainingRow| &row.fate);
    view.trainings = shown;
    view.removed_trainings = removed;
    let (shown, removed) = divide(
        root.rows("requests").into_iter().map(request),
        |row: &RequestRow| &row.fate,
    );
    view.requests = shown;
    view.removed_requests = removed;
    for rows in [&mut view.requests, &mut view.removed_requests] {
        rows.sort_by_key(|row| (row.made.value, row.id));
    }
    view
}

fn fields(view: &mut PersonView, part: Option<&'static str>, map: &MapReader<'_>) {
    for field in ProfileField::ALL {
        let (its_part, key) = field.place();
        if its_part == part {
            let choice = map.choice(key);
            if choice.written.is_some() {
                view.fields.insert(field, choice);
            }
        }
    }
}

fn request(row: RowReader<'_, RequestId>) -> RequestRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    RequestRow {
        id,
        fate,
        touched,
        topic: map.choice("topic"),
        words: map.text("words"),
        form: map.choice("form"),
        kind: map.choice("kind"),
        urgency: map.choice("urgency"),
        mentor: map.choice("mentor"),
        asker: map.choice("asker"),
        made: map.choice("made"),
        state: map.choice("state"),
        reason: map.choice("reason"),
        pair: map.choice("pair"),
        matched: map.choice("matched"),
    }
}
