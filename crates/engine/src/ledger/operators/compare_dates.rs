//! `a < b`, `a <= b`, `a > b`, `a >= b` for dates: earlier and later.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};

/// The four orders of dates.
#[derive(Debug, Clone, Copy)]
pub(super) enum CompareDates {
    /// `a < b`
    Less,
    /// `a <= b`
    AtMost,
    /// `a > b`
    Greater,
    /// `a >= b`
    AtLeast,
}

impl CellOperator for CompareDates {
    fn name(&self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        all_of(arguments, &CellType::Date)?;
        Ok(CellType::truth())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let [Cell::Date(left), Cell::Date(right)] = arguments else { return Cell::Absent };
        Cell::Truth(match self {
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::Greater => left > right,
            Self::AtLeast => left >= right,
        })
    }
}
