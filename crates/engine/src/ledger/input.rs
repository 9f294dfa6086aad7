//! [`LedgerInput`]: tables, earlier reports and reasons as given, before anything is read.

use super::date::Date;
use crate::facts::{Dossier, RawEntry, ReportingPeriod};

/// A row as given: its id, and cells by column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawRow {
    /// Identifies the row, also over several reports.
    pub id: String,
    /// Cells by the name of their column.
    pub cells: Vec<(String, RawEntry)>,
}

/// A table as given. One without rows is in use all the same: it says that there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawTable {
    /// Name of the table.
    pub id: String,
    /// Its rows.
    pub rows: Vec<RawRow>,
}

/// A report: its figures and tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Period and figures.
    pub dossier: Dossier,
    /// Tables in use.
    pub tables: Vec<RawTable>,
}

impl Report {
    /// The period, if it can be read.
    pub fn period(&self) -> Option<ReportingPeriod> {
        self.dossier.period.as_deref().and_then(ReportingPeriod::parse)
    }
}

/// All that rules look at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerInput {
    /// The report in hand.
    pub report: Report,
    /// The day on which it is looked at; dates after it are wrong. Without it none is.
    pub as_of: Option<Date>,
    /// Earlier reports, in any order.
    pub prior: Vec<Report>,
    /// Reasons given for warnings: rule and place joined by `@`, then the reason.
    pub reasons: Vec<(String, String)>,
}
