//! Typed figures that disagree with a roll: findings, never overwritten.

use engine::facts::{Argument, FactSet, Finding, FindingCode};
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rubric::Rubric;
use report::roll::{Filled, RollFigures};

/// The findings about figures that are given and differ from what the roll has.
pub fn differences(rubric: &Rubric, facts: &FactSet, figures: &RollFigures) -> Vec<Finding> {
    let difference = |filled: &Filled| {
        let index = rubric.figure_index(&filled.figure)?;
        let typed = facts.read(index)?.number.as_ref()?;
        let roll = in_unit_of_figure(rubric, index, filled)?;
        if roll == *typed {
            return None;
        }
        let finding =
            Finding::new(FindingCode::DiffersFromRoll, format!("figures.{}", filled.figure));
        let texts = [
            ("found", short_decimal(typed, 6)),
            ("roll", short_decimal(&roll, 6)),
            ("file", filled.provenance.file.clone()),
            ("column", filled.provenance.column.clone()),
        ];
        let finding = finding.with("figure", Argument::Figure(index));
        Some(
            texts
                .into_iter()
                .fold(finding, |finding, (name, text)| finding.with(name, Argument::Text(text))),
        )
    };
    figures.filled.iter().filter_map(difference).collect()
}

/// A filled figure in the unit of the rubric's figure.
fn in_unit_of_figure(rubric: &Rubric, index: usize, filled: &Filled) -> Option<Rational> {
    let value = rational_from_decimal(&filled.decimal)?;
    let Some(symbol) = &filled.unit else { return Some(value) };
    let own = rubric.figures.get(index)?.unit.as_ref()?;
    let found = rubric.units.unit(symbol)?;
    Some(value * found.factor / own.factor.clone())
}
