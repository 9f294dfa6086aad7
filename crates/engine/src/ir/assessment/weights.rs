//! Effective weights: floors first, then one hundredth each to the largest remainders.

use super::super::lowering::Lowering;
use super::super::program::OperationId;
use super::arithmetic::Fraction;
use crate::quantity::Hundredths;
use crate::rubric::Rubric;

/// Effective weights in hundredths, by dimension and by indicator.
pub(super) struct LoweredWeights {
    pub(super) dimensions: Vec<OperationId>,
    pub(super) indicators: Vec<OperationId>,
}

/// The weights where `applies` is 1 for every indicator that applies.
pub(super) fn effective_weights(
    lowering: &mut Lowering,
    rubric: &Rubric,
    applies: &[OperationId],
) -> LoweredWeights {
    let zero = lowering.integer(0);
    let at = |index: &usize| applies.get(*index).copied().unwrap_or(zero);
    let mut declared = Vec::new();
    for dimension in &rubric.dimensions {
        let any = lowering.any(dimension.indicators.iter().map(at));
        let weight = lowering.integer(dimension.weight.0);
        declared.push((lowering.choose(any, weight, zero), dimension.weight));
    }
    let total = lowering.integer(10_000);
    let dimensions = shared_out(lowering, total, &declared);
    let mut indicators = vec![zero; rubric.indicators.len()];
    for (dimension, total) in rubric.dimensions.iter().zip(&dimensions) {
        let mut declared = Vec::new();
        for index in &dimension.indicators {
            let weight = rubric.indicators.get(*index).map(|it| it.weight).unwrap_or_default();
            let whole = lowering.integer(weight.0);
            declared.push((lowering.choose(at(index), whole, zero), weight));
        }
        let shares = shared_out(lowering, *total, &declared);
        for (index, share) in dimension.indicators.iter().zip(shares) {
            if let Some(slot) = indicators.get_mut(*index) {
                *slot = share;
            }
        }
    }
    LoweredWeights { dimensions, indicators }
}

/// `total` in proportion to the weights that count, each given with the most that it may be.
fn shared_out(
    lowering: &mut Lowering,
    total: OperationId,
    weights: &[(OperationId, Hundredths)],
) -> Vec<OperationId> {
    let (zero, one) = (lowering.integer(0), lowering.integer(1));
    let sum = lowering.sum(weights.iter().map(|(weight, _)| *weight));
    let is_nothing = lowering.equal(sum, zero);
    let divisor = lowering.choose(is_nothing, one, sum);
    let divisor = lowering.keep_within(divisor, 1, Some(10_000.into()));
    let mut floors = Vec::new();
    let mut rests = Vec::new();
    for (weight, _) in weights {
        let product = lowering.multiply(*weight, total);
        let floor = lowering.floor(Fraction { above: product, below: divisor }, 10_000);
        let back = lowering.multiply(floor, divisor);
        let rest = lowering.less_by(product, back);
        floors.push(floor);
        rests.push(lowering.keep_within(rest, 0, Some(10_000.into())));
    }
    let given = lowering.sum(floors.iter().copied());
    let lacking = lowering.less_by(total, given);
    let mut shares = Vec::new();
    for (index, (floor, rest)) in floors.iter().zip(&rests).enumerate() {
        // How many come before it: larger remainders, and equal ones that are listed earlier.
        let mut before = Vec::new();
        for (other, theirs) in rests.iter().enumerate() {
            match other.cmp(&index) {
                core::cmp::Ordering::Less => {
                    let smaller = lowering.less(*theirs, *rest);
                    before.push(lowering.not(smaller));
                }
                core::cmp::Ordering::Greater => before.push(lowering.less(*rest, *theirs)),
                core::cmp::Ordering::Equal => {}
            }
        }
        let rank = lowering.sum(before);
        let rank = lowering.keep_within(rank, 0, Some(rests.len().into()));
        let is_raised = lowering.less(rank, lacking);
        let share = lowering.add(*floor, is_raised);
        // With nothing to share out by, `lacking` is the whole and belongs to nobody.
        let share = lowering.choose(is_nothing, zero, share);
        shares.push(lowering.keep_within(share, 0, Some(10_000.into())));
    }
    shares
}
