//! Values and weights → [`IndicatorScore`]: points, or what they could be.

use super::values::IndicatorValue;
use crate::quantity::rational::hundredths_half_up;
use crate::quantity::{Hundredths, Rational};

/// The lowest and highest that is still possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// Everything missing earns nothing.
    pub low: Hundredths,
    /// Everything missing earns its full weight.
    pub high: Hundredths,
}

impl Bounds {
    /// The number itself, where both ends meet.
    pub fn value(self) -> Option<Hundredths> {
        (self.low == self.high).then_some(self.low)
    }

    /// Ends added.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low.plus(other.low), high: self.high.plus(other.high) }
    }

    /// Ends taken away.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low.minus(other.low), high: self.high.minus(other.high) }
    }
}

/// An indicator with its weight and points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorScore {
    /// Value and share, or why there is none.
    pub value: IndicatorValue,
    /// Effective weight; zero where it does not apply.
    pub weight: Hundredths,
    /// Points, or their range.
    pub points: Bounds,
}

/// The score of a value at an effective weight.
pub fn score_from_value(value: IndicatorValue, weight: Hundredths) -> IndicatorScore {
    let points = match &value {
        IndicatorValue::Scored(scored) => {
            let points = points_of(&scored.share, weight);
            Bounds { low: points, high: points }
        }
        IndicatorValue::Missing => Bounds { low: Hundredths(0), high: weight },
        IndicatorValue::NotApplicable => Bounds::default(),
    };
    IndicatorScore { value, weight, points }
}

/// share × weight, rounded half up to two places.
pub(super) fn points_of(share: &Rational, weight: Hundredths) -> Hundredths {
    if *share == Rational::ONE {
        return weight;
    }
    hundredths_half_up(&(share * weight.to_rational()))
}
