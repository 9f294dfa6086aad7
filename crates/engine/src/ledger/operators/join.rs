//! `join(a, b, …)`: texts put together, apart by a character that no text has; a key of several
//! columns. Numbers go in as they are written.

use super::CellOperator;
use crate::graph::{Arity, TypeProblem};
use crate::ledger::cell::{Cell, CellType};
use crate::ledger::term::MOST_ARGUMENTS;

/// Stands between the parts: a control character, which no cell holds.
const BETWEEN: char = '\u{1f}';

/// `join(a, b, …)`.
pub(super) struct Join;

impl CellOperator for Join {
    fn name(&self) -> &'static str {
        "join"
    }

    fn arity(&self) -> Arity {
        Arity::between(2, MOST_ARGUMENTS)
    }

    fn result_type(&self, _arguments: &[CellType]) -> Result<CellType, TypeProblem> {
        Ok(CellType::Text)
    }

    fn evaluate(&self, arguments: &[&Cell]) -> Cell {
        let mut joined = String::new();
        for argument in arguments {
            match argument {
                Cell::Text(text) => joined.push_str(text),
                Cell::Number(number) => joined.push_str(&number.to_string()),
                Cell::Date(date) => joined.push_str(&date.to_string()),
                Cell::Choice(place) => joined.push_str(&place.to_string()),
                Cell::Truth(truth) => joined.push(if *truth { '1' } else { '0' }),
                Cell::Absent | Cell::Unknown => return (*argument).clone(),
            }
            joined.push(BETWEEN);
        }
        Cell::text(&joined)
    }
}
