//! The head of a new programme: everything that the registry already knows, so that nobody types it twice.

use ryadom_domain::{Pair, PersonFacts, Registry, SchoolYear, TitleBlock};

/// The title block of a pair's new programme. `name` is the programme's, `curator` whoever makes it.
pub fn title_block(registry: &Registry, pair: &Pair, name: String, curator: String) -> TitleBlock {
    TitleBlock {
        name,
        curator,
        form: pair.form,
        kind: pair.kind,
        school_year: pair
            .start
            .map(|start| SchoolYear::worked_for(start).to_string())
            .unwrap_or_default(),
        starts: pair.start,
        ends: pair.end,
        people: pair
            .members()
            .filter_map(|id| {
                let person = registry.people.get(&id)?;
                let facts = PersonFacts {
                    position: person.position.clone(),
                    ..PersonFacts::default()
                };
                Some((id, facts))
            })
            .collect(),
        ..TitleBlock::default()
    }
}
