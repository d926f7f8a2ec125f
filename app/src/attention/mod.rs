//! Who needs the curator, and why, in words: the overview and the list of pairs say the same. Any feature may import it.

mod school;

pub use school::is_kindergarten;

use crate::device::use_device;
use crate::i18n::*;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::attention::{self, Need, Thresholds};
use ryadom_domain::{Pair, Registry, SchoolRoles};
use ryadom_replica::{SchoolDoc, Summary, pair_facts};

/// The school's thresholds: the usual ones, and how long a pair may be quiet as the school has set it.
pub fn thresholds(quiet_days: Option<u16>) -> Thresholds {
    Thresholds {
        quiet_days: quiet_days.map_or(Thresholds::USUAL.quiet_days, i32::from),
        ..Thresholds::USUAL
    }
}

/// Why this pair needs somebody with these roles today, most pressing first.
///
/// Marks are confirmed by a curator alone, so nobody else is told of them.
pub fn needs(
    registry: &Registry,
    pair: &Pair,
    summary: Option<&Summary>,
    roles: SchoolRoles,
    today: Date,
    limits: &Thresholds,
) -> Vec<Need> {
    let mut needs = attention::needs(&pair_facts(registry, pair, summary, today), today, limits);
    needs.retain(|need| match need {
        Need::Marks(_) | Need::HeadApproved => roles.curator,
        Need::Approval => roles.curator || roles.head,
        _ => true,
    });
    needs
}

/// All reasons as one sentence: «Нет встреч 24 дня, 1 договорённость просрочена».
pub fn sentence(locale: Locale, needs: &[Need]) -> String {
    let words: Vec<String> = needs.iter().map(|need| reason(locale, *need)).collect();
    crate::told::capital(&words.join(", "))
}

/// One reason, lower case.
pub fn reason(locale: Locale, need: Need) -> String {
    match need {
        Need::Incomplete => td_string!(locale, overview.why_incomplete).to_owned(),
        Need::NeverMet(days) => td_string!(locale, overview.why_never_met, count = days),
        Need::Quiet(days) => td_string!(locale, overview.why_quiet, count = days),
        Need::LateItems(items, _) => td_string!(locale, overview.why_items, count = short(items)),
        Need::LateAgreements(agreements, _) => {
            td_string!(locale, overview.why_agreements, count = short(agreements))
        }
        Need::Unsettled(places) => {
            td_string!(locale, overview.why_unsettled, count = short(places))
        }
        Need::HeadApproved => td_string!(locale, overview.why_head_approved).to_owned(),
        Need::Approval => td_string!(locale, overview.why_approval).to_owned(),
        Need::StillDraft(_) => td_string!(locale, overview.why_draft).to_owned(),
        Need::PastItsEnd(days) => td_string!(locale, overview.why_past, count = days),
        Need::Marks(marks) => td_string!(locale, overview.why_marks, count = short(marks)),
    }
}

/// Plural rules take fixed-width numbers; no list of a school comes near the end of this one.
pub fn short(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The reader's roles in the school.
pub fn my_roles() -> Memo<SchoolRoles> {
    let device = use_device();
    let registry = device.registry();
    Memo::new(move |_| {
        registry
            .read()
            .people
            .get(&device.person())
            .map(|person| person.roles)
            .unwrap_or_default()
    })
}

/// The school's thresholds, read from its own document; the usual ones until it is there.
pub fn school_thresholds() -> Memo<Thresholds> {
    let device = use_device();
    let registry = device.registry();
    let document = Memo::new(move |_| registry.read().school);
    let school = Memo::new(move |_| document.get().map(|id| device.open::<SchoolDoc>(id)));
    Memo::new(move |_| {
        let quiet_days = school
            .get()
            .and_then(|school| school.with(|school| school.quiet_days.value));
        thresholds(quiet_days)
    })
}

/// How many pairs need the reader: the number beside «Пары» in the navigation.
pub fn count() -> Memo<usize> {
    let device = use_device();
    let (registry, summaries) = (device.registry(), device.summaries());
    let (roles, limits) = (my_roles(), school_thresholds());
    Memo::new(move |_| {
        let (registry, summaries) = (registry.read(), summaries.read());
        let (roles, limits) = (roles.get(), limits.get());
        let today = device.today();
        registry
            .pairs
            .values()
            .filter(|pair| {
                !needs(
                    &registry,
                    pair,
                    summaries.get(&pair.id),
                    roles,
                    today,
                    &limits,
                )
                .is_empty()
            })
            .count()
    })
}
