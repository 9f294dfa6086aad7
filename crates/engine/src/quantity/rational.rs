//! Exact rationals: from decimal text, to decimal text, rounding half away from zero.
//!
//! [`Rational`] is `dashu_ratio::RBig`: always reduced, of any size, exact after division.
//! Nothing here knows units. Nothing here rounds unless its name says so.

use core::cmp::Ordering;

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// An exact rational number.
pub type Rational = RBig;

/// Hundredths of a point: weights, points and totals, which the scheme prints with two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Hundredths(pub i64);

impl Hundredths {
    /// The number as a rational, in points.
    pub fn to_rational(self) -> Rational {
        Rational::from_parts(IBig::from(self.0), UBig::from(100u8))
    }

    /// Sum; saturates far outside any rubric's range.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Difference; saturates far outside any rubric's range.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl core::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let digits = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", digits.div_euclid(100), digits.rem_euclid(100))
    }
}

/// The longest decimal text that is read as a number: far beyond any figure, far below a memory bomb.
const LONGEST_DECIMAL: usize = 64;

/// Decimal places that a figure may have, and at which numbers that follow from figures are told
/// where they are not rounded to places of their own.
pub const FIGURE_PLACES: usize = 6;

/// Reads `-?[0-9]+(\.[0-9]+)?`, at most 64 characters; anything else is `None`.
pub fn rational_from_decimal(text: &str) -> Option<Rational> {
    if text.len() > LONGEST_DECIMAL {
        return None;
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let places = unsigned.len().saturating_sub(whole.len()).saturating_sub(1);
    let numerator = if places == 0 { whole.parse().ok()? } else { digits_of(whole, fraction)? };
    let numerator = if unsigned.len() == text.len() { numerator } else { -numerator };
    Some(Rational::from_parts(numerator, power_of_ten(places)))
}

fn digits_of(whole: &str, fraction: &str) -> Option<IBig> {
    match (whole.len().saturating_add(fraction.len()) < 18, whole, fraction) {
        (true, ..) => {
            let scale = 10i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
            let whole = whole.parse::<i64>().ok()?.checked_mul(scale)?;
            Some(IBig::from(whole.checked_add(fraction.parse::<i64>().ok()?)?))
        }
        (false, ..) => format!("{whole}{fraction}").parse().ok(),
    }
}

/// 10 to the power of `places`.
pub fn power_of_ten(places: usize) -> UBig {
    match u32::try_from(places).ok().and_then(|places| 10u64.checked_pow(places)) {
        Some(power) => UBig::from(power),
        None => UBig::from(10u8).pow(places),
    }
}

/// The whole multiple of 10^-places that is nearest, halves away from zero.
fn rounded_units(value: &Rational, places: usize) -> IBig {
    let scaled = value.numerator() * IBig::from(power_of_ten(places));
    let denominator = IBig::from(value.denominator().clone());
    let is_negative = scaled < IBig::ZERO;
    let magnitude = if is_negative { -scaled } else { scaled };
    let doubled = magnitude * IBig::from(2u8) + &denominator;
    let units = doubled / (denominator * IBig::from(2u8));
    if is_negative { -units } else { units }
}

/// `value` to two places, halves away from zero.
pub fn hundredths_half_up(value: &Rational) -> Hundredths {
    Hundredths(i64::try_from(rounded_units(value, 2)).unwrap_or(i64::MAX))
}

/// The decimal text of `value` rounded half away from zero to exactly `places` places.
///
/// Zero is never printed with a sign.
pub fn fixed_decimal(value: &Rational, places: usize) -> String {
    decimal_of_units(&rounded_units(value, places), places)
}

/// Exact if the decimal ends within `places` places, else rounded half away from zero;
/// without trailing zeros.
pub fn short_decimal(value: &Rational, places: usize) -> String {
    without_trailing_zeros(fixed_decimal(value, places))
}

/// As [`short_decimal`], but rounded towards plus infinity: what is still needed is never
/// understated.
pub fn short_decimal_rounded_up(value: &Rational, places: usize) -> String {
    let scaled = value * Rational::from(power_of_ten(places));
    without_trailing_zeros(decimal_of_units(&scaled.ceil(), places))
}

/// Rounded half away from zero to `places`, but with as many more places as it takes that
/// the printed number stands on the same side of every line as the value does.
///
/// So 59.996 printed to two places against the line 60 is `59.996`, never `60.00`.
pub fn decimal_true_to_lines(value: &Rational, places: usize, lines: &[Rational]) -> String {
    let most = places.saturating_add(40);
    for tried in places..most {
        let units = rounded_units(value, tried);
        let printed = Rational::from_parts(units.clone(), power_of_ten(tried));
        if lines.iter().all(|line| same_side(value.cmp(line), printed.cmp(line))) {
            return decimal_of_units(&units, tried);
        }
    }
    fixed_decimal(value, most)
}

/// A number below a line may not be printed as meeting it, nor one above as below.
fn same_side(value: Ordering, printed: Ordering) -> bool {
    (value == Ordering::Less) == (printed == Ordering::Less)
}

fn decimal_of_units(units: &IBig, places: usize) -> String {
    let digits = units.to_string();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits.as_str()),
    };
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (whole, fraction) = padded.split_at(padded.len().saturating_sub(places));
    format!("{sign}{whole}.{fraction}")
}

fn without_trailing_zeros(text: String) -> String {
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Rational {
        rational_from_decimal(text).unwrap_or_default()
    }

    #[test]
    fn reads_what_it_prints() {
        for text in ["0", "1", "-1", "0.5", "123456789012345.123456", "-0.000001"] {
            assert_eq!(short_decimal(&of(text), 12), text);
        }
        for text in ["", "-", ".5", "5.", "1e3", "+1", "1,000", "\u{ff11}", " 1"] {
            assert_eq!(rational_from_decimal(text), None, "{text}");
        }
    }

    #[test]
    fn rounds_halves_away_from_zero() {
        assert_eq!(hundredths_half_up(&of("1.425")).to_string(), "1.43");
        assert_eq!(hundredths_half_up(&of("-1.425")).to_string(), "-1.43");
        assert_eq!(hundredths_half_up(&of("1.4249999")).to_string(), "1.42");
        assert_eq!(fixed_decimal(&of("-0.001"), 2), "0.00");
        assert_eq!(short_decimal_rounded_up(&(of("1") / of("3")), 6), "0.333334");
    }

    #[test]
    fn never_prints_a_failing_value_as_if_it_passed() {
        let lines = [of("60"), of("20")];
        assert_eq!(decimal_true_to_lines(&of("59.996"), 2, &lines), "59.996");
        assert_eq!(decimal_true_to_lines(&of("60"), 2, &lines), "60.00");
        assert_eq!(decimal_true_to_lines(&(of("239999.9") / of("12000")), 2, &lines), "19.99999");
    }
}
