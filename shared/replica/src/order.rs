//! Where a row stands among others, as a key that leaves room between any two.
//!
//! Keys are digits of base 62 after an unwritten point, compared as text. Own code rather than a crate's because a
//! hostile document may hold any text as a key: whatever is not a key of ours leaves no room, and nothing panics.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

/// Nobody moves rows so often that honest keys get near this; it bounds what a hostile one costs.
const LONGEST: usize = 256;

/// A key between two others. `None` when there is no room: the same key twice, keys in the wrong order, or no keys.
pub(crate) fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let before = match before {
        Some(key) => Some(parse(key)?),
        None => None,
    };
    let after = match after {
        Some(key) => Some(parse(key)?),
        None => None,
    };
    let digits = match (before, after) {
        (None, None) => vec![BASE / 2],
        (Some(before), None) => next(&before),
        (None, Some(after)) => middle(&[], &after),
        (Some(before), Some(after)) if before < after => middle(&before, &after),
        _ => return None,
    };
    (digits.len() <= LONGEST).then(|| {
        digits
            .iter()
            .map(|digit| char::from(DIGITS[*digit]))
            .collect()
    })
}

/// `count` keys that follow one another after `before`, or from the start when that is no key.
pub(crate) fn run_after(before: Option<&str>, count: usize) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(count);
    for _ in 0..count {
        let last = keys.last().map(String::as_str).or(before);
        let key = between(last, None).or_else(|| between(None, None));
        keys.extend(key);
    }
    keys
}

fn parse(key: &str) -> Option<Vec<usize>> {
    if key.is_empty() || key.len() > LONGEST {
        return None;
    }
    let digits: Option<Vec<usize>> = key
        .bytes()
        .map(|byte| DIGITS.binary_search(&byte).ok())
        .collect();
    // A last zero would mean the same number as the key without it, and leave no room between the two.
    digits.filter(|digits| digits.last() != Some(&0))
}

/// A little after `before`, so that rows added one by one keep short keys.
fn next(before: &[usize]) -> Vec<usize> {
    match before.iter().position(|digit| *digit < BASE - 1) {
        Some(index) => {
            let mut digits = before[..=index].to_vec();
            digits[index] += 1;
            digits
        }
        None => [before, &[BASE / 2]].concat(),
    }
}

/// Half way between; `before` may be empty, which is zero.
fn middle(before: &[usize], after: &[usize]) -> Vec<usize> {
    let mut digits = Vec::new();
    let mut upper = Some(after);
    for index in 0.. {
        let low = before.get(index).copied().unwrap_or(0);
        let high = upper.map_or(BASE, |after| after.get(index).copied().unwrap_or(0));
        if high.saturating_sub(low) > 1 {
            digits.push(usize::midpoint(low, high));
            break;
        }
        if high > low && upper.is_some_and(|after| after.len() > index + 1) {
            digits.push(high);
            break;
        }
        digits.push(low);
        if high > low {
            // From here on any digits are below `after`; only `before` still binds.
            upper = None;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn rows_added_one_by_one_keep_short_keys() {
        let keys = run_after(None, 100);
        assert!(keys.is_sorted());
        assert!(keys.iter().all(|key| key.len() <= 4), "{keys:?}");
    }

    #[test]
    fn what_is_no_key_leaves_no_room() {
        for hostile in ["", "0", "10", "ключ", "a b", &"z".repeat(300)] {
            assert_eq!(between(Some(hostile), None), None, "{hostile}");
            assert_eq!(between(None, Some(hostile)), None, "{hostile}");
        }
        assert_eq!(between(Some("V"), Some("V")), None);
        assert_eq!(between(Some("W"), Some("V")), None);
    }

    #[test]
    fn there_is_always_room_at_the_front() {
        let mut first = between(None, None).expect("a key");
        for _ in 0..500 {
            let earlier = between(None, Some(&first)).expect("room");
            assert!(earlier < first);
            first = earlier;
        }
    }

    proptest! {
        #[test]
        fn a_key_between_two_is_between_them(one in "[0-9A-Za-z]{0,5}[1-9A-Za-z]", other in "[0-9A-Za-z]{0,5}[1-9A-Za-z]") {
            prop_assume!(one != other);
            let (low, high) = if one < other { (one, other) } else { (other, one) };
            let key = between(Some(&low), Some(&high)).expect("room");
            prop_assert!(low < key && key < high, "{low} {key} {high}");
            prop_assert!(!key.ends_with('0'));
        }
    }
}
