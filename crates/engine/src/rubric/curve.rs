//! [`ScoreCurve`]: from an indicator's value to its share of the weight.

use super::document::CurveEntry;
use crate::quantity::Rational;
use crate::quantity::rational::rational_from_decimal;

/// A curve over values in the indicator's unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreCurve {
    /// Linear between the points, flat outside. Also reverse and capped curves.
    Linear(Vec<(Rational, Rational)>),
    /// From each value on, its share; 0 below the first.
    Steps(Vec<(Rational, Rational)>),
}

/// What is wrong with a curve: the code of the message, and what was found.
pub type CurveProblem = (&'static str, String);

impl ScoreCurve {
    /// The curve that an entry declares.
    ///
    /// # Errors
    /// More or less than one kind, unreadable or unordered values, shares outside 0 to 1.
    pub fn from_entry(entry: &CurveEntry) -> Result<Self, CurveProblem> {
        match (&entry.linear, &entry.steps, &entry.target, &entry.reverse) {
            (Some(points), None, None, None) => Ok(Self::Linear(checked_points(points)?)),
            (None, Some(points), None, None) => Ok(Self::Steps(checked_points(points)?)),
            (None, None, Some(target), None) => {
                let target = positive(target)?;
                Ok(Self::Linear(vec![(Rational::ZERO, Rational::ZERO), (target, Rational::ONE)]))
            }
            (None, None, None, Some(mean)) => {
                let twice = positive(mean)? * Rational::from(2u8);
                Ok(Self::Linear(vec![(Rational::ZERO, Rational::ONE), (twice, Rational::ZERO)]))
            }
            _ => Err(("curve-kind", String::new())),
        }
    }

    /// The share at `value`: shape number → number from 0 to 1.
    pub fn share_at(&self, value: &Rational) -> Rational {
        match self {
            Self::Linear(points) => linear_share(points, value),
            Self::Steps(points) => {
                let reached = points.iter().rev().find(|(from, _)| from <= value);
                reached.map_or(Rational::ZERO, |(_, share)| share.clone())
            }
        }
    }

    /// Its points in order, to draw and to lower it.
    pub fn points(&self) -> &[(Rational, Rational)] {
        match self {
            Self::Linear(points) | Self::Steps(points) => points,
        }
    }

    /// True if it goes up in steps.
    pub fn is_stepped(&self) -> bool {
        matches!(self, Self::Steps(_))
    }
}

fn linear_share(points: &[(Rational, Rational)], value: &Rational) -> Rational {
    let mut before: Option<&(Rational, Rational)> = None;
    for point in points {
        let (x, share) = point;
        if value <= x {
            return match before {
                Some((x0, share0)) => (value - x0) / (x - x0) * (share - share0) + share0,
                None => share.clone(),
            };
        }
        before = Some(point);
    }
    before.map_or(Rational::ZERO, |(_, share)| share.clone())
}

fn checked_points(points: &[[String; 2]]) -> Result<Vec<(Rational, Rational)>, CurveProblem> {
    let mut checked: Vec<(Rational, Rational)> = Vec::new();
    for [x, share] in points {
        let value = decimal(x)?;
        let share_value = decimal(share)?;
        if share_value < Rational::ZERO || share_value > Rational::ONE {
            return Err(("share-outside", share.clone()));
        }
        if checked.last().is_some_and(|(last, _)| *last >= value) {
            return Err(("curve-order", x.clone()));
        }
        checked.push((value, share_value));
    }
    if checked.len() < 2 { Err(("curve-short", checked.len().to_string())) } else { Ok(checked) }
}

fn positive(text: &str) -> Result<Rational, CurveProblem> {
    let number = decimal(text)?;
    if number > Rational::ZERO { Ok(number) } else { Err(("not-positive", text.to_owned())) }
}

fn decimal(text: &str) -> Result<Rational, CurveProblem> {
    rational_from_decimal(text).ok_or_else(|| ("bad-decimal", text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::rational::short_decimal;

    fn share(entry: &CurveEntry, at: &str) -> Option<String> {
        let curve = ScoreCurve::from_entry(entry).ok()?;
        Some(short_decimal(&curve.share_at(&rational_from_decimal(at)?), 12))
    }

    #[test]
    fn each_kind_at_its_edges() {
        let points =
            |them: &[[&str; 2]]| Some(them.iter().map(|point| point.map(str::to_owned)).collect());
        let linear = CurveEntry {
            linear: points(&[["50", "0"], ["60", "0.7"], ["70", "0.9"]]),
            ..CurveEntry::default()
        };
        let steps =
            CurveEntry { steps: points(&[["80", "0.8"], ["90", "1"]]), ..CurveEntry::default() };
        let target = CurveEntry { target: Some("280".to_owned()), ..CurveEntry::default() };
        let reverse = CurveEntry { reverse: Some("5".to_owned()), ..CurveEntry::default() };
        for (entry, at, expected) in [
            (&linear, "49", "0"),
            (&linear, "60", "0.7"),
            (&linear, "61.3", "0.726"),
            (&linear, "99", "0.9"),
            (&steps, "79.999999", "0"),
            (&steps, "80", "0.8"),
            (&steps, "90", "1"),
            (&target, "140", "0.5"),
            (&target, "-1", "0"),
            (&target, "281", "1"),
            (&reverse, "0", "1"),
            (&reverse, "5", "0.5"),
            (&reverse, "10", "0"),
        ] {
            assert_eq!(share(entry, at).as_deref(), Some(expected), "{entry:?} at {at}");
        }
    }
}
