//! Charts of the bulletin as shapes, for writers that do not draw them themselves. Whole units in a
//! box as wide as the text of a page.

use super::chart::{Drawing, Series, Shape, Tone};
use crate::bulletin::{Dot, Slope};

/// The width of every drawing.
const WIDTH: u32 = 640;
/// Space for names left of bars, and the length of the longest bar.
const NAMES: u32 = 236;
const LENGTH: u32 = 300;
/// From the top of a row to the top of the next, and the height of a bar.
const ROW: u32 = 22;
const BAR: u32 = 14;
/// The side of a square that shows what a colour means, and space for what it means.
const KEY: u32 = 10;
const NAMED: u32 = 110;
/// Characters of a name that stand beside a bar or line.
const LONGEST: usize = 20;

/// Left, right, top and foot of the field of dots.
const FIELD: [u32; 4] = [64, 620, 18, 300];
/// Left and right ends of slopes, and the top of the first.
const ENDS: [u32; 2] = [60, 330];
const HEAD: u32 = 30;

fn number(value: u32) -> String {
    value.to_string()
}

fn short(name: &str) -> String {
    let mut short: String = name.chars().take(LONGEST).collect();
    if short.len() < name.len() {
        short.push('\u{2026}');
    }
    short
}

/// A part of a length, in thousandths.
fn part(whole: u32, thousandths: u16) -> u32 {
    whole.saturating_mul(u32::from(thousandths)).div_euclid(1000)
}

fn words(x: u32, y: u32, kind: &'static str, words: &str) -> Shape {
    Shape::Words([number(x), number(y)], kind, words.to_owned())
}

/// Bars one below the other, each to its low and, lighter, to its high end; below them what the
/// colours of more than one series mean.
pub(super) fn bars_drawn(labels: &[(&str, &str)], ends: &[[u16; 2]], series: &[Series]) -> Drawing {
    let mut shapes = Vec::new();
    let mut top = 0u32;
    for ((label, value), [low, high]) in labels.iter().zip(ends) {
        let foot = top.saturating_add(BAR).saturating_sub(3);
        shapes.push(words(NAMES.saturating_sub(6), foot, "name", &short(label)));
        let (low, high) = (part(LENGTH, *low), part(LENGTH, *high));
        let more = high.saturating_sub(low);
        for (left, width, tone) in
            [(NAMES, low, Tone::Positive), (NAMES.saturating_add(low), more, Tone::Open)]
        {
            if width > 0 {
                shapes.push(Shape::Bar([left, top, width, BAR].map(number), tone.name()));
            }
        }
        let right = NAMES.saturating_add(high).saturating_add(6);
        shapes.push(words(right, foot, "points", value));
        top = top.saturating_add(ROW);
    }
    if series.len() > 1 {
        let mut left = NAMES;
        for it in series {
            let square = [left, top.saturating_add(2), KEY, KEY].map(number);
            shapes.push(Shape::Bar(square, it.tone.name()));
            left = left.saturating_add(KEY + 5);
            shapes.push(words(left, top.saturating_add(KEY + 1), "points", &it.name));
            left = left.saturating_add(NAMED);
        }
        top = top.saturating_add(ROW);
    }
    Drawing { size: [number(WIDTH), number(top)], shapes }
}

/// Dots over two axes, each with its number; the ends of both axes are printed.
pub(super) fn dots_drawn(
    dots: &[Dot],
    zero: u16,
    labels: &[String],
    series: &[Series; 2],
) -> Drawing {
    let [left, right, top, foot] = FIELD;
    let across = |place: u16| left.saturating_add(part(right.saturating_sub(left), place));
    let up = |place: u16| foot.saturating_sub(part(foot.saturating_sub(top), place));
    let level = up(zero);
    let mut shapes = vec![
        Shape::Slope([left, top, left, foot].map(number), "tick"),
        Shape::Line([left, right, level].map(number), ""),
        words(left.saturating_sub(6), level.saturating_add(4), "unit", "0"),
    ];
    let [x, y] = series;
    let printed = |series: &Series, place: Option<usize>| {
        place.and_then(|at| series.values.get(at)).cloned().unwrap_or_default()
    };
    let highest = (0..dots.len()).max_by_key(|at| dots.get(*at).map(|it| it.y));
    let lowest = (0..dots.len()).min_by_key(|at| dots.get(*at).map(|it| it.y));
    for at in [highest, lowest] {
        let place = at.and_then(|at| dots.get(at)).map_or(zero, |it| it.y);
        // A number close to that of zero would be printed over it.
        if up(place).abs_diff(level) > ROW {
            let line = [left, right, up(place)].map(number);
            shapes.push(Shape::Line(line, "tick"));
            let y_words = printed(y, at).replace('-', "\u{2212}");
            shapes.push(words(
                left.saturating_sub(6),
                up(place).saturating_add(4),
                "unit",
                &y_words,
            ));
        }
    }
    let largest = (0..dots.len()).max_by_key(|at| dots.get(*at).map(|it| it.x));
    let below = foot.saturating_add(18);
    shapes.push(words(left, below, "", "0"));
    shapes.push(words(right, below, "name", &printed(x, largest)));
    shapes.push(words(left.midpoint(right), below, "", &x.name));
    shapes.push(words(left, 11, "points", &y.name));
    for (dot, label) in dots.iter().zip(labels) {
        let (x, y) = (across(dot.x), up(dot.y));
        shapes.push(Shape::Dot([x, y].map(number), Tone::Positive.name()));
        // Beside the right edge there is no room to the right.
        if x.saturating_add(ROW) > right {
            shapes.push(words(x.saturating_sub(8), y.saturating_add(4), "name", label));
        } else {
            shapes.push(words(x.saturating_add(8), y.saturating_add(4), "points", label));
        }
    }
    Drawing { size: [number(WIDTH), number(below.saturating_add(8))], shapes }
}

/// Lines from the rank before to that of now, with the names on the right.
pub(super) fn slopes_drawn(
    lines: &[Slope],
    last: usize,
    ends: &[String; 2],
    series: &[Series],
) -> Drawing {
    let [left, right] = ENDS;
    let height = |rank: usize| {
        let rows = u32::try_from(rank.saturating_sub(1)).unwrap_or_default();
        HEAD.saturating_add(rows.saturating_mul(ROW))
    };
    let [before, now] = ends;
    let mut shapes = vec![words(left, 11, "", before), words(right, 11, "", now)];
    // Equal ranks share a line: their names stand one after the other.
    let mut ranked: Vec<(usize, String)> = Vec::new();
    for (line, it) in lines.iter().zip(series) {
        if let Some(rank) = line.before {
            let slope = [left, height(rank), right, height(line.now)].map(number);
            shapes.push(Shape::Slope(slope, it.tone.name()));
            let place = [left, height(rank)].map(number);
            shapes.push(Shape::Dot(place, it.tone.name()));
            let foot = height(rank).saturating_add(4);
            shapes.push(words(left.saturating_sub(8), foot, "name", &rank.to_string()));
        }
        shapes.push(Shape::Dot([right, height(line.now)].map(number), it.tone.name()));
        match ranked.iter_mut().find(|(rank, _)| *rank == line.now) {
            Some((_, labels)) => {
                labels.push_str(" / ");
                labels.push_str(&short(&line.label));
            }
            None => ranked.push((line.now, short(&line.label))),
        }
    }
    for (rank, label) in ranked {
        let foot = height(rank).saturating_add(4);
        shapes.push(words(right.saturating_add(8), foot, "points", &format!("{rank} {label}")));
    }
    Drawing { size: [number(WIDTH), number(height(last).saturating_add(ROW))], shapes }
}
