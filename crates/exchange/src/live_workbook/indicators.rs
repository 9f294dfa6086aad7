//! The sheet of indicators: values, shares, weights and points, by dimension, and the total.

use engine::ir::MOST_PLACES;
use locale::{Key, keys};
use report::numbers::is_change_unit;
use rust_xlsxwriter::{Format, Worksheet};

use super::arithmetic::{AnswerCell, IndicatorCells, SumCells};
use super::book::{Book, HEADINGS_ROW, LiveWorkbookError, formula, hundredths, quoted};
use super::paper::{Page, fitted_in, locked, printed};

/// The columns and their widths.
const COLUMNS: [(Key, u16); 10] = [
    (keys::WORKBOOK_ID, 7),
    (keys::WORKBOOK_INDICATOR, 34),
    (keys::WORKBOOK_INDICATOR_VALUE, 18),
    (keys::WORKBOOK_UNIT, 15),
    (keys::WORKBOOK_SHARE, 10),
    (keys::WORKBOOK_WEIGHT, 9),
    (keys::WORKBOOK_LOWEST, 10),
    (keys::WORKBOOK_POINTS, 15),
    (keys::WORKBOOK_HIGHEST, 10),
    (keys::WORKBOOK_MEANING, 48),
];

/// Writes the sheet.
pub(super) fn indicators_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), LiveWorkbookError> {
    book.head(sheet, &book.names.indicators, HEADINGS_ROW, &COLUMNS)?;
    let rubric = book.rubric();
    let mut row = HEADINGS_ROW.saturating_add(1);
    let groups = rubric.document.dimension.iter().zip(&rubric.dimensions);
    for ((entry, dimension), cells) in groups.zip(&book.answers.dimensions) {
        strong_row(book, sheet, row, [&entry.id, book.of(&entry.name)], cells)?;
        row = row.saturating_add(1);
        for at in &dimension.indicators {
            indicator_row(book, sheet, row, *at)?;
            row = row.saturating_add(1);
        }
    }
    strong_row(book, sheet, row, ["", book.say(keys::WORKBOOK_TOTAL)], &book.answers.total)?;
    sheet.set_freeze_panes(HEADINGS_ROW.saturating_add(1), 2)?;
    printed(sheet, Page::Landscape, Some(HEADINGS_ROW), book.request.language)?;
    locked(sheet);
    Ok(())
}

/// A dimension, or the total.
fn strong_row(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    [id, name]: [&str; 2],
    cells: &SumCells,
) -> Result<(), LiveWorkbookError> {
    let looks = &book.looks;
    for (column, words) in [(0, id), (1, name), (2, ""), (3, ""), (4, ""), (9, "")] {
        sheet.write_string_with_format(row, column, words, &looks.strong)?;
    }
    sum_cells(book, sheet, (row, 5), cells, &looks.strong_points)
}

/// Weight, lowest points, points and highest points, side by side.
pub(super) fn sum_cells(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cells: &SumCells,
    look: &Format,
) -> Result<(), LiveWorkbookError> {
    let next = |by: u16| column.saturating_add(by);
    let weight = formula(&format!("{}/100", cells.weight.text), hundredths(cells.weight.value));
    sheet.write_formula_with_format(row, column, weight, look)?;
    let (low, high) = (&cells.low, &cells.high);
    for (at, cell) in [(next(1), low), (next(3), high)] {
        let number = format!("{}/100", cell.text);
        checked(book, sheet, (row, at), &cells.beyond, (&number, &hundredths(cell.value)), look)?;
    }
    let [from, to] = [low, high].map(|cell| format!("TEXT({}/100,\"0.00\")", cell.text));
    let points = format!(
        "IF({low}={high},{low}/100,{from}&\" \u{2013} \"&{to})",
        low = low.text,
        high = high.text
    );
    let (from, to) = (hundredths(low.value), hundredths(high.value));
    let now = if low.value == high.value { from } else { format!("{from} \u{2013} {to}") };
    checked(book, sheet, (row, next(2)), &cells.beyond, (&points, &now), look)
}

/// Writes a formula that gives way to "check in Wutong" where `beyond` is 1.
pub(super) fn checked(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    beyond: &AnswerCell,
    (words, now): (&str, &str),
    look: &Format,
) -> Result<(), LiveWorkbookError> {
    let (words, now) = if beyond.text == "0" {
        (words.to_owned(), now)
    } else {
        let words = format!("IF({}=1,{},{words})", beyond.text, quoted(book.check()));
        (words, if beyond.value == 1 { book.check() } else { now })
    };
    sheet.write_formula_with_format(row, column, formula(&words, now), look)?;
    Ok(())
}

