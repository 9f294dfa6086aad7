//! A figure over the reports at hand: bars, and the table that says the same.
//!
//! Geometry is exact and leaves as decimal texts, as everywhere: nothing here is a float.

use engine::periods::SeriesPoint;
use engine::quantity::Rational;
use engine::quantity::rational::fixed_decimal;
use locale::{Language, format, keys, text};
use serde::{Deserialize, Serialize};

use super::narrative::TrendRule;
use super::speaker::Speaker;
use super::words::{Against, change_words};
use crate::numbers::visible_decimal;
use crate::tables::Table;

/// Height of the space for bars.
const HEIGHT: u32 = 100;
/// Space above the bars, for the unit and their values.
const ABOVE: u32 = 30;
/// Space below the bars, for values below zero.
const BELOW: u32 = 18;
/// From there to the foot of the periods.
const PERIODS: u32 = 14;
/// Space under the periods.
const UNDER: u32 = 6;
/// Space for the numbers of the scale, left of the bars.
const SCALE: u32 = 52;
/// Width of a bar.
const BAR: u32 = 44;
/// From the start of a bar to the start of the next.
const STEP: u32 = 100;
/// Decimal places of geometry.
const PLACES: usize = 1;

/// A chart and its table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Trend {
    /// The figure.
    pub figure: String,
    /// Heading.
    pub name: String,
    /// What the bars say, in one sentence, for those who do not see them.
    pub description: String,
    /// Width and height of the drawing.
    pub size: [String; 2],
    /// The unit of the scale.
    pub unit: String,
    /// The scale, from below to above.
    pub ticks: Vec<Tick>,
    /// Where the scale ends and the bars begin, from the left.
    pub left: String,
    /// Where zero lies, from above.
    pub zero: String,
    /// Foot of the periods' text.
    pub label_y: String,
    /// The bars, oldest first.
    pub bars: Vec<Bar>,
    /// The same as a table, with changes.
    pub table: Table,
}

/// A round number of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tick {
    /// The number.
    pub label: String,
    /// How far from above it lies.
    pub y: String,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bar {
    /// The period.
    pub label: String,
    /// The value, in words.
    pub value: String,
    /// The value in the unit of the scale, as a decimal.
    pub number: String,
    /// Left, top, width and height.
    pub place: [String; 4],
    /// Middle of the bar, where label and value stand.
    pub middle: String,
    /// Foot of the value's text.
    pub value_y: String,
    /// True below zero.
    pub is_negative: bool,
}

/// The trend of a figure; nothing unless two reports have it.
pub(super) fn trend(speaker: &Speaker<'_>, rule: &TrendRule) -> Option<Trend> {
    let language = speaker.language;
    let series = speaker.reports.series(&rule.figure);
    let known: Vec<(&SeriesPoint, Rational)> =
        series.iter().filter_map(|it| Some((it, it.total.clone()?))).collect();
    if known.len() < 2 {
        return None;
    }
    let said = |value: &Rational| speaker.money(rule, value);
    let scale = scale(&known);
    let axis = speaker.axis(rule, &scale);
    let tick = |(label, value): (String, Rational)| Tick { label, y: from_above(&scale, &value) };
    let number = |value: &Rational| visible_decimal(&(value * &axis.factor), rule.places);
    let bars = bars(&known, &scale, [&said, &number], language);
    let parts = bars.iter().map(|bar| format!("{} {}", bar.label, bar.value));
    let parts: Vec<String> = parts.collect();
    let name = speaker.label(&rule.figure);
    let values = parts.join(keys::LIST_SEPARATOR.words(language));
    let arguments = [("name", name.as_str()), ("values", &values)];
    let width = u32::try_from(bars.len()).unwrap_or_default().saturating_mul(STEP);
    let width = width.saturating_add(SCALE);
    Some(Trend {
        figure: rule.figure.clone(),
        name: text(language, keys::NARRATIVE_TREND, &[("name", &name)]),
        description: text(language, keys::NARRATIVE_TREND_VALUES, &arguments),
        size: [width.to_string(), (ABOVE + HEIGHT + BELOW + PERIODS + UNDER).to_string()],
        unit: axis.unit,
        ticks: axis.marks.into_iter().map(tick).collect(),
        left: SCALE.to_string(),
        zero: from_above(&scale, &Rational::ZERO),
        label_y: (ABOVE + HEIGHT + BELOW + PERIODS).to_string(),
        bars,
        table: table(&known, &said, language),
    })
}

