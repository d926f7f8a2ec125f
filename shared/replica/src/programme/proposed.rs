//! Deficits that the answers proposed. Two people may each take the same one into the programme, apart: then there are
//! two rows for one question. The one that nobody touched since says only what the answers say, so it gives way to the
//! other, and what is linked to it is linked to the other; two that were both worked on are both shown.

use super::{DeficitRow, ProgrammeDoc, read};
use crate::read::{MapReader, divide};
use crate::write::Tx;
use crate::{Choice, EditError, Fate};
use automerge::ObjId;
use ryadom_domain::{AskedSkill, DeficitId};
use std::collections::{BTreeMap, BTreeSet};

type Programme<'d> = Tx<'d, ProgrammeDoc>;

/// The fate of a row that was made and never edited.
const UNTOUCHED: i64 = 1;

/// The deficits, and which of them a link to another means.
#[derive(Debug, Default)]
pub(super) struct Deficits {
    pub(super) shown: Vec<DeficitRow>,
    pub(super) removed: Vec<DeficitRow>,
    /// From one that is not shown to the one for the same question that is.
    stands_for: BTreeMap<DeficitId, DeficitId>,
}

impl Deficits {
    pub(super) fn read(root: &MapReader<'_>) -> Self {
        let mut untouched = BTreeSet::new();
        let mut rows = Vec::new();
        for row in root.rows("deficits") {
            if row.fate == Fate::Kept && row.map.value::<i64>("fate") == UNTOUCHED {
                untouched.insert(row.id);
            }
            rows.push(read::deficit(row));
        }
        let (mut shown, removed) = divide(rows, |row| &row.fate);
        let kept = kept(&shown, &untouched);
        let gives_way = |row: &DeficitRow| {
            let asked = row.asked?;
            let other = *kept.get(&asked)?;
            (untouched.contains(&row.id) && other != row.id).then_some((row.id, other))
        };
        let gone = removed.iter().filter_map(|row| {
            let other = *kept.get(&row.asked?)?;
            Some((row.id, other))
        });
        let stands_for: BTreeMap<_, _> = shown.iter().filter_map(gives_way).chain(gone).collect();
        shown.retain(|row| !stands_for.contains_key(&row.id));
        Self {
            shown,
            removed,
            stands_for,
        }
    }

    /// The deficit that is meant by an id.
    fn meant(&self, id: DeficitId) -> DeficitId {
        self.stands_for.get(&id).copied().unwrap_or(id)
    }

    pub(super) fn links(&self, ids: BTreeSet<DeficitId>) -> BTreeSet<DeficitId> {
        ids.into_iter().map(|id| self.meant(id)).collect()
    }

    pub(super) fn link(&self, mut link: Choice<Option<DeficitId>>) -> Choice<Option<DeficitId>> {
        let meant = |id: Option<DeficitId>| id.map(|id| self.meant(id));
        link.value = meant(link.value);
        for rival in &mut link.rivals {
            rival.value = meant(rival.value);
        }
        if link.rivals.iter().all(|rival| rival.value == link.value) {
            link.rivals.clear();
        }
        link
    }
}

/// For each question the deficit that stays: the first that was worked on, else the first of all.
fn kept(rows: &[DeficitRow], untouched: &BTreeSet<DeficitId>) -> BTreeMap<AskedSkill, DeficitId> {
    let mut kept = BTreeMap::new();
    let (as_made, worked_on): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| untouched.contains(&row.id));
    for row in worked_on.into_iter().chain(as_made) {
        if let Some(asked) = row.asked {
            kept.entry(asked).or_insert(row.id);
        }
    }
    kept
}

/// Under which ids an item's link to a deficit is written: to make it, its own; to end it, each that is there and means it.
pub(super) fn linked_as(
    tx: &Programme<'_>,
    links: &ObjId,
    deficit: DeficitId,
    linked: bool,
) -> Result<Vec<DeficitId>, EditError> {
    if linked {
        return Ok(vec![deficit]);
    }
    let deficits = tx.container("deficits")?;
    let mut all = of_one_question(tx, &deficits, deficit);
    all.retain(|(id, _)| tx.value(links, &id.to_string()));
    Ok(match all.as_slice() {
        [] => vec![deficit],
        _ => all.into_iter().map(|(id, _)| id).collect(),
    })
}

/// Removes those that gave way to this one, which would otherwise stand in its place.
pub(super) fn remove_with(
    tx: &mut Programme<'_>,
    deficits: &ObjId,
    id: DeficitId,
) -> Result<(), EditError> {
    for (other, row) in of_one_question(tx, deficits, id) {
        if other != id && tx.value::<i64>(&row, "fate") == UNTOUCHED {
            tx.write(&row, "fate", &-(UNTOUCHED + 1))?;
        }
    }
    Ok(())
}

/// Every deficit of the same question as this one, itself too; none when it asks nothing or is not there.
fn of_one_question(tx: &Programme<'_>, deficits: &ObjId, id: DeficitId) -> Vec<(DeficitId, ObjId)> {
    let asked_by = |id: DeficitId| {
        let row = tx.row(deficits, id).ok()?;
        let asked: AskedSkill = tx.value::<Option<_>>(&row, "asked")?;
        Some((asked, row))
    };
    let Some((asked, _)) = asked_by(id) else {
        return Vec::new();
    };
    let same = |id: DeficitId| {
        let (other, row) = asked_by(id)?;
        (other == asked).then_some((id, row))
    };
    tx.ids(deficits).into_iter().filter_map(same).collect()
}
