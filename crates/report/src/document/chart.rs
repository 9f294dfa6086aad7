//! [`Chart`]: a chart as numbers, for programs that draw it themselves, and as shapes for those
//! that do not.
//!
//! Numbers and geometry are decimal texts; nothing here is a float.

use engine::assess::{Bounds, Evaluation};
use engine::quantity::Hundredths;
use locale::{Language, keys, text};
use serde::Serialize;

use crate::development::Trend;
use crate::model::PageModel;
use crate::panel::DimensionRow;

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// Its name within the document.
    pub id: String,
    /// Heading.
    pub name: String,
    /// What it says, in one sentence, for those who do not see it.
    pub description: String,
    /// The unit of its numbers.
    pub unit: String,
    /// How its bars, dots or lines stand.
    pub form: Form,
    /// What stands under or beside the bars.
    pub categories: Vec<String>,
    /// The numbers, series by series, one for each category.
    pub series: Vec<Series>,
    /// The same as shapes.
    #[serde(skip)]
    pub drawing: Drawing,
}

/// How bars, dots or lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Upright, side by side.
    Columns,
    /// Lying, the series one after another.
    Stacked,
    /// Dots: the first series says how far right, the second how high; categories name them.
    Dots,
    /// A line for each series, from the first category to the second; the least stands on top.
    Slopes,
}

/// Numbers of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Series {
    /// What they are.
    pub name: String,
    /// How they are drawn.
    pub tone: Tone,
    /// Decimals; empty where nothing is known.
    pub values: Vec<String>,
}

/// How a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// What is there.
    Positive,
    /// Below zero.
    Negative,
    /// What is still in reach.
    Open,
    /// What is lost.
    Lost,
}

impl Tone {
    /// Its name in style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Open => "open",
            Self::Lost => "lost",
        }
    }
}

