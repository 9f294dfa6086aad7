//! A formula as a line of text, with labels or with values.

use engine::explain::Formula;
use engine::explain::formula::Part;
use engine::graph::Value;
use engine::quantity::rational::short_decimal;
use engine::quantity::{Known, Rational};
use engine::rubric::Rubric;
use locale::format::{grouped, with_unit};
use locale::{Language, keys, text};

use crate::numbers::unit_label;

/// What stands for a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Its label.
    Labels,
    /// Its value with unit.
    Values,
}

/// How tightly operators bind, for parentheses.
pub(crate) const LOOSEST: u8 = 0;
pub(crate) const TIGHTEST: u8 = 9;

/// The formula as text.
pub fn formula_text(
    rubric: &Rubric,
    formula: &Formula,
    style: Style,
    language: Language,
) -> String {
    Writer { rubric, style, language }.write(formula, LOOSEST)
}

struct Writer<'a> {
    rubric: &'a Rubric,
    style: Style,
    language: Language,
}

impl Writer<'_> {
    fn write(&self, formula: &Formula, around: u8) -> String {
        match &formula.part {
            Part::Constant(written) if written.is_empty() => number(formula),
            Part::Constant(written) => self.constant(written),
            Part::Figure(index) => self.figure(*index, &formula.value),
            Part::Apply(name, parts) => {
                let (text, own) = self.apply(name, parts);
                if own < around { format!("({text})") } else { text }
            }
        }
    }

    fn constant(&self, written: &str) -> String {
        match written.split_once(' ') {
            Some((digits, unit)) => {
                let unit = unit_label(&self.rubric.document, unit, self.language);
                with_unit(self.language, &grouped(digits), &unit)
            }
            None => grouped(written),
        }
    }

    fn figure(&self, index: usize, value: &Known<Value>) -> String {
        match self.style {
            Style::Labels => {
                let entry = self.rubric.document.figure.get(index);
                entry.map_or("", |it| self.language.of(&it.name.zh, &it.name.en)).to_owned()
            }
            Style::Values => figure_value(self.rubric, index, value, self.language),
        }
    }

    fn apply(&self, name: &str, parts: &[Formula]) -> (String, u8) {
        let Some((own, sign)) = infix(name, self.language) else {
            return (self.function(name, parts), TIGHTEST);
        };
        // The right side of a difference or quotient needs parentheses at its own level.
        let right = if matches!(name, "-" | "/") { own + 1 } else { own };
        let written: Vec<String> = parts
            .iter()
            .enumerate()
            .map(|(place, part)| self.write(part, if place == 0 { own } else { right }))
            .collect();
        (written.join(sign), own)
    }

    fn function(&self, name: &str, parts: &[Formula]) -> String {
        let written: Vec<String> = parts.iter().map(|part| self.write(part, LOOSEST)).collect();
        match (name, written.as_slice(), parts) {
            ("growth", [_, _], [current, prior]) => {
                let (current, prior) = (self.write(current, 4), self.write(prior, TIGHTEST));
                format!("({current} \u{2212} {prior}) \u{f7} {prior}")
            }
            ("negate", [_], [only]) => format!("\u{2212}{}", self.write(only, TIGHTEST)),
            ("not", [only], _) => text(self.language, keys::FORMULA_NOT, &[("condition", only)]),
            ("if", [condition, then, otherwise], _) => {
                let arguments = [
                    ("condition", condition.as_str()),
                    ("then", then.as_str()),
                    ("otherwise", otherwise.as_str()),
                ];
                text(self.language, keys::FORMULA_IF, &arguments)
            }
            _ => format!("{name}({})", written.join(", ")),
        }
    }
}

/// How tightly an operator between two values binds, and its sign.
pub(crate) fn infix(name: &str, language: Language) -> Option<(u8, &'static str)> {
    Some(match name {
        "or" => (1, keys::FORMULA_OR.words(language)),
        "and" => (2, keys::FORMULA_AND.words(language)),
        "<" => (3, " < "),
        "<=" => (3, " \u{2264} "),
        ">" => (3, " > "),
        ">=" => (3, " \u{2265} "),
        "=" => (3, " = "),
        "!=" => (3, " \u{2260} "),
        "+" => (4, " + "),
        "-" => (4, " \u{2212} "),
        "*" => (5, " \u{d7} "),
        "/" => (5, " \u{f7} "),
        _ => return None,
    })
}

/// A number that stands for several, in base units.
fn number(formula: &Formula) -> String {
    let number = formula.value.value().and_then(Value::as_number);
    number.map(|number| grouped(&short_decimal(number, 12))).unwrap_or_default()
}

/// A figure's value in its own unit, or why there is none.
pub(crate) fn figure_value(
    rubric: &Rubric,
    index: usize,
    value: &Known<Value>,
    language: Language,
) -> String {
    let Some(figure) = rubric.figures.get(index) else { return String::new() };
    match value {
        Known::Missing => keys::INDICATOR_ABSENT.words(language).to_owned(),
        Known::NotApplicable => keys::INDICATOR_NOT_APPLICABLE.words(language).to_owned(),
        Known::Value(Value::Truth(true)) => keys::FORMULA_YES.words(language).to_owned(),
        Known::Value(Value::Truth(false)) => keys::FORMULA_NO.words(language).to_owned(),
        Known::Value(Value::Number(base)) => {
            let factor = figure.unit.as_ref().map_or(Rational::ONE, |unit| unit.factor.clone());
            let number = grouped(&short_decimal(&(base / factor), 6));
            let symbol = figure.unit.as_ref().map_or("", |unit| unit.symbol.as_str());
            with_unit(language, &number, &unit_label(&rubric.document, symbol, language))
        }
    }
}
