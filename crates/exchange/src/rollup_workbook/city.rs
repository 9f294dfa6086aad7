//! The sheet of what the city publishes for itself and its districts, which may be changed.

use engine::quantity::Rational;
use engine::rollup::CityFigure;
use locale::keys;
use rust_xlsxwriter::Worksheet;

use super::book::{Book, Of, RollupWorkbookError, text_cell};
use super::clusters::{figure_headings, number};
use super::paper::finished;
use super::places::below;

/// The columns of what is published, and of its growth.
pub(super) const VALUE: u16 = 2;
pub(super) const GROWTH: u16 = 3;
/// Places of growth in percent.
const PLACES: usize = 1;

impl Book<'_> {
    /// The row of what is published of a figure, by place among the figures, for a group.
    pub(super) fn city_row(&self, figure: usize, of: Of) -> Option<u32> {
        let districts = self.request.source.rollup.districts.len();
        let place = match of {
            Of::Whole => 0,
            Of::District(at) => at.saturating_add(1),
            _ => return None,
        };
        let before = self.plan.figures.iter().take(figure).filter(|it| it.has_city()).count();
        let each = districts.saturating_add(1);
        Some(below(before.saturating_mul(each).saturating_add(place)))
    }

    /// What is published of a figure for a group.
    pub(super) fn published(&self, figure: usize, of: Of) -> Option<&CityFigure> {
        let at = self.plan.figures.get(figure)?.at;
        self.group(of)?.totals.get(at)?.city.as_ref()
    }
}

/// Writes the sheet.
pub(super) fn city_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let columns = [
        (keys::ROLLBOOK_ITEM, 34),
        (keys::ROLLBOOK_PLACE, 18),
        (keys::ROLLBOOK_PUBLISHED, 18),
        (keys::ROLLBOOK_PUBLISHED_GROWTH, 18),
    ];
    let columns = columns.map(|(key, width)| (book.say(key).to_owned(), width));
    let hint = Some(keys::ROLLBOOK_CITY_HINT);
    let widths = book.head(sheet, (&book.names.city, hint), &columns)?;
    let places = book.groups().into_iter();
    let places: Vec<Of> = places.filter(|it| matches!(it, Of::Whole | Of::District(_))).collect();
    for (at, figure) in book.plan.figures.iter().enumerate().filter(|(_, it)| it.has_city()) {
        let name = figure_headings(book, figure).into_iter().next().unwrap_or_default();
        for of in &places {
            let Some(row) = book.city_row(at, *of) else { continue };
            let called = match of {
                Of::Whole => book.say(keys::ROLLBOOK_WHOLE_CITY).to_owned(),
                other => book.called(*other),
            };
            text_cell(sheet, (row, 0), &name, &book.looks.text)?;
            text_cell(sheet, (row, 1), &called, &book.looks.text)?;
            let published = book.published(at, *of);
            let value = published.and_then(|it| it.value.as_ref());
            number(sheet, (row, VALUE), value, &book.looks.open(figure.places))?;
            let growth = published.and_then(|it| it.growth.as_ref());
            let percent = growth.map(|it| it * Rational::from(100u8));
            number(sheet, (row, GROWTH), percent.as_ref(), &book.looks.open(PLACES))?;
        }
    }
    finished(sheet, widths, book.request.language)
}
