//! [`Explanation`]: the result of a subject, and what it is made of.

use super::formula::{Formula, formula_of};
use super::subject::Subject;
use crate::assess::vetoes::cap_of;
use crate::assess::{Bounds, Evaluation, IndicatorScore, IndicatorValue, StarRating, VetoOutcome};
use crate::graph::{NodeId, Value};
use crate::quantity::{Hundredths, Known, Rational};
use crate::rubric::FigureType;
use crate::rubric::compiled::VetoTest;

/// Why a subject is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What was asked.
    pub subject: Subject,
    /// What it is now.
    pub outcome: Outcome,
    /// What it is made of: only what decides now.
    pub how: How,
    /// Figures whose absence keeps it open.
    pub missing: Vec<usize>,
}

/// What a subject is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A figure or derived fact, in base units.
    Fact(Known<Value>),
    /// An indicator.
    Score(IndicatorScore),
    /// A dimension or the total.
    Points(Bounds),
    /// A veto.
    Veto(VetoOutcome),
    /// The stars.
    Stars(StarRating),
}

/// What a subject is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It was given, or was not.
    Given,
    /// By a formula.
    Formula(Formula),
    /// An indicator: the case or formula that decides, then curve, weight and rounding.
    Indicator(Box<IndicatorSteps>),
    /// The sum of these.
    Sum(Vec<Subject>),
    /// A veto by a condition: what makes it unjudgeable, or its condition; and its shortfall.
    Condition {
        /// The condition that decides.
        condition: Formula,
        /// How much is lacking.
        shortfall: Option<Formula>,
    },
    /// A veto that asks for figures: those that are missing, or all of them.
    Required(Vec<usize>),
    /// A veto that is declared but not in force, or judged on sums of points.
    Declared,
    /// Stars: the bands of both ends, and the vetoes that lower an end.
    Rating {
        /// Band of the lowest total.
        low_band: u8,
        /// Band of the highest total.
        high_band: u8,
        /// Vetoes that lower the lower end.
        lowering_low: Vec<usize>,
        /// Vetoes that lower the higher end.
        lowering_high: Vec<usize>,
    },
}

/// The steps from figures to the points of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorSteps {
    /// The case that holds or cannot be decided, by its place.
    pub case: Option<usize>,
    /// Its condition.
    pub condition: Option<Formula>,
    /// What gives the value, or the share of the case.
    pub formula: Option<Formula>,
    /// The piece of the curve on which the value stands.
    pub curve: Option<CurvePiece>,
    /// The weight as declared.
    pub declared_weight: Hundredths,
    /// Points before rounding.
    pub unrounded: Option<Rational>,
}

/// The piece of a score curve on which a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurvePiece {
    /// Point before the value; none if the value is below all.
    pub from: Option<(Rational, Rational)>,
    /// Point after the value; none if the value is above all.
    pub to: Option<(Rational, Rational)>,
}

/// Why a subject is what it is; `None` if there is no such subject.
pub fn explanation_of(evaluation: &Evaluation, subject: Subject) -> Option<Explanation> {
    let rubric = evaluation.rubric();
    let sheet = evaluation.sheet();
    let (outcome, how, missing) = match subject {
        Subject::Figure(index) => {
            rubric.figures.get(index)?;
            let fact = evaluation.facts().fact(index).clone();
            let missing = if fact.is_missing() { vec![index] } else { Vec::new() };
            (Outcome::Fact(fact), How::Given, missing)
        }
        Subject::Derived(index) => {
            let node = rubric.derived.get(index)?.value;
            let fact = evaluation.nodes().get(node).clone();
            let missing = if fact.is_missing() { evaluation.missing_for(node) } else { vec![] };
            (Outcome::Fact(fact), How::Formula(formula_of(evaluation, node)?), missing)
        }
        Subject::Indicator(index) => {
            let score = sheet.indicators.get(index)?.clone();
            let how = indicator(evaluation, index)?;
            let missing = match score.value {
                IndicatorValue::Missing => evaluation.missing_of_indicator(index),
                _ => Vec::new(),
            };
            (Outcome::Score(score), how, missing)
        }
        Subject::Dimension(index) => {
            let parts = rubric.dimensions.get(index)?.indicators.iter();
            let parts = parts.copied().map(Subject::Indicator).collect();
            (Outcome::Points(sheet.dimensions.get(index)?.points), How::Sum(parts), Vec::new())
        }
        Subject::Total => {
            let parts = (0..rubric.dimensions.len()).map(Subject::Dimension).collect();
            (Outcome::Points(sheet.total), How::Sum(parts), Vec::new())
        }
        Subject::Veto(index) => {
            let outcome = sheet.vetoes.get(index)?.clone();
            let (how, missing) = veto(evaluation, index)?;
            (Outcome::Veto(outcome), how, missing)
        }
        Subject::Stars => (Outcome::Stars(sheet.stars), rating(evaluation), evaluation.missing()),
    };
    Some(Explanation { subject, outcome, how, missing })
}

