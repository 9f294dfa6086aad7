//! The ledgers as plain tables: to be read, nothing is computed from them here.

use engine::facts::RawEntry;
use engine::ledger::RawTable;
use engine::ledger::document::{ColumnEntry, ColumnType, TableEntry};
use locale::{Language, keys};
use rust_xlsxwriter::{Workbook, Worksheet};

use super::book::{Book, HEADINGS_ROW, LiveWorkbookError};
use super::paper::{Page, fitted, held, locked, printed, spread};
use crate::spreadsheet::template::{is_kept, sheet_name};

/// The width of the first column.
const ID_WIDTH: u16 = 14;

/// Writes a sheet for every table with rows.
pub(super) fn ledger_sheets(
    book: &Book<'_>,
    workbook: &mut Workbook,
) -> Result<(), LiveWorkbookError> {
    let Some(ledgers) = book.request.ledgers else { return Ok(()) };
    let mut names = book.names.all();
    for entry in &ledgers.ledgers().document.table {
        let given = ledgers.input().report.tables.iter().find(|table| table.id == entry.id);
        let Some(given) = given.filter(|table| !table.rows.is_empty()) else { continue };
        let label = format!("{} {}", entry.form, book.of(&entry.name));
        let name = sheet_name(&label, &names);
        table(book, workbook.add_worksheet(), &name, entry, given)?;
        names.push(name);
    }
    Ok(())
}

fn table(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    name: &str,
    entry: &TableEntry,
    given: &RawTable,
) -> Result<(), LiveWorkbookError> {
    book.head(sheet, name, HEADINGS_ROW, &[(keys::TEMPLATE_ID, ID_WIDTH)])?;
    let is_filled = |column: &&ColumnEntry| {
        let cells = given.rows.iter().flat_map(|row| &row.cells);
        cells.into_iter().any(|(id, cell)| *id == column.id && !is_empty(cell))
    };
    let typed = entry.column.iter().filter(|column| column.of.is_some());
    let columns: Vec<&ColumnEntry> = typed.filter(is_filled).collect();
    let mut labels = Vec::new();
    for (at, column) in (1u16..).zip(&columns) {
        let label = book.of(&column.name);
        let label = match (&column.unit, book.request.language) {
            (None, _) => label.to_owned(),
            (Some(unit), Language::Zh) => format!("{label}\u{ff08}{}\u{ff09}", book.unit(unit)),
            (Some(unit), Language::En) => format!("{label} ({})", book.unit(unit)),
        };
        let width = width_of(column);
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(HEADINGS_ROW, at, &label, &book.looks.heading)?;
        labels.push((label, width));
    }
    fit(sheet, HEADINGS_ROW, &labels)?;
    let first = HEADINGS_ROW.saturating_add(1);
    for (row, given) in (first..).zip(&given.rows) {
        sheet.write_string_with_format(row, 0, held(&given.id), &book.looks.text)?;
        let mut texts = Vec::new();
        for (at, column) in (1u16..).zip(&columns) {
            let cell = given.cells.iter().find(|(id, _)| *id == column.id);
            let text = value(book, sheet, (row, at), column, cell.map(|(_, cell)| cell))?;
            texts.push((text, width_of(column)));
        }
        fit(sheet, row, &texts)?;
    }
    sheet.set_freeze_panes(first, 1)?;
    printed(sheet, Page::Landscape, Some(HEADINGS_ROW), book.request.language)?;
    let widths = columns.iter().map(|column| u32::from(width_of(column)));
    spread(sheet, widths.sum::<u32>().saturating_add(u32::from(ID_WIDTH)))?;
    locked(sheet);
    Ok(())
}

/// A file may write an empty text where the page writes nothing.
fn is_empty(cell: &RawEntry) -> bool {
    *cell == RawEntry::Nothing || matches!(cell, RawEntry::Text(text) if text.trim().is_empty())
}

/// Makes a row as high as its texts need.
fn fit(sheet: &mut Worksheet, row: u32, texts: &[(String, u16)]) -> Result<(), LiveWorkbookError> {
    let texts: Vec<(&str, u16)> = texts.iter().map(|(it, width)| (it.as_str(), *width)).collect();
    fitted(sheet, row, &texts)
}

/// Codes and texts need more room than numbers and days.
fn width_of(column: &ColumnEntry) -> u16 {
    match column.of {
        Some(ColumnType::Code) => 21,
        Some(ColumnType::Text) if column.longest.is_some_and(|longest| longest > 60) => 32,
        _ => 16,
    }
}

/// Writes a value; gives its text.
fn value(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    column: &ColumnEntry,
    cell: Option<&RawEntry>,
) -> Result<String, LiveWorkbookError> {
    let looks = &book.looks;
    let (RawEntry::Text(text) | RawEntry::Unreadable(text) | RawEntry::NotApplicable(text)) =
        cell.unwrap_or(&RawEntry::Nothing)
    else {
        sheet.write_string_with_format(row, at, "", &looks.text)?;
        return Ok(String::new());
    };
    let is_number = matches!(
        column.of,
        Some(ColumnType::Integer | ColumnType::Decimal | ColumnType::SignedDecimal)
    );
    // Nothing is read back from here, so a zero at the end need not be kept but by its look.
    let short =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    if is_number && is_kept(short) {
        let number: f64 = text.parse().unwrap_or_default();
        let is_hundredths = text.split_once('.').is_some_and(|(_, places)| places.len() == 2);
        let look = if is_hundredths { &looks.points } else { &looks.plain };
        sheet.write_number_with_format(row, at, number, look)?;
        return Ok(text.clone());
    }
    let said = said(book, column, text);
    sheet.write_string_with_format(row, at, held(&said), &looks.text)?;
    Ok(said)
}

/// The name of an option or answer, for its code.
fn said(book: &Book<'_>, column: &ColumnEntry, text: &str) -> String {
    let answer = match (column.of, text) {
        (Some(ColumnType::YesNo), "yes") => Some(keys::TEMPLATE_YES),
        (Some(ColumnType::YesNo), "no") => Some(keys::TEMPLATE_NO),
        _ => None,
    };
    if let Some(key) = answer {
        return book.say(key).to_owned();
    }
    let lists = book.request.ledgers.map(|it| it.ledgers().document.choice.as_slice());
    let list =
        lists.unwrap_or_default().iter().find(|list| Some(&list.id) == column.choice.as_ref());
    let option = list.and_then(|list| list.option.iter().find(|option| option.code == text));
    option.map_or_else(|| text.to_owned(), |option| book.of(&option.name).to_owned())
}
