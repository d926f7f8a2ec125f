//! Two people type into one note at once, as the editor follows it.

mod support;

use proptest::prelude::*;
use ryadom_domain::{Note, Rich};
use ryadom_replica::{
    Kind, NoteEdit, NoteText, NotesText, ReflectionDoc, RichEdit, Splice, TextRef, splice_between,
};
use support::{Device, note};

const BODY: NotesText = NotesText {
    note: note(1),
    text: NoteText::Body,
};

fn two_devices() -> (Device<ReflectionDoc>, Device<ReflectionDoc>) {
    let mut mentor = Device::new(1);
    mentor.edit(&NoteEdit::Add {
        id: note(1),
        note: Box::new(Note {
            title: String::new(),
            body: Rich::plain("Урок 😀 прошёл"),
            ..Note::default()
        }),
    });
    let mentee = mentor.fork(2);
    (mentor, mentee)
}

fn text(device: &mut Device<ReflectionDoc>) -> String {
    device.document.text(&BODY.into()).expect("the text")
}

/// A splice of whole letters that fits the text.
fn fitting(text: &str, from: usize, delete: usize, insert: &str) -> Splice {
    let letters: Vec<char> = text.chars().collect();
    let width = |letters: &[char]| {
        letters
            .iter()
            .map(|letter| letter.len_utf16())
            .sum::<usize>()
    };
    let from = from % (letters.len() + 1);
    let to = (from + delete).min(letters.len());
    Splice {
        at: width(&letters[..from]),
        delete: width(&letters[from..to]),
        insert: insert.to_owned(),
    }
}

fn typed() -> impl Strategy<Value = Vec<(usize, usize, String)>> {
    proptest::collection::vec((0..60_usize, 0..4_usize, "[а-тa-z 😀]{0,4}"), 0..6)
}

proptest! {
    #![proptest_config(support::merge::config(500))]

    #[test]
    fn what_others_typed_reaches_the_editor_as_splices_that_give_the_merged_text(
        mentors in typed(),
        mentees in typed(),
    ) {
        let (mut mentor, mut mentee) = two_devices();
        for (from, delete, insert) in &mentees {
            let splice = fitting(&text(&mut mentee), *from, *delete, insert);
            mentee.edit(&ReflectionDoc::write(BODY, splice));
        }
        for (from, delete, insert) in &mentors {
            let splice = fitting(&text(&mut mentor), *from, *delete, insert);
            mentor.edit(&ReflectionDoc::write(BODY, splice));
        }
        let (before, old) = (mentor.document.heads(), text(&mut mentor));
        mentor.exchange(&mut mentee);
        let after = mentor.document.heads();
        let reference: TextRef = BODY.into();
        let splices = mentor.document.text_splices_between(&before, &after, &reference);
        let made = splices.iter().fold(old.clone(), |text, splice| splice.apply(&text).expect("fits"));
        prop_assert_eq!(&made, &text(&mut mentor));

        // And back, as undoing a merge's view would need it.
        let back = mentor.document.text_splices_between(&after, &before, &reference);
        let undone = back.iter().fold(made, |text, splice| splice.apply(&text).expect("fits"));
        prop_assert_eq!(undone, old);
    }

    #[test]
    fn the_smallest_splice_gives_the_new_text_and_cuts_no_letter(
        old in "[аб😀😁🨀👩‍🏫e]{0,8}",
        new in "[аб😀😁🨀👩‍🏫e]{0,8}",
        caret in 0..20_usize,
    ) {
        match splice_between(&old, &new, caret) {
            None => prop_assert_eq!(old, new),
            Some(splice) => {
                prop_assert_eq!(splice.apply(&old).expect("fits"), new.as_str());
                let kept = old.encode_utf16().count() - splice.delete;
                prop_assert!(splice.at <= kept);
                // What goes and what comes have no letter in common where they begin or end.
                let gone: Vec<u16> = old.encode_utf16().skip(splice.at).take(splice.delete).collect();
                let gone = String::from_utf16(&gone).expect("whole letters");
                let ends = |of: &str| [of.chars().next(), of.chars().next_back()];
                let both = ends(&gone).into_iter().zip(ends(&splice.insert));
                prop_assert!(both.into_iter().all(|(one, other)| one.is_none() || one != other));
            }
        }
    }

    #[test]
    fn taking_back_what_was_typed_leaves_what_the_other_typed_meanwhile(
        from in 0..20_usize,
        delete in 0..5_usize,
        insert in "[а-я]{0,4}",
        mentees in typed(),
    ) {
        let (mut mentor, mut mentee) = two_devices();
        let splice = fitting(&text(&mut mentor), from, delete, &insert);
        let undo = mentor.edit(&ReflectionDoc::write(BODY, splice)).undo;
        for (from, _, insert) in &mentees {
            // Only additions, of capital letters that nobody else types.
            let splice = fitting(&text(&mut mentee), *from, 0, &insert.to_uppercase());
            mentee.edit(&ReflectionDoc::write(BODY, splice));
        }
        let alone = text(&mut mentee);
        mentor.exchange(&mut mentee);
        if let Some(undo) = undo {
            mentor.edit(&undo);
        }
        let mut letters: Vec<char> = text(&mut mentor).chars().collect();
        let mut expected: Vec<char> = alone.chars().collect();
        letters.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(letters, expected);
    }

    /// However many pieces an edit changes, and whatever is between them: it is taken back and done again exactly, and two
    /// who do that apart write nothing twice that was not theirs.
    #[test]
    fn what_changes_many_pieces_is_taken_back_and_done_again_piece_by_piece(
        mentors in typed(),
        mentees in typed(),
        cut in (0..20_usize, 0..20_usize),
        is_rich in any::<bool>(),
    ) {
        let compose = |splice, heads| NoteEdit::Compose {
            text: BODY,
            edit: Box::new(RichEdit::typing(splice)),
            heads,
        };
        let now = |splice| {
            if is_rich {
                compose(splice, Vec::new())
            } else {
                ReflectionDoc::write(BODY, splice)
            }
        };
        let (mut mentor, mut mentee) = two_devices();
        let old = text(&mut mentor);
        let heads = mentor.document.heads();
        for (from, _, insert) in &mentees {
            let splice = fitting(&text(&mut mentee), *from, 0, &insert.to_uppercase());
            mentee.edit(&ReflectionDoc::write(BODY, splice));
        }
        mentor.exchange(&mut mentee);
        // Several places at once, and one piece that the other has typed into.
        let was = text(&mut mentor);
        let mut edits = Vec::new();
        let piece = fitting(&old, cut.0, cut.1, "");
        if is_rich {
            edits.push(compose(piece, heads));
        } else {
            edits.push(NoteEdit::WriteAt { text: BODY, splice: piece, heads });
        }
        let mut alone = mentor.fork(3);
        alone.edit(&edits[0]);
        let mut words = text(&mut alone);
        for (from, delete, insert) in &mentors {
            // Of the small letters only.
            let mut splice = fitting(&words, *from, *delete, insert);
            if splice.apply(&words).is_ok_and(|made| big(&made) != big(&words)) {
                splice.delete = 0;
            }
            words = splice.apply(&words).expect("fits");
            edits.push(now(splice));
        }
        let Some(undo) = mentor.edit(&ReflectionDoc::several(edits)).undo else {
            return Ok(());
        };
        prop_assert_eq!(&text(&mut mentor), &words);
        let mut other = mentor.fork(4);
        for person in [&mut mentor, &mut other] {
            let redo = person.edit(&undo).undo.expect("something to do again");
            prop_assert_eq!(&text(person), &was);
            let undo = person.edit(&redo).undo.expect("something to take back");
            prop_assert_eq!(&text(person), &words);
            person.edit(&undo);
            prop_assert_eq!(&text(person), &was);
        }
        mentor.exchange(&mut other);
        prop_assert_eq!(big(&text(&mut mentor)), big(&was));
    }
}

