//! Operators over dates, texts, choices and absence, one file each. To add one: its file, then
//! its line in [`CELL_OPERATORS`]. What rubrics have already, ledgers use as it is.

mod code;
mod compare_dates;
mod days_between;
mod equal;
mod is_missing;
mod join;
mod latest;
mod length;
mod months_between;
mod number_of;
mod one_of;
mod year_of;

use super::cell::{Cell, CellType};
use crate::graph::{Arity, TypeProblem};

/// An operation on cells. Total: it answers for every value of its type.
pub trait CellOperator: Sync {
    /// As written in a rule. Two may share a name, if they differ in types.
    fn name(&self) -> &'static str;

    /// How many arguments it takes.
    fn arity(&self) -> Arity;

    /// The type of the result.
    ///
    /// # Errors
    /// The first argument that does not fit.
    fn result_type(&self, arguments: &[CellType]) -> Result<CellType, TypeProblem>;

    /// True if it is unknown or absent as soon as an argument is, without being asked.
    fn is_strict(&self) -> bool {
        true
    }

    /// Its value.
    fn evaluate(&self, arguments: &[&Cell]) -> Cell;
}

/// Every operator that rubrics do not have.
pub const CELL_OPERATORS: [&dyn CellOperator; 18] = [
    &is_missing::IsMissing,
    &equal::Equal { is_same: true },
    &equal::Equal { is_same: false },
    &compare_dates::CompareDates::Less,
    &compare_dates::CompareDates::AtMost,
    &compare_dates::CompareDates::Greater,
    &compare_dates::CompareDates::AtLeast,
    &latest::Latest { is_latest: true },
    &latest::Latest { is_latest: false },
    &months_between::MonthsBetween,
    &days_between::DaysBetween,
    &year_of::YearOf,
    &one_of::OneOf,
    &join::Join,
    &length::Length,
    &number_of::NumberOf,
    &code::IsUscc,
    &code::IsFilingCode,
];

/// The operators of that name.
pub fn operators_named(name: &str) -> impl Iterator<Item = &'static dyn CellOperator> {
    CELL_OPERATORS.into_iter().filter(move |operator| operator.name() == name)
}

/// All arguments must be of `wanted`.
fn all_of(arguments: &[CellType], wanted: &CellType) -> Result<(), TypeProblem> {
    match arguments.iter().enumerate().find(|(_, argument)| !argument.fits(wanted)) {
        None => Ok(()),
        Some((argument, found)) => {
            Err(TypeProblem { argument, expected: wanted.to_string(), found: found.to_string() })
        }
    }
}
