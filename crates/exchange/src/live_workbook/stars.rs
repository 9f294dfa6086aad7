//! The sheet of the result: total, stars, points by dimension and term, bands, and charts.

use engine::quantity::Hundredths;
use engine::rubric::Term;
use locale::{Key, keys};
use report::star_words;
use rust_xlsxwriter::{Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, Worksheet};

use super::arithmetic::{AnswerCell, SumCells};
use super::book::{Book, HEADINGS_ROW, LiveWorkbookError, quoted, quoted_sheet};
use super::indicators::{checked, sum_cells};
use super::paper::{Page, locked, printed};

/// Colours of points, and of full marks behind them.
const POINTS_COLOUR: u32 = 0x001F_6F8B;
const FULL_COLOUR: u32 = 0x00C9_D6DF;
/// Pixels of a chart, and the rows that it covers.
const CHART_WIDTH: u32 = 760;
const CHART_HEIGHT: u32 = 320;
const CHART_ROWS: u32 = 17;

/// The columns and their widths.
const COLUMNS: [(Key, u16); 5] = [
    (keys::WORKBOOK_ITEM, 40),
    (keys::WORKBOOK_WEIGHT, 13),
    (keys::WORKBOOK_LOWEST, 13),
    (keys::WORKBOOK_POINTS, 18),
    (keys::WORKBOOK_HIGHEST, 13),
];

/// Writes the sheet.
pub(super) fn stars_sheet(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), LiveWorkbookError> {
    book.head(sheet, &book.names.stars, HEADINGS_ROW, &COLUMNS)?;
    let looks = &book.looks;
    let mut row = HEADINGS_ROW.saturating_add(1);
    let total = book.say(keys::WORKBOOK_TOTAL_POINTS);
    sheet.write_string_with_format(row, 0, total, &looks.strong)?;
    sum_cells(book, sheet, (row, 1), &book.answers.total, &looks.strong_points)?;
    row = rating(book, sheet, row.saturating_add(2))?;
    let dimensions = row.saturating_add(2);
    let names = book.rubric().document.dimension.iter();
    let names = names.map(|entry| format!("{} {}", entry.id, book.of(&entry.name)));
    let names: Vec<String> = names.collect();
    row =
        sums(book, sheet, dimensions, keys::WORKBOOK_DIMENSION, &names, &book.answers.dimensions)?;
    let last = row;
    let terms = [Term::Near, Term::Long].map(|term| match term {
        Term::Near => book.say(keys::TERM_NEAR).to_owned(),
        Term::Long => book.say(keys::TERM_LONG).to_owned(),
    });
    row =
        sums(book, sheet, row.saturating_add(2), keys::WORKBOOK_TERM, &terms, &book.answers.terms)?;
    row = bands(book, sheet, row.saturating_add(2))?.saturating_add(2);
    let below = row.saturating_add(CHART_ROWS.saturating_mul(2)).saturating_add(2);
    let items = indicators(book, sheet, below)?;
    let places = [(dimensions, last, "A"), (below, items, "F")];
    charts(book, sheet, places, row)?;
    printed(sheet, Page::Portrait, None, book.request.language)?;
    sheet.set_freeze_panes(HEADINGS_ROW.saturating_add(1), 0)?;
    locked(sheet);
    Ok(())
}

/// Stars as numbers and in words; gives the last row.
fn rating(book: &Book<'_>, sheet: &mut Worksheet, at: u32) -> Result<u32, LiveWorkbookError> {
    let looks = &book.looks;
    let headings = [keys::WORKBOOK_ITEM, keys::WORKBOOK_STAR_NUMBER, keys::WORKBOOK_STAR_WORDS];
    for (column, key) in (0u16..).zip(headings) {
        sheet.write_string_with_format(at, column, book.say(key), &looks.heading)?;
    }
    let labels = [
        keys::WORKBOOK_STAR_LOWEST,
        keys::WORKBOOK_STAR_HIGHEST,
        keys::WORKBOOK_STAR_VALUE,
        keys::WORKBOOK_STAR_UNCAPPED,
    ];
    let mut row = at;
    for (key, cell) in labels.into_iter().zip(&book.answers.stars) {
        row = row.saturating_add(1);
        sheet.write_string_with_format(row, 0, book.say(key), &looks.strong)?;
        stars(book, sheet, row, cell)?;
    }
    Ok(row)
}

fn stars(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    cell: &AnswerCell,
) -> Result<(), LiveWorkbookError> {
    let open = book.say(keys::WORKBOOK_STAR_OPEN);
    let most = book.rubric().most_stars();
    let words: Vec<String> =
        (0..=most).map(|stars| star_words(stars, book.request.language)).collect();
    let list: Vec<String> = words.iter().map(|words| quoted(words)).collect();
    let number = format!("IF({at}<0,{},{at})", quoted(open), at = cell.text);
    let said =
        format!("IF({at}<0,{},CHOOSE({at}+1,{}))", quoted(open), list.join(","), at = cell.text);
    let (now, now_words) = match usize::try_from(cell.value) {
        Ok(stars) => (stars.to_string(), words.get(stars).cloned().unwrap_or_default()),
        Err(_) => (open.to_owned(), open.to_owned()),
    };
    let beyond = &book.answers.stars_beyond;
    checked(book, sheet, (row, 1), beyond, (&number, &now), &book.looks.mark)?;
    checked(book, sheet, (row, 2), beyond, (&said, &now_words), &book.looks.mark)
}

