//! [`RawEntry`]: an entry as given, and [`fact_from_entry`]: the fact it makes.
//!
//! The form is strict: `-?[0-9]{1,15}(\.[0-9]{1,6})?`. What people type (thousands, full-width
//! digits, 亿) is made into it before, where it can be shown what was understood.

use super::finding::FindingCode;
use crate::graph::Value;
use crate::quantity::rational::{FIGURE_PLACES, rational_from_decimal};
use crate::quantity::{Known, Rational};
use crate::rubric::{Figure, FigureType};

/// An entry as it stands in a file or form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RawEntry {
    /// Absent, or null.
    Nothing,
    /// A text, or a whole number as it is spelt.
    Text(String),
    /// "Not applicable", with a reason.
    NotApplicable(String),
    /// A malformed "not applicable".
    BadObject,
    /// A list, a truth, a number with point or exponent; as it is spelt.
    Unreadable(String),
}

/// An entry's fact, and the problem that it was refused for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadEntry {
    /// Value in base units, missing or not applicable.
    pub fact: Known<Value>,
    /// Why it was refused or what is wrong with it.
    pub problem: Option<FindingCode>,
    /// The value in the figure's own unit.
    pub number: Option<Rational>,
    /// What was given, where there is a problem with it.
    pub found: String,
}

impl ReadEntry {
    fn missing() -> Self {
        Self::of(Known::Missing)
    }

    fn of(fact: Known<Value>) -> Self {
        Self { fact, problem: None, number: None, found: String::new() }
    }

    fn refused(problem: FindingCode, found: &str) -> Self {
        Self { problem: Some(problem), found: shortened(found), ..Self::missing() }
    }
}

/// Digits before the point that a value may have.
const MOST_WHOLE_DIGITS: usize = 15;

/// The most characters of an entry that a message repeats.
const LONGEST_SHOWN: usize = 40;

fn shortened(found: &str) -> String {
    if found.chars().count() <= LONGEST_SHOWN {
        return found.to_owned();
    }
    let start: String = found.chars().take(LONGEST_SHOWN).collect();
    format!("{start}...")
}

/// The fact that an entry makes: shape text → value in base units.
pub fn fact_from_entry(figure: &Figure, entry: &RawEntry) -> ReadEntry {
    match entry {
        RawEntry::Nothing => match figure.absent {
            Some(truth) => ReadEntry::of(Known::Value(Value::Truth(truth))),
            None => ReadEntry::missing(),
        },
        RawEntry::NotApplicable(reason) if figure.allows_na && !is_blank(reason) => {
            ReadEntry::of(Known::NotApplicable)
        }
        RawEntry::NotApplicable(_) | RawEntry::BadObject => {
            ReadEntry::refused(FindingCode::NaNotAllowed, "")
        }
        RawEntry::Unreadable(found) => ReadEntry::refused(refusal_of(figure.of), found),
        RawEntry::Text(text) => fact_from_text(figure, text),
    }
}

fn is_blank(reason: &str) -> bool {
    reason.chars().all(|c| matches!(c, ' ' | '\t' | '\r' | '\n'))
}

fn refusal_of(of: FigureType) -> FindingCode {
    if of == FigureType::YesNo { FindingCode::BadWord } else { FindingCode::BadNumber }
}

fn fact_from_text(figure: &Figure, text: &str) -> ReadEntry {
    if figure.of == FigureType::YesNo {
        return match text {
            "yes" => ReadEntry::of(Known::Value(Value::Truth(true))),
            "no" => ReadEntry::of(Known::Value(Value::Truth(false))),
            _ => ReadEntry::refused(FindingCode::BadWord, text),
        };
    }
    let Some(number) = number_of_form(figure.of, text) else {
        return ReadEntry::refused(FindingCode::BadNumber, text);
    };
    let is_above = figure.maximum.as_ref().is_some_and(|maximum| number > *maximum);
    let base = match &figure.unit {
        Some(unit) => &number * &unit.factor,
        None => number.clone(),
    };
    ReadEntry {
        fact: Known::Value(Value::Number(base)),
        problem: is_above.then_some(FindingCode::OutOfRange),
        number: Some(number),
        found: text.to_owned(),
    }
}

/// The number that a text spells, if it has the form of the type.
pub fn number_of_form(of: FigureType, text: &str) -> Option<Rational> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_signed = unsigned.len() != text.len();
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let places = fraction.map_or(0, str::len);
    let has_form = (1..=MOST_WHOLE_DIGITS).contains(&whole.len())
        && fraction.is_none_or(|digits| (1..=FIGURE_PLACES).contains(&digits.len()))
        && (!is_signed || of == FigureType::SignedDecimal)
        && (places == 0 || of != FigureType::Integer);
    if !has_form {
        return None;
    }
    let number = rational_from_decimal(text)?;
    let is_half_step = || (&number * Rational::from(2u8)).is_int();
    (of != FigureType::HalfStep || is_half_step()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_only_the_form_of_its_type() {
        use FigureType::{Decimal, HalfStep, Integer, SignedDecimal};
        for (of, text, is_taken) in [
            (Integer, "007", true),
            (Integer, "5.0", false),
            (Integer, "-0", false),
            (Decimal, "123456789012345.123456", true),
            (Decimal, "1234567890123456", false),
            (Decimal, "0.1234567", false),
            (Decimal, "-1", false),
            (Decimal, "1.", false),
            (Decimal, ".5", false),
            (Decimal, "12.5%", false),
            (Decimal, "\u{ff11}", false),
            (Decimal, "", false),
            (SignedDecimal, "-0", true),
            (SignedDecimal, "--1", false),
            (HalfStep, "7.50", true),
            (HalfStep, "7.25", false),
        ] {
            assert_eq!(number_of_form(of, text).is_some(), is_taken, "{of:?} {text}");
        }
    }
}
