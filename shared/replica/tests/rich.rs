//! Headings, lists, bold and italic that two people write at once, and what other programs make of them.

mod support;

use automerge::marks::{ExpandMark, Mark};
use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ReadDoc, ScalarValue};
use proptest::prelude::*;
use ryadom_domain::rich::{
    Emphasis, Line, LineKind, Run, emphasise, enter, erase, replace, set_kind,
};
use ryadom_domain::{Note, Rich};
use ryadom_replica::{
    Document, Forgotten, Kind, NoteEdit, NoteText, NotesText, ReflectionDoc, RichEdit, Splice,
    TextRef, difference, told, write_anew,
};
use std::collections::BTreeMap;
use support::{Device, note, person};

const BODY: NotesText = NotesText {
    note: note(1),
    text: NoteText::Body,
};

fn device(words: &str) -> Device<ReflectionDoc> {
    let mut device = Device::new(1);
    device.edit(&NoteEdit::Add {
        id: note(1),
        note: Box::new(Note {
            body: Rich::plain(words),
            ..Note::default()
        }),
    });
    device
}

fn body(document: &mut Document) -> Rich {
    document.rich(&BODY.into()).expect("the text")
}

/// Turns the note's words into these; answers what takes it back.
fn become_(device: &mut Device<ReflectionDoc>, new: &Rich) -> Option<NoteEdit> {
    let now = body(&mut device.document);
    let edit = difference(&now, new, usize::MAX)?;
    let edit = NoteEdit::Compose {
        text: BODY,
        edit: Box::new(edit),
        heads: Vec::new(),
    };
    let undo = device.edit(&edit).undo;
    assert_eq!(seen(&body(&mut device.document)), seen(new));
    undo
}

/// What a person sees: nobody sees whether a paragraph begins with a line feed or with a block.
fn seen(rich: &Rich) -> Vec<(LineKind, Vec<Run>)> {
    let mut lines = rich.lines.clone();
    if lines.is_empty() {
        lines.push(Line::default());
    }
    let seen = lines.into_iter();
    seen.map(|line| (line.kind, line.runs)).collect()
}

fn lines(rich: &Rich) -> Vec<(LineKind, String)> {
    rich.lines
        .iter()
        .map(|line| (line.kind, line.words()))
        .collect()
}

fn text_of(document: &mut AutoCommit) -> ObjId {
    let map = |document: &AutoCommit, of: &ObjId, key: &str| {
        document.get(of, key).expect("read").expect("there").1
    };
    let notes = map(document, &automerge::ROOT, "notes");
    let row = map(document, &notes, &note(1).to_string());
    map(document, &row, "body")
}

#[test]
fn two_who_format_apart_keep_every_letter_and_both_formats() {
    use LineKind::{Bullet, Heading};
    let mut mentor = device("Итоги\nраз\nдва");
    let mut mentee = mentor.fork(2);
    let now = body(&mut mentor.document);
    become_(&mut mentor, &set_kind(&now, (0, 0), Heading));
    become_(&mut mentee, &set_kind(&now, (6, 13), Bullet));
    let bold = emphasise(&body(&mut mentee.document), (6, 9), Emphasis::Strong);
    become_(&mut mentee, &bold);
    mentor.exchange(&mut mentee);
    let merged = body(&mut mentor.document);
    assert_eq!(merged, body(&mut mentee.document));
    assert_eq!(
        lines(&merged),
        [
            (Heading, "Итоги".to_owned()),
            (Bullet, "раз".to_owned()),
            (Bullet, "два".to_owned())
        ]
    );
    assert!(merged.lines[1].runs[0].strong);
}

#[test]
fn bold_and_not_bold_at_once_end_the_same_on_both() {
    let mut mentor = device("раз два три");
    let bold = emphasise(&body(&mut mentor.document), (0, 11), Emphasis::Strong);
    become_(&mut mentor, &bold);
    let mut mentee = mentor.fork(2);
    become_(&mut mentor, &emphasise(&bold, (4, 7), Emphasis::Strong));
    become_(&mut mentee, &replace(&bold, (5, 5), &Rich::plain("+")).0);
    mentor.exchange(&mut mentee);
    let merged = body(&mut mentor.document);
    assert_eq!(merged, body(&mut mentee.document));
    assert_eq!(merged.words(), "раз д+ва три");
}

