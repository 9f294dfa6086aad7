//! [`Notes`]: what is said of the rows of a table, and which of it the page was told.

use std::collections::BTreeMap;

use engine::ledger::book::Row;
use engine::ledger::document::ColumnEntry;
use engine::ledger::{LedgerFinding, LedgerSheet, Shown};
use engine::rubric::Rubric;
use locale::Language;
use report::ledger::{ledger_remark, shown_text};

use super::answer::RowNote;

/// The rows of a table that the page has notes on, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Notes(BTreeMap<String, Source>);

/// What a note was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    row: Row,
    findings: Vec<LedgerFinding>,
}

/// What notes are made of.
#[derive(Clone, Copy)]
pub(super) struct Of<'a> {
    pub(super) rubric: &'a Rubric,
    pub(super) sheet: &'a LedgerSheet,
    pub(super) findings: &'a [LedgerFinding],
    /// The table.
    pub(super) place: usize,
    pub(super) language: Language,
}

impl Notes {
    /// Notes that are others than the page was told, by row.
    pub(super) fn follow(&mut self, of: Of<'_>) -> Vec<(String, String)> {
        let mut before = core::mem::take(&mut self.0);
        let by_row = findings_by_row(of.findings, of.place);
        let mut changed = Vec::new();
        for row in of.sheet.book().rows(of.place) {
            let own = by_row.get(row.id.as_str()).map(Vec::as_slice).unwrap_or_default();
            let known = before
                .remove(&row.id)
                .filter(|known| known.row == *row && known.findings.iter().eq(own.iter().copied()));
            let source = known.unwrap_or_else(|| {
                let findings = own.iter().map(|finding| (*finding).clone()).collect();
                let source = Source { row: row.clone(), findings };
                changed.push((row.id.clone(), note_of(of, &source).write()));
                source
            });
            self.0.insert(row.id.clone(), source);
        }
        changed
    }
}

fn note_of(of: Of<'_>, source: &Source) -> RowNote {
    let Of { rubric, sheet, place, language, .. } = of;
    let ledgers = sheet.ledgers();
    let entry = ledgers.document.table.get(place);
    let columns = entry.map(|entry| entry.column.as_slice()).unwrap_or_default();
    let mut note = RowNote::default();
    for (at, column) in columns.iter().enumerate() {
        // What concerns the whole row shows at its first cell; the row's name stands before all.
        let compiled = at.saturating_add(1);
        let problem = source.findings.iter().find(|it| it.column.unwrap_or(1) == compiled);
        if let Some(problem) = problem {
            let message = ledger_remark(rubric, ledgers, problem, language).message;
            note.problems.push((at, message));
        }
        if let Some(value) = derived_text(of, column, compiled, &source.row) {
            note.values.push((at, value));
        }
    }
    note
}

/// The value of a column that follows from others, as it is shown.
fn derived_text(of: Of<'_>, entry: &ColumnEntry, compiled: usize, row: &Row) -> Option<String> {
    if entry.of.is_some() {
        return None;
    }
    let ledgers = of.sheet.ledgers();
    let column = ledgers.tables.get(of.place)?.columns.get(compiled)?;
    let value = row.cells.get(compiled).filter(|cell| cell.is_value())?;
    // The unit stands at the head of the column.
    let unit = column.unit.as_ref().map(|it| (String::new(), it.factor.clone()));
    let shown = Shown {
        name: String::new(),
        value: value.clone(),
        holds: column.holds.clone(),
        unit,
        places: 6,
        lines: Vec::new(),
    };
    Some(shown_text(of.rubric, ledgers, &shown, of.language))
}

/// What is wrong in the rows of a table, by row.
fn findings_by_row(
    findings: &[LedgerFinding],
    place: usize,
) -> BTreeMap<&str, Vec<&LedgerFinding>> {
    let mut by_row: BTreeMap<&str, Vec<&LedgerFinding>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.table == Some(place)) {
        if let Some(row) = &finding.row {
            by_row.entry(row).or_default().push(finding);
        }
    }
    by_row
}