/// The capital letters, without what was there before anybody typed.
fn big(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text
        .chars()
        .filter(|letter| letter.is_uppercase() && *letter != 'У')
        .collect();
    letters.sort_unstable();
    letters
}

#[test]
fn typing_one_more_of_equal_letters_is_placed_at_the_caret() {
    let splice = splice_between("аа", "ааа", 1);
    let insert = "а".to_owned();
    assert_eq!(
        splice,
        Some(Splice {
            at: 0,
            delete: 0,
            insert: insert.clone()
        })
    );
    assert_eq!(
        splice_between("аа", "ааа", 3),
        Some(Splice {
            at: 2,
            delete: 0,
            insert
        })
    );
    let backspace = splice_between("ааа", "аа", 1);
    assert_eq!(
        backspace,
        Some(Splice {
            at: 1,
            delete: 1,
            insert: String::new()
        })
    );
    assert_eq!(splice_between("раз", "раз", 2), None);
}

/// One is written as two units, and two of them may have one in common: no letter that stays is written again for that.
#[test]
fn what_letters_have_in_common_takes_no_letter_with_it() {
    let put_in = |at, insert: &str| {
        Some(Splice {
            at,
            delete: 0,
            insert: insert.to_owned(),
        })
    };
    // The same first unit.
    assert_eq!(splice_between("😀", "😁😀", usize::MAX), put_in(0, "😁"));
    // The same second unit.
    let (one, other) = ("\u{1F600}", "\u{1FA00}");
    let both = format!("{one}{other}");
    for caret in 0..=5 {
        assert_eq!(splice_between(one, &both, caret), put_in(2, other));
    }
}

#[test]
fn a_caret_stays_with_its_letters_through_splices() {
    let insert = Splice {
        at: 3,
        delete: 0,
        insert: "😀".to_owned(),
    };
    assert_eq!([2, 3, 4].map(|caret| insert.carry(caret, false)), [2, 3, 6]);
    assert_eq!([2, 3, 4].map(|caret| insert.carry(caret, true)), [2, 5, 6]);
    let delete = Splice {
        at: 3,
        delete: 2,
        insert: String::new(),
    };
    assert_eq!(
        [2, 3, 4, 5, 9].map(|caret| delete.carry(caret, false)),
        [2, 3, 3, 3, 7]
    );
}
