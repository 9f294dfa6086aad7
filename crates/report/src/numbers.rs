//! Exact values → texts with thousands, sign and unit.

use engine::assess::values::ScoredValue;
use engine::quantity::Rational;
use engine::quantity::rational::{
    FIGURE_PLACES, decimal_true_to_lines, fixed_decimal, short_decimal, short_decimal_rounded_up,
};
use engine::rubric::{Rubric, RubricDocument};
use locale::format::{grouped, signed, with_unit};
use locale::{Language, keys};

/// The symbol of a unit in the reader's language, also of compound ones.
pub fn unit_label(document: &RubricDocument, symbol: &str, language: Language) -> String {
    let simple = |part: &str| {
        let entry = document.unit.iter().find(|entry| entry.symbol == part);
        entry.map(|entry| language.of(&entry.symbol, &entry.en).to_owned())
    };
    if let Some(label) = simple(symbol) {
        return label;
    }
    let mut label = String::new();
    for (index, side) in symbol.split('/').enumerate() {
        let parts: Vec<String> = side
            .split('\u{b7}')
            .map(|part| simple(part).unwrap_or_else(|| part.to_owned()))
            .collect();
        if index > 0 {
            label.push('/');
        }
        label.push_str(&parts.join("\u{b7}"));
    }
    label
}

/// The value of an indicator with its unit, never printed as if it met a line that it fails;
/// `None` where a case without a value decides.
pub fn indicator_value(
    rubric: &Rubric,
    index: usize,
    scored: &ScoredValue,
    language: Language,
) -> Option<String> {
    let entry = rubric.document.indicator.get(index)?;
    let route = rubric.indicators.get(index)?.route_of(scored.route);
    let decimal = decimal_true_to_lines(scored.value.as_ref()?, entry.places, &route.lines);
    let symbol = &route.unit.symbol;
    let number = if is_change_unit(symbol) { signed(&decimal) } else { grouped(&decimal) };
    Some(with_unit(language, &number, &unit_label(&rubric.document, symbol, language)))
}

/// What stands for the value of a scored indicator: value with unit, word, or "full marks".
pub fn scored_text(
    rubric: &Rubric,
    index: usize,
    scored: &ScoredValue,
    language: Language,
) -> String {
    let word = || {
        let word = rubric.document.word.get(scored.word?)?;
        Some(language.of(&word.name.zh, &word.name.en).to_owned())
    };
    indicator_value(rubric, index, scored, language)
        .or_else(word)
        .unwrap_or_else(|| keys::INDICATOR_FULL.words(language).to_owned())
}

/// Whether it is the unit of differences of rates, which carry their sign.
pub fn is_change_unit(symbol: &str) -> bool {
    symbol == "\u{767e}\u{5206}\u{70b9}"
}

/// An exact value with its unit, without trailing zeros; at most six places, rounded up.
pub fn shortfall(
    document: &RubricDocument,
    value: &Rational,
    unit: &str,
    language: Language,
) -> String {
    let number = grouped(&short_decimal_rounded_up(value, FIGURE_PLACES));
    with_unit(language, &number, &unit_label(document, unit, language))
}

/// A value as a person would write it, without unit.
pub fn plain(value: &Rational) -> String {
    grouped(&short_decimal(value, FIGURE_PLACES))
}

/// A decimal that is printed as zero only if it is.
pub(crate) fn visible_decimal(number: &Rational, places: usize) -> String {
    let written = fixed_decimal(number, places);
    let looks_like_zero = written.chars().all(|c| matches!(c, '0' | '.' | '-'));
    if looks_like_zero && *number != Rational::ZERO {
        return short_decimal(number, FIGURE_PLACES);
    }
    written
}