fn indicator_row(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    at: usize,
) -> Result<(), LiveWorkbookError> {
    let (rubric, looks) = (book.rubric(), &book.looks);
    let Some(entry) = rubric.document.indicator.get(at) else { return Ok(()) };
    let Some(cells) = book.answers.indicators.get(at) else { return Ok(()) };
    sheet.write_string_with_format(row, 0, &entry.id, &looks.text)?;
    sheet.write_string_with_format(row, 1, book.of(&entry.name), &looks.text)?;
    let (name, meaning) = (book.of(&entry.name), book.of(&entry.meaning));
    sheet.write_string_with_format(row, 9, meaning, &looks.text)?;
    fitted_in(sheet, row, &COLUMNS, &[(1, name), (9, meaning)])?;
    value(book, sheet, row, at, cells)?;
    unit(book, sheet, row, at, cells)?;
    let share = format!("IF({}=0,{}/10000,\"\")", cells.state.text, cells.share.text);
    let now = match cells.state.value {
        0 => ten_thousandths(cells.share.value),
        _ => String::new(),
    };
    checked(book, sheet, (row, 4), &cells.sums.beyond, (&share, &now), &looks.share)?;
    sum_cells(book, sheet, (row, 5), &cells.sums, &looks.points)
}

/// Ten-thousandths as a number.
fn ten_thousandths(share: i64) -> String {
    format!("{}.{:04}", share.div_euclid(10_000), share.rem_euclid(10_000))
}

/// The value, or the word that stands for it.
fn value(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    at: usize,
    cells: &IndicatorCells,
) -> Result<(), LiveWorkbookError> {
    let (absent, inapplicable) =
        (book.say(keys::WORKBOOK_ABSENT), book.say(keys::WORKBOOK_NOT_APPLICABLE));
    let number = match cells.number.beyond.text.as_str() {
        "0" => cells.number.text.clone(),
        beyond => format!("IF({beyond}=1,{},{})", quoted(book.check()), cells.number.text),
    };
    let mut words = vec![book.say(keys::WORKBOOK_FULL)];
    words.extend(book.rubric().document.word.iter().map(|word| book.of(&word.name)));
    let scored = match cells.kind.text.as_str() {
        "0" => number,
        kind => {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            format!("IF({kind}=0,{number},CHOOSE({kind},{}))", words.join(","))
        }
    };
    let state = &cells.state.text;
    let formula =
        format!("IF({state}=2,{},IF({state}=1,{},{scored}))", quoted(inapplicable), quoted(absent));
    let place = usize::try_from(cells.kind.value).ok().and_then(|kind| kind.checked_sub(1));
    let now = match (cells.state.value, place) {
        (2, _) => inapplicable,
        (1, _) => absent,
        (_, Some(place)) => words.get(place).copied().unwrap_or_default(),
        _ if cells.number.beyond.value == 1 => book.check(),
        _ => &cells.number.value,
    };
    let look = value_look(book, at);
    checked(book, sheet, (row, 2), &cells.sums.beyond, (&formula, now), &look)
}

fn value_look(book: &Book<'_>, at: usize) -> Format {
    let rubric = book.rubric();
    let places = rubric.document.indicator.get(at).map_or(2, |entry| entry.places);
    let Some(indicator) = rubric.indicators.get(at) else { return book.looks.plain.clone() };
    let has_lines = !indicator.route.lines.is_empty()
        || indicator.other_routes().any(|route| !route.lines.is_empty());
    let most = if has_lines { MOST_PLACES } else { places };
    book.looks.value(places, most, is_change_unit(&indicator.route.unit.symbol))
}

/// The unit of the route that counts; none where a word stands for the value.
fn unit(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    at: usize,
    cells: &IndicatorCells,
) -> Result<(), LiveWorkbookError> {
    let Some(indicator) = book.rubric().indicators.get(at) else { return Ok(()) };
    let own = book.unit(&indicator.route.unit.symbol);
    let mut words = quoted(&own);
    let mut now = own;
    for (place, case) in indicator.cases.iter().enumerate() {
        let place = place.saturating_add(1);
        if let engine::rubric::compiled::Then::Route(route) = &case.then {
            let other = book.unit(&route.unit.symbol);
            words = format!("IF({}={place},{},{words})", cells.route.text, quoted(&other));
            if usize::try_from(cells.route.value) == Ok(place) {
                now = other;
            }
        }
    }
    if words.starts_with('"') {
        sheet.write_string_with_format(row, 3, now, &book.looks.text)?;
        return Ok(());
    }
    sheet.write_formula_with_format(row, 3, formula(&words, now), &book.looks.text)?;
    Ok(())
}
