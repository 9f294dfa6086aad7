//! [`Beside`]: clusters side by side, each item against the median and the best of the kind.

use super::peer::{state, turned};
use crate::assess::IndicatorValue;
use crate::quantity::Rational;
use crate::rollup::Submission;

/// An item over all clusters of the kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// The middle share of the weight; of an even number the mean of the two in the middle.
    pub median: Option<Rational>,
    /// The best share.
    pub best: Option<Rational>,
    /// The middle value, in the item's unit.
    pub median_value: Option<Rational>,
    /// The best value.
    pub best_value: Option<Rational>,
}

/// Clusters side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// For each indicator the comparison over the kind.
    pub items: Vec<Comparison>,
    /// For each cluster the items by which it is above the median, most first.
    pub strengths: Vec<Vec<usize>>,
    /// The items by which it is below the median, most first.
    pub weaknesses: Vec<Vec<usize>>,
}

/// The items of all clusters of a kind, and strengths and weaknesses of each, at most `most`:
/// those whose share of the weight, times the weight, is farthest from the median's.
pub fn beside(submissions: &[&Submission], most: usize) -> Beside {
    let count = submissions.first().map_or(0, |it| it.evaluation.sheet().indicators.len());
    let items: Vec<Comparison> = (0..count).map(|it| comparison(submissions, it)).collect();
    let apart = |submission: &Submission, sign: Rational| {
        let mut apart: Vec<(Rational, usize)> = Vec::new();
        for (indicator, item) in items.iter().enumerate() {
            let own = share(submission, indicator).zip(item.median.as_ref());
            let weight = submission.evaluation.sheet().indicators.get(indicator);
            let weight = weight.map(|it| it.weight.to_rational()).unwrap_or_default();
            if let Some((own, median)) = own {
                let distance = (own - median) * weight * &sign;
                if distance > Rational::ZERO {
                    apart.push((distance, indicator));
                }
            }
        }
        apart.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        apart.into_iter().take(most).map(|(_, indicator)| indicator).collect::<Vec<usize>>()
    };
    Beside {
        strengths: submissions.iter().map(|it| apart(it, Rational::ONE)).collect(),
        weaknesses: submissions.iter().map(|it| apart(it, -Rational::ONE)).collect(),
        items,
    }
}

fn share(submission: &Submission, indicator: usize) -> Option<Rational> {
    match state(submission, indicator)? {
        IndicatorValue::Scored(scored) => Some(scored.share.clone()),
        IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
    }
}

/// The value, turned round where less is better.
fn value(submission: &Submission, indicator: usize) -> Option<Rational> {
    match state(submission, indicator)? {
        IndicatorValue::Scored(scored) => {
            scored.value.as_ref().map(|value| turned(submission, indicator, value))
        }
        IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
    }
}

fn comparison(submissions: &[&Submission], indicator: usize) -> Comparison {
    let shares = submissions.iter().filter_map(|it| share(it, indicator)).collect();
    let values = submissions.iter().filter_map(|it| value(it, indicator)).collect();
    let first = submissions.first();
    let back = |value: Rational| first.map_or(value.clone(), |it| turned(it, indicator, &value));
    let ([median, best], [median_value, best_value]) =
        (middle_and_best(shares), middle_and_best(values));
    Comparison {
        median,
        best,
        median_value: median_value.map(back),
        best_value: best_value.map(back),
    }
}

/// The middle and the greatest of numbers.
pub fn middle_and_best(mut numbers: Vec<Rational>) -> [Option<Rational>; 2] {
    numbers.sort();
    let half = numbers.len().div_euclid(2);
    let upper = numbers.get(half).cloned();
    let is_even = numbers.len().is_multiple_of(2);
    let lower = half.checked_sub(1).and_then(|at| numbers.get(at).cloned());
    let median = match (upper, lower) {
        (Some(upper), Some(lower)) if is_even => Some((upper + lower) / Rational::from(2u8)),
        (upper, _) => upper,
    };
    [median, numbers.pop()]
}