#[test]
fn what_is_taken_back_has_its_headings_and_its_bold_again() {
    let mut device = device("Итоги\nраз два\nтри");
    let list = set_kind(&body(&mut device.document), (6, 16), LineKind::Number);
    become_(&mut device, &list);
    let bold = emphasise(&list, (6, 9), Emphasis::Strong);
    become_(&mut device, &bold);
    let gone = replace(&bold, (2, 16), &Rich::default()).0;
    let undo = become_(&mut device, &gone).expect("taken back");
    let redo = device.edit(&undo).undo.expect("done again");
    assert_eq!(seen(&body(&mut device.document)), seen(&bold));
    device.edit(&redo);
    assert_eq!(seen(&body(&mut device.document)), seen(&gone));
}

#[test]
fn formatting_is_taken_back_around_what_others_typed_meanwhile() {
    let mut mentor = device("раз два");
    let bold = emphasise(&body(&mut mentor.document), (4, 7), Emphasis::Strong);
    let undo = become_(&mut mentor, &bold).expect("taken back");
    let mut mentee = mentor.fork(2);
    become_(&mut mentee, &replace(&bold, (0, 0), &Rich::plain("и ")).0);
    mentor.exchange(&mut mentee);
    mentor.edit(&undo);
    let now = body(&mut mentor.document);
    assert_eq!(now, Rich::plain("и раз два"));
}

#[test]
fn automerges_own_rich_text_is_read_and_what_nobody_knows_is_a_paragraph() {
    let mut device = device("");
    let document = device.document.automerge();
    let text = text_of(document);
    let block = |document: &mut AutoCommit, at, name: &str| {
        let block = document.split_block(&text, at).expect("a block");
        document.put(&block, "type", name).expect("a name");
        document
            .put_object(&block, "parents", ObjType::List)
            .expect("parents");
        block
    };
    document.splice_text(&text, 0, 0, "АБВГ").expect("letters");
    block(document, 0, "heading");
    block(document, 2, "ordered-list-item");
    let strange = block(document, 4, "image");
    // However much is in a block, nobody reads it.
    let mut deep = strange;
    for _ in 0..2000 {
        deep = document
            .put_object(&deep, "attrs", ObjType::Map)
            .expect("deeper");
    }
    document
        .split_block(&text, 6)
        .expect("a block without a name");
    let mark =
        |name: &str, value: ScalarValue, start, end| Mark::new(name.to_owned(), value, start, end);
    for mark in [
        mark("strong", true.into(), 1, 4),
        mark("em", "yes".into(), 1, 4),
        mark("link", "https://example.org".into(), 1, 4),
    ] {
        document
            .mark(&text, mark, ExpandMark::Both)
            .expect("a mark");
    }
    document.commit();
    let rich = body(&mut device.document);
    use LineKind::{Heading, Number, Paragraph};
    assert_eq!(
        lines(&rich),
        [
            (Heading, "А".to_owned()),
            (Number, "Б".to_owned()),
            (Paragraph, "В".to_owned()),
            (Paragraph, "Г".to_owned())
        ]
    );
    let runs: Vec<_> = rich.lines.iter().flat_map(|line| &line.runs).collect();
    assert!(runs[0].strong && runs[1].strong && !runs[2].strong);
    assert!(runs.iter().all(|run| !run.em));
    let shown = ReflectionDoc::read(&mut device.document);
    assert_eq!(shown.notes[0].body, rich);
    assert!(!rich.words().contains('\u{fffc}'));
    let words = device.document.text(&BODY.into()).expect("words");
    assert_eq!(
        words,
        rich.words(),
        "the same positions for whoever counts plain words"
    );
    let said = format!("{:?}", told(&mut device.document, &[]));
    assert!(!said.contains('\u{fffc}') && !said.contains("fffc"));
}

