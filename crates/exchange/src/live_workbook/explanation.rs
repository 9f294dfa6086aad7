//! The sheet of explanations: how to use the workbook, and what each indicator and veto means.

use engine::rubric::compiled::Route;
use locale::{Key, keys};
use report::numbers::plain;
use rust_xlsxwriter::Worksheet;

use super::book::{Book, HEADINGS_ROW, LiveWorkbookError};
use super::paper::{Page, fitted_in, held, locked, printed};

/// The columns and their widths.
const COLUMNS: [(Key, u16); 2] = [(keys::WORKBOOK_ITEM, 28), (keys::WORKBOOK_WORDS, 92)];

/// Writes the sheet.
pub(super) fn explanation_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), LiveWorkbookError> {
    book.head(sheet, &book.names.explanation, HEADINGS_ROW, &COLUMNS)?;
    let first = HEADINGS_ROW.saturating_add(1);
    let mut rows = general(book);
    rows.extend(indicators(book));
    rows.extend(book.rubric().document.veto.iter().map(|entry| {
        (format!("{} {}", entry.id, book.of(&entry.name)), book.of(&entry.basis).to_owned())
    }));
    for (row, (item, words)) in (first..).zip(rows) {
        sheet.write_string_with_format(row, 0, &item, &book.looks.strong)?;
        sheet.write_string_with_format(row, 1, held(&words), &book.looks.text)?;
        fitted_in(sheet, row, &COLUMNS, &[(0, &item), (1, &words)])?;
    }
    sheet.set_freeze_panes(first, 1)?;
    printed(sheet, Page::Portrait, Some(HEADINGS_ROW), book.request.language)?;
    locked(sheet);
    Ok(())
}

fn general(book: &Book<'_>) -> Vec<(String, String)> {
    let said = [
        (keys::WORKBOOK_ABOUT, keys::WORKBOOK_ABOUT_WORDS),
        (keys::WORKBOOK_EXACT, keys::WORKBOOK_EXACT_WORDS),
        (keys::WORKBOOK_MISSING, keys::WORKBOOK_MISSING_WORDS),
        (keys::WORKBOOK_SHARED, keys::WORKBOOK_SHARED_WORDS),
        (keys::WORKBOOK_ROUNDING, keys::WORKBOOK_ROUNDING_WORDS),
    ];
    let said = said.map(|(item, words)| (book.say(item).to_owned(), book.say(words).to_owned()));
    let rubric = book.rubric();
    let arguments = [
        ("name", book.of(&rubric.document.name)),
        ("edition", rubric.document.edition.as_str()),
        ("digest", rubric.digest.as_str()),
        ("note", book.of(&rubric.document.note)),
    ];
    let words = book.tell(keys::WORKBOOK_RUBRIC_WORDS, &arguments);
    let mut rows = said.to_vec();
    rows.push((book.say(keys::WORKBOOK_RUBRIC).to_owned(), words));
    rows
}

fn indicators(book: &Book<'_>) -> Vec<(String, String)> {
    let rubric = book.rubric();
    let entries = rubric.document.indicator.iter().zip(&rubric.indicators);
    let row = |(entry, indicator): (
        &engine::rubric::document::IndicatorEntry,
        &engine::rubric::Indicator,
    )| {
        let routes = core::iter::once(&indicator.route).chain(indicator.other_routes());
        let curves: Vec<String> = routes.map(|route| curve(book, route)).collect();
        let arguments = [
            ("meaning", book.of(&entry.meaning)),
            ("curve", &curves.join(book.say(keys::LIST_SEPARATOR))),
            ("data", book.of(&entry.data)),
            ("basis", book.of(&entry.basis)),
        ];
        let words = book.tell(keys::WORKBOOK_INDICATOR_WORDS, &arguments);
        (format!("{} {}", entry.id, book.of(&entry.name)), words)
    };
    entries.map(row).collect()
}

/// The points of a curve: `50% → 0, 60% → 0.7`.
fn curve(book: &Book<'_>, route: &Route) -> String {
    let unit = book.unit(&route.unit.symbol);
    let point = |(value, share): &(engine::quantity::Rational, engine::quantity::Rational)| {
        let value = locale::format::with_unit(book.request.language, &plain(value), &unit);
        book.tell(keys::CURVE_POINT, &[("value", &value), ("share", &plain(share))])
    };
    let points: Vec<String> = route.curve.points().iter().map(point).collect();
    let points = points.join(book.say(keys::LIST_SEPARATOR));
    let key = if route.curve.is_stepped() {
        keys::WORKBOOK_CURVE_STEPS
    } else {
        keys::WORKBOOK_CURVE_LINEAR
    };
    book.tell(key, &[("points", &points)])
}
