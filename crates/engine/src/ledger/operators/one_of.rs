//! `one-of(a, b, c, …)`: yes if the first is equal to any of the others.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::ledger::term::MOST_ARGUMENTS;

/// `one-of(a, b, c, …)`.
pub(super) struct OneOf;

impl CellOperator for OneOf {
    fn name(&self) -> &'static str {
        "one-of"
    }

    fn arity(&self) -> Arity {
        Arity::between(2, MOST_ARGUMENTS)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        if let Some(first) = arguments.first() {
            all_of(arguments, first)?;
        }
        Ok(CellType::truth())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let Some((first, others)) = arguments.split_first() else { return Cell::Absent };
        Cell::Truth(others.contains(first))
    }
}
