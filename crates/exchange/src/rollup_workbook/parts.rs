//! The sheet of clusters as parts: growth against the city and the quarter before, share,
//! contribution and pull within the kind.

use locale::keys;
use rust_xlsxwriter::Worksheet;

use super::book::{Book, Of, RollupWorkbookError, text_cell};
use super::formulas::Shown;
use super::paper::{finished, fitted};
use super::places::below;
use super::plan::Planned;

/// Width of names and of numbers.
const NAMES: u16 = 34;
const NUMBERS: u16 = 14;

/// Writes the sheet.
pub(super) fn parts_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let columns = columns(book);
    let mut headings = vec![(book.say(keys::BULLETIN_CLUSTER).to_owned(), NAMES)];
    headings.extend(columns.iter().map(|(_, _, name)| (name.clone(), NUMBERS)));
    let widths = book.head(sheet, (&book.names.parts, None), &headings)?;
    for (at, submission) in book.request.source.portfolio.submissions.iter().enumerate() {
        let row = below(at);
        text_cell(sheet, (row, 0), &submission.cluster, &book.looks.text)?;
        fitted(sheet, row, &[(&submission.cluster, NAMES)])?;
        for (column, (figure, shown, _)) in (1u16..).zip(&columns) {
            book.shown(sheet, (row, column), figure, (*shown, Of::Cluster(at)))?;
        }
    }
    finished(sheet, widths, book.request.language)
}

fn columns<'b, 'a>(book: &'b Book<'a>) -> Vec<(&'b Planned<'a>, Shown, String)> {
    let language = book.request.language;
    let all = [
        (Shown::Total, None),
        (Shown::Growth, Some(keys::ROLLBOOK_GROWTH_OF)),
        (Shown::Against, Some(keys::BULLETIN_AGAINST_CITY_OF)),
        (Shown::Step, Some(keys::BULLETIN_STEP_OF)),
        (Shown::Part, Some(keys::ROLLBOOK_SHARE_OF)),
        (Shown::Contribution, Some(keys::ROLLBOOK_CONTRIBUTION_OF)),
        (Shown::Pull, Some(keys::ROLLBOOK_PULL_OF)),
    ];
    let mut columns = Vec::new();
    for figure in book.plan.figures.iter().filter(|it| it.rule.is_main) {
        let name = language.of(&figure.rule.name.zh, &figure.rule.name.en);
        for (shown, key) in all.into_iter().filter(|(shown, _)| shown.is_of(figure)) {
            let heading = match key {
                Some(key) => book.tell(key, &[("name", name)]),
                None => book.request.source.total_heading(figure.rule, language),
            };
            columns.push((figure, shown, heading));
        }
    }
    columns
}
