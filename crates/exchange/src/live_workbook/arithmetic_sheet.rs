//! The sheet on which everything is computed: the rows of the tape, with words before them.

use locale::keys;
use rust_xlsxwriter::Worksheet;

use super::arithmetic::RowKind;
use super::book::{Book, HEADINGS_ROW, LiveWorkbookError, formula};
use super::paper::{Page, locked, printed};

/// Rows above the first of the tape.
pub(super) const FIRST_ROW: usize = 3;
/// Columns that get a width.
const COLUMNS: u16 = 28;
const WIDTH: u16 = 15;

/// Writes the sheet.
pub(super) fn arithmetic_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), LiveWorkbookError> {
    book.head(sheet, &book.names.arithmetic, HEADINGS_ROW, &[(keys::WORKBOOK_INPUTS, 40)])?;
    let hint = book.say(keys::WORKBOOK_ARITHMETIC_HINT);
    sheet.write_string_with_format(1, 0, hint, &book.looks.small)?;
    for column in 1..=COLUMNS {
        sheet.set_column_width(column, WIDTH)?;
    }
    for (column, heading) in (1u16..).zip(headings(book)) {
        sheet.write_string_with_format(HEADINGS_ROW, column, heading, &book.looks.heading)?;
    }
    let first = u32::try_from(FIRST_ROW).unwrap_or_default();
    for (row, of) in (first..).zip(&book.rows) {
        let (words, look) = match &of.kind {
            RowKind::Heading(words) => (words.as_str(), &book.looks.section),
            RowKind::Said(words) => (words.as_str(), &book.looks.small),
            RowKind::Numbers => (book.say(keys::WORKBOOK_ROW_NUMBERS), &book.looks.small),
            RowKind::Sum => (book.say(keys::WORKBOOK_ROW_SUM), &book.looks.small),
            RowKind::Product => (book.say(keys::WORKBOOK_ROW_PRODUCT), &book.looks.small),
            RowKind::Choice => (book.say(keys::WORKBOOK_ROW_CHOICE), &book.looks.small),
            RowKind::Quotient => (book.say(keys::WORKBOOK_ROW_QUOTIENT), &book.looks.small),
        };
        sheet.write_string_with_format(row, 0, words, look)?;
        for (column, cell) in (1u16..).zip(&of.cells).filter(|(_, cell)| !cell.formula.is_empty()) {
            let of = formula(&cell.formula, cell.result.clone());
            sheet.write_formula_with_format(row, column, of, &book.looks.small)?;
        }
    }
    sheet.set_freeze_panes(HEADINGS_ROW.saturating_add(1), 1)?;
    printed(sheet, Page::Landscape, Some(HEADINGS_ROW), book.request.language)?;
    locked(sheet);
    Ok(())
}

/// What the cells of a figure's row are.
fn headings(book: &Book<'_>) -> Vec<String> {
    let keys = [
        keys::WORKBOOK_INPUT_ENTERED,
        keys::WORKBOOK_INPUT_ROUNDED,
        keys::WORKBOOK_INPUT_TAKEN,
        keys::WORKBOOK_INPUT_INAPPLICABLE,
        keys::WORKBOOK_INPUT_MISSING,
        keys::WORKBOOK_INPUT_BEYOND,
        keys::WORKBOOK_INPUT_WHOLE,
        keys::WORKBOOK_INPUT_FRACTION,
        keys::WORKBOOK_INPUT_SIGN,
    ];
    let mut headings: Vec<String> = keys.iter().map(|key| book.say(*key).to_owned()).collect();
    for at in 1..=3 {
        headings.push(book.tell(keys::WORKBOOK_INPUT_PART, &[("at", &at.to_string())]));
    }
    headings
}
