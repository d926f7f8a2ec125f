//! A school year with one device offline for 270 days of it reads as if everybody had been together.

#[path = "../../shared/replica/tests/support/vocabulary.rs"]
mod vocabulary;

use ryadom_replica::{ItemRow, told};
use ryadom_tests::year::{Act, Deed, LEAVES, Papers, RETURNS, Shape, Shown, Who, year};
use std::collections::BTreeSet;
use vocabulary::{Named, Names, all_names};

/// A pair that does less than most: a year has all its days and every kind of edit all the same.
const SMALL: Shape = Shape {
    items: 6,
    meetings: 6,
    notes: 4,
};

/// Largest that the papers of a year may be.
const LARGEST: usize = 300_000;

fn together(deeds: &[Deed]) -> Papers {
    let mut papers = Papers::default();
    for deed in deeds {
        papers.take(deed).expect("the year can be lived");
    }
    papers
}

/// The mentee is away for 270 days, with everybody's work until then; nobody hears of the other meanwhile.
fn apart(deeds: &[Deed]) -> (Papers, Papers) {
    let mut home = Papers::default();
    let (before, after): (Vec<_>, Vec<_>) = deeds.iter().partition(|deed| deed.day <= LEAVES);
    for deed in before {
        home.take(deed).expect("the autumn can be lived");
    }
    let mut away = home.clone();
    for deed in after {
        let papers = if deed.who == Who::Mentee {
            &mut away
        } else {
            &mut home
        };
        papers.take(deed).expect("the year can be lived apart");
    }
    (home, away)
}

/// The row that both wanted: settled by the same words in either world.
fn settle(papers: &mut Papers, deeds: &[Deed]) -> Deed {
    let last = deeds.iter().rfind(|deed| deed.contested).expect("a wish");
    let deed = Deed {
        day: RETURNS,
        at: ryadom_domain::Timestamp(last.at.seconds() + 90 * 24 * 3600),
        ..last.clone()
    };
    papers.take(&deed).expect("settles");
    deed
}

/// Everything but the names of versions, which say who had heard of what by then.
fn shown(papers: &mut Papers) -> Shown {
    let mut shown = papers.shown().expect("shown");
    for edition in &mut shown.programme.editions {
        edition.heads.clear();
    }
    shown
}

fn contested(papers: &mut Papers) -> ItemRow {
    let items = papers.shown().expect("shown").programme.items;
    let mut rows = items.into_iter().filter(|row| row.places() > 0);
    let row = rows.next().expect("a place to look at");
    assert!(rows.next().is_none(), "one place, and no other");
    row
}

#[test]
fn a_year_with_270_days_offline_reads_as_if_all_had_been_together() {
    let deeds = year(1, SMALL);
    let mut online = together(&deeds);
    let (mut home, mut away) = apart(&deeds);

    home.merge(&mut away).expect("merges");
    away.merge(&mut home).expect("merges");
    for (kind, document) in home.documents() {
        let others = away.document(kind).expect("the same papers");
        assert_eq!(document.heads(), others.heads(), "{kind}: equal heads");
    }
    assert_eq!(home.shown().expect("shown"), away.shown().expect("shown"));

    // Both values of the one field that two people wrote without knowing are there; nothing older has won.
    let row = contested(&mut home);
    let wishes: BTreeSet<&str> = row
        .responsible
        .rivals
        .iter()
        .map(|rival| rival.value.as_str())
        .collect();
    assert_eq!(wishes, ["наставляемый", "оба"].into());

    settle(&mut home, &deeds);
    settle(&mut online, &deeds);
    let (apart, together) = (shown(&mut home), shown(&mut online));
    if apart != together {
        // The whole of it is a hundred pages long.
        let (apart, together) = (format!("{apart:#?}"), format!("{together:#?}"));
        let mut lines = apart.lines().zip(together.lines()).enumerate();
        let other = lines.find(|(_, (apart, together))| apart != together);
        panic!("the first line that is another one: {other:?}");
    }
    // Who wrote what: the same people said to have done the same things, word for word.
    for (kind, document) in home.documents() {
        let others = online.document(kind).expect("the same papers");
        let mut told_apart = told(document, &[]);
        let mut told_online = told(others, &[]);
        let order = |told: &ryadom_replica::Told| format!("{told:?}");
        told_apart.sort_by_cached_key(order);
        told_online.sort_by_cached_key(order);
        assert_eq!(told_apart, told_online, "{kind}");
        assert_eq!(document.authors(), others.authors(), "{kind}");
        assert_eq!(
            document.changes_since(&[]).len(),
            others.changes_since(&[]).len(),
            "{kind}: every edit is one change"
        );
    }
}

#[test]
fn a_year_makes_every_edit_there_is() {
    let mut papers = Papers::default();
    let mut made = Names::new();
    for deed in year(1, SMALL) {
        let (act, change) = papers.take(&deed).expect("the year can be lived");
        assert!(change.is_some(), "{deed:?} changes something");
        match act {
            Act::Programme(edit) => edit.names(&mut made),
            Act::Journal(edit) => edit.names(&mut made),
            Act::Reflection(edit) => edit.names(&mut made),
            Act::Private(edit) => edit.names(&mut made),
            Act::Person(edit) => edit.names(&mut made),
            Act::Registry(edit) => edit.names(&mut made),
            Act::School(edit) => edit.names(&mut made),
            Act::Confidential(edit) => edit.names(&mut made),
            Act::Personnel(edit) => edit.names(&mut made),
            Act::Card(edit) => edit.names(&mut made),
            Act::Review(edit) => edit.names(&mut made),
            Act::Counsel(edit) => edit.names(&mut made),
            Act::Dispute(edit) => edit.names(&mut made),
            Act::TakeBack(_) => {}
        }
    }
    let missing: Vec<_> = all_names().difference(&made).copied().collect();
    assert_eq!(missing, [""; 0], "nobody does these in a year");
}

#[test]
fn the_papers_of_a_year_are_small() {
    let mut papers = together(&year(2, Shape::TEACHERS));
    for (kind, document) in papers.documents() {
        let bytes = document.save().expect("saves").len();
        assert!(bytes <= LARGEST, "{kind}: {bytes} bytes");
    }
}
