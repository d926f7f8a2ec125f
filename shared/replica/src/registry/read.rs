//! Reading the registry: as it is shown, and as access sees it.

use super::{PairRow, PersonDetail, PersonRow, RegistryView, past};
use crate::Fate;
use crate::read::{MapReader, RowReader, divide};
use crate::relay::surely;
use ryadom_domain::{
    DocumentId, DocumentKind, Name, Pair, PairId, PairState, Person, PersonId, Registry,
    SchoolRole, SchoolRoles, Side,
};
use std::collections::BTreeSet;

pub(super) fn registry(root: &MapReader<'_>) -> RegistryView {
    let mut people: Vec<PersonRow> = root.rows("people").into_iter().map(person).collect();
    people.sort_by_cached_key(|row| (row.name(), row.id));
    let (people, removed_people) = divide(people, |row| &row.fate);
    let (pairs, removed_pairs) = divide(root.rows("pairs").into_iter().map(pair), |row| &row.fate);
    let documents = root.child("documents");
    let document = |key| {
        documents
            .as_ref()
            .map(|documents| documents.choice(key))
            .unwrap_or_default()
    };
    RegistryView {
        people,
        removed_people,
        pairs,
        removed_pairs,
        school: document("school"),
        personnel: document("personnel"),
    }
}

fn person(row: RowReader<'_, PersonId>) -> PersonRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    PersonRow {
        id,
        fate,
        touched,
        last_name: map.choice("lastName"),
        first_name: map.choice("firstName"),
        patronymic: map.choice("patronymic"),
        position: map.choice("position"),
        curator: map.choice(role_key(SchoolRole::Curator)),
        council: map.choice(role_key(SchoolRole::Council)),
        head: map.choice(role_key(SchoolRole::Head)),
        profile: map.choice("personDoc"),
        private: map.choice("privateDoc"),
        confidential: map.choice("confidentialDoc"),
        kind: map.choice("kind"),
        organisation: map.choice("organisation"),
        manager: map.choice("manager"),
        details: PersonDetail::ALL
            .into_iter()
            .map(|detail| (detail, map.choice(detail.key())))
            .filter(|(_, said)| said.written.is_some())
            .collect(),
    }
}

fn pair(row: RowReader<'_, PairId>) -> PairRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let doubtful = [Side::Mentor, Side::Mentee]
        .into_iter()
        .filter_map(|side| map.child(side_key(side)))
        .flat_map(|members| {
            let doubtful: Vec<PersonId> = members
                .keys()
                .filter(|key| members.choice::<bool>(key).is_torn())
                .filter_map(|key| key.parse().ok())
                .collect();
            doubtful
        })
        .collect();
    PairRow {
        id,
        fate,
        touched,
        form: map.choice("form"),
        kind: map.choice("kind"),
        state: map.choice("state"),
        start: map.choice("start"),
        end: map.choice("end"),
        mentors: map.flags(side_key(Side::Mentor)),
        mentees: map.flags(side_key(Side::Mentee)),
        doubtful,
        programme: map.choice("programme"),
        journal: map.choice("journal"),
        reflection: map.choice("reflection"),
        basis: map.choice("basis"),
        score: map.choice("score"),
        order_number: map.choice("orderNumber"),
        order_date: map.choice("orderDate"),
        follows: map.choice("follows"),
        went_on: past::years(&map),
    }
}

/// The registry as rules and access see it.
///
/// Somebody whom one curator removed while another edited the row is not let in until a curator has chosen; a pair in
/// the same doubt stays, for it lets nobody in who was not in before. Roles and memberships count only when every
/// value that they were given says yes.
pub(crate) fn roster(root: &MapReader<'_>, id: DocumentId) -> Registry {
    let mut registry = Registry::new(id);
    if let Some(documents) = root.child("documents") {
        registry.school = documents.value("school");
        for kind in [DocumentKind::Personnel, DocumentKind::Monitoring] {
            let id: Option<DocumentId> = documents.value(kind.as_str());
            registry.shared.extend(id.map(|id| (kind, id)));
        }
    }
    for RowReader { id, map, fate, .. } in root.rows::<PersonId>("people") {
        if fate != Fate::Kept {
            continue;
        }
        let person = Person {
            name: Name {
                last: map.value("lastName"),
                first: map.value("firstName"),
                patronymic: map.value("patronymic"),
            },
            position: map.value("position"),
            roles: SchoolRoles {
                curator: surely(&map, role_key(SchoolRole::Curator)),
                council: surely(&map, role_key(SchoolRole::Council)),
                head: surely(&map, role_key(SchoolRole::Head)),
            },
            profile: map.value("personDoc"),
            private: map.value("privateDoc"),
            confidential: map.value("confidentialDoc"),
        };
        registry.people.insert(id, person);
    }
    for RowReader { id, map, fate, .. } in root.rows::<PairId>("pairs") {
        if !fate.is_shown() {
            continue;
        }
        let pair = Pair {
            id,
            form: map.value("form"),
            kind: map.value("kind"),
            state: map
                .value::<Option<PairState>>("state")
                .unwrap_or(PairState::Matching),
            mentors: members(&map, Side::Mentor),
            mentees: members(&map, Side::Mentee),
            start: map.value("start"),
            end: map.value("end"),
            programme: map.value("programme"),
            journal: map.value("journal"),
            reflection: map.value("reflection"),
        };
        for year in past::years(&map) {
            let before = past::read(&map, &pair, year);
            registry.past.insert(before.id, (id, year));
            registry.pairs.insert(before.id, before);
        }
        registry.pairs.insert(id, pair);
    }
    registry
}

fn members(pair: &MapReader<'_>, side: Side) -> BTreeSet<PersonId> {
    let Some(members) = pair.child(side_key(side)) else {
        return BTreeSet::new();
    };
    members
        .keys()
        .filter(|key| surely(&members, key))
        .filter_map(|key| key.parse().ok())
        .collect()
}

pub(super) const fn side_key(side: Side) -> &'static str {
    match side {
        Side::Mentor => "mentors",
        Side::Mentee => "mentees",
    }
}

pub(super) const fn role_key(role: SchoolRole) -> &'static str {
    match role {
        SchoolRole::Curator => "curator",
        SchoolRole::Council => "council",
        SchoolRole::Head => "head",
    }
}
