//! From the text of a cell to an [`Amount`], with what was mended on the way.
//!
//! Amounts are whole millionths of the unit that the cell is in: exact, and cheap to sum.

use engine::quantity::Rational;
use report::roll::RemarkCode;

use super::dictionary::{Dictionary, Nature, UnitEntry};
use super::plain::{comparable, half_width, is_space, trimmed};

/// Places of an amount.
pub(crate) const PLACES: usize = 6;
/// Millionths in one.
pub(crate) const ONE: i128 = 1_000_000;
/// Digits before the point that an amount may have.
const MOST_WHOLE_DIGITS: usize = 15;

/// What a cell says of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// Millionths.
    Value(i128),
    /// Nothing.
    Blank,
    /// No number.
    Refused,
}

/// An amount and what is remarked of its cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadCell {
    pub(crate) amount: Amount,
    /// Repairs in the order they were made, or the one reason of a refusal.
    pub(crate) codes: Vec<RemarkCode>,
}

impl ReadCell {
    fn refused(code: RemarkCode) -> Self {
        Self { amount: Amount::Refused, codes: vec![code] }
    }
}

/// How the amounts of a column are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure<'d> {
    pub(crate) dictionary: &'d Dictionary,
    pub(crate) nature: Nature,
    /// Unit of the column.
    pub(crate) unit: Option<&'d UnitEntry>,
    /// True if below zero is usual.
    pub(crate) is_signed: bool,
}

/// Reads a cell.
pub(crate) fn amount_from_cell(measure: &Measure, text: &str) -> ReadCell {
    let read = match strict_amount(text) {
        Some(Ok(value)) => ReadCell { amount: Amount::Value(value), codes: Vec::new() },
        Some(Err(code)) => ReadCell::refused(code),
        None => loose_amount(measure, text),
    };
    match read {
        ReadCell { amount: Amount::Value(value), mut codes } if value < 0 && !measure.is_signed => {
            codes.push(RemarkCode::Negative);
            ReadCell { amount: Amount::Value(value), codes }
        }
        other => other,
    }
}

/// Reads `-?[0-9]+(\.[0-9]+)?`; none for any other form.
fn strict_amount(text: &str) -> Option<Result<i128, RemarkCode>> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if whole.len() > MOST_WHOLE_DIGITS {
        return Some(Err(RemarkCode::TooLarge));
    }
    if fraction.len() > PLACES {
        return Some(Err(RemarkCode::TooManyPlaces));
    }
    let number = |digits: &str| digits.bytes().fold(0u64, |sum, d| sum * 10 + u64::from(d - b'0'));
    let scale = (fraction.len()..PLACES).fold(1u64, |scale, _| scale * 10);
    let value = i128::from(number(whole)) * ONE + i128::from(number(fraction) * scale);
    Some(Ok(if unsigned.len() == text.len() { value } else { -value }))
}

fn loose_amount(measure: &Measure, text: &str) -> ReadCell {
    let mut codes = Vec::new();
    let bare = trimmed(text);
    if bare.is_empty() {
        return ReadCell { amount: Amount::Blank, codes };
    }
    let word = comparable(bare);
    if measure.dictionary.words.missing.contains(&word) {
        return ReadCell { amount: Amount::Blank, codes: vec![RemarkCode::MissingWord] };
    }
    if bare.len() != text.len() {
        codes.push(RemarkCode::Trimmed);
    }
    let meant: String = bare.chars().map(half_width).collect();
    if meant != bare {
        codes.push(RemarkCode::FullWidth);
    }
    match number_from_meant(measure, &meant, &mut codes) {
        Ok(value) => ReadCell { amount: Amount::Value(value), codes },
        Err(code) => ReadCell::refused(code),
    }
}

