//! What an indicator comes to: its states and, by case, shares and value; then its points.

use dashu_int::IBig;

use super::super::lowering::{Lowered, Lowering};
use super::super::program::OperationId;
use super::arithmetic::Fraction;
use super::curve::share_on_curve;
use super::lowered::LoweredIndicator;
use super::printed::{Places, places_off_lines, printed};
use super::vetoes::in_unit;
use crate::graph::NodeId;
use crate::rubric::Rubric;
use crate::rubric::compiled::{Indicator, Route, Then};

/// What holds under a condition.
struct Branch {
    holds: OperationId,
    missing: OperationId,
    not_applicable: OperationId,
    /// None where nothing is scored.
    share: Option<Fraction>,
    /// Value, and the places it is printed at.
    value: Option<(Fraction, Places)>,
    kind: usize,
    route: usize,
}

/// An indicator before it is weighed.
pub(super) struct Unweighed {
    branches: Vec<Branch>,
    missing: OperationId,
    not_applicable: OperationId,
    /// 1 if it applies.
    pub(super) applies: OperationId,
}

/// The indicator at `index`.
pub(super) fn unweighed(
    lowering: &mut Lowering,
    rubric: &Rubric,
    index: usize,
    nodes: &[Lowered],
) -> Unweighed {
    let mut branches = Vec::new();
    let places = rubric.document.indicator.get(index).map_or(2, |entry| entry.places);
    if let Some(indicator) = rubric.indicators.get(index) {
        branches = branches_of(lowering, indicator, nodes, places);
    }
    let missing = picked(lowering, &branches, |branch| branch.missing);
    let not_applicable = picked(lowering, &branches, |branch| branch.not_applicable);
    let applies = lowering.not(not_applicable);
    Unweighed { branches, missing, not_applicable, applies }
}

/// In the order in which they are asked; the last always holds.
fn branches_of(
    lowering: &mut Lowering,
    indicator: &Indicator,
    nodes: &[Lowered],
    places: usize,
) -> Vec<Branch> {
    let nothing = lowering.nothing();
    let node = |id: NodeId| nodes.get(id.0).copied().unwrap_or(nothing);
    let waiting = waiting(lowering, indicator);
    let mut branches = Vec::new();
    for (place, case) in indicator.cases.iter().enumerate() {
        let when = node(case.when);
        let unknown = lowering.any([when.missing, when.not_applicable]);
        branches.push(idle(unknown, waiting));
        match &case.then {
            Then::Share(id, word) => {
                let share = node(*id);
                let open = lowering.any([share.missing, share.not_applicable]);
                let zero = lowering.integer(0);
                let [missing, inapplicable] = waiting;
                branches.push(Branch {
                    holds: when.numerator,
                    missing: lowering.choose(open, missing, zero),
                    not_applicable: lowering.choose(open, inapplicable, zero),
                    share: Some(within_one(lowering, share.into())),
                    value: None,
                    kind: word.map_or(1, |word| word.saturating_add(2)),
                    route: 0,
                });
            }
            Then::Route(route) => {
                let at = place.saturating_add(1);
                branches.push(routed(
                    lowering,
                    when.numerator,
                    route,
                    node(route.value),
                    places,
                    at,
                ));
            }
        }
    }
    let one = lowering.integer(1);
    let own = &indicator.route;
    branches.push(routed(lowering, one, own, node(own.value), places, 0));
    branches
}

/// Missing and not applicable while a case cannot be decided.
fn waiting(lowering: &mut Lowering, indicator: &Indicator) -> [OperationId; 2] {
    let mut inapplicable = Vec::new();
    for figure in &indicator.figures {
        inapplicable.push(lowering.is_inapplicable(*figure));
    }
    let not_applicable = lowering.any(inapplicable);
    [lowering.not(not_applicable), not_applicable]
}

fn idle(holds: OperationId, [missing, not_applicable]: [OperationId; 2]) -> Branch {
    Branch { holds, missing, not_applicable, share: None, value: None, kind: 0, route: 0 }
}

