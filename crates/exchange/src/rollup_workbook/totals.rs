//! The sheet of totals: every figure over all clusters.

use locale::keys;
use rust_xlsxwriter::Worksheet;

use super::book::{Book, Of, RollupWorkbookError, text_cell};
use super::formulas::Shown;
use super::paper::{finished, fitted};
use super::places::below;

/// What stands in the columns.
const SHOWN: [Shown; 6] =
    [Shown::Total, Shown::Growth, Shown::Share, Shown::Against, Shown::Step, Shown::Lacking];

/// Width of names.
const NAMES: u16 = 46;

/// Writes the sheet.
pub(super) fn totals_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let columns = [
        (keys::BULLETIN_ITEM, NAMES),
        (keys::BULLETIN_VALUE, 18),
        (keys::BULLETIN_GROWTH, 16),
        (keys::BULLETIN_SHARE, 14),
        (keys::BULLETIN_AGAINST_CITY, 22),
        (keys::BULLETIN_STEP_HEADING, 22),
        (keys::BULLETIN_LACKING, 12),
    ];
    let columns = columns.map(|(key, width)| (book.say(key).to_owned(), width));
    let widths = book.head(sheet, (&book.names.totals, None), &columns)?;
    for (at, figure) in book.plan.figures.iter().enumerate() {
        let row = below(at);
        let name = book.request.source.total_heading(figure.rule, book.request.language);
        text_cell(sheet, (row, 0), &name, &book.looks.text)?;
        fitted(sheet, row, &[(&name, NAMES)])?;
        for (column, shown) in (1u16..).zip(SHOWN) {
            book.shown(sheet, (row, column), figure, (shown, Of::Whole))?;
        }
    }
    finished(sheet, widths, book.request.language)
}
