//! Rows of ledgers as tables of texts.

use engine::ledger::book::Row;
use engine::ledger::compiled::Column;
use engine::ledger::{Cell, LedgerSheet, Shown};
use engine::rubric::Rubric;
use locale::Language;

use super::build::TitledTable;
use super::narrative::TableRule;
use crate::ledger::shown_text;
use crate::numbers::unit_label;
use crate::tables::Table;

/// Decimal places at most.
const PLACES: usize = 6;

/// The table; nothing if it is not in use or has no rows to print.
pub(super) fn ledger_table(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    rule: &TableRule,
    language: Language,
) -> Option<TitledTable> {
    let ledgers = sheet.ledgers();
    let table = ledgers.table_index(&rule.ledger)?;
    let columns = &ledgers.tables.get(table)?.columns;
    let place_of = |id: &str| columns.iter().position(|column| column.id == id);
    let places: Vec<usize> = rule.columns.iter().filter_map(|id| place_of(id)).collect();
    let filter = rule.rows.as_deref().and_then(place_of);
    let is_printed =
        |row: &&Row| filter.is_none_or(|place| row.cells.get(place).is_some_and(Cell::is_true));
    let cells = |row: &Row| {
        let cells =
            places.iter().map(|place| cell_text(rubric, sheet, columns, row, *place, language));
        cells.collect()
    };
    let rows: Vec<Vec<String>> =
        sheet.book().rows(table).iter().filter(is_printed).map(cells).collect();
    if rows.is_empty() {
        return None;
    }
    let headings = places.iter().map(|place| heading(rubric, sheet, table, *place, language));
    Some(TitledTable {
        name: language.of(&rule.name.zh, &rule.name.en).to_owned(),
        table: Table { headings: headings.collect(), rows },
        ..TitledTable::default()
    })
}

/// The name of a column with its unit; the column of ids has no name of its own.
fn heading(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    table: usize,
    place: usize,
    language: Language,
) -> String {
    let entry = sheet.ledgers().document.table.get(table);
    let entry = entry.and_then(|table| table.column.get(place.checked_sub(1)?));
    let Some(entry) = entry else { return String::new() };
    let name = language.of(&entry.name.zh, &entry.name.en);
    match &entry.unit {
        Some(unit) => {
            let unit = unit_label(&rubric.document, unit, language);
            format!("{name}{}{unit}{}", language.of("\u{ff08}", " ("), language.of("\u{ff09}", ")"))
        }
        None => name.to_owned(),
    }
}

fn cell_text(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    columns: &[Column],
    row: &Row,
    place: usize,
    language: Language,
) -> String {
    let (Some(column), Some(value)) = (columns.get(place), row.cells.get(place)) else {
        return String::new();
    };
    if *value == Cell::Absent {
        return String::new();
    }
    let number = column.unit.as_ref().map(|unit| unit.factor.clone());
    let shown = Shown {
        name: column.id.clone(),
        // The unit stands in the heading.
        value: match (value, number) {
            (Cell::Number(base), Some(factor)) => Cell::Number(base / factor),
            _ => value.clone(),
        },
        holds: column.holds.clone(),
        unit: None,
        places: PLACES,
        lines: Vec::new(),
    };
    shown_text(rubric, sheet.ledgers(), &shown, language)
}