fn routed(
    lowering: &mut Lowering,
    holds: OperationId,
    route: &Route,
    node: Lowered,
    places: usize,
    at: usize,
) -> Branch {
    let value = in_unit(lowering, node, &route.unit);
    let places = places_off_lines(lowering, value, places, &route.lines);
    Branch {
        holds,
        missing: node.missing,
        not_applicable: node.not_applicable,
        share: Some(share_on_curve(lowering, &route.curve, value)),
        value: Some((value, places)),
        kind: 0,
        route: at,
    }
}

/// Not below 0 and not above 1.
fn within_one(lowering: &mut Lowering, share: Fraction) -> Fraction {
    if let (Some(above), Some(below)) = (lowering.known(share.above), lowering.known(share.below)) {
        let above = above.max(IBig::ZERO).min(below);
        return Fraction { above: lowering.integer(above), ..share };
    }
    let zero = lowering.integer(0);
    let is_negative = lowering.less(share.above, zero);
    let is_above = lowering.less(share.below, share.above);
    let choices = [(is_negative, zero), (is_above, share.below)];
    let above = lowering.first_of(&choices, share.above);
    Fraction { above: lowering.keep_within(above, 0, None), ..share }
}

/// What the first branch that holds says.
fn picked(
    lowering: &mut Lowering,
    branches: &[Branch],
    of: impl Fn(&Branch) -> OperationId,
) -> OperationId {
    let Some((last, rest)) = branches.split_last() else { return lowering.integer(0) };
    let choices: Vec<(OperationId, OperationId)> =
        rest.iter().map(|branch| (branch.holds, of(branch))).collect();
    lowering.first_of(&choices, of(last))
}

/// What the first branch that holds says, of those that say something.
fn said(
    lowering: &mut Lowering,
    branches: &[Branch],
    of: impl Fn(&mut Lowering, &Branch) -> Option<OperationId>,
) -> OperationId {
    let mut choices = Vec::new();
    for branch in branches {
        let said = of(lowering, branch);
        choices.extend(said.map(|said| (branch.holds, said)));
    }
    let last = choices.pop().map(|(_, said)| said);
    let last = last.unwrap_or_else(|| lowering.integer(0));
    lowering.first_of(&choices, last)
}

/// The indicator at its effective weight.
pub(super) fn weighed(
    lowering: &mut Lowering,
    of: &Unweighed,
    weight: OperationId,
) -> LoweredIndicator {
    let branches = &of.branches;
    let [zero, two] = [0, 2].map(|code| lowering.integer(code));
    let state = lowering.choose(of.not_applicable, two, of.missing);
    let points = said(lowering, branches, |lowering, branch| {
        let share = branch.share?;
        let above = lowering.multiply(weight, share.above);
        Some(lowering.half_up(Fraction { above, ..share }, 10_000))
    });
    let share = said(lowering, branches, |lowering, branch| {
        let share = branch.share?;
        let above = lowering.times(share.above, 10_000);
        Some(lowering.half_up(Fraction { above, ..share }, 10_000))
    });
    let above = said(lowering, branches, |_, branch| Some(branch.value?.0.above));
    let below = said(lowering, branches, |_, branch| Some(branch.value?.0.below));
    let power = said(lowering, branches, |_, branch| Some(branch.value?.1.power));
    let is_beyond = said(lowering, branches, |_, branch| Some(branch.value?.1.is_beyond));
    let kind = said(lowering, branches, |lowering, branch| {
        branch.share.map(|_| lowering.integer(branch.kind))
    });
    let route = said(lowering, branches, |lowering, branch| {
        branch.value.map(|_| lowering.integer(branch.route))
    });
    let below = lowering.keep_within(below, 1, None);
    LoweredIndicator {
        state: lowering.keep_within(state, 0, Some(2.into())),
        kind,
        route,
        value: printed(lowering, Fraction { above, below }, Places { power, is_beyond }),
        share,
        weight,
        low: lowering.choose(of.missing, zero, points),
        high: lowering.choose(of.missing, weight, points),
    }
}
