//! The line under a field: what was understood of what was typed, or why it was not.

use engine::facts::{RawEntry, Typed};
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rubric::Rubric;
use locale::format::{grouped, with_unit};
use locale::{Language, groups, keys, text};

use crate::numbers::unit_label;

/// What kind of line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteKind {
    /// What was understood, or the same in a greater unit.
    Understood,
    /// What is wrong, and how to mend it.
    Problem,
}

/// The line under the field of a figure, if there is anything to say.
pub fn typed_note(
    rubric: &Rubric,
    figure: usize,
    typed: &Typed,
    language: Language,
) -> Option<(NoteKind, String)> {
    let entry = rubric.document.figure.get(figure)?;
    let symbol = entry.unit.as_deref().unwrap_or_default();
    let unit = unit_label(&rubric.document, symbol, language);
    if let Some(problem) = typed.problem {
        let key = groups::TYPED.named(problem.name())?;
        let accepted = accepted_units(rubric, symbol, language);
        let arguments = [("unit", unit.as_str()), ("accepted", accepted.as_str())];
        return Some((NoteKind::Problem, text(language, key, &arguments)));
    }
    let RawEntry::Text(strict) = &typed.entry else { return None };
    let amount = with_unit(language, &grouped(strict), &unit);
    let also = in_greater_unit(rubric, symbol, strict, language);
    let converted = typed.understood.is_some();
    let note = match (converted, also) {
        (true, Some(also)) => {
            let arguments = [("amount", amount.as_str()), ("also", also.as_str())];
            text(language, keys::TYPED_UNDERSTOOD_ALSO, &arguments)
        }
        (true, None) => text(language, keys::TYPED_UNDERSTOOD, &[("amount", &amount)]),
        (false, Some(also)) => text(language, keys::TYPED_ALSO, &[("also", &also)]),
        (false, None) => return None,
    };
    Some((NoteKind::Understood, note))
}

/// A strict decimal with thousands, for a field that is not being edited.
pub fn entry_display(strict: &str) -> String {
    let is_number = rational_from_decimal(strict).is_some();
    if is_number { grouped(strict).replace('\u{2212}', "-") } else { strict.to_owned() }
}

fn accepted_units(rubric: &Rubric, symbol: &str, language: Language) -> String {
    let base = symbol.split('/').next().unwrap_or(symbol);
    let entry = rubric.document.unit.iter().find(|entry| entry.symbol == base);
    let accepts = entry.map(|entry| entry.accepts.as_slice()).unwrap_or_default();
    let labels: Vec<String> = core::iter::once(base)
        .chain(accepts.iter().map(String::as_str))
        .map(|symbol| unit_label(&rubric.document, symbol, language))
        .collect();
    labels.join(keys::LIST_SEPARATOR.words(language))
}

/// The amount in the first unit that may be typed in place of its own, where it is at least one
/// of it: 23.99999 亿元 beside 239,999.9 万元.
fn in_greater_unit(
    rubric: &Rubric,
    symbol: &str,
    strict: &str,
    language: Language,
) -> Option<String> {
    let base = symbol.split('/').next()?;
    let entry = rubric.document.unit.iter().find(|entry| entry.symbol == base)?;
    let greater = rubric.units.unit(entry.accepts.first()?)?;
    let own = rubric.units.unit(base)?;
    let value = rational_from_decimal(strict)? * own.factor / greater.factor;
    if value < Rational::ONE {
        return None;
    }
    let number = grouped(&short_decimal(&value, 6));
    let label = unit_label(&rubric.document, &greater.symbol, language);
    Some(with_unit(language, &number, &label))
}
