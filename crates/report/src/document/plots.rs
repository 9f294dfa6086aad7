//! [`plot_blocks`]: a chart of the bulletin as blocks of a document.
//!
//! Bars, dots and lines become charts whose numbers are those that their table prints, so that
//! Word draws and edits them; a grid becomes a table with shaded cells, which is its own twin. A
//! page holds only so many bars and fields: the tables of the bulletin have all clusters.

use locale::{Language, keys, text};

use super::chart::{Chart, Drawing, Form, Series, Tone};
use super::model::{Block, Role};
use super::plot_shapes::{bars_drawn, dots_drawn, slopes_drawn};
use crate::bulletin::{BulletinSource, Chart as PlotChart, Plot, RangeBar, Slope};
use crate::development::TitledTable;
use crate::tables::Table;

/// Bars and lines that a page holds.
pub(super) const MOST_BARS: usize = 30;
/// Columns of a map whose cells hold decimals, and of one whose cells hold percent numbers.
const MOST_DECIMALS: usize = 12;
const MOST_COLUMNS: usize = 40;
/// Clusters that stand above the columns of a map by number.
const MOST_NUMBERED: usize = 16;
/// Rows of a map.
const MOST_ROWS: usize = 60;

/// What a chart is in a document; nothing if a page cannot hold it.
pub(super) fn plot_blocks(
    chart: &PlotChart,
    source: &BulletinSource<'_>,
    language: Language,
) -> Vec<Block> {
    match &chart.plot {
        Plot::Ranges(bars) => vec![Block::Chart(ranges(chart, bars, language))],
        Plot::Bars(bars) => {
            let unit = keys::PLOTS_PROJECTS.words(language);
            let labels = bars.iter().map(|bar| (bar.label.as_str(), bar.value.as_str()));
            let values = bars.iter().map(|bar| bar.value.clone()).collect();
            let series = vec![Series { name: chart.name.clone(), tone: Tone::Positive, values }];
            let lengths: Vec<[u16; 2]> = bars.iter().map(|bar| [bar.length; 2]).collect();
            let labels: Vec<(&str, &str)> = labels.collect();
            let drawing = bars_drawn(&labels, &lengths, &[]);
            vec![Block::Chart(stacked(chart, unit, &labels, series, drawing))]
        }
        Plot::Dots { .. } => dots(chart, language),
        Plot::Slopes { lines, last } => vec![Block::Chart(slopes(chart, lines, *last, language))],
        Plot::Grid { .. } => map(chart, source, language),
    }
}

fn stacked(
    chart: &PlotChart,
    unit: &str,
    labels: &[(&str, &str)],
    series: Vec<Series>,
    drawing: Drawing,
) -> Chart {
    let categories = labels.iter().map(|(label, value)| format!("{label} {value}")).collect();
    let (name, description) = (chart.name.clone(), chart.description.clone());
    let (id, unit, form) = (chart.id.to_owned(), unit.to_owned(), Form::Stacked);
    Chart { id, name, description, unit, form, categories, series, drawing }
}

/// Points for sure, and those still in reach.
fn ranges(chart: &PlotChart, bars: &[RangeBar], language: Language) -> Chart {
    let bars = bars.get(..bars.len().min(MOST_BARS)).unwrap_or_default();
    let ends: Vec<(i64, i64)> = bars.iter().map(|bar| ends_of(&bar.value)).collect();
    let hundredths = |value: i64| engine::quantity::Hundredths(value).to_string();
    let sure = ends.iter().map(|(low, _)| hundredths(*low)).collect();
    let open = ends.iter().map(|(low, high)| hundredths(high.saturating_sub(*low)));
    let is_open = bars.iter().any(|bar| bar.low != bar.high);
    let mut series = vec![Series {
        name: keys::DOCUMENT_WON.words(language).to_owned(),
        tone: Tone::Positive,
        values: sure,
    }];
    if is_open {
        series.push(Series {
            name: keys::DOCUMENT_OPEN.words(language).to_owned(),
            tone: Tone::Open,
            values: open.collect(),
        });
    }
    let labels: Vec<(&str, &str)> =
        bars.iter().map(|bar| (bar.label.as_str(), bar.value.as_str())).collect();
    let lengths: Vec<[u16; 2]> = bars.iter().map(|bar| [bar.low, bar.high]).collect();
    let drawing = bars_drawn(&labels, &lengths, &series);
    stacked(chart, keys::DOCUMENT_POINTS.words(language), &labels, series, drawing)
}

