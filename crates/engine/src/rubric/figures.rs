//! Units and figures of a document, compiled.

use super::compile::Compiler;
use super::compiled::Figure;
use super::document::{FigureEntry, FigureType, NatureName, RubricDocument};
use super::problem::Problem;
use crate::quantity::unit::product;
use crate::quantity::{Nature, Type, UnitTable};

impl Compiler<'_> {
    /// All figures; problems are reported.
    pub(super) fn figures(&mut self) -> Vec<Figure> {
        let document = self.document;
        let entries = document.figure.iter().enumerate();
        entries.map(|(index, entry)| self.figure_of(index, entry)).collect()
    }

    fn figure_of(&mut self, index: usize, entry: &FigureEntry) -> Figure {
        let path = |key: &str| format!("figure.{index}.{key}");
        let is_yes_no = entry.of == FigureType::YesNo;
        match (&entry.unit, is_yes_no) {
            (Some(unit), true) => self.report(Problem::new(path("unit"), "unit-of-yes-no", unit)),
            (None, false) => self.report(Problem::new(path("id"), "no-unit", &entry.id)),
            _ => {}
        }
        let unit = entry.unit.as_ref().and_then(|unit| self.unit(&path("unit"), unit));
        let part_of = entry.part_of.as_ref().and_then(|id| self.figure(&path("part-of"), id));
        if let Some(whole) = part_of {
            self.check_part(&path("part-of"), entry, index, whole);
        }
        if let Some(holder) = &entry.holder
            && !self.document.holder.iter().any(|known| known.id == *holder)
        {
            self.report(Problem::new(path("holder"), "unknown-holder", holder));
        }
        let maximum = entry.maximum.as_ref().and_then(|text| self.decimal(&path("maximum"), text));
        let absent = match entry.absent.as_deref() {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            Some(other) => {
                self.report(Problem::new(path("absent"), "bad-word", other));
                None
            }
            None => None,
        };
        Figure {
            id: entry.id.clone(),
            of: entry.of,
            unit,
            allows_na: entry.na,
            part_of,
            maximum,
            absent,
            is_used: false,
            cone: Vec::new(),
            indicators: Vec::new(),
            vetoes: Vec::new(),
        }
    }

    /// A part is in the unit of its whole, or in what the rate makes of it.
    fn check_part(&mut self, path: &str, entry: &FigureEntry, part: usize, whole: usize) {
        let type_at = |index: usize| self.types.get(index).cloned().flatten();
        let (Some(part), Some(whole)) = (type_at(part), type_at(whole)) else { return };
        let wanted = match &entry.part_rate {
            Some(rate) => match self.unit(path, rate) {
                Some(rate) => product(&whole, &rate.of, 1),
                None => return,
            },
            None => whole,
        };
        if part != wanted {
            let problem = Problem::new(path, "wrong-unit", part.to_string());
            self.report(problem.expecting(wanted.to_string()));
        }
    }
}

/// The units of a document; problems are reported.
pub(super) fn unit_table(document: &RubricDocument, problems: &mut Vec<Problem>) -> UnitTable {
    let mut units = UnitTable::default();
    for (index, entry) in document.unit.iter().enumerate() {
        let nature = match entry.nature {
            Some(NatureName::Rate) => Nature::Rate,
            Some(NatureName::RateDifference) => Nature::RateDifference,
            Some(NatureName::Number) | None => Nature::Number,
        };
        match &entry.is {
            None => units.declare_base(&entry.symbol),
            Some(definition) => {
                if units.declare(&entry.symbol, definition, nature).is_none() {
                    problems.push(Problem::new(format!("unit.{index}.is"), "bad-unit", definition));
                }
            }
        }
    }
    units
}

/// The type of a figure; none where its declaration is broken.
pub(super) fn figure_type(entry: &FigureEntry, units: &UnitTable) -> Option<Type> {
    match &entry.unit {
        _ if entry.of == FigureType::YesNo => Some(Type::Truth),
        Some(symbol) => units.unit(symbol).map(|unit| unit.of),
        None => None,
    }
}
