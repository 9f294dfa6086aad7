//! The sheet of clusters: who they are, their points and their figures, which may be changed.

use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use locale::{Key, keys};
use rust_xlsxwriter::{Format, Worksheet};

use super::book::{Book, RollupWorkbookError, text_cell};
use super::paper::{finished, fitted};
use super::places::below;
use super::plan::{Given, Planned};
use super::standing::is_by_points;

/// The columns of points.
pub(super) const BY: u16 = 5;
pub(super) const HIGH: u16 = 6;
pub(super) const ORDER: u16 = 7;
pub(super) const BEFORE: u16 = 8;
/// Width of names and of numbers.
const NAMES: u16 = 34;
const NUMBERS: u16 = 15;
/// Places of a number that is not exact.
const ALL_PLACES: usize = 12;

/// Writes the sheet.
pub(super) fn clusters_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let hint = Some(keys::ROLLBOOK_HINT);
    let widths = book.head(sheet, (&book.names.clusters, hint), &headings(book))?;
    let (source, language) = (book.request.source, book.request.language);
    for (at, submission) in source.portfolio.submissions.iter().enumerate() {
        let row = below(at);
        let industry = submission.industries.first().map_or("", String::as_str);
        let district = submission.district.as_deref().unwrap_or_default();
        let words = [
            submission.cluster.clone(),
            source.kind_name(&submission.kind, language),
            source.code_name(district, language),
            source.code_name(industry, language),
            submission.name.clone(),
        ];
        for (column, words) in (0u16..).zip(&words) {
            text_cell(sheet, (row, column), words, &book.looks.text)?;
        }
        fitted(sheet, row, &[(&words[0], NAMES), (&words[3], 22), (&words[4], 22)])?;
        standing(book, sheet, (row, at))?;
        for figure in &book.plan.figures {
            let look = book.looks.open(figure.places);
            let given = figure.given.get(at);
            for (column, given) in figure.own.iter().zip(given.into_iter().flatten()) {
                let value = match given {
                    Given::Missing => None,
                    Given::Exact(value) | Given::Beyond(value) => Some(value),
                };
                number(sheet, (row, *column), value, &look)?;
            }
        }
    }
    finished(sheet, widths, language)
}

fn standing(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, at): (u32, usize),
) -> Result<(), RollupWorkbookError> {
    let Some(it) = book.standings.get(at) else { return Ok(()) };
    let places = book.request.source.ranking_rules.places;
    let (points, whole) = (book.looks.open(places), book.looks.open(0));
    number(sheet, (row, BY), it.by.as_ref(), &points)?;
    let high = is_by_points(&book.request).then_some(&it.high);
    number(sheet, (row, HIGH), high, &points)?;
    number(sheet, (row, ORDER), Some(&Rational::from(it.order)), &whole)?;
    number(sheet, (row, BEFORE), it.before.map(Rational::from).as_ref(), &whole)
}

/// A number that may be changed; an empty cell if there is none.
pub(super) fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Option<&Rational>,
    look: &Format,
) -> Result<(), RollupWorkbookError> {
    match value.and_then(|it| short_decimal(it, ALL_PLACES).parse::<f64>().ok()) {
        Some(number) => sheet.write_number_with_format(row, column, number, look)?,
        None => sheet.write_blank(row, column, look)?,
    };
    Ok(())
}

fn headings(book: &Book<'_>) -> Vec<(String, u16)> {
    let by = if is_by_points(&book.request) { keys::ROLLBOOK_LOW } else { keys::ROLLBOOK_BY };
    let own: [(Key, u16); 9] = [
        (keys::BULLETIN_CLUSTER, NAMES),
        (keys::ROLLBOOK_KIND_OF, 20),
        (keys::ROLLBOOK_DISTRICT, 12),
        (keys::ROLLBOOK_INDUSTRY, 22),
        (keys::ROLLBOOK_FILE, 22),
        (by, 10),
        (keys::ROLLBOOK_HIGH, 10),
        (keys::ROLLBOOK_ORDER, 10),
        (keys::ROLLBOOK_BEFORE, 10),
    ];
    let mut all: Vec<(String, u16)> =
        own.into_iter().map(|(key, width)| (book.say(key).to_owned(), width)).collect();
    for figure in &book.plan.figures {
        all.extend(figure_headings(book, figure).into_iter().map(|it| (it, NUMBERS)));
    }
    all
}

/// What the numbers of a figure are called, as many as it has.
pub(super) fn figure_headings(book: &Book<'_>, figure: &Planned<'_>) -> Vec<String> {
    let language = book.request.language;
    let name = language.of(&figure.rule.name.zh, &figure.rule.name.en);
    let unit = book.request.source.unit(&figure.rule.unit, language);
    let said = [("name", name), ("unit", unit.as_str())];
    let all = [
        keys::BULLETIN_WITH_UNIT,
        keys::ROLLBOOK_BASE_OF,
        keys::ROLLBOOK_EARLIER_OF,
        keys::ROLLBOOK_EARLIER_BASE_OF,
    ];
    all.iter().take(figure.own.len()).map(|key| book.tell(*key, &said)).collect()
}