/// Both ends of printed points, in hundredths.
fn ends_of(value: &str) -> (i64, i64) {
    let of = |text: &str| text.replace('.', "").parse().unwrap_or_default();
    match value.split_once('\u{2013}') {
        Some((low, high)) => (of(low), of(high)),
        None => (of(value), of(value)),
    }
}

/// Dots by number, and the table that says which is which.
fn dots(chart: &PlotChart, language: Language) -> Vec<Block> {
    let Plot::Dots { dots, zero } = &chart.plot else { return Vec::new() };
    let mut numbered = chart.table.clone();
    numbered.headings.insert(0, keys::PLOTS_NUMBER.words(language).to_owned());
    let (mut categories, mut across, mut up) = (Vec::new(), Vec::new(), Vec::new());
    for (row, number) in numbered.rows.iter_mut().zip(1usize..) {
        let decimals = [1, 2].map(|at| row.get(at).and_then(|cell| decimal_of(cell)));
        if let [Some(x), Some(y)] = decimals {
            categories.push(number.to_string());
            across.push(x);
            up.push(y);
        }
        row.insert(0, number.to_string());
    }
    let heading = |at: usize| chart.table.headings.get(at).cloned().unwrap_or_default();
    let unit = keys::PLOTS_PERCENT.words(language);
    let named = [("name", heading(2)), ("unit", unit.to_owned())];
    let named = named.each_ref().map(|(name, value)| (*name, value.as_str()));
    let series = [(heading(1), across), (text(language, keys::DOCUMENT_NAME_IN, &named), up)];
    let series = series.map(|(name, values)| Series { name, tone: Tone::Positive, values });
    let drawing = dots_drawn(dots, *zero, &categories, &series);
    let drawn = Chart {
        id: chart.id.to_owned(),
        name: chart.name.clone(),
        description: chart.description.clone(),
        unit: keys::PLOTS_BY_NUMBER.words(language).to_owned(),
        form: Form::Dots,
        categories,
        series: series.to_vec(),
        drawing,
    };
    vec![Block::Chart(drawn), Block::table(&chart.name, numbered)]
}

/// A printed number as a plain decimal; none if it is not one.
fn decimal_of(cell: &str) -> Option<String> {
    let plain = cell.replace(['+', ',', '%'], "").replace('\u{2212}', "-");
    let digits = plain.trim_start_matches('-');
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    is_number.then_some(plain)
}

fn slopes(chart: &PlotChart, lines: &[Slope], last: usize, language: Language) -> Chart {
    let lines = lines.get(..lines.len().min(MOST_BARS)).unwrap_or_default();
    let tone = |line: &Slope| match line.before {
        Some(before) if before > line.now => Tone::Positive,
        Some(before) if before < line.now => Tone::Negative,
        _ => Tone::Lost,
    };
    let series = lines.iter().map(|line| Series {
        name: line.label.clone(),
        tone: tone(line),
        values: vec![
            line.before.map(|rank| rank.to_string()).unwrap_or_default(),
            line.now.to_string(),
        ],
    });
    let series: Vec<Series> = series.collect();
    let ends = [keys::CHARTS_BEFORE, keys::PLOTS_NOW].map(|key| key.words(language).to_owned());
    Chart {
        id: chart.id.to_owned(),
        name: chart.name.clone(),
        description: chart.description.clone(),
        unit: keys::PLOTS_RANK.words(language).to_owned(),
        form: Form::Slopes,
        drawing: slopes_drawn(lines, last, &ends, &series),
        categories: ends.to_vec(),
        series,
    }
}

