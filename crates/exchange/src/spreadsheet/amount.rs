//! A cell's content → a number in the unit of its field, exact, by the reader of firm rolls.

use engine::facts::entry::number_of_form;
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rubric::FigureType;
use report::import::{NoteCode, SheetCode};
use report::roll::RemarkCode;

use super::convert::{Strict, Trust};
use super::field::{Field, Whole};
use super::heading::unit_symbol;
use super::number::{Stored, shifted, stored_number};
use super::scheme::Scheme;
use super::workbook::Content;
use crate::firm_roll::cell::{Amount, Measure, amount_from_cell, decimal_of_millionths};
use crate::firm_roll::dictionary::{Nature, UnitEntry};
use crate::firm_roll::plain::{comparable, half_width, trimmed};

/// Decimal places of the strict form.
const PLACES: usize = 6;

/// Reads a number. `unit` is that of heading or title, where there is one.
pub(super) fn number_from_content(
    scheme: &Scheme,
    field: &Field,
    whole: Whole,
    unit: Option<&str>,
    content: &Content,
    trust: Trust,
) -> Strict {
    let mut codes = Vec::new();
    let text = match content {
        Content::Number(number) => stored(number, &mut codes)?,
        Content::Percent(number) if is_rate(field.unit) => {
            let number = stored(number, &mut codes)?;
            codes.push(SheetCode::PercentFormat.into());
            let percent = shifted(&number, 2).ok_or(SheetCode::BadForm)?;
            return Ok((Some(without_fraction(whole, percent)), codes));
        }
        Content::Percent(_) => return Err(NoteCode::Number(RemarkCode::Percent)),
        Content::Day(_) | Content::Moment(_) => return Err(SheetCode::DateForNumber.into()),
        Content::Text(text) => {
            let Some(digits) = typed(scheme, field, unit, text, trust, &mut codes)? else {
                return Ok((None, codes));
            };
            digits
        }
        _ => return Err(SheetCode::BadForm.into()),
    };
    let own = in_own_unit(scheme, field, unit, text)?;
    Ok((Some(without_fraction(whole, own)), codes))
}

/// A stored number as decimal text. What has lost digits beyond the fifteenth before the point is
/// no number any more.
fn stored(number: &str, codes: &mut Vec<NoteCode>) -> Result<String, NoteCode> {
    match stored_number(number) {
        Some(Stored::Exact(text)) => Ok(text),
        Some(Stored::Rounded(text)) => {
            let whole = text.trim_start_matches('-').split('.').next().unwrap_or_default();
            if whole.len() > 15 {
                return Err(SheetCode::DigitsLost.into());
            }
            codes.push(SheetCode::FifteenDigits.into());
            Ok(text)
        }
        None => Err(SheetCode::BadForm.into()),
    }
}

/// A number as text: as it stands where it is strict, else by the reader of firm rolls. None where
/// it is blank.
fn typed(
    scheme: &Scheme,
    field: &Field,
    unit: Option<&str>,
    text: &str,
    trust: Trust,
    codes: &mut Vec<NoteCode>,
) -> Result<Option<String>, NoteCode> {
    if number_of_form(FigureType::SignedDecimal, text).is_some() {
        if trust == Trust::Workbook {
            codes.push(SheetCode::TextNumber.into());
        }
        return Ok(Some(text.to_owned()));
    }
    let said = scheme.dictionary;
    let own = unit.or(field.unit).and_then(|unit| unit_entry(scheme, unit));
    let nature = own.map_or(Nature::Text, |unit| unit.nature);
    let measure = Measure { dictionary: said, nature, unit: own, is_signed: true };
    let (bare, had_unit) = without_own_unit(scheme, field, text);
    let read = amount_from_cell(&measure, bare);
    let repairs = read.codes.iter().map(|code| NoteCode::Number(*code));
    match read.amount {
        Amount::Refused => Err(read
            .codes
            .first()
            .copied()
            .map_or_else(|| SheetCode::BadForm.into(), NoteCode::Number)),
        Amount::Blank => {
            codes.extend(repairs);
            Ok(None)
        }
        Amount::Value(value) => {
            codes.extend(repairs);
            if had_unit {
                codes.push(NoteCode::Number(RemarkCode::CellUnit));
            }
            Ok(Some(decimal_of_millionths(value)))
        }
    }
}

