//! Given figures beside those of a roll: findings where they disagree, never overwritten.

use engine::facts::{Argument, FactSet, Finding, FindingCode};
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rubric::Rubric;

use super::figures::Filled;

/// Places that a figure may have.
const PLACES: usize = 6;

/// A given figure beside that of a roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// No number is given.
    NotGiven,
    /// Both are the same, whatever their units.
    Equal,
    /// They differ.
    Differs,
}

/// The findings about figures that are given and differ from what the roll has.
pub fn differences(rubric: &Rubric, facts: &FactSet, filled: &[Filled]) -> Vec<Finding> {
    filled.iter().filter_map(|filled| difference(rubric, facts, filled)).collect()
}

/// The finding about one figure, if it is given and differs from what the roll has.
pub fn difference(rubric: &Rubric, facts: &FactSet, filled: &Filled) -> Option<Finding> {
    let index = rubric.figure_index(&filled.figure)?;
    let given = facts.read(index)?.number.as_ref()?;
    let roll = in_own_unit(rubric, index, filled)?;
    if roll == *given {
        return None;
    }
    let finding = Finding::new(FindingCode::DiffersFromRoll, format!("figures.{}", filled.figure));
    let texts = [
        ("found", short_decimal(given, PLACES)),
        ("roll", short_decimal(&roll, PLACES)),
        ("file", filled.provenance.file.clone()),
        ("column", filled.provenance.column.clone()),
    ];
    let finding = finding.with("figure", Argument::Figure(index));
    let with = |finding: Finding, (name, text)| finding.with(name, Argument::Text(text));
    Some(texts.into_iter().fold(finding, with))
}

/// Whether a figure is given and is what the roll has.
pub fn agreement(rubric: &Rubric, facts: &FactSet, filled: &Filled) -> Agreement {
    let index = rubric.figure_index(&filled.figure);
    let given = index.and_then(|index| facts.read(index)?.number.as_ref());
    match (given, index.and_then(|index| in_own_unit(rubric, index, filled))) {
        (None, _) => Agreement::NotGiven,
        (Some(given), Some(roll)) if *given == roll => Agreement::Equal,
        (Some(_), _) => Agreement::Differs,
    }
}

/// What a roll has for a figure as it would be typed: a decimal in the figure's own unit; none if
/// the rubric does not use the figure, or six places are too few.
pub fn entry_of_filled(rubric: &Rubric, filled: &Filled) -> Option<String> {
    let index = rubric.figure_index(&filled.figure)?;
    rubric.figures.get(index).filter(|figure| figure.is_used)?;
    let value = in_own_unit(rubric, index, filled)?;
    let decimal = short_decimal(&value, PLACES);
    (rational_from_decimal(&decimal) == Some(value)).then_some(decimal)
}

/// A filled figure in the unit of the rubric's figure.
fn in_own_unit(rubric: &Rubric, index: usize, filled: &Filled) -> Option<Rational> {
    let value = rational_from_decimal(&filled.decimal)?;
    let Some(symbol) = &filled.unit else { return Some(value) };
    let own = rubric.figures.get(index)?.unit.as_ref()?;
    let found = rubric.units.unit(symbol)?;
    Some(value * found.factor / own.factor.clone())
}
