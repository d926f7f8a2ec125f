//! What the list of pairs shows, worked out from the registry and the local summaries alone.

use crate::attention;
use crate::told::Names;
use jiff::civil::Date;
use reactive_stores::{Patch, Store};
use ryadom_domain::attention::{Need, Thresholds};
use ryadom_domain::{
    Form, Kind, Pair, PairId, PairState, PersonId, Registry, SchoolRoles, Timestamp,
};
use ryadom_replica::Summary;
use std::collections::BTreeSet;

/// The list of pairs.
#[derive(Debug, Clone, Default, PartialEq, Store, Patch)]
pub struct PairList {
    /// Pairs that the filter lets through, in order; what is to be looked at comes first, whatever the filter.
    #[store(key: PairId = |row| row.id)]
    pub rows: Vec<PairLine>,
    /// How many pairs there are in all.
    pub all: usize,
    /// How many of them need the reader.
    pub needy: usize,
    /// Of how many there is something to look at.
    pub torn: usize,
}

/// One pair of the list.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct PairLine {
    /// The pair.
    #[patch(|this, new| *this = new)]
    pub id: PairId,
    /// «Иванова — Кузнецова».
    pub name: String,
    /// Форма.
    #[patch(|this, new| *this = new)]
    pub form: Option<Form>,
    /// Вид.
    #[patch(|this, new| *this = new)]
    pub kind: Option<Kind>,
    /// Where it is in its life.
    #[patch(|this, new| *this = new)]
    pub state: PairState,
    /// How far its plan is.
    #[patch(|this, new| *this = new)]
    pub plan: Plan,
    /// The newest change of its documents: who and when.
    #[patch(|this, new| *this = new)]
    pub active: Option<(Timestamp, Option<PersonId>)>,
    /// Its last meeting.
    #[patch(|this, new| *this = new)]
    pub met: Option<Date>,
    /// Why it needs the reader.
    #[patch(|this, new| *this = new)]
    pub why: Vec<Need>,
    /// Two curators changed it apart: there is something to look at.
    pub torn: bool,
}

/// How far a plan is, in items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plan {
    /// All items.
    pub all: usize,
    /// Done, wholly or in part.
    pub done: usize,
    /// Items whose date has come.
    pub due: usize,
    /// Late ones.
    pub late: usize,
}

/// Which pairs are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PairFilter {
    /// All that are not ended.
    #[default]
    Open,
    /// Those that need the reader.
    Need,
    /// Those that work.
    Going,
    /// Those that are being made or pause.
    Waits,
    /// Those that ended.
    Ended,
}

impl PairFilter {
    /// In the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Need,
        Self::Going,
        Self::Waits,
        Self::Ended,
    ];

    /// How the address says it: `/pairs?show=need`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Need => "need",
            Self::Going => "going",
            Self::Waits => "waits",
            Self::Ended => "ended",
        }
    }

    /// From the address; what it does not know shows all open pairs.
    pub fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|filter| filter.as_str() == text)
            .unwrap_or_default()
    }

    fn lets(self, line: &PairLine) -> bool {
        let going = matches!(line.state, PairState::Assigned | PairState::Working);
        match self {
            Self::Open => line.state.is_open(),
            Self::Need => !line.why.is_empty(),
            Self::Going => going,
            Self::Waits => line.state.is_open() && !going,
            Self::Ended => !line.state.is_open(),
        }
    }
}

/// Works the list out.
pub fn pair_list<'a>(
    registry: &Registry,
    torn: &BTreeSet<PairId>,
    summary: impl Fn(PairId) -> Option<&'a Summary>,
    roles: SchoolRoles,
    today: Date,
    limits: &Thresholds,
    filter: PairFilter,
) -> PairList {
    let names = Names {
        registry,
        reader: None,
        today,
    };
    let mut list = PairList::default();
    let now = |pair: &&Pair| !registry.past.contains_key(&pair.id);
    for pair in registry.pairs.values().filter(now) {
        let summary = summary(pair.id);
        let programme = summary.and_then(|summary| summary.programme.as_ref());
        let journal = summary.and_then(|summary| summary.journal.as_ref());
        let line = PairLine {
            id: pair.id,
            name: names.pair(pair.id),
            form: pair.form,
            kind: pair.kind,
            state: pair.state,
            plan: programme
                .map(|programme| Plan {
                    all: programme.items.len(),
                    done: programme.done(),
                    due: programme.by(today).0,
                    late: programme.overdue(today).count(),
                })
                .unwrap_or_default(),
            active: [
                programme.map(|programme| (programme.touched, programme.touched_by)),
                journal.map(|journal| (journal.touched, journal.touched_by)),
            ]
            .into_iter()
            .flatten()
            // A document in which nobody has written yet was not touched by anybody.
            .filter(|(at, _)| at.seconds() > 0)
            .max_by_key(|(at, _)| *at),
            met: journal.and_then(|journal| journal.last_meeting(today)),
            why: attention::needs(registry, pair, summary, roles, today, limits),
            torn: torn.contains(&pair.id),
        };
        list.all += 1;
        list.needy += usize::from(!line.why.is_empty());
        list.torn += usize::from(line.torn);
        if line.torn || filter.lets(&line) {
            list.rows.push(line);
        }
    }
    list.rows.sort_by(|one, other| {
        (!one.torn, &one.name, one.id).cmp(&(!other.torn, &other.name, other.id))
    });
    list
}