#[test]
fn an_older_text_area_takes_a_block_away_and_puts_a_line_feed_in() {
    use LineKind::{Bullet, Paragraph};
    let mut device = device("раз\nдва");
    let list = set_kind(&body(&mut device.document), (0, 7), Bullet);
    become_(&mut device, &list);
    let words = device.document.text(&BODY.into()).expect("words");
    assert_eq!(words, "\nраз\nдва");
    device.edit(&NoteEdit::Write {
        text: BODY,
        splice: Splice {
            at: 4,
            delete: 1,
            insert: "\nи\n".to_owned(),
        },
    });
    let now = body(&mut device.document);
    assert_eq!(now.words(), "\nраз\nи\nдва");
    let kinds: Vec<LineKind> = now.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [Bullet, Paragraph, Paragraph]);
}

/// Both type before the same words, apart, and take that back: nothing but what each typed goes, and nothing comes twice.
#[test]
fn taking_back_apart_what_was_typed_leaves_the_words_once() {
    for (words, typed) in [("😀", "😁"), ("а", "аб"), ("а", "а\nб")] {
        let mut mentor = device(words);
        let mut mentee = mentor.fork(2);
        for person in [&mut mentor, &mut mentee] {
            let typing = RichEdit::typing(Splice {
                at: 0,
                delete: 0,
                insert: typed.to_owned(),
            });
            let edit = NoteEdit::Compose {
                text: BODY,
                edit: Box::new(typing),
                heads: Vec::new(),
            };
            let undo = person.edit(&edit).undo.expect("something to take back");
            person.edit(&undo);
        }
        mentor.exchange(&mut mentee);
        let left = mentor.document.text(&BODY.into()).expect("words");
        assert_eq!(left, words, "{typed} typed");
    }
}

/// What a block costs; told in decision 0022.
#[test]
fn a_block_takes_no_more_room_than_a_few_words() {
    let mut device = device("раз\nдва");
    let plain = device.document.save().expect("saved").len();
    let list = set_kind(&body(&mut device.document), (4, 4), LineKind::Bullet);
    become_(&mut device, &list);
    let dressed = device.document.save().expect("saved").len();
    assert!(dressed - plain < 250, "{plain} to {dressed}");
}

#[test]
fn words_written_anew_keep_their_headings_and_their_bold() {
    let mut mentor = device("Итоги\nраз два");
    let now = body(&mut mentor.document);
    become_(&mut mentor, &set_kind(&now, (0, 0), LineKind::Heading));
    let mut mentee = mentor.fork(2);
    let now = body(&mut mentee.document);
    let (more, _) = replace(&now, (10, 10), &Rich::plain("и ещё "));
    become_(&mut mentee, &more);
    become_(&mut mentee, &emphasise(&more, (8, 14), Emphasis::Strong));
    mentor.exchange(&mut mentee);
    let before = body(&mut mentor.document);
    let actors = mentor.document.authors();
    let nobody = ryadom_domain::Name::new("Никто", "", "");
    let mut count = 0_u8;
    let anew = write_anew(
        mentor.document.automerge().document(),
        ReflectionDoc::KIND,
        &actors,
        &Forgotten::new(person(99), &nobody, false),
        &BTreeMap::new(),
        &mut || {
            count += 1;
            [count; 16]
        },
    )
    .expect("written");
    let mut written = Document::genesis(ReflectionDoc::KIND);
    written
        .apply(anew.changes.iter().map(|change| change.bytes.as_slice()))
        .expect("applies");
    assert_eq!(body(&mut written), before);
}

/// One thing that somebody does, by numbers.
fn doing(rich: &Rich, (what, from, length): (usize, usize, usize), letters: &str) -> Rich {
    let units = rich.words().encode_utf16().count();
    let from = from % (units + 1);
    let range = (from, (from + length).min(units));
    let kind = [LineKind::Heading, LineKind::Bullet, LineKind::Number][length % 3];
    match what % 6 {
        0 => enter(rich, range).0,
        1 => set_kind(rich, range, kind),
        2 => emphasise(rich, range, Emphasis::Strong),
        3 => emphasise(rich, range, Emphasis::Em),
        4 => erase(rich, from).map_or_else(|| rich.clone(), |(rich, _)| rich),
        _ => replace(rich, (from, from), &Rich::plain(letters)).0,
    }
}

