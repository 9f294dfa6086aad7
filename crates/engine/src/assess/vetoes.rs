//! Facts → [`VetoOutcome`]: clear, triggered, undecided, unjudgeable, or not in force.
//!
//! Judged on raw, unrounded quantities.

use super::scores::Bounds;
use super::waiting::Waiting;
use crate::graph::{NodeId, Value};
use crate::quantity::{Hundredths, Known, Rational};
use crate::rubric::compiled::{Veto, VetoCondition, VetoTest};
use crate::rubric::document::EffectEntry;

/// The state of a veto.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VetoState {
    /// Its condition does not hold.
    Clear,
    /// Its condition holds.
    Triggered,
    /// A figure is missing, or the period is interim.
    Undecided,
    /// Its base is zero; it has the effect of triggered.
    Unjudgeable,
    /// Declared, but not in force.
    Off,
}

impl VetoState {
    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clear => "clear",
            Self::Triggered => "triggered",
            Self::Undecided => "undecided",
            Self::Unjudgeable => "unjudgeable",
            Self::Off => "off",
        }
    }
}

/// A veto's state, and how much is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VetoOutcome {
    /// Its state.
    pub state: VetoState,
    /// How much is lacking, in the unit that the rubric tells it in.
    pub shortfall: Option<Rational>,
}

/// Points and weights of near-term and long-term items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TermScore {
    /// Sum of effective weights.
    pub weight: Hundredths,
    /// Points.
    pub points: Bounds,
}

/// What a veto is judged on.
pub struct Evidence<'a> {
    /// Values and facts.
    pub waiting: Waiting<'a>,
    /// True if the period is interim.
    pub is_interim: bool,
    /// Near-term and long-term.
    pub terms: [TermScore; 2],
}

/// The outcome of a veto.
pub fn outcome_of(veto: &Veto, evidence: &Evidence<'_>) -> VetoOutcome {
    let plain = |state| VetoOutcome { state, shortfall: None };
    match &veto.test {
        None => plain(VetoState::Off),
        Some(VetoTest::Condition(condition)) => judged(condition, evidence),
        Some(VetoTest::MissingAny(nodes, _)) => {
            let is_lacking = |node: &NodeId| !evidence.waiting.measured(*node).is_empty();
            let is_triggered = nodes.iter().any(is_lacking);
            plain(if is_triggered { VetoState::Triggered } else { VetoState::Clear })
        }
        Some(VetoTest::Balance(near, long)) => plain(balanced(&evidence.terms, [near, long])),
    }
}

fn judged(condition: &VetoCondition, evidence: &Evidence<'_>) -> VetoOutcome {
    let truth = |node| match evidence.waiting.nodes.get(node) {
        Known::Value(Value::Truth(truth)) => Some(*truth),
        _ => None,
    };
    let plain = |state| VetoOutcome { state, shortfall: None };
    if condition.unjudgeable.and_then(truth) == Some(true) {
        return plain(VetoState::Unjudgeable);
    }
    match truth(condition.when) {
        None => plain(VetoState::Undecided),
        Some(false) => plain(VetoState::Clear),
        Some(true) => {
            let shortfall = condition.shortfall.as_ref().and_then(|(node, unit)| {
                evidence.waiting.nodes.number(*node).map(|base| base / &unit.factor)
            });
            let is_put_off = condition.is_annual_only && evidence.is_interim;
            let state = if is_put_off { VetoState::Undecided } else { VetoState::Triggered };
            VetoOutcome { state, shortfall }
        }
    }
}

/// Triggered when a term surely misses its share, clear when both surely reach it.
fn balanced(terms: &[TermScore; 2], shares: [&Rational; 2]) -> VetoState {
    let line = |term: &TermScore, share: &Rational| term.weight.to_rational() * share;
    let mut pairs = terms.iter().zip(shares);
    let mut again = pairs.clone();
    if pairs.any(|(term, share)| term.points.high.to_rational() < line(term, share)) {
        return VetoState::Triggered;
    }
    if again.any(|(term, share)| term.points.low.to_rational() < line(term, share)) {
        return VetoState::Undecided;
    }
    VetoState::Clear
}

impl VetoOutcome {
    /// True if it surely has its effect.
    pub fn is_effective(&self) -> bool {
        matches!(self.state, VetoState::Triggered | VetoState::Unjudgeable)
    }

    /// True if it may yet have its effect.
    pub fn may_be_effective(&self) -> bool {
        self.is_effective() || self.state == VetoState::Undecided
    }
}

/// The most stars that an effect leaves; `None` if it sets no limit.
pub fn cap_of(effect: &EffectEntry) -> Option<u8> {
    match effect {
        EffectEntry::AtMost(stars) => Some(*stars),
        EffectEntry::NoRating => Some(0),
        EffectEntry::RangeOnly => None,
    }
}