/// A grid as a table with shaded cells. Clusters that are few stand above the columns by number,
/// beside the names of what is compared; many stand below each other, with ids above the columns
/// and a line that says what the ids are.
fn map(chart: &PlotChart, source: &BulletinSource<'_>, language: Language) -> Vec<Block> {
    let Plot::Grid { rows, columns, fields } = &chart.plot else { return Vec::new() };
    let is_square = rows == columns;
    let is_turned = !is_square && rows.len() <= MOST_NUMBERED;
    let most = if is_square { MOST_DECIMALS } else { MOST_COLUMNS };
    if columns.len() > most {
        return Vec::new();
    }
    let shades: Vec<Vec<Option<u16>>> =
        if is_turned { turned(fields) } else { fields.iter().take(MOST_ROWS).cloned().collect() };
    let indicators = indicator_names(source, language);
    let names: Vec<String> = match (is_square, is_turned) {
        (true, _) => rows.iter().zip(1usize..).map(|(name, at)| format!("{at} {name}")).collect(),
        (false, true) => indicators.clone(),
        (false, false) => rows.clone(),
    };
    let first = if is_turned { keys::BULLETIN_ITEM } else { keys::BULLETIN_CLUSTER };
    let mut headings = vec![first.words(language).to_owned()];
    if is_square || is_turned {
        headings.extend((1..=rows.len()).map(|number| number.to_string()));
    } else {
        headings.extend(columns.iter().cloned());
    }
    let cell = |field: &Option<u16>| match field {
        Some(field) if is_square => thousandths(*field),
        Some(field) => field.saturating_add(5).div_euclid(10).to_string(),
        None => String::new(),
    };
    let lines = names.into_iter().zip(&shades);
    let lines = lines.map(|(name, fields)| {
        core::iter::once(name).chain(fields.iter().map(cell)).collect::<Vec<String>>()
    });
    let table = Table { headings, rows: lines.collect() };
    let unit = match (is_square, is_turned) {
        (true, _) => keys::PLOTS_SIMILARITY,
        (false, true) => keys::PLOTS_SHARES_BY_NUMBER,
        (false, false) => keys::PLOTS_SHARES,
    };
    let said = [("name", chart.name.as_str()), ("unit", unit.words(language))];
    let name = text(language, keys::DOCUMENT_NAME_IN, &said);
    let description = chart.description.clone();
    let table = TitledTable { name, table, ..TitledTable::default() };
    let mut blocks = vec![Block::Map { table, description, shades }];
    if !is_square && !is_turned {
        let key = indicators.join(keys::DOCUMENT_SEMICOLON.words(language));
        blocks.push(Block::words(Role::Note, key));
    }
    blocks
}

/// Rows for columns.
fn turned(fields: &[Vec<Option<u16>>]) -> Vec<Vec<Option<u16>>> {
    let columns = fields.first().map_or(0, Vec::len);
    let column = |at: usize| fields.iter().map(|row| row.get(at).copied().flatten()).collect();
    (0..columns).map(column).collect()
}

fn thousandths(field: u16) -> String {
    format!("{}.{:03}", field.div_euclid(1000), field.rem_euclid(1000))
}

/// What the indicators are called, with their ids.
fn indicator_names(source: &BulletinSource<'_>, language: Language) -> Vec<String> {
    let entries = source.rubric().map(|it| it.document.indicator.as_slice()).unwrap_or_default();
    let named = |it: &engine::rubric::document::IndicatorEntry| {
        format!("{} {}", it.id, language.of(&it.name.zh, &it.name.en))
    };
    entries.iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_numbers_are_read_back() {
        assert_eq!(decimal_of("1,609.10").as_deref(), Some("1609.10"));
        assert_eq!(decimal_of("\u{2212}2.3%").as_deref(), Some("-2.3"));
        assert_eq!(decimal_of("+67.7%").as_deref(), Some("67.7"));
        assert_eq!(decimal_of("\u{2014}"), None);
        assert_eq!(decimal_of("from loss to profit"), None);
        assert_eq!(ends_of("80.05\u{2013}85.10"), (8005, 8510));
        assert_eq!(ends_of("100.00"), (10_000, 10_000));
        assert_eq!(thousandths(1000), "1.000");
        assert_eq!(thousandths(7), "0.007");
        assert_eq!(turned(&[vec![Some(1), None]]), [[Some(1)], [None]]);
    }
}