/// Shapes in a box of that size.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// Width and height.
    pub size: [String; 2],
    /// From behind to before.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A line across, from left to right at a height from above.
    Line([String; 3], &'static str),
    /// Left, top, width, height.
    Bar([String; 4], &'static str),
    /// A line from one place to another: left and top of both ends.
    Slope([String; 4], &'static str),
    /// A dot at a place from left and above.
    Dot([String; 2], &'static str),
    /// Words at a place from left and above.
    Words([String; 2], &'static str, String),
}

/// Space for names, left of the bars.
const NAMES: u32 = 150;
/// The length of the longest bar.
const LENGTH: u32 = 300;
/// From the top of a row to the top of the next.
const ROW: u32 = 26;
/// The height of a bar.
const BAR: u32 = 16;
/// Space for points, right of the bars.
const POINTS: u32 = 110;

/// The side of a square that shows what a colour means.
const KEY: u32 = 10;
/// Space for what it means.
const NAMED: u32 = 70;

impl Chart {
    /// A figure over the reports at hand.
    pub fn of_trend(trend: &Trend) -> Self {
        let values = trend.bars.iter().map(|bar| bar.number.clone()).collect();
        Self {
            id: trend.figure.clone(),
            name: trend.name.clone(),
            description: trend.description.clone(),
            unit: trend.unit.clone(),
            form: Form::Columns,
            categories: trend.bars.iter().map(|bar| bar.label.clone()).collect(),
            series: vec![Series { name: trend.name.clone(), tone: Tone::Positive, values }],
            drawing: Drawing { size: trend.size.clone(), shapes: shapes_of(trend) },
        }
    }

    /// What stands under it: its name and its unit.
    pub fn caption(&self, language: Language) -> String {
        let said = [("name", self.name.as_str()), ("unit", &self.unit)];
        text(language, keys::DOCUMENT_NAME_IN, &said)
    }

    /// Points by dimension: for sure, still in reach, and lost.
    pub(crate) fn of_dimensions(
        evaluation: &Evaluation,
        page: &PageModel,
        language: Language,
    ) -> Self {
        let rows = &page.panel.dimensions;
        let scores = &evaluation.sheet().dimensions;
        let parts: Vec<Parts> =
            scores.iter().map(|score| Parts::of(score.points, score.weight)).collect();
        let is_open = parts.iter().any(|it| it.open.0 > 0);
        let series = [
            (keys::DOCUMENT_WON, Tone::Positive, Parts::sure as fn(&Parts) -> Hundredths),
            (keys::DOCUMENT_OPEN, Tone::Open, Parts::open),
            (keys::DOCUMENT_LOST, Tone::Lost, Parts::lost),
        ];
        let series = series.into_iter().filter(|(_, tone, _)| *tone != Tone::Open || is_open);
        let series = series.map(|(key, tone, part)| Series {
            name: key.words(language).to_owned(),
            tone,
            values: parts.iter().map(|it| part(it).to_string()).collect(),
        });
        let series: Vec<Series> = series.collect();
        let said = rows.iter().map(|row| {
            let said =
                [("name", row.name.as_str()), ("points", &row.points), ("weight", &row.weight)];
            text(language, keys::DOCUMENT_POINTS_OF, &said)
        });
        let said: Vec<String> = said.collect();
        let name = keys::PAPER_DIMENSIONS.words(language);
        let values = said.join(keys::LIST_SEPARATOR.words(language));
        Self {
            id: "dimensions".to_owned(),
            name: name.to_owned(),
            description: text(
                language,
                keys::NARRATIVE_TREND_VALUES,
                &[("name", name), ("values", &values)],
            ),
            unit: keys::DOCUMENT_POINTS.words(language).to_owned(),
            form: Form::Stacked,
            categories: said,
            drawing: drawing_of(rows, &parts, &series),
            series,
        }
    }
}

/// The weight of a dimension, taken apart.
struct Parts {
    whole: Hundredths,
    sure: Hundredths,
    open: Hundredths,
    lost: Hundredths,
}

impl Parts {
    fn of(points: Bounds, whole: Hundredths) -> Self {
        Self {
            whole,
            sure: points.low,
            open: points.high.minus(points.low),
            lost: whole.minus(points.high),
        }
    }

    fn sure(&self) -> Hundredths {
        self.sure
    }

    fn open(&self) -> Hundredths {
        self.open
    }

    fn lost(&self) -> Hundredths {
        self.lost
    }
}

/// Bars from the left, each weight to the same scale.
fn drawing_of(rows: &[DimensionRow], parts: &[Parts], series: &[Series]) -> Drawing {
    let longest = parts.iter().map(|it| it.whole.0).max().unwrap_or_default().max(1);
    let length = |part: Hundredths| {
        let scaled = part.0.saturating_mul(LENGTH.into());
        u32::try_from(scaled.checked_div(longest).unwrap_or_default()).unwrap_or_default()
    };
    let mut shapes = Vec::new();
    let mut top = 0u32;
    for (row, it) in rows.iter().zip(parts) {
        let foot = top.saturating_add(BAR);
        let words_at = |left: u32| [left.to_string(), foot.saturating_sub(4).to_string()];
        shapes.push(Shape::Words(words_at(NAMES.saturating_sub(6)), "name", row.name.clone()));
        let mut left = NAMES;
        for (part, tone) in
            [(it.sure, Tone::Positive), (it.open, Tone::Open), (it.lost, Tone::Lost)]
        {
            let width = length(part);
            if width > 0 {
                let place = [left, top, width, BAR].map(|it| it.to_string());
                shapes.push(Shape::Bar(place, tone.name()));
                left = left.saturating_add(width);
            }
        }
        let points = format!("{} / {}", row.points, row.weight);
        shapes.push(Shape::Words(words_at(left.saturating_add(6)), "points", points));
        top = top.saturating_add(ROW);
    }
    let mut left = NAMES;
    for it in series {
        let place = [left, top.saturating_add(2), KEY, KEY].map(|it| it.to_string());
        shapes.push(Shape::Bar(place, it.tone.name()));
        left = left.saturating_add(KEY + 5);
        let words = [left.to_string(), top.saturating_add(KEY + 1).to_string()];
        shapes.push(Shape::Words(words, "points", it.name.clone()));
        left = left.saturating_add(NAMED);
    }
    top = top.saturating_add(ROW);
    Drawing { size: [(NAMES + LENGTH + POINTS).to_string(), top.to_string()], shapes }
}

/// The scale, the bars with value and period, and the line at zero.
fn shapes_of(trend: &Trend) -> Vec<Shape> {
    let ([width, _], left) = (&trend.size, &trend.left);
    let line = |y: &String| [left.clone(), width.clone(), y.clone()];
    let mut shapes =
        vec![Shape::Words([left.clone(), "11".to_owned()], "unit", trend.unit.clone())];
    for tick in &trend.ticks {
        shapes.push(Shape::Line(line(&tick.y), "tick"));
        shapes.push(Shape::Words([left.clone(), tick.y.clone()], "scale", tick.label.clone()));
    }
    for bar in &trend.bars {
        let tone = if bar.is_negative { Tone::Negative } else { Tone::Positive };
        let words = |y: &String, words: &String| {
            Shape::Words([bar.middle.clone(), y.clone()], "", words.clone())
        };
        shapes.push(Shape::Bar(bar.place.clone(), tone.name()));
        shapes.push(words(&bar.value_y, &bar.value));
        shapes.push(words(&trend.label_y, &bar.label));
    }
    shapes.push(Shape::Line(line(&trend.zero), ""));
    shapes
}
