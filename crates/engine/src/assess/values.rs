//! Facts → [`IndicatorValue`]: scored with its share of the weight, missing, or not applicable.

use crate::graph::{NodeValues, Value};
use crate::quantity::{Known, Rational};
use crate::rubric::compiled::Indicator;

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
    for case in &indicator.cases {
        match nodes.get(case.when) {
            Known::Value(Value::Truth(true)) => {
                return match nodes.number(case.share) {
                    Some(share) => IndicatorValue::Scored(ScoredValue {
                        value: None,
                        word: case.word,
                        share: share.clone().max(Rational::ZERO).min(Rational::ONE),
                    }),
                    None => waiting(indicator, facts),
                };
            }
            Known::Value(_) => {}
            Known::Missing | Known::NotApplicable => return waiting(indicator, facts),
        }
    }
    match nodes.get(indicator.value) {
        Known::Value(Value::Number(base)) => {
            let value = base / &indicator.unit.factor;
            let share = indicator.curve.share_at(&value);
            IndicatorValue::Scored(ScoredValue { value: Some(value), word: None, share })
        }
        Known::NotApplicable => IndicatorValue::NotApplicable,
        Known::Missing | Known::Value(_) => waiting(indicator, facts),
    }
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
