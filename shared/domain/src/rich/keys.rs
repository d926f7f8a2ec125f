//! What keys and buttons do to words with headings and lists. Positions are UTF-16 units; each answers with the words
//! afterwards, and where the caret then is.

use super::{Begins, Emphasis, Line, LineKind, Rich, Run};

/// Words and where the caret is in them.
pub type Dressed = (Rich, usize);

/// Puts `piece` in place of what is between two positions. Its first line goes on with the line that is there, unless
/// that is empty; its other lines stay what they are.
#[must_use]
pub fn replace(rich: &Rich, (from, to): (usize, usize), piece: &Rich) -> Dressed {
    let mut lines = whole(rich);
    let (first, at) = place(&lines, from.min(to));
    let (last, until) = place(&lines, from.max(to));
    let (_, behind) = cut(&lines[last], until);
    let (mut head, _) = cut(&lines[first], at);
    let mut put: Vec<Line> = Vec::new();
    for (index, line) in piece.lines.iter().enumerate() {
        if index > 0 {
            put.push(std::mem::replace(&mut head, line.clone()));
            if head.begins == Begins::Text {
                head.begins = Begins::Break;
            }
            continue;
        }
        if head.units() == 0 && line.kind != LineKind::Paragraph {
            head.kind = line.kind;
            head.begins = Begins::Block;
        }
        line.runs.iter().for_each(|run| head.push(run.clone()));
    }
    let offset = head.units();
    behind.into_iter().for_each(|run| head.push(run));
    put.push(head);
    let line = first + put.len() - 1;
    lines.splice(first..=last, put);
    finish(lines, line, offset)
}

/// Enter: a new line. A list goes on, unless its item is empty: then the list is over. Behind a heading comes a paragraph.
#[must_use]
pub fn enter(rich: &Rich, (from, to): (usize, usize)) -> Dressed {
    let (rich, caret) = replace(rich, (from, to), &Rich::default());
    let mut lines = rich.lines;
    let (index, at) = place(&lines, caret);
    let line = &mut lines[index];
    let is_item = matches!(line.kind, LineKind::Bullet | LineKind::Number);
    if is_item && line.units() == 0 {
        line.kind = LineKind::Paragraph;
        return finish(lines, index, 0);
    }
    let (head, runs) = cut(line, at);
    let kind = match line.kind {
        LineKind::Heading if runs.is_empty() => LineKind::Paragraph,
        kind => kind,
    };
    // Behind a heading other programs go on with the heading unless a block begins.
    let begins = if line.kind == LineKind::Paragraph {
        Begins::Break
    } else {
        Begins::Block
    };
    *line = head;
    lines.insert(index + 1, Line { begins, kind, runs });
    finish(lines, index + 1, 0)
}

/// Backspace where a line begins: an item or a heading becomes a paragraph, a paragraph goes on with the line before.
/// `None` when there is nothing to do.
#[must_use]
pub fn erase(rich: &Rich, caret: usize) -> Option<Dressed> {
    let mut lines = whole(rich);
    let (index, at) = place(&lines, caret);
    if at > 0 {
        return None;
    }
    if lines[index].kind != LineKind::Paragraph {
        lines[index].kind = LineKind::Paragraph;
        return Some(finish(lines, index, 0));
    }
    let before = index.checked_sub(1)?;
    let line = lines.remove(index);
    let offset = lines[before].units();
    line.runs
        .into_iter()
        .for_each(|run| lines[before].push(run));
    Some(finish(lines, before, offset))
}

/// Makes every line between two positions of this kind; when all are, paragraphs.
#[must_use]
pub fn set_kind(rich: &Rich, (from, to): (usize, usize), kind: LineKind) -> Rich {
    let mut lines = whole(rich);
    let range = place(&lines, from.min(to)).0..=place(&lines, from.max(to)).0;
    let lines_of = lines.get_mut(range).unwrap_or_default();
    let all = lines_of.iter().all(|line| line.kind == kind);
    for line in lines_of {
        line.kind = if all { LineKind::Paragraph } else { kind };
        if line.kind != LineKind::Paragraph {
            line.begins = Begins::Block;
        }
    }
    Rich { lines }.tidy()
}

/// Emphasises what is between two positions; when all of it is, no more.
#[must_use]
pub fn emphasise(rich: &Rich, range: (usize, usize), emphasis: Emphasis) -> Rich {
    let on = !worn(rich, range).1.is(emphasis);
    let mut lines = whole(rich);
    let (from, to) = (range.0.min(range.1), range.0.max(range.1));
    let starts = Rich {
        lines: lines.clone(),
    }
    .starts();
    for (line, start) in lines.iter_mut().zip(starts) {
        let end = start + line.units();
        let (from, to) = (from.clamp(start, end) - start, to.clamp(start, end) - start);
        if from == to {
            continue;
        }
        let (mut dressed, behind) = cut(line, to);
        let (_, middle) = cut(&dressed, from);
        (dressed, _) = cut(&dressed, from);
        for mut run in middle {
            run.set(emphasis, on);
            dressed.push(run);
        }
        behind.into_iter().for_each(|run| dressed.push(run));
        *line = dressed;
    }
    Rich { lines }.tidy()
}

