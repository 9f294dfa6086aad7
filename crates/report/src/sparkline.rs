//! [`Sparkline`]: a score curve as SVG coordinates, computed exactly.

use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rubric::curve::ScoreCurve;

/// Width of the drawing, in SVG units.
pub(crate) const WIDTH: u8 = 96;
/// Height of the drawing, in SVG units.
pub(crate) const HEIGHT: u8 = 28;
/// Room around the curve, so that strokes and the marker are not cut.
const MARGIN: u8 = 3;

/// A curve to draw in a box of [`WIDTH`] × [`HEIGHT`]; y grows downwards.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sparkline {
    /// For `points` of a polyline.
    pub polyline: String,
    /// Where the value stands.
    pub marker: Option<(String, String)>,
    /// Where the lines stand that a veto judges.
    pub lines: Vec<String>,
}

/// The curve and its lines, no value marked: what stays the same while values change.
pub(crate) fn sparkline(curve: &ScoreCurve, lines: &[Rational]) -> Sparkline {
    let mut drawn: Vec<String> = Vec::new();
    let mut before: Option<&Rational> = None;
    for (value, share) in curve.points() {
        if let (true, Some(before)) = (curve.is_stepped(), before) {
            drawn.push(format!("{},{}", x(curve, value), y(before)));
        }
        drawn.push(format!("{},{}", x(curve, value), y(share)));
        before = Some(share);
    }
    Sparkline {
        polyline: drawn.join(" "),
        marker: None,
        lines: lines.iter().map(|line| x(curve, line)).collect(),
    }
}

/// Where a value with its share stands on the curve; a value outside stands at the edge.
pub(crate) fn marker(curve: &ScoreCurve, value: &Rational, share: &Rational) -> (String, String) {
    (x(curve, value), y(share))
}

fn x(curve: &ScoreCurve, value: &Rational) -> String {
    let points = curve.points();
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return String::new();
    };
    let inside = value.max(first).min(last) - first;
    let width = Rational::from(WIDTH - 2 * MARGIN);
    short_decimal(&(inside / (last - first) * width + Rational::from(MARGIN)), 2)
}

fn y(share: &Rational) -> String {
    let height = Rational::from(HEIGHT - 2 * MARGIN);
    short_decimal(&((Rational::ONE - share) * height + Rational::from(MARGIN)), 2)
}