/// A table of sums; gives its last row.
fn sums(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    at: u32,
    heading: Key,
    names: &[String],
    cells: &[SumCells],
) -> Result<u32, LiveWorkbookError> {
    let looks = &book.looks;
    let [_, rest @ ..] = COLUMNS;
    let headings = core::iter::once(heading).chain(rest.map(|(key, _)| key));
    for (column, key) in (0u16..).zip(headings) {
        sheet.write_string_with_format(at, column, book.say(key), &looks.heading)?;
    }
    let mut row = at;
    for (name, cells) in names.iter().zip(cells) {
        row = row.saturating_add(1);
        sheet.write_string_with_format(row, 0, name, &looks.text)?;
        sum_cells(book, sheet, (row, 1), cells, &looks.points)?;
    }
    Ok(row)
}

/// Stars and the lowest total for them; gives the last row.
fn bands(book: &Book<'_>, sheet: &mut Worksheet, at: u32) -> Result<u32, LiveWorkbookError> {
    let looks = &book.looks;
    for (column, key) in (0u16..).zip([keys::WORKBOOK_BAND, keys::WORKBOOK_FROM]) {
        sheet.write_string_with_format(at, column, book.say(key), &looks.heading)?;
    }
    let mut row = at;
    for (stars, Hundredths(from)) in &book.rubric().bands {
        row = row.saturating_add(1);
        let words = star_words(*stars, book.request.language);
        sheet.write_string_with_format(row, 0, words, &looks.text)?;
        let from = i32::try_from(*from).unwrap_or_default();
        sheet.write_number_with_format(row, 1, f64::from(from) / 100.0, &looks.points)?;
    }
    Ok(row)
}

/// The points of every indicator, with its id alone for the chart; gives the last row.
fn indicators(book: &Book<'_>, sheet: &mut Worksheet, at: u32) -> Result<u32, LiveWorkbookError> {
    let entries = &book.rubric().document.indicator;
    let names = entries.iter().map(|entry| format!("{} {}", entry.id, book.of(&entry.name)));
    let names: Vec<String> = names.collect();
    let cells: Vec<SumCells> = book.answers.indicators.iter().map(|it| it.sums.clone()).collect();
    let last = sums(book, sheet, at, keys::WORKBOOK_INDICATOR, &names, &cells)?;
    sheet.set_column_width(5, 7)?;
    sheet.write_string_with_format(at, 5, book.say(keys::WORKBOOK_ID), &book.looks.heading)?;
    for (row, entry) in (at.saturating_add(1)..).zip(entries) {
        sheet.write_string_with_format(row, 5, &entry.id, &book.looks.text)?;
    }
    Ok(last)
}

/// Points against full marks, of dimensions and of indicators: heading and last row of each table,
/// and the column of its names.
fn charts(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    tables: [(u32, u32, &str); 2],
    below: u32,
) -> Result<(), LiveWorkbookError> {
    let own = quoted_sheet(&book.names.stars);
    let titles = [keys::WORKBOOK_CHART_DIMENSIONS, keys::WORKBOOK_CHART_INDICATORS];
    let mut at = below;
    for (title, (heading, last, names)) in titles.into_iter().zip(tables) {
        let (first, last) = (heading.saturating_add(2), last.saturating_add(1));
        let range = |column: &str| format!("={own}!${column}${first}:${column}${last}");
        let source = Source {
            title: book.say(title),
            names: range(names),
            points: range("C"),
            full: range("B"),
        };
        sheet.insert_chart(at, 0, &chart(book, &source))?;
        at = at.saturating_add(CHART_ROWS);
    }
    Ok(())
}

/// What a chart shows.
struct Source<'a> {
    title: &'a str,
    names: String,
    points: String,
    full: String,
}

fn chart(book: &Book<'_>, source: &Source<'_>) -> Chart {
    let fill = |colour: u32| {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(colour));
        format
    };
    let mut chart = Chart::new_column();
    let series = [
        (keys::WORKBOOK_CHART_FULL, &source.full, FULL_COLOUR),
        (keys::WORKBOOK_LOWEST, &source.points, POINTS_COLOUR),
    ];
    for (name, values, colour) in series {
        chart
            .add_series()
            .set_name(book.say(name))
            .set_categories(source.names.as_str())
            .set_values(values.as_str())
            .set_format(&mut fill(colour))
            .set_gap(60)
            .set_overlap(0);
    }
    chart.title().set_name(source.title);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.y_axis().set_num_format("0");
    chart.set_width(CHART_WIDTH).set_height(CHART_HEIGHT).set_alt_text(source.title);
    chart
}
