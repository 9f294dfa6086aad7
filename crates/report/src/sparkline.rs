//! [`Sparkline`]: a score curve as SVG coordinates, computed exactly; [`CurveDrawing`]: a larger
//! one with its axes and the same in words.

use engine::assess::values::route_now;
use engine::assess::{Evaluation, IndicatorValue};
use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rubric::curve::ScoreCurve;
use locale::{Language, keys, text};

use crate::numbers::{scored_text, unit_label};
use crate::paper::per_cent;

/// A box to draw a curve in, in SVG units; y grows downwards.
#[derive(Debug, Clone, Copy)]
struct Frame {
    width: u16,
    height: u16,
    /// Room around the curve, so that strokes and the marker are not cut.
    margin: u16,
}

/// A row of a table.
const SMALL: Frame = Frame { width: 96, height: 28, margin: 3 };
/// The sheet of an explanation.
const LARGE: Frame = Frame { width: 320, height: 120, margin: 8 };
/// The least room between two labels of the axis.
const LABEL: u8 = 34;

/// A curve to draw, in a box of 96 × 28 units unless something else is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sparkline {
    /// For `points` of a polyline.
    pub polyline: String,
    /// Where the value stands.
    pub marker: Option<(String, String)>,
    /// Where the lines stand that a veto judges.
    pub lines: Vec<String>,
}

/// A curve in a box of 320 × 120 units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CurveDrawing {
    /// The curve with the value marked.
    pub curve: Sparkline,
    /// Labels below the box: where they stand, as a part of its width, and what they say.
    pub labels: Vec<(String, String)>,
    /// Everything that the drawing says.
    pub words: String,
}

/// The curve and its lines, no value marked: what stays the same while values change.
pub(crate) fn sparkline(curve: &ScoreCurve, lines: &[Rational]) -> Sparkline {
    drawn(SMALL, curve, lines)
}

/// Where a value with its share stands on the curve; a value outside stands at the edge.
pub(crate) fn marker(curve: &ScoreCurve, value: &Rational, share: &Rational) -> (String, String) {
    (SMALL.x(curve, value), SMALL.y(share))
}

/// The curve of an indicator's present route, with its value.
pub(crate) fn curve_drawing(
    evaluation: &Evaluation,
    index: usize,
    language: Language,
) -> Option<CurveDrawing> {
    let rubric = evaluation.rubric();
    let indicator = rubric.indicators.get(index)?;
    let unit = unit_label(&rubric.document, &rubric.document.indicator.get(index)?.unit, language);
    let route = indicator.route_of(route_now(indicator, evaluation.nodes()));
    let mut curve = drawn(LARGE, &route.curve, &route.lines);
    let value = |at: &Rational| locale::format::with_unit(language, &short(at), &unit);
    let stands = |key, at: &str, share: &Rational| {
        text(language, key, &[("value", at), ("share", &per_cent(share))])
    };
    let corner = |(at, share): &(Rational, Rational)| stands(keys::CURVE_POINT, &value(at), share);
    let points: Vec<String> = route.curve.points().iter().map(corner).collect();
    let points = points.join(keys::LIST_SEPARATOR.words(language));
    let mut words = vec![text(language, keys::CURVE_WORDS, &[("points", &points)])];
    let line = |line: &Rational| text(language, keys::CURVE_LINE, &[("value", &value(line))]);
    words.extend(route.lines.iter().map(line));
    match &evaluation.sheet().indicators.get(index)?.value {
        IndicatorValue::Scored(scored) => {
            let at = scored.value.as_ref()?;
            curve.marker = Some((LARGE.x(&route.curve, at), LARGE.y(&scored.share)));
            let shown = scored_text(rubric, index, scored, language);
            words.push(stands(keys::CURVE_MARK, &shown, &scored.share));
        }
        IndicatorValue::Missing => words.push(keys::CURVE_MISSING.words(language).to_owned()),
        IndicatorValue::NotApplicable => return None,
    }
    Some(CurveDrawing {
        curve,
        labels: labels(&route.curve),
        words: words.join(language.of("", " ")),
    })
}

fn short(value: &Rational) -> String {
    short_decimal(value, 4)
}

/// The values at the corners, as far as there is room for them.
fn labels(curve: &ScoreCurve) -> Vec<(String, String)> {
    let mut labels = Vec::new();
    let mut end: Option<Rational> = None;
    for (value, _) in curve.points() {
        let at = LARGE.place(curve, value);
        if end.as_ref().is_none_or(|end| at >= *end) {
            let part = &at / Rational::from(LARGE.width);
            labels.push((per_cent(&part), short(value)));
            end = Some(at + Rational::from(LABEL));
        }
    }
    labels
}

fn drawn(frame: Frame, curve: &ScoreCurve, lines: &[Rational]) -> Sparkline {
    let mut drawn: Vec<String> = Vec::new();
    let mut before: Option<&Rational> = None;
    for (value, share) in curve.points() {
        if let (true, Some(before)) = (curve.is_stepped(), before) {
            drawn.push(format!("{},{}", frame.x(curve, value), frame.y(before)));
        }
        drawn.push(format!("{},{}", frame.x(curve, value), frame.y(share)));
        before = Some(share);
    }
    Sparkline {
        polyline: drawn.join(" "),
        marker: None,
        lines: lines.iter().map(|line| frame.x(curve, line)).collect(),
    }
}

impl Frame {
    /// Where a value stands across; one outside the curve stands at its edge.
    fn place(self, curve: &ScoreCurve, value: &Rational) -> Rational {
        let points = curve.points();
        let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
            return Rational::ZERO;
        };
        let inside = value.max(first).min(last) - first;
        let width = Rational::from(self.width - 2 * self.margin);
        inside / (last - first) * width + Rational::from(self.margin)
    }

    fn x(self, curve: &ScoreCurve, value: &Rational) -> String {
        short_decimal(&self.place(curve, value), 2)
    }

    fn y(self, share: &Rational) -> String {
        let height = Rational::from(self.height - 2 * self.margin);
        short_decimal(&((Rational::ONE - share) * height + Rational::from(self.margin)), 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use engine::rubric::curve::ScoreCurve;

    fn line(corners: &[(i32, i32)]) -> ScoreCurve {
        let corner = |(at, share): &(i32, i32)| {
            (Rational::from(*at), Rational::from(*share) / Rational::from(100))
        };
        ScoreCurve::Linear(corners.iter().map(corner).collect())
    }

    #[test]
    fn the_large_curve_spans_its_box_and_labels_do_not_touch() {
        let curve = line(&[(0, 0), (50, 50), (52, 60), (100, 100)]);
        let drawn = drawn(LARGE, &curve, &[Rational::from(50)]);
        assert_eq!(drawn.polyline, "8,112 160,60 166.08,49.6 312,8");
        assert_eq!(drawn.lines, ["160"]);
        let spelt = |(place, said): (String, String)| format!("{place} {said}");
        let labels: Vec<String> = labels(&curve).into_iter().map(spelt).collect();
        assert_eq!(labels, ["2.5% 0", "50% 50", "97.5% 100"]);
    }
}
