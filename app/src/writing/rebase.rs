//! What becomes of words that were typed and are not in the document yet, when others' words come into it. Pure.
//!
//! A text area holds `base`, the document's words as it last knew them, with what was typed since. The document has
//! meanwhile become `base` with others' splices. Both must be there afterwards: what others wrote inside a stretch that
//! was deleted here stays, as it would had the deletion been in the document first.

use ryadom_replica::Splice;

/// What was typed, as it stands in others' words: parts to take away, and something to put in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Typed {
    /// Where it goes in.
    at: usize,
    insert: String,
    /// From and to, in order, not touching.
    delete: Vec<(usize, usize)>,
}

/// The words of the text area once others' splices are in them too. `theirs` are to be made one after another on `base`
/// and end in `now`; `typed` is what was typed on `base`.
pub(super) fn rebase(typed: &Splice, theirs: &[Splice], now: &str) -> String {
    let end = typed.at + typed.delete;
    let mut moved = Typed {
        at: typed.at,
        insert: typed.insert.clone(),
        delete: if typed.delete > 0 {
            vec![(typed.at, end)]
        } else {
            Vec::new()
        },
    };
    for splice in theirs {
        moved.carry(splice);
    }
    moved.apply(now)
}

impl Typed {
    fn carry(&mut self, splice: &Splice) {
        let inserted = splice.insert.encode_utf16().count();
        let removed_to = splice.at + splice.delete;
        // The part of a range before what was taken away, and the part behind it.
        let mut parts = Vec::with_capacity(self.delete.len() + 1);
        for &(from, to) in &self.delete {
            let before = (from.min(splice.at), to.min(splice.at));
            let shift = |position: usize| position.max(removed_to) - splice.delete + inserted;
            let behind = (shift(from), shift(to));
            parts.extend([before, behind].into_iter().filter(|(from, to)| from < to));
        }
        self.delete = parts;
        self.at = splice.carry(self.at, false);
    }

    fn apply(&self, now: &str) -> String {
        let units: Vec<u16> = now.encode_utf16().collect();
        let is_deleted = |index: &usize| {
            self.delete
                .iter()
                .any(|(from, to)| (from..to).contains(&index))
        };
        let kept = |from: usize, to: usize| {
            (from..to.min(units.len()))
                .filter(|index| !is_deleted(index))
                .map(|index| units[index])
        };
        let at = self.at.min(units.len());
        let whole: Vec<u16> = kept(0, at)
            .chain(self.insert.encode_utf16())
            .chain(kept(at, units.len()))
            .collect();
        String::from_utf16_lossy(&whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn splice(at: usize, delete: usize, insert: &str) -> Splice {
        Splice {
            at,
            delete,
            insert: insert.into(),
        }
    }

    fn rebased(base: &str, typed: &Splice, theirs: &[Splice]) -> String {
        let now = theirs
            .iter()
            .try_fold(base.to_owned(), |text, splice| splice.apply(&text))
            .expect("fits");
        rebase(typed, theirs, &now)
    }

    #[wasm_bindgen_test]
    fn letters_typed_apart_are_all_there() {
        assert_eq!(
            rebased("дом", &splice(3, 0, "а"), &[splice(0, 0, "мой ")]),
            "мой дома"
        );
        assert_eq!(
            rebased("дом", &splice(0, 0, "мой "), &[splice(3, 0, "а")]),
            "мой дома"
        );
    }

    #[wasm_bindgen_test]
    fn what_others_wrote_inside_a_deleted_stretch_stays() {
        assert_eq!(
            rebased("раз два три", &splice(0, 11, ""), &[splice(4, 0, "новое ")]),
            "новое "
        );
    }

    #[wasm_bindgen_test]
    fn what_both_deleted_is_gone_once() {
        assert_eq!(
            rebased("раз два три", &splice(4, 4, ""), &[splice(4, 4, "")]),
            "раз три"
        );
        assert_eq!(
            rebased("раз два три", &splice(0, 8, ""), &[splice(4, 7, "")]),
            ""
        );
    }

    #[wasm_bindgen_test]
    fn a_replacement_keeps_its_place() {
        assert_eq!(
            rebased(
                "цель урока",
                &splice(5, 5, "года"),
                &[splice(0, 4, "смысл")]
            ),
            "смысл года"
        );
    }

    #[wasm_bindgen_test]
    fn positions_are_counted_as_browsers_do() {
        assert_eq!(
            rebased("🙂 да", &splice(5, 0, "!"), &[splice(2, 0, "🙂")]),
            "🙂🙂 да!"
        );
    }
}
