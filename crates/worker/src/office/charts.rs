//! Charts of the bulletin as drawings. Places are whole pixels; what is drawn says nothing that the
//! table with it does not.

use locale::Language;
use report::bulletin::{Bar, BulletinSource, Chart as Model, Dot, Plot, RangeBar, Slope, charts};

use super::block::{Chart, Shape};
use super::rolled::grid_of;

/// Height of a bar's row.
const STEP: i64 = 28;
/// Where drawings begin: names stand left of it.
const LEFT: i64 = 190;
/// Width of a drawing.
const LONG: i64 = 480;
/// Room for what stands right of it.
const RIGHT: i64 = 110;
/// Height of the scale above.
const TOP: i64 = 24;
/// Height of a drawing over two axes.
const HIGH: i64 = 320;
/// The end of a scale in thousandths.
const FULL: i64 = 1_000;
/// Size of a field of a grid.
const FIELD: i64 = 30;
/// In how many shades fields are drawn.
const SHADES: i64 = 5;
/// The most clusters of a drawing.
const MOST: usize = 60;
/// Radius of a dot.
const DOT: i64 = 5;
/// Height of a line of text.
const LINE: i64 = 16;
/// The most that names are wide, in half letters.
const WIDEST: usize = 24;
/// From a line of text to the middle of its letters.
const MIDDLE: i64 = 5;

/// All charts of a bulletin, each with its table.
pub(super) fn drawings(source: &BulletinSource<'_>, language: Language) -> Vec<Chart> {
    charts(source, language).into_iter().map(drawing).collect()
}

fn drawing(chart: Model) -> Chart {
    let Model { id, name, description, table, plot } = chart;
    let headings = table.headings.clone();
    let (shapes, [width, height]) = match plot {
        Plot::Ranges(bars) => ranges(first(&bars)),
        Plot::Dots { dots, zero } => over_axes(first(&dots), zero.into(), &headings),
        Plot::Grid { rows, columns, fields } => grid(&rows, &columns, &fields),
        Plot::Slopes { lines, last } => slopes(first(&lines), last.min(MOST), &headings),
        Plot::Bars(list) => bars(&list),
    };
    let size = [width, height].map(|it| usize::try_from(it).unwrap_or_default());
    let table = grid_of(id, name.clone(), table);
    Chart { name, description, size, shapes, table }
}

/// As many as can be told apart; the table has them all.
fn first<T>(all: &[T]) -> &[T] {
    all.get(..MOST).unwrap_or(all)
}

fn shape(kind: &str, at: [i64; 4]) -> Shape {
    Shape { kind: kind.to_owned(), at, words: String::new() }
}

fn words(kind: &str, [x, y]: [i64; 2], words: impl Into<String>) -> Shape {
    Shape { kind: kind.to_owned(), at: [x, y, 0, 0], words: words.into() }
}

fn count(at: usize) -> i64 {
    i64::try_from(at).unwrap_or_default()
}

/// Thousandths of a length.
fn part(thousandths: impl Into<i64>, length: i64) -> i64 {
    thousandths.into().saturating_mul(length).checked_div(FULL).unwrap_or_default()
}

/// Totals by rank: a bar up to the lowest, and what a range leaves beyond it.
fn ranges(bars: &[RangeBar]) -> (Vec<Shape>, [i64; 2]) {
    let bottom = TOP + STEP * count(bars.len());
    let mut shapes = Vec::new();
    for points in [0, 25, 50, 75, 100i64] {
        let x = LEFT + part(points * 10, LONG);
        shapes.push(shape("line", [x, TOP, x, bottom]));
        shapes.push(words("axis", [x, TOP - 8], points.to_string()));
    }
    for (at, bar) in bars.iter().enumerate() {
        let (low, high) = (part(bar.low, LONG), part(bar.high, LONG));
        let y = TOP + STEP * count(at);
        shapes.push(words("label", [LEFT - 8, y + STEP / 2 + MIDDLE], short_name(&bar.label)));
        shapes.push(shape("bar", [LEFT, y + 6, low, STEP - 12]));
        if high > low {
            shapes.push(shape("range", [LEFT + low, y + 6, high - low, STEP - 12]));
        }
        shapes.push(words("value", [LEFT + high + 6, y + STEP / 2 + MIDDLE], &bar.value));
    }
    (shapes, [LEFT + LONG + RIGHT, bottom + 4])
}

/// Bars, one below the other.
fn bars(bars: &[Bar]) -> (Vec<Shape>, [i64; 2]) {
    let mut shapes = Vec::new();
    for (at, bar) in bars.iter().enumerate() {
        let (y, length) = (STEP * count(at), part(bar.length, LONG));
        shapes.push(words("label", [LEFT - 8, y + STEP / 2 + MIDDLE], short_name(&bar.label)));
        shapes.push(shape("bar", [LEFT, y + 6, length, STEP - 12]));
        shapes.push(words("value", [LEFT + length + 6, y + STEP / 2 + MIDDLE], &bar.value));
    }
    (shapes, [LEFT + LONG + RIGHT, STEP * count(bars.len()) + 4])
}

