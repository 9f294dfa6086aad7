//! The X-ray: where points are lost, what one more unit brings, what stands in the way of the
//! next star, and which missing figure matters most.

use super::evaluation::Evaluation;
use super::scores::points_of;
use super::values::{IndicatorValue, route_now};
use super::vetoes::VetoState;
use crate::quantity::{Hundredths, Rational};
use crate::rubric::compiled::VetoTest;
use crate::rubric::curve::ScoreCurve;

/// Points that an indicator loses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Place of the indicator.
    pub indicator: usize,
    /// Weight less points at least.
    pub lost: Hundredths,
    /// Points that one more unit of its value brings (one less, where less is better); none where
    /// the value is not known.
    pub next_unit: Option<Hundredths>,
    /// True if less is better, so that the unit is one less.
    pub is_less_better: bool,
}

/// How far the next star is, by points alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStar {
    /// The stars of the next band.
    pub stars: u8,
    /// Points lacking from the lowest total.
    pub lacking: Hundredths,
}

/// A missing figure and what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFigure {
    /// Place of the figure.
    pub figure: usize,
    /// True if giving it may decide the stars: a veto waits for it, or its points reach an edge.
    pub decides_stars: bool,
    /// Weights of the missing indicators that wait for it.
    pub at_stake: Hundredths,
    /// True if nothing can be handed in without it: a veto or the rating itself waits for it.
    pub is_required: bool,
}

/// Indicators that lose points, most first.
pub fn gaps(evaluation: &Evaluation) -> Vec<Gap> {
    let rubric = evaluation.rubric();
    let scores = evaluation.sheet().indicators.iter().enumerate();
    let mut gaps: Vec<Gap> = scores
        .filter_map(|(index, score)| {
            let indicator = rubric.indicators.get(index)?;
            let lost = score.weight.minus(score.points.low);
            let value = match &score.value {
                IndicatorValue::Scored(known) => known.value.as_ref(),
                IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
            };
            let route = indicator.route_of(route_now(indicator, evaluation.nodes()));
            let is_less_better = is_less_better(&route.curve);
            let step = if is_less_better { -Rational::ONE } else { Rational::ONE };
            let next_unit = value.map(|value| {
                let share = route.curve.share_at(&(value + step));
                points_of(&share, score.weight).minus(score.points.low)
            });
            (lost.0 > 0).then_some(Gap { indicator: index, lost, next_unit, is_less_better })
        })
        .collect();
    gaps.sort_by_key(|gap| (core::cmp::Reverse(gap.lost), gap.indicator));
    gaps
}

/// True if the curve falls: less is better.
pub fn is_less_better(curve: &ScoreCurve) -> bool {
    let points = curve.points();
    match (points.first(), points.last()) {
        (Some((_, first)), Some((_, last))) => last < first,
        _ => false,
    }
}

/// The band above that of the lowest total; none at the top.
pub fn next_star(evaluation: &Evaluation) -> Option<NextStar> {
    let total = evaluation.sheet().total.low;
    let above = evaluation.rubric().bands.iter().rev().find(|(_, from)| *from > total);
    above.map(|(stars, from)| NextStar { stars: *stars, lacking: from.minus(total) })
}

/// Missing figures: those that may decide the stars first, then by points.
pub fn missing_figures(evaluation: &Evaluation) -> Vec<MissingFigure> {
    let required = required(evaluation);
    let mut figures: Vec<MissingFigure> = evaluation
        .missing()
        .into_iter()
        .map(|figure| {
            let at_stake = at_stake(evaluation, figure);
            let is_required = required.contains(&figure);
            MissingFigure {
                figure,
                decides_stars: is_required || reaches_an_edge(evaluation, at_stake),
                at_stake,
                is_required,
            }
        })
        .collect();
    figures.sort_by_key(|it| {
        (!it.decides_stars, !it.is_required, core::cmp::Reverse(it.at_stake), it.figure)
    });
    figures
}

/// The figures that vetoes or the rating itself wait for.
fn required(evaluation: &Evaluation) -> Vec<usize> {
    let mut required = Vec::new();
    for (veto, outcome) in evaluation.rubric().vetoes.iter().zip(&evaluation.sheet().vetoes) {
        match &veto.test {
            Some(VetoTest::Condition(condition)) if outcome.state == VetoState::Undecided => {
                required.extend(evaluation.missing_for(condition.when));
            }
            Some(VetoTest::MissingAny(nodes, _)) => {
                required.extend(evaluation.missing_of_required(nodes));
            }
            Some(VetoTest::Condition(_) | VetoTest::Balance(..)) | None => {}
        }
    }
    required
}

fn at_stake(evaluation: &Evaluation, figure: usize) -> Hundredths {
    let touched = evaluation.rubric().figures.get(figure).map(|it| it.indicators.as_slice());
    let scores = touched.unwrap_or_default().iter();
    scores
        .filter_map(|index| evaluation.sheet().indicators.get(*index))
        .filter(|score| score.value == IndicatorValue::Missing)
        .fold(Hundredths::default(), |sum, score| sum.plus(score.weight))
}

fn reaches_an_edge(evaluation: &Evaluation, at_stake: Hundredths) -> bool {
    let rubric = evaluation.rubric();
    let total = evaluation.sheet().total;
    let band = |points| rubric.band_of(points);
    band(total.low.plus(at_stake)) != band(total.low)
        || band(total.high.minus(at_stake)) != band(total.high)
}
