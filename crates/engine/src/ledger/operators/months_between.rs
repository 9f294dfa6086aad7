//! `months-between(a, b)`: whole months from one day to another.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::quantity::Rational;

/// `months-between(a, b)`.
pub(super) struct MonthsBetween;

impl CellOperator for MonthsBetween {
    fn name(&self) -> &'static str {
        "months-between"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        all_of(arguments, &CellType::Date)?;
        Ok(CellType::number())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let [Cell::Date(from), Cell::Date(to)] = arguments else { return Cell::Absent };
        Cell::Number(Rational::from(from.months_to(*to)))
    }
}
