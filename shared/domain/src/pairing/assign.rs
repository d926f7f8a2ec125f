//! The best assignment: the Hungarian method, by shortest augmenting paths with potentials.
//!
//! Own code, because it is forty lines: the crates that have it bring graphs, matrices and a dozen dependencies into
//! what a phone downloads.

/// Far beyond any sum of scores, and small enough to add.
const IMPOSSIBLE: i64 = 1 << 40;

/// Who gets whom, so that the sum of the scores is the largest there can be. `scores[seeker][helper]` is `None` where it
/// cannot be; `places[helper]` is how many each takes. A seeker who gets nobody is `None`.
///
/// Always the same answer for the same numbers: of equal sums, the one that gives the earlier seeker the earlier helper is
/// preferred where the method meets it first.
pub fn assign(scores: &[Vec<Option<u16>>], places: &[usize]) -> Vec<Option<usize>> {
    let seekers = scores.len();
    // A helper who takes two stands there twice, and each seeker has a chair of their own for getting nobody.
    let mut chairs: Vec<Option<usize>> = Vec::new();
    for (helper, count) in places.iter().enumerate() {
        chairs.extend(vec![Some(helper); (*count).min(seekers)]);
    }
    chairs.extend(vec![None; seekers]);
    let cost = |seeker: usize, chair: usize| match chairs[chair] {
        // A little more than the worst pair costs, so that somebody with no points is better than nobody.
        None => 1,
        Some(helper) => scores[seeker]
            .get(helper)
            .copied()
            .flatten()
            .map_or(IMPOSSIBLE, |score| -i64::from(score)),
    };
    let taken = hungarian(seekers, chairs.len(), cost);
    let mut given = vec![None; seekers];
    for (chair, seeker) in taken.into_iter().enumerate() {
        if let Some(seeker) = seeker {
            given[seeker] = chairs[chair];
        }
    }
    given
}

/// For each column the row that gets it, at the least cost in all; there are at least as many columns as rows.
fn hungarian(
    rows: usize,
    columns: usize,
    cost: impl Fn(usize, usize) -> i64,
) -> Vec<Option<usize>> {
    let mut row_potential = vec![0_i64; rows];
    // One column more than there are: where each new row begins.
    let start = columns;
    let mut column_potential = vec![0_i64; columns + 1];
    let mut taken: Vec<Option<usize>> = vec![None; columns + 1];
    for row in 0..rows {
        taken[start] = Some(row);
        let mut at = start;
        let mut least = vec![i64::MAX; columns];
        let mut came_from = vec![start; columns];
        let mut visited = vec![false; columns + 1];
        while let Some(here) = taken[at] {
            visited[at] = true;
            let (mut step, mut next) = (i64::MAX, start);
            for column in (0..columns).filter(|column| !visited[*column]) {
                let reduced = cost(here, column) - row_potential[here] - column_potential[column];
                if reduced < least[column] {
                    least[column] = reduced;
                    came_from[column] = at;
                }
                if least[column] < step {
                    (step, next) = (least[column], column);
                }
            }
            for column in 0..=columns {
                if visited[column] {
                    if let Some(row) = taken[column] {
                        row_potential[row] += step;
                    }
                    column_potential[column] -= step;
                } else if let Some(least) = least.get_mut(column) {
                    *least -= step;
                }
            }
            at = next;
        }
        // Back along the path, each column is handed on.
        while at != start {
            let before = came_from[at];
            taken[at] = taken[before];
            at = before;
        }
    }
    taken.truncate(columns);
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(scores: &[Vec<Option<u16>>], given: &[Option<usize>]) -> (u32, usize) {
        let mut sum = 0;
        let mut count = 0;
        for (seeker, helper) in given.iter().enumerate() {
            if let Some(helper) = helper {
                sum += u32::from(scores[seeker][*helper].expect("only what can be is given"));
                count += 1;
            }
        }
        (sum, count)
    }

    /// The largest sum with the fewest left alone, by trying everything. A pair is worth one point more than its score,
    /// and so is never given up for nothing.
    fn by_trying(scores: &[Vec<Option<u16>>], places: &mut Vec<usize>, from: usize) -> u32 {
        let Some(row) = scores.get(from) else {
            return 0;
        };
        let mut best = by_trying(scores, places, from + 1);
        for (helper, score) in row.iter().enumerate() {
            let Some(score) = score.filter(|_| places[helper] > 0) else {
                continue;
            };
            places[helper] -= 1;
            let rest = by_trying(scores, places, from + 1);
            places[helper] += 1;
            best = best.max(rest + u32::from(score) + 1);
        }
        best
    }

    fn schools() -> impl Strategy<Value = (Vec<Vec<Option<u16>>>, Vec<usize>)> {
        (1..=5_usize, 1..=4_usize).prop_flat_map(|(seekers, helpers)| {
            let score = proptest::option::weighted(0.8, 0..=12_u16);
            (
                proptest::collection::vec(proptest::collection::vec(score, helpers), seekers),
                proptest::collection::vec(0..=3_usize, helpers),
            )
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_assignment_is_as_good_as_the_best_of_all((scores, places) in schools()) {
            let given = assign(&scores, &places);
            let (sum, count) = total(&scores, &given);
            for (helper, places) in places.iter().enumerate() {
                let takes = given.iter().filter(|one| **one == Some(helper)).count();
                prop_assert!(takes <= *places, "{helper} takes {takes}");
            }
            let best = by_trying(&scores, &mut places.clone(), 0);
            prop_assert_eq!(sum + u32::try_from(count).unwrap_or(0), best);
        }
    }

    #[test]
    fn the_sum_counts_and_not_who_came_first() {
        let scores = [vec![Some(90), Some(80)], vec![Some(85), None]];
        assert_eq!(assign(&scores, &[1, 1]), [Some(1), Some(0)]);
    }

    #[test]
    fn nobody_gets_what_cannot_be() {
        assert_eq!(assign(&[vec![None]], &[3]), [None]);
        assert_eq!(assign(&[vec![Some(0)]], &[1]), [Some(0)]);
        assert_eq!(
            assign(&[vec![Some(50)], vec![Some(40)]], &[1]),
            [Some(0), None]
        );
        assert_eq!(assign(&[], &[1]), []);
        assert_eq!(assign(&[vec![]], &[]), [None]);
    }
}
