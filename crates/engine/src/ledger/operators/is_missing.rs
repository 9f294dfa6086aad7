//! `is-missing(a)`: yes if nothing was given; unknown if something was that cannot be read.

use super::CellOperator;
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};

/// `is-missing(a)`.
pub(super) struct IsMissing;

impl CellOperator for IsMissing {
    fn name(&self) -> &'static str {
        "is-missing"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, _arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        Ok(CellType::truth())
    }

    fn is_strict(&self) -> bool {
        false
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        match arguments.first() {
            Some(Cell::Unknown) => Cell::Unknown,
            Some(Cell::Absent) | None => Cell::Truth(true),
            Some(_) => Cell::Truth(false),
        }
    }
}
