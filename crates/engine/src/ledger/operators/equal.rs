//! `a = b`, `a != b` for dates, texts, options, and yes or no; numbers have the rubric's.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};

/// `a = b` and `a != b`.
pub(super) struct Equal {
    pub(super) is_same: bool,
}

impl CellOperator for Equal {
    fn name(&self) -> &'static str {
        if self.is_same { "=" } else { "!=" }
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        if let Some(first) = arguments.first() {
            all_of(arguments, first)?;
        }
        Ok(CellType::truth())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let [left, right] = arguments else { return Cell::Absent };
        Cell::Truth((left == right) == self.is_same)
    }
}
