//! Exact numbers and how they are printed. Half-up everywhere means half away from zero.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// An exact rational number.
pub type Exact = BigRational;

/// The places that values and shares are printed with at most.
pub(super) const VALUE_PLACES: u32 = 12;
/// The places that shortfalls are printed with at most.
pub(super) const SHORTFALL_PLACES: u32 = 6;

/// A whole number.
pub(super) fn whole(number: i64) -> Exact {
    Exact::from_integer(number.into())
}

/// The number a plain decimal text such as `-12.50` spells.
///
/// # Panics
/// When the text is not a plain decimal: the caller has checked its form.
pub fn exact(text: &str) -> Exact {
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{before}{after}").parse().expect("a plain decimal");
    let places = u32::try_from(after.len()).expect("few places");
    Exact::new(digits, ten_to(places))
}

/// The number rounded half away from zero.
pub fn half_up(number: &Exact, places: u32) -> Exact {
    // In whole numbers, since every operation on fractions looks for common divisors.
    let scale = ten_to(places);
    let (above, below) = (number.numer() * &scale, number.denom());
    let size: BigInt = (above.abs() * 2 + below) / (below * 2);
    Exact::new(if above.is_negative() { -size } else { size }, scale)
}

/// The smallest number of so many places that is not below `number`.
pub(super) fn rounded_up(number: &Exact, places: u32) -> Exact {
    let scale = Exact::from_integer(ten_to(places));
    (number * &scale).ceil() / scale
}

/// `8.00`: always two places; the number has no more.
pub fn two_places(number: &Exact) -> String {
    printed(number, 2)
}

/// `0.7`: a number of at most so many places, without trailing zeros; zero is `0`.
pub(super) fn plain(number: &Exact, places: u32) -> String {
    let text = printed(number, places);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn printed(number: &Exact, places: u32) -> String {
    let above = number.numer() * ten_to(places);
    assert!((&above % number.denom()).is_zero(), "{number} has more than {places} places");
    let scaled = above / number.denom();
    let sign = if scaled.is_negative() { "-" } else { "" };
    let places = places as usize;
    let digits = format!("{:0>width$}", scaled.magnitude(), width = places + 1);
    let (before, after) = digits.split_at(digits.len() - places);
    format!("{sign}{before}.{after}")
}

fn ten_to(places: u32) -> BigInt {
    BigInt::from(10).pow(places)
}

/// The sum of numbers.
pub(super) fn sum<'a>(numbers: impl IntoIterator<Item = &'a Exact>) -> Exact {
    numbers.into_iter().fold(Exact::zero(), |total, number| total + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!(two_places(&half_up(&exact("1.425"), 2)), "1.43");
        assert_eq!(two_places(&half_up(&exact("-1.425"), 2)), "-1.43");
        assert_eq!(two_places(&half_up(&exact("1.424999"), 2)), "1.42");
        assert_eq!(two_places(&half_up(&exact("-0.004"), 2)), "0.00");
    }

    #[test]
    fn plain_text_has_no_trailing_zeros() {
        assert_eq!(plain(&exact("-0.000"), 12), "0");
        assert_eq!(plain(&exact("-12.50"), 12), "-12.5");
        assert_eq!(plain(&exact("1200"), 12), "1200");
        assert_eq!(plain(&half_up(&(whole(1) / whole(3)), 12), 12), "0.333333333333");
        assert_eq!(plain(&half_up(&(whole(-2) / whole(3)), 12), 12), "-0.666666666667");
    }

    #[test]
    fn a_shortfall_is_never_printed_too_small() {
        assert_eq!(plain(&rounded_up(&exact("0.0000001"), 6), 6), "0.000001");
        assert_eq!(plain(&rounded_up(&exact("2.4"), 6), 6), "2.4");
    }
}
