//! `year-of(a)`: the year of a date, as a plain number.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::quantity::Rational;

/// `year-of(a)`.
pub(super) struct YearOf;

impl CellOperator for YearOf {
    fn name(&self) -> &'static str {
        "year-of"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        all_of(arguments, &CellType::Date)?;
        Ok(CellType::number())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let date = arguments.first().and_then(|cell| cell.as_date());
        date.map_or(Cell::Absent, |date| Cell::Number(Rational::from(date.year())))
    }
}