fn indicator(evaluation: &Evaluation, index: usize) -> Option<How> {
    let indicator = evaluation.rubric().indicators.get(index)?;
    let score = evaluation.sheet().indicators.get(index)?;
    let open = |node: NodeId| evaluation.nodes().get(node) != &Known::Value(Value::Truth(false));
    let case = indicator.cases.iter().position(|case| open(case.when));
    let decided = case.and_then(|place| indicator.cases.get(place));
    let is_settled =
        decided.is_some_and(|case| evaluation.nodes().get(case.when).value().is_some());
    let (condition, formula) = match decided {
        Some(case) if is_settled => {
            (formula_of(evaluation, case.when), formula_of(evaluation, case.node()))
        }
        Some(case) => {
            (formula_of(evaluation, case.when), formula_of(evaluation, indicator.route.value))
        }
        None => (None, formula_of(evaluation, indicator.route.value)),
    };
    let scored = match &score.value {
        IndicatorValue::Scored(scored) => Some(scored),
        _ => None,
    };
    let value = scored.and_then(|scored| scored.value.as_ref());
    let route = indicator.route_of(scored.and_then(|scored| scored.route));
    Some(How::Indicator(Box::new(IndicatorSteps {
        case,
        condition,
        formula,
        curve: value.map(|value| piece_at(route.curve.points(), value)),
        declared_weight: indicator.weight,
        unrounded: scored.map(|scored| &scored.share * score.weight.to_rational()),
    })))
}

fn piece_at(points: &[(Rational, Rational)], value: &Rational) -> CurvePiece {
    let from = points.iter().rev().find(|(x, _)| x <= value).cloned();
    let to = points.iter().find(|(x, _)| x > value).cloned();
    CurvePiece { from, to }
}

fn veto(evaluation: &Evaluation, index: usize) -> Option<(How, Vec<usize>)> {
    let rubric = evaluation.rubric();
    match &rubric.vetoes.get(index)?.test {
        Some(VetoTest::Condition(condition)) => {
            let truth = |node| evaluation.nodes().get(node) == &Known::Value(Value::Truth(true));
            if let Some(node) = condition.unjudgeable.filter(|node| truth(*node)) {
                let condition = formula_of(evaluation, node)?;
                return Some((How::Condition { condition, shortfall: None }, Vec::new()));
            }
            let shortfall = condition.shortfall.as_ref().filter(|_| truth(condition.when));
            let shortfall = shortfall.and_then(|(node, _)| formula_of(evaluation, *node));
            let missing = match evaluation.nodes().get(condition.when) {
                Known::Missing => evaluation.missing_for(condition.when),
                _ => Vec::new(),
            };
            let condition = formula_of(evaluation, condition.when)?;
            Some((How::Condition { condition, shortfall }, missing))
        }
        Some(VetoTest::MissingAny(nodes, _)) => {
            let missing = evaluation.missing_of_required(nodes);
            let listed =
                if missing.is_empty() { asked_now(evaluation, nodes) } else { missing.clone() };
            Some((How::Required(listed), missing))
        }
        Some(VetoTest::Balance(..)) | None => Some((How::Declared, Vec::new())),
    }
}

/// The figures that a veto asks for now: on the route that counts, without the choice of route.
fn asked_now(evaluation: &Evaluation, nodes: &[NodeId]) -> Vec<usize> {
    let formulas = nodes.iter().filter_map(|node| formula_of(evaluation, *node));
    let mut asked: Vec<usize> = formulas.flat_map(|formula| formula.deciding_figures()).collect();
    asked.retain(|index| {
        let figure = evaluation.rubric().figures.get(*index);
        figure.is_some_and(|figure| figure.of != FigureType::YesNo)
    });
    asked
}

fn rating(evaluation: &Evaluation) -> How {
    let rubric = evaluation.rubric();
    let sheet = evaluation.sheet();
    let low_band = rubric.band_of(sheet.total.low);
    let high_band = rubric.band_of(sheet.total.high);
    let lowering = |band: u8, counts: fn(&VetoOutcome) -> bool| -> Vec<usize> {
        let vetoes = rubric.vetoes.iter().zip(&sheet.vetoes).enumerate();
        let lowers = vetoes.filter(|(_, (veto, outcome))| {
            counts(outcome) && cap_of(&veto.effect).is_some_and(|cap| cap < band)
        });
        lowers.map(|(index, _)| index).collect()
    };
    How::Rating {
        low_band,
        high_band,
        lowering_low: lowering(low_band, VetoOutcome::may_be_effective),
        lowering_high: lowering(high_band, VetoOutcome::is_effective),
    }
}
