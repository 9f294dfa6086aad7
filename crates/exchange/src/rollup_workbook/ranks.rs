//! The sheet of ranks within each kind, by points that were rounded first, with a chart.

use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::ranking::Ties;
use locale::keys;
use rust_xlsxwriter::{Chart, ChartFormat, ChartSolidFill, ChartType, Worksheet};

use super::arithmetic::{HIGH, KEY, KIND, LOW};
use super::book::{Book, RollupWorkbookError, formula_cell, text_cell};
use super::clusters::{BEFORE, BY};
use super::paper::{finished, fitted};
use super::places::{below, cell, on, quoted, row_of, stretch};
use super::standing::{Standing, is_by_points};

/// Width of names.
const NAMES: u16 = 40;
/// Places of what is ranked, as it is kept.
const PLACES: usize = 15;
/// The colour of bars, and pixels of the chart: its width, and its height for each bar and beside
/// them.
const COLOUR: u32 = 0x001F_6F54;
const WIDTH: u32 = 760;
const HEIGHT: [u32; 2] = [26, 90];
/// Bars that can be told apart.
const MOST_BARS: usize = 60;

/// Writes the sheet.
pub(super) fn ranks_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), RollupWorkbookError> {
    let by = if is_by_points(&book.request) { keys::ROLLBOOK_LOW } else { keys::ROLLBOOK_BY };
    let columns = [
        (keys::BULLETIN_CLUSTER, NAMES),
        (keys::ROLLBOOK_KIND_OF, 24),
        (by, 12),
        (keys::BULLETIN_RANK, 10),
        (keys::ROLLBOOK_BEST, 12),
        (keys::ROLLBOOK_WORST, 12),
        (keys::ROLLBOOK_BEFORE, 12),
        (keys::ROLLBOOK_CHANGE, 12),
    ];
    let columns = columns.map(|(key, width)| (book.say(key).to_owned(), width));
    let widths = book.head(sheet, (&book.names.ranks, None), &columns)?;
    let source = book.request.source;
    let all = book.request.rankings.iter().flat_map(|it| &it.standings);
    let mut count = 0usize;
    for place in all.map(|it| it.submission) {
        let Some(submission) = source.portfolio.submissions.get(place) else { continue };
        let row = below(count);
        count = count.saturating_add(1);
        let kind = source.kind_name(&submission.kind, book.request.language);
        text_cell(sheet, (row, 0), &submission.cluster, &book.looks.text)?;
        text_cell(sheet, (row, 1), &kind, &book.looks.text)?;
        fitted(sheet, row, &[(&submission.cluster, NAMES), (&kind, 24)])?;
        if let Some(standing) = book.standings.get(place) {
            ranks(book, sheet, row, (place, standing))?;
        }
    }
    chart(book, sheet, count)?;
    finished(sheet, widths, book.request.language)
}

fn ranks(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    (place, standing): (usize, &Standing),
) -> Result<(), RollupWorkbookError> {
    let own = below(place);
    let given = |column: u16| on(&book.names.clusters, &cell(column, own));
    let computed = |column: u16| on(&book.names.arithmetic, &cell(column, own));
    let all = |column: u16| on(&book.names.arithmetic, &stretch(column, book.stretch()));
    let unknown = quoted(book.unknown());
    let check = quoted(book.check());
    let (kinds, kind) = (all(KIND), computed(KIND));
    let (keys, key) = (all(KEY), computed(KEY));
    let (low, high) = (computed(LOW), computed(HIGH));
    let by = given(BY);
    let points = format!("IF(ISNUMBER({by}),{by},{unknown})");
    let rank = match book.request.source.ranking_rules.ties {
        Ties::Shared | Ties::Distinct => {
            format!("COUNTIFS({kinds},{kind},{keys},\">\"&{key})+1")
        }
        Ties::Dense => format!(
            "ROUND(SUMPRODUCT(({kinds}={kind})*({keys}>{key})/COUNTIFS({kinds},{kinds},{keys},{keys})),0)+1"
        ),
    };
    let is_open = format!("OR({low}=\"\",{high}=\"\")");
    let best = format!("COUNTIFS({kinds},{kind},{},\">\"&{high})+1", all(LOW));
    let worst =
        format!("COUNTIFS({kinds},{kind},{},\">\"&{low})+1-IF({high}>{low},1,0)", all(HIGH));
    let before = format!("IF(ISNUMBER({}),{0},{unknown})", given(BEFORE));
    let change = format!("IFERROR({}-D{},{unknown})", cell(6, row), row.saturating_add(1));
    let now = results(book, standing);
    let places = book.request.source.ranking_rules.places;
    let points_look = book.looks.number(places);
    let rank_look = &book.looks.rank;
    let change_look = &book.looks.points.clone().set_num_format("+0;-0;0");
    let formulas = [
        (points, &points_look),
        (format!("IFERROR({rank},{check})"), rank_look),
        (format!("IFERROR(IF({is_open},{unknown},{best}),{check})"), rank_look),
        (format!("IFERROR(IF({is_open},{unknown},{worst}),{check})"), rank_look),
        (before, rank_look),
        (change, change_look),
    ];
    for ((column, (formula, look)), result) in (2u16..).zip(formulas).zip(now) {
        formula_cell(sheet, (row, column), (&formula, &result), look)?;
    }
    Ok(())
}

/// Points, rank, best and worst rank, rank before, change.
fn results(book: &Book<'_>, standing: &Standing) -> [String; 6] {
    let unknown = || book.unknown().to_owned();
    let is_any_beyond = book.standings.iter().any(|it| it.is_beyond);
    let check = |rank: usize| {
        if is_any_beyond { book.check().to_owned() } else { rank.to_string() }
    };
    let [best, worst] = standing.range;
    let has_range = is_by_points(&book.request);
    let end = |rank: usize| if has_range { rank.to_string() } else { unknown() };
    let change =
        standing.before.map(|before| Rational::from(before) - Rational::from(standing.rank));
    let change = change.filter(|_| !is_any_beyond).map(|it| short_decimal(&it, 0));
    [
        standing.by.as_ref().map_or_else(unknown, |it| short_decimal(it, PLACES)),
        check(standing.rank),
        end(best),
        end(worst),
        standing.before.map_or_else(unknown, |it| it.to_string()),
        change.unwrap_or_else(unknown),
    ]
}

/// Points by rank.
fn chart(book: &Book<'_>, sheet: &mut Worksheet, count: usize) -> Result<(), RollupWorkbookError> {
    if count == 0 || count > MOST_BARS || !is_by_points(&book.request) {
        return Ok(());
    }
    let rows = [below(0), below(count.saturating_sub(1))];
    let range = |column: u16| format!("={}", on(&book.names.ranks, &stretch(column, rows)));
    let mut chart = Chart::new(ChartType::Bar);
    chart.set_width(WIDTH);
    let [each, beside] = HEIGHT;
    chart.set_height(row_of(count).saturating_mul(each).saturating_add(beside));
    chart.title().set_name(book.say(keys::ROLLBOOK_CHART_RANKS));
    chart.legend().set_hidden();
    // The first stands on top.
    chart.y_axis().set_reverse();
    chart.x_axis().set_min(0).set_max(100);
    let fill = ChartSolidFill::new().set_color(COLOUR).clone();
    chart
        .add_series()
        .set_categories(range(0).as_str())
        .set_values(range(2).as_str())
        .set_gap(60)
        .set_format(ChartFormat::new().set_solid_fill(&fill));
    sheet.insert_chart(below(count).saturating_add(1), 0, &chart)?;
    Ok(())
}