/// Takes off the field's own unit where rolls do not know it: `96 firms`, `4.0%`.
fn without_own_unit<'t>(scheme: &Scheme, field: &Field, text: &'t str) -> (&'t str, bool) {
    let bare = trimmed(text);
    let end = bare.trim_end_matches(|c: char| !half_width(c).is_ascii_digit()).len();
    let (number, suffix) = bare.split_at_checked(end).unwrap_or((bare, ""));
    let symbol = unit_symbol(scheme, suffix);
    let is_percent = comparable(suffix) == "%" && is_rate(field.unit);
    let is_own = symbol.is_some() && symbol == field.unit;
    let is_known = field.unit.is_some_and(|unit| {
        unit_entry(scheme, unit).is_some_and(|unit| unit.nature != Nature::Rate)
    });
    if !number.is_empty() && (is_percent || (is_own && !is_known)) {
        (number, true)
    } else {
        (text, false)
    }
}

fn is_rate(unit: Option<&str>) -> bool {
    matches!(unit, Some("%" | "\u{767e}\u{5206}\u{70b9}"))
}

/// The unit of rolls that goes by a name; of a quotient that of what is divided.
fn unit_entry<'s>(scheme: &Scheme<'s>, unit: &str) -> Option<&'s UnitEntry> {
    let dictionary = scheme.dictionary;
    let name = comparable(unit.split('/').next().unwrap_or(unit));
    dictionary.unit.get(dictionary.unit_named(&name)?)
}

/// From the unit of a heading to the field's own.
fn in_own_unit(
    scheme: &Scheme,
    field: &Field,
    unit: Option<&str>,
    text: String,
) -> Result<String, NoteCode> {
    let (Some(found), Some(own)) = (unit, field.unit) else {
        return Ok(text);
    };
    let factor = factor(scheme, found, own).ok_or(NoteCode::Number(RemarkCode::WrongUnit))?;
    if factor == Rational::ONE {
        return Ok(text);
    }
    let value = rational_from_decimal(&text).ok_or(SheetCode::BadForm)? * factor;
    let decimal = short_decimal(&value, PLACES);
    if rational_from_decimal(&decimal).as_ref() == Some(&value) {
        Ok(decimal)
    } else {
        Err(NoteCode::Number(RemarkCode::TooManyPlaces))
    }
}

/// How many of one unit are in one of another, if they measure the same.
pub(super) fn factor(scheme: &Scheme, found: &str, own: &str) -> Option<Rational> {
    if comparable(found) == comparable(own) || unit_symbol(scheme, found) == Some(own) {
        return Some(Rational::ONE);
    }
    if let (Some(found), Some(own)) = (unit_entry(scheme, found), unit_entry(scheme, own)) {
        let is_same = found.nature == own.nature;
        let ratio = |unit: &UnitEntry| Rational::from(unit.times) / Rational::from(unit.per.max(1));
        return is_same.then(|| ratio(found) / ratio(own));
    }
    let unit = |symbol: &str| scheme.rubric.units.unit(symbol);
    let (found, own) = (unit(unit_symbol(scheme, found).unwrap_or(found))?, unit(own)?);
    (found.of == own.of).then(|| found.factor / own.factor)
}

/// `12.00` is a whole number.
fn without_fraction(whole: Whole, text: String) -> String {
    match text.split_once('.') {
        Some((digits, fraction))
            if whole == Whole::Only && fraction.bytes().all(|it| it == b'0') =>
        {
            digits.to_owned()
        }
        _ => text,
    }
}

/// True if amounts in this unit are written in several: then which one should be said.
pub(super) fn has_choice(scheme: &Scheme, own: &str) -> bool {
    let nature = unit_entry(scheme, own).map(|unit| unit.nature);
    matches!(nature, Some(Nature::Money | Nature::Area))
}

/// True if amounts in a unit change when they are put in the other.
pub(super) fn is_converted(scheme: &Scheme, found: &str, own: &str) -> bool {
    factor(scheme, found, own).is_some_and(|factor| factor != Rational::ONE)
}
