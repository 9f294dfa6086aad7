//! `number-of(a)`: the number that a code spells, to find ranges of codes; absent if it spells none.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::quantity::rational::rational_from_decimal;

/// `number-of(a)`.
pub(super) struct NumberOf;

impl CellOperator for NumberOf {
    fn name(&self) -> &'static str {
        "number-of"
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
        text.and_then(rational_from_decimal).map_or(Cell::Absent, Cell::Number)
    }
}