proptest! {
    #![proptest_config(support::merge::config(300))]

    #[test]
    fn whatever_is_done_becomes_the_document_and_is_taken_back(
        steps in proptest::collection::vec((0..6_usize, 0..40_usize, 0..6_usize), 1..12),
    ) {
        let mut device = device("Урок\nпрошёл\nхорошо");
        for step in steps {
            let now = body(&mut device.document);
            let new = doing(&now, step, "да\nнет");
            if let Some(undo) = become_(&mut device, &new) {
                let redo = device.edit(&undo).undo.expect("done again");
                prop_assert_eq!(seen(&body(&mut device.document)), seen(&now));
                device.edit(&redo);
                prop_assert_eq!(seen(&body(&mut device.document)), seen(&new));
            }
        }
    }

    #[test]
    fn an_edit_of_an_earlier_version_loses_nobodys_letter(
        mine in (0..6_usize, 0..20_usize, 0..6_usize),
        theirs in (0..6_usize, 0..20_usize, 0..6_usize),
    ) {
        let mut device = device("Урок\nпрошёл");
        let before = device.document.heads();
        let base = body(&mut device.document);
        let others = doing(&base, theirs, "АБ");
        become_(&mut device, &others);
        let new = doing(&base, mine, "яю");
        let edit: RichEdit = difference(&base, &new, usize::MAX).unwrap_or_default();
        let text: TextRef = BODY.into();
        device.edit(&NoteEdit::Compose { text: BODY, edit: Box::new(edit), heads: before });
        let words = device.document.text(&text).expect("words");
        for (letters, did) in [("АБ", theirs), ("яю", mine)] {
            let put = did.0 % 6 == 5;
            prop_assert_eq!(words.contains(letters), put);
        }
        // Letters that nobody took away.
        let gone = |did: (usize, usize, usize)| did.0.is_multiple_of(6) && did.2 > 0;
        if !gone(mine) && !gone(theirs) {
            let left: String = words.chars().filter(|letter| !"АБяю\n".contains(*letter)).collect();
            prop_assert_eq!(left, "Урокпрошёл");
        }
    }
}

/// Two take back what they typed, each around what somebody else typed into it, and do it again, apart: what was not theirs is
/// left alone.
#[test]
fn doing_again_apart_around_anothers_words_leaves_those_once() {
    for is_rich in [false, true] {
        let typing = |at, insert: &str| {
            let splice = Splice {
                at,
                delete: 0,
                insert: insert.to_owned(),
            };
            if is_rich {
                NoteEdit::Compose {
                    text: BODY,
                    edit: Box::new(RichEdit::typing(splice)),
                    heads: Vec::new(),
                }
            } else {
                ReflectionDoc::write(BODY, splice)
            }
        };
        let mut mentor = device("");
        let mut mentee = mentor.fork(2);
        let mut curator = mentor.fork(3);
        let mentors = mentor.edit(&typing(0, "аг")).undo.expect("typed");
        mentor.exchange(&mut mentee);
        let mentees = mentee.edit(&typing(1, "бв")).undo.expect("typed");
        mentee.exchange(&mut curator);
        curator.edit(&typing(2, "Ю"));
        curator.exchange(&mut mentor);
        curator.exchange(&mut mentee);
        for (person, undo) in [(&mut mentor, mentors), (&mut mentee, mentees)] {
            let redo = person.edit(&undo).undo.expect("something to do again");
            person.edit(&redo);
            let words = person.document.text(&BODY.into());
            assert_eq!(words.as_deref(), Some("абЮвг"));
        }
        mentor.exchange(&mut mentee);
        let words = mentor.document.text(&BODY.into()).expect("words");
        assert_eq!(words.matches('Ю').count(), 1, "{words}");
        assert_eq!(words.chars().count(), 5, "{words}");
    }
}
