//! Effective weights: what the weights become when some indicators do not apply.

use num_traits::Zero;

use super::indicators::State;
use super::number::{Exact, sum, whole};
use super::rubric::Rubric;

/// The effective weight of each indicator, in the rubric's order; of none that does not apply.
pub(super) fn effective_weights(rubric: &Rubric, states: &[State]) -> Vec<Option<Exact>> {
    let applies = |at: usize| states[at] != State::NotApplicable;
    let of_group = |group: &str| -> Vec<usize> {
        let indicators = rubric.indicators.iter().enumerate();
        indicators
            .filter(|(at, one)| one.group == group && applies(*at))
            .map(|(at, _)| at)
            .collect()
    };
    let groups: Vec<(&str, &Exact)> = rubric
        .groups
        .iter()
        .filter(|(group, _)| !of_group(group).is_empty())
        .map(|(group, weight)| (group.as_str(), weight))
        .collect();
    let mut effective = vec![None; states.len()];
    let of_groups = by_largest_remainder(&whole(100), groups.iter().map(|(_, weight)| *weight));
    for ((group, _), group_weight) in groups.iter().zip(of_groups) {
        let places = of_group(group);
        let weights = places.iter().map(|at| &rubric.indicators[*at].weight);
        for (at, weight) in places.iter().zip(by_largest_remainder(&group_weight, weights)) {
            effective[*at] = Some(weight);
        }
    }
    effective
}

/// `total`, which has two places, shared out in proportion to `weights`, each share with two
/// places: floor all, then a hundredth each to the largest remainders, ties to the first.
fn by_largest_remainder<'a>(
    total: &Exact,
    weights: impl Iterator<Item = &'a Exact> + Clone,
) -> Vec<Exact> {
    let all = sum(weights.clone());
    let hundredths: Vec<Exact> = weights.map(|weight| total * whole(100) * weight / &all).collect();
    let mut shares: Vec<Exact> = hundredths.iter().map(Exact::floor).collect();
    let mut left = total * whole(100) - sum(&shares);
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(hundredths[*at].fract()));
    for at in order {
        if left.is_zero() {
            break;
        }
        shares[at] += whole(1);
        left -= whole(1);
    }
    shares.into_iter().map(|share| share / whole(100)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::number::exact;
    use super::super::rubric::Kind;
    use super::*;

    fn shared(total: &str, weights: &[&str]) -> Vec<Exact> {
        let weights: Vec<Exact> = weights.iter().map(|weight| exact(weight)).collect();
        by_largest_remainder(&exact(total), weights.iter())
    }

    /// No file of the industrial rubric gets there: I01 always applies.
    #[test]
    fn nothing_is_shared_out_when_nothing_applies() {
        let rubric = Rubric::of(Kind::Industrial);
        let states = vec![State::NotApplicable; rubric.indicators.len()];
        assert!(effective_weights(rubric, &states).iter().all(Option::is_none));
    }

    #[test]
    fn ties_go_to_the_one_listed_first() {
        let thirds = shared("10", &["1", "1", "1"]);
        assert_eq!(thirds, ["3.34", "3.33", "3.33"].map(exact));
        let halves = shared("0.05", &["1", "1", "2"]);
        assert_eq!(halves, ["0.01", "0.01", "0.03"].map(exact));
        let two_left = shared("20", &["1", "1", "1"]);
        assert_eq!(two_left, ["6.67", "6.67", "6.66"].map(exact));
    }
}
