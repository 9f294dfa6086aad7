//! Division, rounding and choice on operations. Whatever is divided here is promised its limits.

use dashu_int::IBig;

use super::super::lowering::{Lowered, Lowering};
use super::super::program::{Operation, OperationId, Promise};

/// A fraction with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) above: OperationId,
    pub(super) below: OperationId,
}

impl From<Lowered> for Fraction {
    fn from(lowered: Lowered) -> Self {
        Self { above: lowered.numerator, below: lowered.denominator }
    }
}

impl Lowering {
    /// The value of an operation that is a whole number of the rubric.
    pub(super) fn known(&mut self, id: OperationId) -> Option<IBig> {
        match self.program().operations().get(id.0) {
            Some(Operation::Integer(value)) => Some(value.clone()),
            _ => None,
        }
    }

    /// Promises that an operation is at least `least`, and at most `most` if that is known.
    pub(super) fn keep_within(
        &mut self,
        of: OperationId,
        least: impl Into<IBig>,
        most: Option<IBig>,
    ) -> OperationId {
        if self.known(of).is_none() {
            self.program().promise(Promise { of, least: least.into(), most });
        }
        of
    }

    /// 1 if the period is interim.
    pub(super) fn is_interim(&mut self) -> OperationId {
        self.program().add(Operation::IsInterim)
    }

    /// 1 if the figure is not applicable.
    pub(super) fn is_inapplicable(&mut self, figure: usize) -> OperationId {
        self.program().add(Operation::IsNotApplicable(figure))
    }

    /// Difference.
    pub(super) fn less_by(&mut self, left: OperationId, right: OperationId) -> OperationId {
        let negative = self.negative(right);
        self.add(left, negative)
    }

    /// Product with a whole number; a product of two of the rubric's is one.
    pub(super) fn times(&mut self, of: OperationId, factor: impl Into<IBig>) -> OperationId {
        let factor = factor.into();
        if let Some(value) = self.known(of) {
            return self.integer(value * factor);
        }
        let factor = self.integer(factor);
        self.multiply(factor, of)
    }

    /// `above / below`, both not negative, halves up; at most `most`.
    pub(super) fn half_up(&mut self, of: Fraction, most: impl Into<IBig>) -> OperationId {
        let twice = self.times(of.above, 2);
        let (raised, divisor) = (self.add(twice, of.below), self.times(of.below, 2));
        let units = self.floor_divide(raised, divisor);
        self.keep_within(units, 0, Some(most.into()))
    }

    /// `above / below`, both not negative, rounded down; at most `most`.
    pub(super) fn floor(&mut self, of: Fraction, most: impl Into<IBig>) -> OperationId {
        let units = self.floor_divide(of.above, of.below);
        self.keep_within(units, 0, Some(most.into()))
    }

    /// 1 if there is a value.
    pub(crate) fn is_given(&mut self, of: Lowered) -> OperationId {
        let unknown = self.any([of.missing, of.not_applicable]);
        self.not(unknown)
    }

    /// 1 if it is known to hold.
    pub(super) fn surely(&mut self, truth: Lowered) -> OperationId {
        let given = self.is_given(truth);
        self.both(given, truth.numerator)
    }

    /// Sum of all; 0 of none.
    pub(super) fn sum(&mut self, of: impl IntoIterator<Item = OperationId>) -> OperationId {
        let mut all = of.into_iter();
        match all.next() {
            Some(first) => all.fold(first, |sum, next| self.add(sum, next)),
            None => self.integer(0),
        }
    }

    /// The first choice whose condition holds, else the last word.
    pub(crate) fn first_of(
        &mut self,
        choices: &[(OperationId, OperationId)],
        otherwise: OperationId,
    ) -> OperationId {
        choices.iter().rev().fold(otherwise, |rest, (condition, then)| {
            if *then == rest { rest } else { self.choose(*condition, *then, rest) }
        })
    }
}