/// Takes off, one after another, what may stand round a number.
fn number_from_meant(
    measure: &Measure,
    meant: &str,
    codes: &mut Vec<RemarkCode>,
) -> Result<i128, RemarkCode> {
    let mut rest = meant;
    if let Some(bare) = rest.strip_prefix('\'') {
        codes.push(RemarkCode::TextMark);
        rest = bare.trim();
    }
    let (bare, times, per) = without_unit(measure, rest, codes)?;
    rest = bare;
    let inside = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let is_bracketed = inside.is_some_and(|inside| !inside.starts_with(['-', '+']));
    if let Some(inside) = inside.filter(|_| is_bracketed) {
        codes.push(RemarkCode::Brackets);
        rest = inside.trim();
    }
    if let Some(bare) = rest.strip_prefix('+') {
        codes.push(RemarkCode::Plus);
        rest = bare;
    }
    let digits = without_thousands(rest)?;
    if digits != rest {
        codes.push(RemarkCode::Thousands);
    }
    let value = strict_amount(&digits).unwrap_or_else(|| Err(refusal_of(&digits)))?;
    let value = if is_bracketed { -value } else { value };
    let scaled = value * i128::from(times);
    let per = i128::from(per);
    if scaled % per != 0 {
        return Err(RemarkCode::TooManyPlaces);
    }
    let value = scaled / per;
    let is_small = value.abs() < 1_000_000_000_000_000 * ONE;
    if is_small { Ok(value) } else { Err(RemarkCode::TooLarge) }
}

/// The number without the unit behind it, and the factor from that unit to the column's.
fn without_unit<'t>(
    measure: &Measure,
    text: &'t str,
    codes: &mut Vec<RemarkCode>,
) -> Result<(&'t str, u64, u64), RemarkCode> {
    let is_number = |c: char| matches!(c, '0'..='9' | '.' | ',' | ')' | '(' | '-' | '+' | ' ');
    let end = text.trim_end_matches(|c: char| !is_number(c)).len();
    let (number, suffix) = text.split_at(end);
    if suffix.is_empty() || !number.contains(|c: char| c.is_ascii_digit()) {
        return Ok((text, 1, 1));
    }
    if suffix.starts_with('%') || suffix.starts_with('\u{2030}') {
        return Err(RemarkCode::Percent);
    }
    let dictionary = measure.dictionary;
    let place = dictionary.unit_named(&comparable(suffix)).ok_or(RemarkCode::NotANumber)?;
    let found = dictionary.unit.get(place).filter(|unit| unit.nature == measure.nature);
    let found = found.ok_or(RemarkCode::WrongUnit)?;
    let own = measure.unit.or_else(|| dictionary.own_unit(measure.nature));
    let own = own.ok_or(RemarkCode::WrongUnit)?;
    codes.push(RemarkCode::CellUnit);
    let times = u64::from(found.times) * u64::from(own.per);
    let per = u64::from(found.per) * u64::from(own.times);
    Ok((number.trim_end_matches(is_space), times, per.max(1)))
}

/// The number without its commas or spaces, which must stand every three digits.
fn without_thousands(number: &str) -> Result<String, RemarkCode> {
    let separator = if number.contains(',') { ',' } else { ' ' };
    if !number.contains(separator) {
        return Ok(number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.trim_start_matches('-').split(separator);
    let first = groups.next().unwrap_or_default();
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_even = (1..=3).contains(&first.len())
        && is_digits(first)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    if is_even && is_digits(fraction) {
        return Ok(number.replace(separator, ""));
    }
    let is_numeric = number.chars().all(|c| matches!(c, '0'..='9' | '.' | ',' | '-' | ' '));
    Err(if is_numeric { RemarkCode::AmbiguousComma } else { refusal_of(number) })
}

/// Why a text is no number.
fn refusal_of(text: &str) -> RemarkCode {
    if text.ends_with('%') {
        return RemarkCode::Percent;
    }
    let mut parts = text.trim_start_matches('-').split(['e', 'E']);
    let is_plain = |part: &str| {
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-');
        part.chars().any(|c| c.is_ascii_digit()) && part.chars().all(digits)
    };
    let is_exponent = parts.next().is_some_and(is_plain)
        && parts.next().is_some_and(is_plain)
        && parts.next().is_none();
    if is_exponent { RemarkCode::Exponent } else { RemarkCode::NotANumber }
}

/// Millionths as an exact rational.
pub(crate) fn rational_from_millionths(value: i128) -> Rational {
    Rational::from(value) / Rational::from(ONE)
}

/// Millionths as a short decimal.
pub(crate) fn decimal_of_millionths(value: i128) -> String {
    engine::quantity::rational::short_decimal(&rational_from_millionths(value), PLACES)
}