/// What is between two positions: of which kind its lines are, when they are of one, and how all its words are
/// emphasised. Where nothing is chosen, how a letter typed there would be: as the one before it.
#[must_use]
pub fn worn(rich: &Rich, (from, to): (usize, usize)) -> (Option<LineKind>, Run) {
    let lines = whole(rich);
    let (from, to) = (from.min(to), from.max(to));
    let (first, at) = place(&lines, from);
    let (last, until) = place(&lines, to);
    let kinds = || lines[first..=last].iter().map(|line| line.kind);
    let kind = kinds()
        .next()
        .filter(|kind| kinds().all(|other| other == *kind));
    let mut worn = Run {
        words: String::new(),
        strong: true,
        em: true,
    };
    let mut any = false;
    for (index, line) in lines.iter().enumerate().take(last + 1).skip(first) {
        let (head, _) = cut(line, if index == last { until } else { line.units() });
        let begin = if index == first { at } else { 0 };
        let runs = if from == to {
            head.runs.last().cloned().into_iter().collect()
        } else {
            cut(&head, begin).1
        };
        for run in runs {
            any = true;
            worn.strong &= run.strong;
            worn.em &= run.em;
        }
    }
    if !any {
        worn = Run::default();
    }
    (kind, worn)
}

/// What was typed where a paragraph begins and stands for something else: «# », «- », «1. ». `None` when it does not.
#[must_use]
pub fn shorthand(rich: &Rich, caret: usize) -> Option<Dressed> {
    let mut lines = whole(rich);
    let (index, at) = place(&lines, caret);
    let line = lines.get_mut(index)?;
    if line.kind != LineKind::Paragraph {
        return None;
    }
    let (head, behind) = cut(line, at);
    let kind = match head.words().as_str() {
        "# " | "#\u{a0}" => LineKind::Heading,
        "- " | "-\u{a0}" | "* " | "*\u{a0}" | "– " | "– \u{a0}" => LineKind::Bullet,
        "1. " | "1.\u{a0}" | "1) " | "1)\u{a0}" => LineKind::Number,
        _ => return None,
    };
    *line = Line {
        begins: Begins::Block,
        kind,
        runs: behind,
    };
    Some(finish(lines, index, 0))
}

/// Its lines, one at least.
fn whole(rich: &Rich) -> Vec<Line> {
    if rich.lines.is_empty() {
        vec![Line::default()]
    } else {
        rich.lines.clone()
    }
}

/// Which line a position is in, and how far.
fn place(lines: &[Line], position: usize) -> (usize, usize) {
    let mut at = 0;
    let mut found = (0, 0);
    for (index, line) in lines.iter().enumerate() {
        at += usize::from(line.begins != Begins::Text);
        if index > 0 && position < at {
            break;
        }
        found = (index, position.saturating_sub(at).min(line.units()));
        at += line.units();
    }
    found
}

/// A line up to a place in it, and what is behind that. No character is cut in two.
fn cut(line: &Line, at: usize) -> (Line, Vec<Run>) {
    let mut head = Line {
        runs: Vec::new(),
        ..line.clone()
    };
    let mut behind = Line::default();
    let mut units = 0;
    for run in &line.runs {
        let begin = units;
        let split = run
            .words
            .char_indices()
            .find(|(_, letter)| {
                let is_behind = units + letter.len_utf16() > at;
                units += letter.len_utf16();
                is_behind
            })
            .map_or(run.words.len(), |(index, _)| index);
        let (one, other) = run.words.split_at(split);
        let piece = |words: &str| Run {
            words: words.to_owned(),
            ..run.clone()
        };
        head.push(piece(one));
        behind.push(piece(other));
        units = begin + run.words.encode_utf16().count();
    }
    (head, behind.runs)
}

