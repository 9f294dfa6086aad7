//! Totals and vetoes → [`StarRating`].

use super::scores::Bounds;
use super::vetoes::{VetoOutcome, cap_of};
use crate::rubric::Rubric;
use crate::rubric::document::EffectEntry;

/// Stars: the range still possible, and the number where it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StarRating {
    /// Of the lowest total, undecided vetoes taken as triggered.
    pub low: u8,
    /// Of the highest total, undecided vetoes taken as clear.
    pub high: u8,
    /// The stars; only for annual periods with nothing decisive missing.
    pub value: Option<u8>,
    /// The stars without any veto, under the same conditions.
    pub uncapped: Option<u8>,
}

/// The stars of a total under its vetoes. Vetoes never raise them.
pub fn rating_from_scores(
    rubric: &Rubric,
    total: Bounds,
    vetoes: &[VetoOutcome],
    is_interim: bool,
) -> StarRating {
    let low_band = rubric.band_of(total.low);
    let high_band = rubric.band_of(total.high);
    let (mut low, mut high, mut is_range_only) = (low_band, high_band, false);
    for (veto, outcome) in rubric.vetoes.iter().zip(vetoes) {
        let cap = cap_of(&veto.effect).unwrap_or(u8::MAX);
        if outcome.may_be_effective() {
            low = low.min(cap);
        }
        if outcome.is_effective() {
            high = high.min(cap);
            is_range_only |= veto.effect == EffectEntry::RangeOnly;
        }
    }
    let is_settled = !is_interim && !is_range_only;
    StarRating {
        low,
        high,
        value: (is_settled && low == high).then_some(low),
        uncapped: (is_settled && low_band == high_band).then_some(low_band),
    }
}
