//! Drawings of rankings: totals with their ranges, and a map of indicators. Places are whole pixels;
//! what is drawn says nothing that the table beside it does not.

use engine::assess::Bounds;
use engine::assess::scores::IndicatorScore;
use locale::{Language, keys, text};
use report::bulletin::BulletinSource;

use super::block::{Cell, Chart, Grid, Row, Shape};

/// Height of a bar's row.
const STEP: i64 = 28;
/// Where bars begin, and how long one of a hundred points is.
const LEFT: i64 = 190;
const LONG: i64 = 480;
/// Height of the scale above.
const TOP: i64 = 24;
/// A hundred points in hundredths.
const FULL: i64 = 10_000;
/// Size of a cell of the map.
const CELL: i64 = 30;
/// In how many shades shares are drawn.
const SHADES: i64 = 5;

fn shape(kind: &str, at: [i64; 4], words: impl Into<String>) -> Shape {
    Shape { kind: kind.to_owned(), at, words: words.into() }
}

fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or_default()
}

fn long(hundredths: i64) -> i64 {
    hundredths.clamp(0, FULL).saturating_mul(LONG).checked_div(FULL).unwrap_or_default()
}

fn size(width: i64, height: i64) -> [usize; 2] {
    [width, height].map(|it| usize::try_from(it).unwrap_or_default())
}

/// Totals by rank: a bar up to the lowest, and what a range leaves beyond it.
pub(super) fn rank_chart(source: &BulletinSource<'_>, language: Language) -> Chart {
    let mut shapes = Vec::new();
    let standings = &source.ranking.standings;
    let bottom = TOP + STEP * place(standings.len());
    for points in [0, 25, 50, 75, 100i64] {
        let x = LEFT + long(points * 100);
        shapes.push(shape("line", [x, TOP, x, bottom], ""));
        shapes.push(shape("axis", [x, TOP - 8, 0, 0], points.to_string()));
    }
    for (at, standing) in standings.iter().enumerate() {
        let Some(submission) = source.portfolio.submissions.get(standing.submission) else {
            continue;
        };
        let Bounds { low, high } = submission.evaluation.sheet().total;
        let y = TOP + STEP * place(at);
        shapes.push(shape("label", [LEFT - 8, y + 19, 0, 0], submission.cluster.clone()));
        shapes.push(shape("bar", [LEFT, y + 6, long(low.0), STEP - 12], ""));
        let more = long(high.0) - long(low.0);
        if more > 0 {
            shapes.push(shape("range", [LEFT + long(low.0), y + 6, more, STEP - 12], ""));
        }
        let value = if low == high { low.to_string() } else { format!("{low}\u{2013}{high}") };
        shapes.push(shape("value", [LEFT + long(high.0) + 6, y + 19, 0, 0], value));
    }
    let count = standings.len().to_string();
    Chart {
        name: keys::DESK_RANK_CHART.words(language).to_owned(),
        description: text(language, keys::DESK_RANK_CHART_SHOWS, &[("count", &count)]),
        size: size(LEFT + LONG + 110, bottom + 4),
        shapes,
    }
}

/// The share of each indicator's weight that each cluster has, and the table that says the same.
pub(super) fn heat_chart(source: &BulletinSource<'_>, language: Language) -> (Chart, Grid) {
    let mut shapes = Vec::new();
    let (mut columns, mut rows) = (vec![column(keys::DESK_CLUSTER, "text", language)], Vec::new());
    for (at, standing) in source.ranking.standings.iter().enumerate() {
        let Some(submission) = source.portfolio.submissions.get(standing.submission) else {
            continue;
        };
        let y = TOP + CELL * place(at);
        shapes.push(shape("label", [LEFT - 8, y + 20, 0, 0], submission.cluster.clone()));
        let entries = &submission.evaluation.rubric().document.indicator;
        let mut cells = vec![Cell::of(submission.cluster.clone())];
        for (column, (score, entry)) in
            submission.evaluation.sheet().indicators.iter().zip(entries).enumerate()
        {
            let x = LEFT + CELL * place(column);
            if at == 0 {
                shapes.push(shape("axis", [x + CELL / 2, TOP - 8, 0, 0], short(&entry.id)));
                let name = language.of(&entry.name.zh, &entry.name.en);
                columns.push((format!("{} {name}", entry.id), "number".to_owned()));
            }
            let share = share_of(score);
            let kind = match share {
                Some(share) => format!("cell-{}", share.saturating_mul(SHADES) / FULL),
                None => "cell-open".to_owned(),
            };
            shapes.push(shape(&kind, [x + 1, y + 1, CELL - 2, CELL - 2], ""));
            let words = share.map(|it| format!("{}%", it / 100)).unwrap_or_default();
            cells.push(Cell {
                order: share.map(|it| it.to_string()).unwrap_or_default(),
                ..Cell::of(words)
            });
        }
        rows.push(Row { cells, ..Row::default() });
    }
    let width = columns.len().saturating_sub(1);
    let name = keys::DESK_HEAT_CHART.words(language).to_owned();
    let chart = Chart {
        name: name.clone(),
        description: keys::DESK_HEAT_CHART_SHOWS.words(language).to_owned(),
        size: size(LEFT + CELL * place(width) + 4, TOP + CELL * place(rows.len()) + 4),
        shapes,
    };
    (chart, Grid { id: "heat".to_owned(), name, columns, rows })
}

fn column(key: locale::Key, kind: &str, language: Language) -> (String, String) {
    (key.words(language).to_owned(), kind.to_owned())
}

/// An indicator's name without its letter.
fn short(id: &str) -> String {
    id.trim_start_matches(|it: char| it.is_ascii_alphabetic()).to_owned()
}

/// Points as a share of the weight, in hundredths of a percent; none if it is open or does not apply.
fn share_of(score: &IndicatorScore) -> Option<i64> {
    let points = score.points.value()?;
    (score.weight.0 > 0).then(|| points.0.saturating_mul(FULL) / score.weight.0)
}
