//! Facts → [`IndicatorValue`]: scored with its share of the weight, missing, or not applicable.

use crate::graph::{NodeValues, Value};
use crate::quantity::{Known, Rational};
use crate::rubric::compiled::{Case, Indicator, Route, Then};

/// An indicator before weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorValue {
    /// It earns a share of its weight.
    Scored(ScoredValue),
    /// A figure it needs is missing.
    Missing,
    /// It does not apply.
    NotApplicable,
}

/// What a scored indicator has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredValue {
    /// The value in the indicator's unit; none where a case decides.
    pub value: Option<Rational>,
    /// Place of the word that stands for it.
    pub word: Option<usize>,
    /// Share of the weight, 0 to 1.
    pub share: Rational,
    /// The case whose route gave the value; none for the indicator's own.
    pub route: Option<usize>,
}

/// The value of an indicator.
///
/// Cases come first, in order; while one of them cannot be decided the indicator waits. What is
/// not applicable does not wait for a missing figure.
pub fn value_from_nodes(
    indicator: &Indicator,
    nodes: &NodeValues,
    facts: &[Known<Value>],
) -> IndicatorValue {
    for (place, case) in indicator.cases.iter().enumerate() {
        match (nodes.get(case.when), &case.then) {
            (Known::Value(Value::Truth(true)), Then::Share(node, word)) => {
                return match nodes.number(*node) {
                    Some(share) => IndicatorValue::Scored(ScoredValue {
                        value: None,
                        word: *word,
                        share: share.clone().max(Rational::ZERO).min(Rational::ONE),
                        route: None,
                    }),
                    None => waiting(indicator, facts),
                };
            }
            (Known::Value(Value::Truth(true)), Then::Route(route)) => {
                return value_on_route(route, Some(place), nodes);
            }
            (Known::Value(_), _) => {}
            (Known::Missing | Known::NotApplicable, _) => return waiting(indicator, facts),
        }
    }
    value_on_route(&indicator.route, None, nodes)
}

/// The value by a route: scored on its curve, or the state of its expression.
fn value_on_route(route: &Route, place: Option<usize>, nodes: &NodeValues) -> IndicatorValue {
    match nodes.get(route.value) {
        Known::Value(Value::Number(base)) => {
            let value = base / &route.unit.factor;
            let share = route.curve.share_at(&value);
            IndicatorValue::Scored(ScoredValue {
                value: Some(value),
                word: None,
                share,
                route: place,
            })
        }
        Known::NotApplicable => IndicatorValue::NotApplicable,
        Known::Missing | Known::Value(_) => IndicatorValue::Missing,
    }
}

/// The route that gives an indicator's value now: the place of the case that holds and has one,
/// none for the indicator's own.
pub fn route_now(indicator: &Indicator, nodes: &NodeValues) -> Option<usize> {
    let holds = |case: &Case| nodes.get(case.when) == &Known::Value(Value::Truth(true));
    let place = indicator.cases.iter().position(holds)?;
    let case = indicator.cases.get(place)?;
    matches!(case.then, Then::Route(_)).then_some(place)
}

/// Not applicable if a figure it needs is, else missing.
fn waiting(indicator: &Indicator, facts: &[Known<Value>]) -> IndicatorValue {
    let mut needed = indicator.figures.iter().filter_map(|index| facts.get(*index));
    if needed.any(Known::is_not_applicable) {
        IndicatorValue::NotApplicable
    } else {
        IndicatorValue::Missing
    }
}
