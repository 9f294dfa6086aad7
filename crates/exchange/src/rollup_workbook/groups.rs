//! The sheets of groups: kinds, districts and industries beside each other, in main figures.

use locale::{Key, keys};
use rust_xlsxwriter::Workbook;

use super::book::{Book, Of, RollupWorkbookError, formula_cell, text_cell};
use super::formulas::Shown;
use super::paper::{finished, fitted};
use super::places::{below, stretch};
use super::plan::Planned;

/// Width of names and of numbers.
const NAMES: u16 = 30;
const NUMBERS: u16 = 14;

/// Writes the sheets.
pub(super) fn groups_sheets(
    book: &Book<'_>,
    workbook: &mut Workbook,
) -> Result<(), RollupWorkbookError> {
    let groups = book.groups();
    let of = |is_of: fn(&Of) -> bool| groups.iter().copied().filter(is_of).collect::<Vec<Of>>();
    let (city, district) = (keys::ROLLBOOK_SHARE_OF_CITY_OF, keys::ROLLBOOK_SHARE_OF_DISTRICT_OF);
    let sheets = [
        (&book.names.kinds, of(|it| matches!(it, Of::Kind(_))), city),
        (&book.names.districts, of(|it| matches!(it, Of::District(_))), district),
        (&book.names.industries, of(|it| matches!(it, Of::Industry(_))), city),
    ];
    for (name, groups, share) in sheets {
        let sheet = workbook.add_worksheet();
        let columns = columns(book, share);
        let mut headings =
            vec![(keys::BULLETIN_GROUP, NAMES), (keys::BULLETIN_CLUSTERS, 10)].into_iter();
        let headings = headings.by_ref().map(|(key, width)| (book.say(key).to_owned(), width));
        let mut headings: Vec<(String, u16)> = headings.collect();
        headings.extend(columns.iter().map(|(_, _, name)| (name.clone(), NUMBERS)));
        let widths = book.head(sheet, (name, None), &headings)?;
        for (at, of) in groups.iter().enumerate() {
            let row = below(at);
            let called = book.called(*of);
            text_cell(sheet, (row, 0), &called, &book.looks.text)?;
            fitted(sheet, row, &[(&called, NAMES)])?;
            let count = book.group(*of).map_or(0, |it| it.members.len()).to_string();
            let look = &book.looks.rank;
            formula_cell(sheet, (row, 1), (&book.members(*of), &count), look)?;
            for (column, (figure, shown, _)) in (2u16..).zip(&columns) {
                book.shown(sheet, (row, column), figure, (*shown, *of))?;
            }
        }
        finished(sheet, widths, book.request.language)?;
    }
    Ok(())
}

/// What stands in the columns: of the main figures what there is of them.
fn columns<'b, 'a>(book: &'b Book<'a>, share: Key) -> Vec<(&'b Planned<'a>, Shown, String)> {
    let language = book.request.language;
    let all = [
        (Shown::Total, None),
        (Shown::Growth, Some(keys::ROLLBOOK_GROWTH_OF)),
        (Shown::Share, Some(share)),
        (Shown::Against, Some(keys::BULLETIN_AGAINST_CITY_OF)),
        (Shown::Step, Some(keys::BULLETIN_STEP_OF)),
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

impl Book<'_> {
    /// How many clusters a row is about, as a formula.
    pub(super) fn members(&self, of: Of) -> String {
        let (column, number) = match of {
            Of::Cluster(_) => return "1".to_owned(),
            Of::Whole => return self.count().to_string(),
            Of::Kind(at) => (super::arithmetic::KIND, at),
            Of::District(at) => (super::arithmetic::DISTRICT, at),
            Of::Industry(at) => (super::arithmetic::INDUSTRY, at),
        };
        let numbers = super::places::on(&self.names.arithmetic, &stretch(column, self.stretch()));
        format!("COUNTIF({numbers},{})", number.saturating_add(1))
    }

    /// The first and the last row of the clusters.
    pub(super) fn stretch(&self) -> [u32; 2] {
        [below(0), below(self.count().saturating_sub(1))]
    }
}
