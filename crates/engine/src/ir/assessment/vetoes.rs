//! [`LoweredVeto`]: the state of a veto, and what is lacking.

use super::super::lowering::{Lowered, Lowering};
use super::super::program::OperationId;
use super::arithmetic::Fraction;
use super::lowered::LoweredSum;
use super::printed::{LoweredNumber, rounded_up};
use crate::graph::NodeId;
use crate::quantity::rational::FIGURE_PLACES;
use crate::quantity::{Rational, Unit};
use crate::rubric::compiled::{Veto, VetoCondition, VetoTest};

/// A veto in whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoweredVeto {
    /// 0 clear, 1 triggered, 2 undecided, 3 unjudgeable, 4 not in force.
    pub state: OperationId,
    /// 1 if it surely has its effect.
    pub is_effective: OperationId,
    /// 1 if it has or may yet have it.
    pub may_be_effective: OperationId,
    /// 1 if it is told what is lacking.
    pub has_shortfall: OperationId,
    /// What is lacking, in the unit that the rubric tells it in; none where it tells nothing.
    pub shortfall: Option<LoweredNumber>,
}

/// What vetoes are judged on.
pub(super) struct Evidence<'a> {
    pub(super) nodes: &'a [Lowered],
    pub(super) waits: &'a [OperationId],
    pub(super) terms: [LoweredSum; 2],
}

/// The outcome of a veto.
pub(super) fn outcome_of(
    lowering: &mut Lowering,
    veto: &Veto,
    evidence: &Evidence<'_>,
) -> LoweredVeto {
    let zero = lowering.integer(0);
    match &veto.test {
        None => LoweredVeto { state: lowering.integer(4), ..plain(zero, zero, zero) },
        Some(VetoTest::Condition(condition)) => judged(lowering, condition, evidence),
        Some(VetoTest::MissingAny(nodes, _)) => {
            let waits = nodes.iter().filter_map(|node| evidence.waits.get(node.0).copied());
            let state = lowering.any(waits);
            plain(state, state, zero)
        }
        Some(VetoTest::Balance(near, long)) => balanced(lowering, &evidence.terms, [near, long]),
    }
}

/// Without shortfall; what is effective may be so.
fn plain(state: OperationId, is_effective: OperationId, zero: OperationId) -> LoweredVeto {
    LoweredVeto {
        state,
        is_effective,
        may_be_effective: is_effective,
        has_shortfall: zero,
        shortfall: None,
    }
}

fn judged(
    lowering: &mut Lowering,
    condition: &VetoCondition,
    evidence: &Evidence<'_>,
) -> LoweredVeto {
    let nothing = lowering.nothing();
    let node = |id: NodeId| evidence.nodes.get(id.0).copied().unwrap_or(nothing);
    let [zero, one, two, three] = [0, 1, 2, 3].map(|code| lowering.integer(code));
    let unjudgeable = match condition.unjudgeable {
        Some(id) => lowering.surely(node(id)),
        None => zero,
    };
    let when = node(condition.when);
    let given = lowering.is_given(when);
    let holds = lowering.surely(when);
    let put_off = if condition.is_annual_only { lowering.is_interim() } else { zero };
    let judged = lowering.choose(put_off, two, one);
    let judged = lowering.choose(holds, judged, zero);
    let judged = lowering.choose(given, judged, two);
    let state = lowering.choose(unjudgeable, three, judged);
    let state = lowering.keep_within(state, 0, Some(3.into()));
    let is_triggered = lowering.equal(state, one);
    let is_effective = lowering.any([unjudgeable, is_triggered]);
    let is_clear = lowering.equal(state, zero);
    let may_be_effective = lowering.not(is_clear);
    let mut this = LoweredVeto { may_be_effective, ..plain(state, is_effective, zero) };
    if let Some((id, unit)) = &condition.shortfall {
        let lacking = node(*id);
        let judgeable = lowering.not(unjudgeable);
        let told = lowering.is_given(lacking);
        let told = lowering.both(holds, told);
        this.has_shortfall = lowering.both(judgeable, told);
        let amount = in_unit(lowering, lacking, unit);
        this.shortfall = Some(rounded_up(lowering, amount, FIGURE_PLACES));
    }
    this
}

/// A node in a unit.
pub(super) fn in_unit(lowering: &mut Lowering, node: Lowered, unit: &Unit) -> Fraction {
    let (above, below) = (unit.factor.denominator().clone(), unit.factor.numerator().clone());
    Fraction {
        above: lowering.times(node.numerator, above),
        below: lowering.times(node.denominator, below),
    }
}

/// Triggered when a term surely misses its share, clear when both surely reach it.
fn balanced(
    lowering: &mut Lowering,
    terms: &[LoweredSum; 2],
    shares: [&Rational; 2],
) -> LoweredVeto {
    let (mut misses, mut may_miss) = (Vec::new(), Vec::new());
    for (term, share) in terms.iter().zip(shares) {
        let line = lowering.times(term.weight, share.numerator().clone());
        let [high, low] = [term.high, term.low].map(|points| {
            let scaled = lowering.times(points, share.denominator().clone());
            lowering.less(scaled, line)
        });
        misses.push(high);
        may_miss.push(low);
    }
    let [zero, one, two] = [0, 1, 2].map(|code| lowering.integer(code));
    let misses = lowering.any(misses);
    let may_miss = lowering.any(may_miss);
    let state = lowering.first_of(&[(misses, one), (may_miss, two)], zero);
    let may_be_effective = lowering.any([misses, may_miss]);
    LoweredVeto { may_be_effective, ..plain(state, misses, zero) }
}
