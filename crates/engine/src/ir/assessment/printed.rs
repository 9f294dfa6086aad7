//! [`LoweredNumber`]: a number as it is printed: halves away from zero, and never as if it met a
//! line that it fails.

use dashu_int::IBig;

use super::super::lowering::Lowering;
use super::super::program::OperationId;
use super::arithmetic::Fraction;
use crate::quantity::Rational;
use crate::quantity::rational::power_of_ten;

/// A number in whole parts: `whole + fraction / power`, below zero if `is_negative`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoweredNumber {
    /// 1 if it is below zero.
    pub is_negative: OperationId,
    /// Whole ones.
    pub whole: OperationId,
    /// Parts, each one `power`th; may be a whole one.
    pub fraction: OperationId,
    /// A power of ten.
    pub power: OperationId,
    /// 1 if it is too large, or too close to a line, to be told in whole parts.
    pub is_beyond: OperationId,
}

/// Numbers from ten to this power are not told.
const LARGEST: usize = 12;

/// The most places that are printed to keep a number off a line.
pub const MOST_PLACES: usize = 12;

/// A value with the places that keep it on its side of lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places {
    /// Ten to the power of the places.
    pub(super) power: OperationId,
    /// 1 if even the most places do not suffice.
    pub(super) is_beyond: OperationId,
}

/// The places at which `value` is printed: at least `places`.
///
/// A line that has more decimals than `places` begins with as many as it has.
pub(super) fn places_off_lines(
    lowering: &mut Lowering,
    value: Fraction,
    places: usize,
    lines: &[Rational],
) -> Places {
    let zero = lowering.integer(0);
    let is_enough =
        |line: &Rational, tried: usize| (line * Rational::from(power_of_ten(tried))).is_int();
    let least = (places..MOST_PLACES)
        .find(|tried| lines.iter().all(|line| is_enough(line, *tried)))
        .unwrap_or(MOST_PLACES);
    if lines.is_empty() {
        let power = lowering.integer(power_of_ten(places));
        return Places { power, is_beyond: zero };
    }
    let (mut choices, mut none) = (Vec::new(), lowering.integer(1));
    for tried in least..=MOST_PLACES.max(least) {
        let mut is_apart = lowering.integer(1);
        for line in lines {
            let apart = is_apart_at(lowering, value, line, tried);
            is_apart = lowering.both(is_apart, apart);
        }
        let power = lowering.integer(power_of_ten(tried));
        choices.push((is_apart, power));
        let not = lowering.not(is_apart);
        none = lowering.both(none, not);
    }
    let most = lowering.integer(power_of_ten(MOST_PLACES));
    let power = lowering.first_of(&choices, most);
    Places { power, is_beyond: none }
}

/// 1 if a value below the line is still below it when it is printed with `tried` places.
fn is_apart_at(
    lowering: &mut Lowering,
    value: Fraction,
    line: &Rational,
    tried: usize,
) -> OperationId {
    let at = lowering.times(value.above, IBig::from(line.denominator().clone()));
    let edge = lowering.times(value.below, line.numerator().clone());
    let is_below = lowering.less(at, edge);
    let gap = lowering.less_by(edge, at);
    let gap = lowering.times(gap, IBig::from(power_of_ten(tried)) * IBig::from(2));
    // A half is rounded away from zero: towards the line from above zero, away from it below.
    let whole = lowering.times(value.below, IBig::from(line.denominator().clone()));
    let zero = lowering.integer(0);
    let is_negative = lowering.less(value.above, zero);
    let whole = lowering.less_by(whole, is_negative);
    let is_apart = lowering.less(whole, gap);
    let not_below = lowering.not(is_below);
    lowering.any([not_below, is_apart])
}

/// The number at its places.
pub(super) fn printed(lowering: &mut Lowering, value: Fraction, places: Places) -> LoweredNumber {
    let zero = lowering.integer(0);
    let is_negative = lowering.less(value.above, zero);
    let opposite = lowering.negative(value.above);
    let size = lowering.choose(is_negative, opposite, value.above);
    let (told, is_large) = told(lowering, Fraction { above: size, below: value.below });
    let (whole, rest) = whole_and_rest(lowering, Fraction { above: told, below: value.below });
    let parts = lowering.multiply(rest, places.power);
    let most = power_of_ten(MOST_PLACES);
    let fraction = lowering.half_up(Fraction { above: parts, below: value.below }, most);
    let is_beyond = lowering.any([is_large, places.is_beyond]);
    LoweredNumber { is_negative, whole, fraction, power: places.power, is_beyond }
}

/// What is lacking, rounded up to `places`; what is not above zero is not told.
pub(super) fn rounded_up(lowering: &mut Lowering, value: Fraction, places: usize) -> LoweredNumber {
    let zero = lowering.integer(0);
    let is_negative = lowering.less(value.above, zero);
    let size = lowering.choose(is_negative, zero, value.above);
    let (told, is_large) = told(lowering, Fraction { above: size, below: value.below });
    let (whole, rest) = whole_and_rest(lowering, Fraction { above: told, below: value.below });
    let parts = lowering.times(rest, power_of_ten(places));
    let minus_one = lowering.integer(-1);
    let parts = lowering.add(parts, value.below);
    let parts = lowering.add(parts, minus_one);
    let most = power_of_ten(places);
    let fraction = lowering.floor(Fraction { above: parts, below: value.below }, most);
    let power = lowering.integer(power_of_ten(places));
    let is_beyond = lowering.any([is_large, is_negative]);
    LoweredNumber { is_negative: zero, whole, fraction, power, is_beyond }
}

/// The numerator where the number can be told, else 0; and 1 where it cannot.
fn told(lowering: &mut Lowering, size: Fraction) -> (OperationId, OperationId) {
    let limit = lowering.times(size.below, power_of_ten(LARGEST));
    let is_told = lowering.less(size.above, limit);
    let zero = lowering.integer(0);
    let told = lowering.choose(is_told, size.above, zero);
    (lowering.keep_within(told, 0, None), lowering.not(is_told))
}

fn whole_and_rest(lowering: &mut Lowering, of: Fraction) -> (OperationId, OperationId) {
    let most = IBig::from(power_of_ten(LARGEST)) - IBig::ONE;
    let whole = lowering.floor(of, most);
    let product = lowering.multiply(whole, of.below);
    let rest = lowering.less_by(of.above, product);
    (whole, lowering.keep_within(rest, 0, None))
}