fn finish(lines: Vec<Line>, line: usize, offset: usize) -> Dressed {
    let rich = Rich { lines }.tidy();
    let caret = rich.starts().get(line).copied().unwrap_or(0) + offset;
    (rich, caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[(LineKind, &str)]) -> Rich {
        let lines = lines.iter().enumerate().map(|(index, (kind, words))| {
            let mut line = Line {
                begins: match (index, kind) {
                    (_, Heading | Bullet | Number) => Begins::Block,
                    (0, _) => Begins::Text,
                    _ => Begins::Break,
                },
                kind: *kind,
                runs: Vec::new(),
            };
            line.push(Run::plain(words));
            line
        });
        Rich {
            lines: lines.collect(),
        }
        .tidy()
    }

    fn shown(rich: &Rich) -> Vec<(LineKind, String)> {
        let lines = rich.lines.iter();
        lines.map(|line| (line.kind, line.words())).collect()
    }

    use LineKind::{Bullet, Heading, Number, Paragraph};

    #[test]
    fn enter_goes_on_with_a_list_and_ends_it_on_an_empty_item() {
        let list = text(&[(Bullet, "раз")]);
        let (list, caret) = enter(&list, (4, 4));
        assert_eq!(
            shown(&list),
            [(Bullet, "раз".into()), (Bullet, String::new())]
        );
        assert_eq!(caret, 5);
        let (list, caret) = enter(&list, (caret, caret));
        assert_eq!(
            shown(&list),
            [(Bullet, "раз".into()), (Paragraph, String::new())]
        );
        assert_eq!(caret, 5);
    }

    #[test]
    fn behind_a_heading_comes_a_paragraph_and_inside_it_both_halves_stay_headings() {
        let (end, _) = enter(&text(&[(Heading, "Итоги")]), (6, 6));
        assert_eq!(
            shown(&end),
            [(Heading, "Итоги".into()), (Paragraph, String::new())]
        );
        let (inside, caret) = enter(&text(&[(Heading, "Итоги")]), (3, 3));
        assert_eq!(
            shown(&inside),
            [(Heading, "Ит".into()), (Heading, "оги".into())]
        );
        assert_eq!(caret, 4);
    }

    #[test]
    fn backspace_takes_away_what_a_line_is_and_then_its_beginning() {
        let list = text(&[(Paragraph, "раз"), (Number, "два")]);
        let (plain, caret) = erase(&list, 4).expect("an item");
        assert_eq!(
            shown(&plain),
            [(Paragraph, "раз".into()), (Paragraph, "два".into())]
        );
        let (one, caret) = erase(&plain, caret).expect("a paragraph");
        assert_eq!(
            (shown(&one), caret),
            (vec![(Paragraph, "раздва".into())], 3)
        );
        assert_eq!(erase(&one, 0), None);
        assert_eq!(erase(&one, 2), None);
    }

    #[test]
    fn what_stands_behind_a_list_stays_what_it_is() {
        let plain = text(&[(Paragraph, "раз"), (Paragraph, "два"), (Paragraph, "три")]);
        let list = set_kind(&plain, (5, 5), Bullet);
        assert_eq!(
            shown(&list),
            [
                (Paragraph, "раз".into()),
                (Bullet, "два".into()),
                (Paragraph, "три".into())
            ]
        );
        assert_eq!(shown(&set_kind(&list, (5, 5), Bullet)), shown(&plain));
    }

    #[test]
    fn emphasis_covers_what_is_chosen_and_goes_when_all_of_it_has_it() {
        let rich = text(&[(Paragraph, "раз два"), (Paragraph, "три")]);
        let bold = emphasise(&rich, (4, 10), Emphasis::Strong);
        let (kind, run) = worn(&bold, (4, 10));
        assert_eq!((kind, run.strong, run.em), (Some(Paragraph), true, false));
        assert_eq!(bold.lines[0].runs.len(), 2);
        assert!(!worn(&bold, (2, 6)).1.strong);
        // Behind a bold word one goes on in bold.
        assert!(worn(&bold, (7, 7)).1.strong && !worn(&bold, (4, 4)).1.strong);
        assert_eq!(emphasise(&bold, (4, 10), Emphasis::Strong), rich);
    }

    #[test]
    fn what_is_pasted_keeps_its_lines_and_the_rest_of_the_line_comes_behind_it() {
        let rich = text(&[(Paragraph, "раз🙂два")]);
        let piece = text(&[(Paragraph, "А"), (Bullet, "Б")]);
        let (rich, caret) = replace(&rich, (5, 6), &piece);
        assert_eq!(
            shown(&rich),
            [(Paragraph, "раз🙂А".into()), (Bullet, "Бва".into())]
        );
        assert_eq!(caret, 8);
        let (all, caret) = replace(&rich, (0, 10), &Rich::default());
        assert_eq!((all.words(), caret), (String::new(), 0));
    }

    #[test]
    fn shorthand_is_taken_at_the_beginning_of_a_paragraph_only() {
        let (rich, caret) = shorthand(&text(&[(Paragraph, "- дело")]), 2).expect("a list");
        assert_eq!((shown(&rich), caret), (vec![(Bullet, "дело".into())], 1));
        assert_eq!(shorthand(&text(&[(Paragraph, "а - дело")]), 4), None);
        assert_eq!(shorthand(&text(&[(Bullet, "- дело")]), 3), None);
        assert_eq!(
            shown(
                &shorthand(&text(&[(Paragraph, "1. ")]), 3)
                    .expect("a list")
                    .0
            ),
            [(Number, String::new())]
        );
    }
}
