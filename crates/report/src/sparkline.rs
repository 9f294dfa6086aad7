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

/// The curve, with the value marked; a value outside stands at the edge.
pub(crate) fn sparkline(
    curve: &ScoreCurve,
    lines: &[Rational],
    value: Option<(&Rational, &Rational)>,
) -> Sparkline {
    let points = curve.points();
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return Sparkline::default();
    };
    let range = last - first;
    let x = |value: &Rational| {
        let inside = value.max(first).min(last) - first;
        let width = Rational::from(WIDTH - 2 * MARGIN);
        short_decimal(&(inside / &range * width + Rational::from(MARGIN)), 2)
    };
    let y = |share: &Rational| {
        let height = Rational::from(HEIGHT - 2 * MARGIN);
        short_decimal(&((Rational::ONE - share) * height + Rational::from(MARGIN)), 2)
    };
    let mut drawn: Vec<String> = Vec::new();
    let mut before: Option<&Rational> = None;
    for (value, share) in points {
        if let (true, Some(before)) = (curve.is_stepped(), before) {
            drawn.push(format!("{},{}", x(value), y(before)));
        }
        drawn.push(format!("{},{}", x(value), y(share)));
        before = Some(share);
    }
    Sparkline {
        polyline: drawn.join(" "),
        marker: value.map(|(value, share)| (x(value), y(share))),
        lines: lines.iter().map(x).collect(),
    }
}
