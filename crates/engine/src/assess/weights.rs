//! What each item weighs when some do not apply.
//!
//! Weights of inapplicable items go to the others of the group in proportion, those of whole
//! groups to the other groups; hundredths by largest remainder, ties to the one listed first.

use crate::quantity::Hundredths;
use crate::rubric::Rubric;

/// Effective weights by indicator and by dimension; zero for what does not apply.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EffectiveWeights {
    /// By indicator.
    pub indicators: Vec<Hundredths>,
    /// By dimension.
    pub dimensions: Vec<Hundredths>,
}

/// The effective weights for the indicators that apply.
pub fn effective_weights(rubric: &Rubric, applies: &[bool]) -> EffectiveWeights {
    let does_apply = |index: &usize| applies.get(*index) == Some(&true);
    let declared: Vec<Hundredths> = rubric
        .dimensions
        .iter()
        .map(|dimension| {
            if dimension.indicators.iter().any(does_apply) {
                dimension.weight
            } else {
                Hundredths(0)
            }
        })
        .collect();
    let dimensions = shared_out(Hundredths(10_000), &declared);
    let mut indicators = vec![Hundredths(0); rubric.indicators.len()];
    for (dimension, weight) in rubric.dimensions.iter().zip(&dimensions) {
        let declared: Vec<Hundredths> = dimension
            .indicators
            .iter()
            .map(|index| match rubric.indicators.get(*index) {
                Some(indicator) if does_apply(index) => indicator.weight,
                _ => Hundredths(0),
            })
            .collect();
        let shares = shared_out(*weight, &declared);
        for (index, share) in dimension.indicators.iter().zip(shares) {
            if let Some(slot) = indicators.get_mut(*index) {
                *slot = share;
            }
        }
    }
    EffectiveWeights { indicators, dimensions }
}

/// `total` in proportion to `weights`, in whole hundredths that add up to it.
///
/// Nothing is shared out where all weights are zero.
pub fn shared_out(total: Hundredths, weights: &[Hundredths]) -> Vec<Hundredths> {
    let sum: i128 = weights.iter().map(|weight| i128::from(weight.0)).sum();
    if sum == 0 {
        return vec![Hundredths(0); weights.len()];
    }
    let products =
        weights.iter().map(|weight| i128::from(weight.0).saturating_mul(i128::from(total.0)));
    let (mut shares, remainders): (Vec<i128>, Vec<i128>) =
        products.map(|product| (product.div_euclid(sum), product.rem_euclid(sum))).unzip();
    let mut lacking = i128::from(total.0).saturating_sub(shares.iter().sum());
    let mut order: Vec<(i128, usize)> =
        remainders.iter().enumerate().map(|(index, rest)| (rest.saturating_neg(), index)).collect();
    order.sort_unstable();
    for (_, index) in order {
        if lacking == 0 {
            break;
        }
        if let Some(share) = shares.get_mut(index) {
            *share = share.saturating_add(1);
            lacking = lacking.saturating_sub(1);
        }
    }
    shares.into_iter().map(|share| Hundredths(i64::try_from(share).unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn largest_remainder_ties_go_to_the_first() {
        let share = |total, weights: &[i64]| -> Vec<i64> {
            let weights: Vec<Hundredths> = weights.iter().copied().map(Hundredths).collect();
            shared_out(Hundredths(total), &weights).into_iter().map(|share| share.0).collect()
        };
        assert_eq!(share(10_000, &[1, 1, 1]), [3334, 3333, 3333]);
        assert_eq!(share(10_000, &[0, 1, 1]), [0, 5000, 5000]);
        assert_eq!(share(2000, &[500, 400, 0, 300]), [833, 667, 0, 500]);
        assert_eq!(share(100, &[0, 0]), [0, 0]);
    }
}
