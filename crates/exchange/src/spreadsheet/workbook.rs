//! [`Workbook`]: sheets of cells as a file holds them, whatever its format.
//!
//! Only cells with content are kept, so a million empty rows cost nothing. Numbers are decimal
//! text as it stands in the file; no number passes through binary where the format holds text.

use core::fmt;

/// The format that a file really has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Office Open XML.
    Xlsx,
    /// Excel 97 to 2003.
    Xls,
    /// `OpenDocument`.
    Ods,
    /// Text with separators, or pasted; in this encoding.
    Text(&'static str),
}

impl FileKind {
    /// The usual ending of its names.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Text(_) => "csv",
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(encoding) => write!(f, "CSV, {encoding}"),
            Self::Xlsx => f.write_str("XLSX"),
            Self::Xls => f.write_str("XLS"),
            Self::Ods => f.write_str("ODS"),
        }
    }
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// A number as decimal text, possibly with an exponent.
    Number(String),
    /// A number that is shown as a percentage: 0.12 for 12 %.
    Percent(String),
    /// A day as `2020-09-30`.
    Day(String),
    /// A day and a time of it, as `2020-09-30T08:00:00`.
    Moment(String),
    /// Yes or no.
    Truth(bool),
    /// A formula whose result is not in the file.
    NoResult,
    /// The error that a formula gave.
    Error(String),
}

impl Content {
    /// What is shown of it in messages.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text)
            | Self::Number(text)
            | Self::Percent(text)
            | Self::Day(text)
            | Self::Moment(text)
            | Self::Error(text) => text.clone(),
            Self::Truth(true) => "TRUE".to_owned(),
            Self::Truth(false) => "FALSE".to_owned(),
            Self::NoResult => "=".to_owned(),
        }
    }

    /// Its text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// A row with content. Rows count from 1, columns from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub number: u32,
    /// True if it is hidden or filtered away.
    pub is_hidden: bool,
    /// Cells with content, by column, ascending.
    pub cells: Vec<(u32, Content)>,
}

impl Row {
    /// The content of a column.
    pub fn get(&self, column: u32) -> Option<&Content> {
        let at = self.cells.binary_search_by_key(&column, |(at, _)| *at).ok()?;
        self.cells.get(at).map(|(_, content)| content)
    }

    /// The text of a column; of other content what is shown of it.
    pub fn text(&self, column: u32) -> String {
        self.get(column).map(Content::shown).unwrap_or_default()
    }

    /// Everything in it, for messages that list what is set aside.
    pub fn shown(&self) -> String {
        let cells: Vec<String> = self.cells.iter().map(|(_, content)| content.shown()).collect();
        cells.join(" | ")
    }
}

/// Cells that are merged into one; rows from 1, columns from 0, both ends within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// True if it is hidden.
    pub is_hidden: bool,
    /// Rows with content, ascending.
    pub rows: Vec<Row>,
    /// Merged cells.
    pub merged: Vec<Merged>,
}

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The format it was in.
    pub kind: FileKind,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}
