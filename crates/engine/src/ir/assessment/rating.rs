//! [`LoweredStars`]: totals and vetoes → stars.

use super::super::lowering::Lowering;
use super::super::program::OperationId;
use super::lowered::LoweredSum;
use super::vetoes::LoweredVeto;
use crate::assess::vetoes::cap_of;
use crate::rubric::Rubric;
use crate::rubric::document::EffectEntry;

/// The stars in whole numbers; -1 where there are none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoweredStars {
    /// Of the lowest total, undecided vetoes taken as triggered.
    pub low: OperationId,
    /// Of the highest total, undecided vetoes taken as clear.
    pub high: OperationId,
    /// The stars.
    pub value: OperationId,
    /// The stars without any veto.
    pub uncapped: OperationId,
}

/// The stars of a total under its vetoes.
pub(super) fn rating(
    lowering: &mut Lowering,
    rubric: &Rubric,
    total: LoweredSum,
    vetoes: &[LoweredVeto],
) -> LoweredStars {
    let zero = lowering.integer(0);
    let none = lowering.integer(-1);
    let low_band = band(lowering, rubric, total.low);
    let high_band = band(lowering, rubric, total.high);
    let (mut low, mut high, mut range_only) = (low_band, high_band, zero);
    for (veto, outcome) in rubric.vetoes.iter().zip(vetoes) {
        if let Some(cap) = cap_of(&veto.effect) {
            let cap = lowering.integer(cap);
            low = capped(lowering, low, cap, outcome.may_be_effective);
            high = capped(lowering, high, cap, outcome.is_effective);
        }
        if veto.effect == EffectEntry::RangeOnly {
            range_only = lowering.any([range_only, outcome.is_effective]);
        }
    }
    let interim = lowering.is_interim();
    let open = lowering.any([interim, range_only]);
    let settled = lowering.not(open);
    let mut settled_if_equal = |low, high| {
        let is_equal = lowering.equal(low, high);
        let is_settled = lowering.both(settled, is_equal);
        lowering.choose(is_settled, low, none)
    };
    let value = settled_if_equal(low, high);
    let uncapped = settled_if_equal(low_band, high_band);
    LoweredStars { low, high, value, uncapped }
}

fn band(lowering: &mut Lowering, rubric: &Rubric, total: OperationId) -> OperationId {
    let mut choices = Vec::new();
    for (stars, from) in &rubric.bands {
        let from = lowering.integer(from.0);
        let misses = lowering.less(total, from);
        let (reaches, stars) = (lowering.not(misses), lowering.integer(*stars));
        choices.push((reaches, stars));
    }
    let none = lowering.integer(0);
    lowering.first_of(&choices, none)
}

fn capped(
    lowering: &mut Lowering,
    stars: OperationId,
    cap: OperationId,
    holds: OperationId,
) -> OperationId {
    let is_above = lowering.less(cap, stars);
    let is_capped = lowering.both(holds, is_above);
    lowering.choose(is_capped, cap, stars)
}
