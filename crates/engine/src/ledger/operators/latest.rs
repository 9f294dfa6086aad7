//! `max(a, b, …)`, `min(a, b, …)` for dates: the latest and the earliest.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::ledger::term::MOST_ARGUMENTS;

/// `max` and `min` of dates.
pub(super) struct Latest {
    pub(super) is_latest: bool,
}

impl CellOperator for Latest {
    fn name(&self) -> &'static str {
        if self.is_latest { "max" } else { "min" }
    }

    fn arity(&self) -> Arity {
        Arity::between(2, MOST_ARGUMENTS)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        all_of(arguments, &CellType::Date)?;
        Ok(CellType::Date)
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let dates = arguments.iter().filter_map(|cell| cell.as_date());
        let chosen = if self.is_latest { dates.max() } else { dates.min() };
        chosen.map_or(Cell::Absent, Cell::Date)
    }
}