/// The greatest and the least value, zero included.
fn scale(known: &[(&SeriesPoint, Rational)]) -> [Rational; 2] {
    let values = || known.iter().map(|(_, value)| value.clone());
    let most = values().fold(Rational::ZERO, Rational::max);
    let least = values().fold(Rational::ZERO, Rational::min);
    [most, least]
}

/// How far from above a value lies.
fn depth([most, least]: &[Rational; 2], value: &Rational) -> Rational {
    let span = most - least;
    let share = if span == Rational::ZERO { Rational::ZERO } else { (most - value) / span };
    Rational::from(ABOVE) + share * Rational::from(HEIGHT)
}

fn from_above(scale: &[Rational; 2], value: &Rational) -> String {
    fixed_decimal(&depth(scale, value), PLACES)
}

fn bars(
    known: &[(&SeriesPoint, Rational)],
    scale: &[Rational; 2],
    [said, number]: [&dyn Fn(&Rational) -> String; 2],
    language: Language,
) -> Vec<Bar> {
    let zero = depth(scale, &Rational::ZERO);
    let bar = |place: u32, point: &SeriesPoint, value: &Rational| {
        let depth = depth(scale, value);
        let (top, foot) = if depth < zero { (&depth, &zero) } else { (&zero, &depth) };
        let left = place.saturating_mul(STEP).saturating_add(SCALE + (STEP - BAR) / 2);
        let height = foot - top;
        let value_y =
            if depth < zero { top - Rational::from(5u8) } else { foot + Rational::from(13u8) };
        Bar {
            label: period_text(point.quarter, language),
            value: said(value),
            number: number(value),
            place: [
                left.to_string(),
                fixed_decimal(top, PLACES),
                BAR.to_string(),
                fixed_decimal(&height, PLACES),
            ],
            middle: left.saturating_add(BAR / 2).to_string(),
            value_y: fixed_decimal(&value_y, PLACES),
            is_negative: *value < Rational::ZERO,
        }
    };
    (0u32..).zip(known).map(|(place, (point, value))| bar(place, point, value)).collect()
}

fn period_text((year, quarter): (u16, u8), language: Language) -> String {
    format::period(language, year, Some(quarter))
}

fn table(
    known: &[(&SeriesPoint, Rational)],
    said: &dyn Fn(&Rational) -> String,
    language: Language,
) -> Table {
    let headings = [
        keys::NARRATIVE_TREND_PERIOD,
        keys::NARRATIVE_TREND_TOTAL,
        keys::NARRATIVE_TREND_ON_YEAR,
        keys::NARRATIVE_TREND_SINGLE,
        keys::NARRATIVE_TREND_ON_QUARTER,
    ];
    let change = |change: &Option<engine::periods::Change>, against| {
        let change = change.as_ref();
        change.map(|it| change_words(it, against, said, language)).unwrap_or_default()
    };
    let row = |(point, total): &(&SeriesPoint, Rational)| {
        vec![
            period_text(point.quarter, language),
            said(total),
            change(&point.on_year, Against::Year),
            point.single.as_ref().map(said).unwrap_or_default(),
            change(&point.on_quarter, Against::Quarter),
        ]
    };
    Table {
        headings: headings.iter().map(|key| key.words(language).to_owned()).collect(),
        rows: known.iter().map(row).collect(),
    }
}
