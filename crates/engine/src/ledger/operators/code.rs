//! `is-uscc(a)`, `is-filing-code(a)`: whether a code has the form and checks of its standard.

use super::{CellOperator, all_of};
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::ledger::codes::{fault_of_uscc, is_filing_code};

/// `is-uscc(a)`.
pub(super) struct IsUscc;

/// `is-filing-code(a)`.
pub(super) struct IsFilingCode;

impl CellOperator for IsUscc {
    fn name(&self) -> &'static str {
        "is-uscc"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        all_of(arguments, &CellType::Text)?;
        Ok(CellType::truth())
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let text = arguments.first().and_then(|cell| cell.as_text());
        text.map_or(Cell::Absent, |text| Cell::Truth(fault_of_uscc(text).is_none()))
    }
}

impl CellOperator for IsFilingCode {
    fn name(&self) -> &'static str {
        "is-filing-code"
    }

    fn arity(&self) -> Arity {
        IsUscc.arity()
    }

    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        IsUscc.result_type(arguments)
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let text = arguments.first().and_then(|cell| cell.as_text());
        text.map_or(Cell::Absent, |text| Cell::Truth(is_filing_code(text)))
    }
}
