//! What the result of an operation can be, from what its operands can be.

use dashu_int::IBig;
use dashu_int::ops::DivEuclid as _;

/// Both ends are possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: IBig,
    pub(super) high: IBig,
}

impl Range {
    /// From one number to another.
    pub(super) fn new(low: impl Into<IBig>, high: impl Into<IBig>) -> Self {
        Self { low: low.into(), high: high.into() }
    }

    /// Sum.
    pub(super) fn plus(&self, other: &Self) -> Self {
        Self { low: &self.low + &other.low, high: &self.high + &other.high }
    }

    /// Product.
    pub(super) fn times(&self, other: &Self) -> Self {
        let corners = [
            &self.low * &other.low,
            &self.low * &other.high,
            &self.high * &other.low,
            &self.high * &other.high,
        ];
        let [first, rest @ ..] = corners;
        rest.into_iter().fold(Self::new(first.clone(), first), |range, corner| Self {
            low: range.low.min(corner.clone()),
            high: range.high.max(corner),
        })
    }

    /// Quotient by a positive number, rounded down.
    pub(super) fn over(&self, divisor: &Self) -> Self {
        let least = divisor.low.clone().max(IBig::ONE);
        let most = divisor.high.clone().max(least.clone());
        let [a, b, c, d] = [
            self.low.clone().div_euclid(&least),
            self.low.clone().div_euclid(&most),
            self.high.clone().div_euclid(&least),
            self.high.clone().div_euclid(&most),
        ];
        Self { low: a.min(b), high: c.max(d) }
    }

    /// One of two.
    pub(super) fn or(&self, other: &Self) -> Self {
        Self {
            low: self.low.clone().min(other.low.clone()),
            high: self.high.clone().max(other.high.clone()),
        }
    }

    /// What is in both; the first, where nothing is.
    pub(super) fn and(&self, least: &IBig, most: Option<&IBig>) -> Self {
        let low = self.low.clone().max(least.clone());
        let high =
            most.map_or_else(|| self.high.clone(), |most| self.high.clone().min(most.clone()));
        if low > high { self.clone() } else { Self { low, high } }
    }

    /// Both ends, where a cell can hold them.
    pub(super) fn ends(&self) -> Option<(i64, i64)> {
        let end = |number: &IBig| i64::try_from(number.clone()).ok();
        end(&self.low).zip(end(&self.high))
    }
}
