//! Where carets are, between a text area, the words typed into it and the document. Pure.

use ryadom_replica::Splice;

/// Where in the document's words a caret is that stands in the text area, which holds `typed` on top of them.
pub(super) fn to_document(caret: usize, typed: Option<&Splice>) -> usize {
    let Some(typed) = typed else { return caret };
    let inserted = typed.insert.encode_utf16().count();
    if caret <= typed.at {
        caret
    } else if caret <= typed.at + inserted {
        typed.at
    } else {
        caret - inserted + typed.delete
    }
}

/// Where a caret goes when the words around it become others: one's own stays behind what one has typed.
pub(super) fn carried(caret: usize, splices: &[Splice]) -> usize {
    splices
        .iter()
        .fold(caret, |caret, splice| splice.carry(caret, false))
}

/// One piece of the words over which other people's carets are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'a, C> {
    /// Words.
    Words(&'a str),
    /// Somebody's caret.
    Caret(&'a C),
}

/// Words with carets among them. A caret beyond the end stands at the end; one that would cut a character in two stands
/// before it.
pub(super) fn pieces<'a, C>(words: &'a str, carets: &'a [(usize, C)]) -> Vec<Piece<'a, C>> {
    let mut carets: Vec<_> = carets.iter().collect();
    carets.sort_by_key(|(position, _)| *position);
    let mut pieces = Vec::with_capacity(carets.len() * 2 + 1);
    let (mut from, mut units) = (0, 0);
    let mut left = carets.into_iter().peekable();
    for (index, letter) in words.char_indices() {
        while let Some((_, caret)) =
            left.next_if(|(position, _)| *position < units + letter.len_utf16())
        {
            pieces.extend((from < index).then(|| Piece::Words(&words[from..index])));
            pieces.push(Piece::Caret(caret));
            from = index;
        }
        units += letter.len_utf16();
    }
    pieces.extend((from < words.len()).then(|| Piece::Words(&words[from..])));
    pieces.extend(left.map(|(_, caret)| Piece::Caret(caret)));
    pieces
}

/// The pieces of each line. A line break itself is in none of them.
pub(super) fn lines<'a, C>(pieces: Vec<Piece<'a, C>>) -> Vec<Vec<Piece<'a, C>>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        match piece {
            Piece::Words(words) => {
                for (place, words) in words.split('\n').enumerate() {
                    if place > 0 {
                        lines.push(Vec::new());
                    }
                    if let Some(line) = lines.last_mut().filter(|_| !words.is_empty()) {
                        line.push(Piece::Words(words));
                    }
                }
            }
            Piece::Caret(caret) => {
                if let Some(line) = lines.last_mut() {
                    line.push(Piece::Caret(caret));
                }
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_caret_in_words_that_are_not_in_the_document_stands_before_them() {
        let typed = Splice {
            at: 4,
            delete: 1,
            insert: "года".into(),
        };
        assert_eq!(to_document(2, Some(&typed)), 2);
        assert_eq!(to_document(6, Some(&typed)), 4);
        assert_eq!(to_document(9, Some(&typed)), 6);
        assert_eq!(to_document(9, None), 9);
    }

    #[wasm_bindgen_test]
    fn ones_own_caret_stays_when_others_write_right_there() {
        let theirs = [Splice {
            at: 3,
            delete: 0,
            insert: "!!".into(),
        }];
        assert_eq!(carried(3, &theirs), 3);
        assert_eq!(carried(4, &theirs), 6);
    }

    #[wasm_bindgen_test]
    fn carets_stand_among_the_words() {
        let carets = [(2, 'b'), (0, 'a'), (99, 'c')];
        assert_eq!(
            pieces("дом", &carets),
            [
                Piece::Caret(&'a'),
                Piece::Words("до"),
                Piece::Caret(&'b'),
                Piece::Words("м"),
                Piece::Caret(&'c')
            ]
        );
    }

    #[wasm_bindgen_test]
    fn no_character_is_cut_in_two() {
        assert_eq!(
            pieces("🙂", &[(1, 'a')]),
            [Piece::Caret(&'a'), Piece::Words("🙂")]
        );
    }

    #[wasm_bindgen_test]
    fn a_caret_stays_in_its_line() {
        let carets = [(4, 'a'), (3, 'b')];
        assert_eq!(
            lines(pieces("дом\n\nлес", &carets)),
            [
                vec![Piece::Words("дом"), Piece::Caret(&'b')],
                vec![Piece::Caret(&'a')],
                vec![Piece::Words("лес")],
            ]
        );
        assert_eq!(lines(pieces::<char>("", &[])), [Vec::new()]);
    }
}
