//! [`LedgerFinding`]: a remark on tables or figures, as a rule or code with values.

use super::cell::{Cell, CellType};
use crate::facts::Severity;
use crate::quantity::Rational;

/// A value for a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Name in the text.
    pub name: String,
    /// The value, in base units.
    pub value: Cell,
    /// Its type.
    pub holds: CellType,
    /// Unit, and base units in one of it.
    pub unit: Option<(String, Rational)>,
    /// Decimal places at most.
    pub places: usize,
    /// Numbers in the unit that it is never printed as meeting when it does not.
    pub lines: Vec<Rational>,
}

impl Shown {
    /// A text as it stands.
    pub fn text(name: &str, text: &str) -> Self {
        let (name, value) = (name.to_owned(), Cell::text(text));
        Self { name, value, holds: CellType::Text, unit: None, places: 0, lines: Vec::new() }
    }
}

/// What has been said to explain a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReasonState {
    /// None is asked for.
    NotAsked,
    /// One is asked for.
    Asked,
    /// What was given says nothing.
    Bare(String),
    /// One of substance.
    Given(String),
}

/// What a finding says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// The text of a rule, by its place in the document.
    Rule(usize),
    /// A message of the catalogues, by its key.
    Message(&'static str),
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerFinding {
    /// Name of the rule, or of the message.
    pub code: String,
    /// How grave it is.
    pub severity: Severity,
    /// Where: `projects[p1].land`, `figures.tax`, `projects`.
    pub at: String,
    /// The table where it shows, by its place.
    pub table: Option<usize>,
    /// The id of the row where it shows.
    pub row: Option<String>,
    /// The column where it shows, by its place in the table.
    pub column: Option<usize>,
    /// The figure where it shows, by its place in the rubric.
    pub figure: Option<usize>,
    /// What it says.
    pub says: Says,
    /// Values for its text.
    pub values: Vec<Shown>,
    /// What has been said to explain it.
    pub reason: ReasonState,
}

impl LedgerFinding {
    /// The order of findings: the graver first, then figures, then tables, rows by id, columns and
    /// rules. It does not depend on the order of rows.
    pub(super) fn order(&self, other: &Self) -> core::cmp::Ordering {
        let key = |it: &Self| (it.severity, it.table, it.figure);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.row.cmp(&other.row))
            .then_with(|| self.column.cmp(&other.column))
            .then_with(|| self.code.cmp(&other.code))
            .then_with(|| self.at.cmp(&other.at))
    }

    /// The key of a reason for it.
    pub fn reason_key(&self) -> String {
        format!("{}@{}", self.code, self.at)
    }
}
