//! A table as its grid shows it. Rows that stayed the same stay the same objects, so that only
//! what changed is drawn again.

use core::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use engine::facts::RawEntry;
use engine::ledger::book::Row;
use engine::ledger::document::{ColumnEntry, ColumnType};
use engine::ledger::{LedgerFinding, LedgerSheet, Shown};
use engine::quantity::rational::rational_from_decimal;
use engine::rubric::{Rubric, Text};
use locale::{Language, keys};
use report::ledger::{ledger_remark, shown_text};
use report::numbers::unit_label;

use crate::state::grid::{CellKind, GridCell, GridColumn, GridRow, GridTable};

/// A table as shown, with what each row was made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct TableView {
    /// The table.
    pub(crate) table: Arc<GridTable>,
    sources: Vec<Source>,
}

/// What a row as shown was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    typed: Vec<(String, RawEntry)>,
    row: Row,
    findings: Vec<LedgerFinding>,
}

impl Source {
    /// True if it was made of the same.
    fn is_of(&self, typed: &[(String, RawEntry)], row: &Row, findings: &[&LedgerFinding]) -> bool {
        self.typed == typed && self.row == *row && self.findings.iter().eq(findings.iter().copied())
    }
}

/// Which of two texts in a column comes first: numbers by their size, everything else, and what is
/// no number, by its letters.
pub(crate) fn compare(table: &GridTable, column: usize, left: &str, right: &str) -> Ordering {
    let kind = table.columns.get(column).map(|column| &column.kind);
    let number = |text: &str| match kind {
        Some(CellKind::Number | CellKind::Derived) => rational_from_decimal(&text.replace(',', "")),
        _ => None,
    };
    number(left).cmp(&number(right)).then_with(|| left.cmp(right))
}

/// A table as shown.
pub(super) fn table_view(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    findings: &[LedgerFinding],
    place: usize,
    before: TableView,
    language: Language,
) -> TableView {
    let ledgers = sheet.ledgers();
    let Some(entry) = ledgers.document.table.get(place) else { return before };
    let columns = if before.table.columns.is_empty() {
        let column = |entry| column_of(rubric, sheet, entry, language);
        entry.column.iter().map(column).collect()
    } else {
        before.table.columns.clone()
    };
    let given = sheet.input().report.tables.iter().find(|table| table.id == entry.id);
    let given = given.map(|table| table.rows.as_slice()).unwrap_or_default();
    let by_row = findings_by_row(findings, place);
    let mut known = before.sources.into_iter().zip(&before.table.rows);
    let mut sources = Vec::with_capacity(given.len());
    let mut rows = Vec::with_capacity(given.len());
    for (at, row) in sheet.book().rows(place).iter().enumerate() {
        let typed = given.get(at).filter(|given| given.id == row.id);
        let typed = typed.map(|row| row.cells.as_slice()).unwrap_or_default();
        let own = by_row.get(row.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let kept = known.next().filter(|(source, _)| source.is_of(typed, row, own));
        if let Some((source, shown)) = kept {
            sources.push(source);
            rows.push(shown.clone());
        } else {
            let findings = own.iter().map(|finding| (*finding).clone()).collect();
            let source = Source { typed: typed.to_vec(), row: row.clone(), findings };
            rows.push(Arc::new(row_of(rubric, sheet, place, &entry.column, &source, language)));
            sources.push(source);
        }
    }
    TableView { table: Arc::new(GridTable { columns, rows }), sources }
}

fn row_of(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    table: usize,
    columns: &[ColumnEntry],
    source: &Source,
    language: Language,
) -> GridRow {
    let ledgers = sheet.ledgers();
    let compiled = ledgers.tables.get(table).map(|table| table.columns.as_slice());
    let compiled = compiled.unwrap_or_default();
    let cells = columns.iter().enumerate().map(|(at, entry)| {
        let place = at.saturating_add(1);
        let typed = source.typed.iter().find(|(column, _)| *column == entry.id);
        let typed = typed.map(|(_, entry)| text_of(entry)).unwrap_or_default();
        // What concerns the whole row shows at its first cell.
        let problem = source.findings.iter().find(|it| it.column.unwrap_or(1) == place);
        let problem = problem.map(|it| ledger_remark(rubric, ledgers, it, language).message);
        let value = source.row.cells.get(place).filter(|cell| cell.is_value());
        let shown = match (value, compiled.get(place)) {
            (Some(value), Some(column)) => {
                let unit = column.unit.as_ref().map(|it| (String::new(), it.factor.clone()));
                let (name, value) = (String::new(), value.clone());
                let holds = column.holds.clone();
                let shown = Shown { name, value, holds, unit, places: 6, lines: Vec::new() };
                match entry.of {
                    Some(ColumnType::YesNo) => yes_or_no(&typed, language),
                    _ => shown_text(rubric, ledgers, &shown, language),
                }
            }
            _ => typed.clone(),
        };
        GridCell { typed, shown, problem: problem.unwrap_or_default() }
    });
    GridRow { id: source.row.id.clone(), cells: cells.collect() }
}

fn text_of(entry: &RawEntry) -> String {
    match entry {
        RawEntry::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn yes_or_no(typed: &str, language: Language) -> String {
    match typed {
        "yes" => keys::FORM_YES.words(language).to_owned(),
        "no" => keys::FORM_NO.words(language).to_owned(),
        other => other.to_owned(),
    }
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

fn column_of(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    entry: &ColumnEntry,
    language: Language,
) -> GridColumn {
    let said = |text: &Text| language.of(&text.zh, &text.en).to_owned();
    let kind = match entry.of {
        None => CellKind::Derived,
        Some(ColumnType::Integer | ColumnType::Decimal | ColumnType::SignedDecimal) => {
            CellKind::Number
        }
        Some(ColumnType::Date) => CellKind::Date,
        Some(ColumnType::YesNo) => CellKind::Choice(vec![
            keys::FORM_YES.words(language).to_owned(),
            keys::FORM_NO.words(language).to_owned(),
        ]),
        Some(ColumnType::Choice) => {
            let lists = &sheet.ledgers().document.choice;
            let list = lists.iter().find(|list| Some(&list.id) == entry.choice.as_ref());
            let options = list.map(|list| list.option.iter()).into_iter().flatten();
            CellKind::Choice(options.map(|option| said(&option.name)).collect())
        }
        Some(ColumnType::Text | ColumnType::Code) => CellKind::Text,
    };
    let unit = entry.unit.as_deref().unwrap_or_default();
    GridColumn {
        id: entry.id.clone(),
        label: said(&entry.name),
        unit: unit_label(&rubric.document, unit, language),
        kind,
        is_required: entry.is_required,
        is_asked: entry.same_as.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_their_size() {
        let column = |kind| GridColumn {
            id: String::new(),
            label: String::new(),
            unit: String::new(),
            kind,
            is_required: false,
            is_asked: true,
        };
        let columns = vec![column(CellKind::Number), column(CellKind::Text)];
        let table = GridTable { columns, rows: Vec::new() };
        for (less, more) in [("9", "10"), ("-50", "-5"), ("-1", "0.5"), ("1,200", "1,200.5")] {
            assert_eq!(compare(&table, 0, less, more), Ordering::Less, "{less} {more}");
        }
        assert_eq!(compare(&table, 1, "10", "9"), Ordering::Less);
    }
}
