//! [`Typed`]: what people type or paste, made into the strict form of an entry.
//!
//! Full-width digits, thousands, spaces, signs and unit suffixes are understood and converted
//! exactly; nothing is rounded and nothing is guessed: what is ambiguous stays as typed, with the
//! reason why.

use super::entry::{RawEntry, number_of_form};
use crate::quantity::rational::{FIGURE_PLACES, rational_from_decimal, short_decimal};
use crate::quantity::{Rational, Unit};
use crate::rubric::{FigureType, Rubric};

/// A typed text and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The entry: of strict form, or the text as typed where it was not understood.
    pub entry: RawEntry,
    /// The strict form, where it is not simply what was typed.
    pub understood: Option<String>,
    /// Why it was not understood.
    pub problem: Option<TypedProblem>,
}

/// Why a typed text is no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedProblem {
    /// Not a number at all.
    NotANumber,
    /// More than six places.
    TooManyPlaces,
    /// More than fifteen digits before the point.
    TooLarge,
    /// A fraction where only whole numbers make sense.
    NotWhole,
    /// Not a multiple of one half.
    NotHalfStep,
    /// Below zero where that makes no sense.
    Negative,
    /// A comma that does not separate thousands.
    AmbiguousComma,
    /// A unit that does not belong to the figure.
    WrongUnit,
}

impl TypedProblem {
    /// Key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotANumber => "not-a-number",
            Self::TooManyPlaces => "too-many-places",
            Self::TooLarge => "too-large",
            Self::NotWhole => "not-whole",
            Self::NotHalfStep => "not-half-step",
            Self::Negative => "negative",
            Self::AmbiguousComma => "ambiguous-comma",
            Self::WrongUnit => "wrong-unit",
        }
    }
}

/// The entry that a typed text makes for a figure.
pub fn entry_from_typed(rubric: &Rubric, figure: usize, text: &str) -> Typed {
    let plain = plain_characters(text);
    let Some(figure) = rubric.figures.get(figure).filter(|_| !plain.is_empty()) else {
        return Typed { entry: RawEntry::Nothing, understood: None, problem: None };
    };
    if figure.of == FigureType::YesNo {
        return Typed { entry: RawEntry::Text(plain), understood: None, problem: None };
    }
    match strict_form(rubric, figure.of, figure.unit.as_ref(), &plain) {
        Ok(strict) => {
            let understood = (strict != text.trim()).then(|| strict.clone());
            Typed { entry: RawEntry::Text(strict), understood, problem: None }
        }
        Err(problem) => Typed {
            entry: RawEntry::Text(text.trim().to_owned()),
            understood: None,
            problem: Some(problem),
        },
    }
}

/// The strict form of a number as people write it, in units of `unit` (万元): full-width digits,
/// thousands and other units of the same kind are understood. Nothing but spaces is an empty text.
///
/// # Errors
/// Why it was not understood.
pub fn number_from_typed(
    rubric: &Rubric,
    of: FigureType,
    unit: Option<&Unit>,
    text: &str,
) -> Result<String, TypedProblem> {
    match plain_characters(text) {
        plain if plain.is_empty() => Ok(plain),
        plain => strict_form(rubric, of, unit, &plain),
    }
}

/// ASCII digits and signs for full-width ones; spaces of all kinds dropped.
pub(crate) fn plain_characters(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{ff0b}' => '+',
        '\u{ff0d}' | '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        '\u{ff0c}' | '\u{3001}' => ',',
        '\u{ff0e}' | '\u{3002}' => '.',
        '\u{ff05}' => '%',
        '\u{ff0f}' => '/',
        '\u{ff10}'..='\u{ff19}' => {
            let digit = u32::from(c).saturating_sub(0xff10).saturating_add(u32::from('0'));
            char::from_u32(digit).unwrap_or(c)
        }
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').map(plain).collect()
}

fn strict_form(
    rubric: &Rubric,
    of: FigureType,
    unit: Option<&Unit>,
    text: &str,
) -> Result<String, TypedProblem> {
    let unsigned = text.trim_start_matches('+');
    let end = unsigned.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '-'));
    let (number, suffix) = unsigned.split_at(end.unwrap_or(unsigned.len()));
    let digits = without_thousands(number)?;
    if suffix.is_empty() && number_of_form(of, &digits).is_some() {
        return Ok(digits);
    }
    let value =
        rational_from_decimal(&digits).ok_or(if number.is_empty() || suffix.is_empty() {
            not_a_number(&digits)
        } else {
            TypedProblem::NotANumber
        })?;
    let value = match suffix {
        "" => value,
        suffix => value * factor_of(rubric, unit, suffix).ok_or(TypedProblem::WrongUnit)?,
    };
    form_of_value(of, &value)
}

/// A number that is only too long is told apart from what is no number.
fn not_a_number(digits: &str) -> TypedProblem {
    let is_long = digits.len() > 20 && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if is_long { TypedProblem::TooLarge } else { TypedProblem::NotANumber }
}

/// The number without its commas, which must stand every three digits.
fn without_thousands(number: &str) -> Result<String, TypedProblem> {
    if !number.contains(',') {
        return Ok(number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().map_or(0, str::len);
    let is_even = (1..=3).contains(&first) && groups.all(|group| group.len() == 3);
    if !is_even || fraction.contains(',') {
        return Err(TypedProblem::AmbiguousComma);
    }
    Ok(number.replace(',', ""))
}

/// How many of the own unit are in one of the unit that was typed.
fn factor_of(rubric: &Rubric, own: Option<&Unit>, suffix: &str) -> Option<Rational> {
    let own = own?;
    let (base, per) = own.symbol.split_once('/').unwrap_or((&own.symbol, ""));
    let suffix = match suffix.strip_suffix(per).and_then(|rest| rest.strip_suffix('/')) {
        Some(rest) if !per.is_empty() => rest,
        _ => suffix,
    };
    let entry = |symbol: &str| rubric.document.unit.iter().find(|entry| entry.symbol == symbol);
    let base_entry = entry(base)?;
    let accepted = base_entry.accepts.iter().filter_map(|symbol| entry(symbol));
    let mut candidates = core::iter::once(base_entry).chain(accepted);
    let meant = candidates.find(|candidate| {
        let english = candidate.en.replace(' ', "");
        candidate.symbol == suffix
            || candidate.aliases.iter().any(|alias| alias == suffix)
            || english.eq_ignore_ascii_case(suffix)
    })?;
    let (meant, base) = (rubric.units.unit(&meant.symbol)?, rubric.units.unit(base)?);
    Some(meant.factor / base.factor)
}

fn form_of_value(of: FigureType, value: &Rational) -> Result<String, TypedProblem> {
    if *value < Rational::ZERO && of != FigureType::SignedDecimal {
        return Err(TypedProblem::Negative);
    }
    let decimal = short_decimal(value, FIGURE_PLACES);
    if rational_from_decimal(&decimal).as_ref() != Some(value) {
        return Err(match of {
            FigureType::Integer => TypedProblem::NotWhole,
            _ => TypedProblem::TooManyPlaces,
        });
    }
    if number_of_form(of, &decimal).is_some() {
        return Ok(decimal);
    }
    let whole = decimal.trim_start_matches('-').split('.').next().map_or(0, str::len);
    Err(match of {
        _ if whole > 15 => TypedProblem::TooLarge,
        FigureType::HalfStep => TypedProblem::NotHalfStep,
        FigureType::Integer => TypedProblem::NotWhole,
        _ => TypedProblem::NotANumber,
    })
}
