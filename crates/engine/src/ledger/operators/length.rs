//! `length(a)`: how many characters a text has.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::quantity::Rational;

/// `length(a)`.
pub(super) struct Length;

impl CellOperator for Length {
    fn name(&self) -> &'static str {
        "length"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        all_of(arguments, &CellType::Text)?;
        Ok(CellType::number())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let text = arguments.first().and_then(|cell| cell.as_text());
        text.map_or(Cell::Absent, |text| Cell::Number(Rational::from(text.chars().count())))
    }
}