/// Dots over two axes, which are called as the table's second and third column.
fn over_axes(dots: &[Dot], zero: i64, headings: &[String]) -> (Vec<Shape>, [i64; 2]) {
    let bottom = TOP + HIGH;
    let up = |thousandths: i64| bottom - part(thousandths, HIGH);
    let heading = |column: usize| headings.get(column).cloned().unwrap_or_default();
    let mut shapes = vec![
        shape("line", [0, TOP, 0, bottom]),
        shape("line", [0, up(zero), LONG + RIGHT, up(zero)]),
        words("start", [0, TOP - 10], heading(2)),
        words("start", [0, up(zero) - 6], "0"),
        words("end", [LONG + RIGHT + LEFT, bottom + TOP], heading(1)),
    ];
    let mut from_above: Vec<&Dot> = dots.iter().collect();
    from_above.sort_by_key(|dot| core::cmp::Reverse(dot.y));
    let mut named: Vec<[i64; 2]> = Vec::new();
    for dot in from_above {
        let (x, y) = (part(dot.x, LONG), up(dot.y.into()));
        shapes.push(shape("dot", [x, y, DOT, DOT]));
        // A name moves down as long as it stands on another.
        let mut at = [x + DOT + 4, y + MIDDLE];
        let is_on = |at: [i64; 2], it: &[i64; 2]| {
            (at[0] - it[0]).abs() < LEFT && (at[1] - it[1]).abs() < LINE
        };
        while let Some(other) = named.iter().find(|it| is_on(at, it)) {
            at[1] = other[1] + LINE;
        }
        named.push(at);
        shapes.push(words("value", at, short_name(&dot.label)));
    }
    (shapes, [LONG + RIGHT + LEFT, bottom + TOP + 8])
}

/// Fields, darker where there is more. If columns are called as rows, both are numbered.
fn grid(
    rows: &[String],
    columns: &[String],
    fields: &[Vec<Option<u16>>],
) -> (Vec<Shape>, [i64; 2]) {
    let is_square = rows == columns;
    let mut shapes = Vec::new();
    for (at, name) in columns.iter().enumerate() {
        let name = if is_square { (at + 1).to_string() } else { short(name) };
        shapes.push(words("axis", [LEFT + FIELD * count(at) + FIELD / 2, TOP - 8], name));
    }
    for (at, (name, fields)) in rows.iter().zip(fields).enumerate() {
        let y = TOP + FIELD * count(at);
        let name =
            if is_square { format!("{} {}", short_name(name), at + 1) } else { short_name(name) };
        shapes.push(words("label", [LEFT - 8, y + FIELD / 2 + MIDDLE], name));
        for (column, field) in fields.iter().enumerate() {
            let x = LEFT + FIELD * count(column);
            let kind = match field {
                Some(share) => format!("cell-{}", part(*share, SHADES)),
                None => "cell-open".to_owned(),
            };
            shapes.push(shape(&kind, [x + 1, y + 1, FIELD - 2, FIELD - 2]));
        }
    }
    let size = [LEFT + FIELD * count(columns.len()), TOP + FIELD * count(rows.len())];
    (shapes, size.map(|it| it + 4))
}

/// A line from each rank before to that of now.
fn slopes(lines: &[Slope], last: usize, headings: &[String]) -> (Vec<Shape>, [i64; 2]) {
    let down = |rank: usize| TOP + STEP * (count(rank) - 1) + STEP / 2;
    let right = LEFT + LONG / 2;
    let heading = |column: usize| headings.get(column).cloned().unwrap_or_default();
    let mut shapes = vec![
        words("label", [LEFT - 8, TOP - 8], heading(1)),
        words("value", [right + 8, TOP - 8], heading(2)),
    ];
    for line in lines {
        let y = down(line.now);
        if let Some(before) = line.before {
            let from = down(before);
            shapes.push(shape("slope", [LEFT, from, right, y]));
            shapes.push(shape("dot", [LEFT, from, DOT - 1, DOT - 1]));
            let label = format!("{} {before}", short_name(&line.label));
            shapes.push(words("label", [LEFT - 8, from + MIDDLE], label));
        }
        shapes.push(shape("dot", [right, y, DOT - 1, DOT - 1]));
        shapes.push(words(
            "value",
            [right + 10, y + MIDDLE],
            format!("{} {}", line.now, short_name(&line.label)),
        ));
    }
    (shapes, [right + LEFT, TOP + STEP * count(last) + 4])
}

/// A name that fits beside a drawing; the table has it whole.
fn short_name(name: &str) -> String {
    let wide = |it: char| if it.is_ascii() { 1 } else { 2 };
    if name.chars().map(wide).sum::<usize>() <= WIDEST {
        return name.to_owned();
    }
    let mut room = WIDEST - 2;
    let fits = |it: &char| {
        let left = room.checked_sub(wide(*it));
        room = left.unwrap_or_default();
        left.is_some()
    };
    let mut short: String = name.chars().take_while(fits).collect();
    short.push('\u{2026}');
    short
}

/// An indicator's name without its letter.
fn short(id: &str) -> String {
    id.trim_start_matches(|it: char| it.is_ascii_alphabetic()).to_owned()
}
