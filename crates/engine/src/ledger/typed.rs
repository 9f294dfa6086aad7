//! A cell as given → a [`Cell`], or the reason why it cannot be read; never a silent zero.

use super::cell::Cell;
use super::codes::{is_area, is_division};
use super::compiled::Column;
use super::date::Date;
use super::document::{CodeKind, ColumnType};
use crate::facts::RawEntry;
use crate::facts::entry::number_of_form;
use crate::rubric::FigureType;

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellFault {
    /// Not a number of the column's form.
    Number,
    /// More decimal places than the column takes.
    Places,
    /// Not a day `2020-09-30`.
    Date,
    /// Neither yes nor no.
    Word,
    /// No option of the list.
    Choice,
    /// Not of the code's form.
    Code,
    /// Longer than the column takes.
    Length,
    /// Not a text or number at all.
    Kind,
    /// Something typed where the value follows from others.
    Derived,
    /// No column of that name.
    Column,
}

impl CellFault {
    /// Name in files, and key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "cell-number",
            Self::Places => "cell-places",
            Self::Date => "cell-date",
            Self::Word => "cell-word",
            Self::Choice => "cell-choice",
            Self::Code => "cell-code",
            Self::Length => "cell-length",
            Self::Kind => "cell-kind",
            Self::Derived => "cell-derived",
            Self::Column => "cell-column",
        }
    }
}

/// Reads a cell. A text of blanks only is as good as none.
///
/// # Errors
/// What is wrong with it; it then counts as unknown.
pub fn cell_from_entry(column: &Column, entry: &RawEntry) -> Result<Cell, CellFault> {
    let text = match entry {
        RawEntry::Nothing => return Ok(Cell::Absent),
        RawEntry::Text(text) => text.as_str(),
        RawEntry::NotApplicable(_) | RawEntry::BadObject | RawEntry::Unreadable(_) => {
            return Err(CellFault::Kind);
        }
    };
    let Some(of) = column.of else { return Err(CellFault::Derived) };
    if text.trim().is_empty() {
        return Ok(Cell::Absent);
    }
    match of {
        ColumnType::Integer => number(column, FigureType::Integer, text),
        ColumnType::Decimal => number(column, FigureType::Decimal, text),
        ColumnType::SignedDecimal => number(column, FigureType::SignedDecimal, text),
        ColumnType::Date => Date::parse(text).map(Cell::Date).ok_or(CellFault::Date),
        ColumnType::YesNo => match text {
            "yes" => Ok(Cell::Truth(true)),
            "no" => Ok(Cell::Truth(false)),
            _ => Err(CellFault::Word),
        },
        ColumnType::Choice => {
            let place = column.options.iter().position(|code| code == text);
            let place = place.and_then(|place| u16::try_from(place).ok());
            place.map(Cell::Choice).ok_or(CellFault::Choice)
        }
        ColumnType::Code => match column.code {
            Some(CodeKind::Division) if !is_division(text) => Err(CellFault::Code),
            Some(CodeKind::Area) if !is_area(text) => Err(CellFault::Code),
            _ => plain_text(column, text),
        },
        ColumnType::Text => plain_text(column, text),
    }
}

fn number(column: &Column, of: FigureType, text: &str) -> Result<Cell, CellFault> {
    let number = number_of_form(of, text).ok_or(CellFault::Number)?;
    let places = text.split_once('.').map_or(0, |(_, digits)| digits.trim_end_matches('0').len());
    if places > column.places {
        return Err(CellFault::Places);
    }
    Ok(Cell::Number(match &column.unit {
        Some(unit) => number * &unit.factor,
        None => number,
    }))
}

fn plain_text(column: &Column, text: &str) -> Result<Cell, CellFault> {
    if text.chars().count() > column.longest {
        return Err(CellFault::Length);
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(CellFault::Kind);
    }
    Ok(Cell::text(text))
}
