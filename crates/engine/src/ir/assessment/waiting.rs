//! Whether an expression waits for a figure that is a number: only where that decides now.
//!
//! It follows `Operator::deciding`: the three operators that look at one branch alone stand here.

use super::super::lowering::{Lowered, Lowering};
use super::super::program::OperationId;
use crate::graph::{Node, NodeKind};
use crate::rubric::{FigureType, Rubric};

/// For every node 1 if it waits for a figure other than one of yes and no.
pub(super) fn waits(
    lowering: &mut Lowering,
    rubric: &Rubric,
    nodes: &[Lowered],
) -> Vec<OperationId> {
    let zero = lowering.integer(0);
    let mut waits: Vec<OperationId> = Vec::with_capacity(nodes.len());
    for (index, node) in rubric.graph.nodes().iter().enumerate() {
        let is_measured = |figure: usize| {
            rubric.figures.get(figure).is_some_and(|figure| figure.of != FigureType::YesNo)
        };
        let next = match &node.kind {
            NodeKind::Figure(figure) if is_measured(*figure) => {
                nodes.get(index).map_or(zero, |lowered| lowered.missing)
            }
            NodeKind::Figure(_) | NodeKind::Constant(_) => zero,
            NodeKind::Apply(operator) => applied(lowering, operator.name(), node, nodes, &waits),
        };
        waits.push(next);
    }
    waits
}

fn applied(
    lowering: &mut Lowering,
    name: &str,
    node: &Node,
    nodes: &[Lowered],
    before: &[OperationId],
) -> OperationId {
    let zero = lowering.integer(0);
    let waits: Vec<OperationId> =
        node.arguments.iter().map(|id| before.get(id.0).copied().unwrap_or(zero)).collect();
    let arguments: Vec<Lowered> =
        node.arguments.iter().filter_map(|id| nodes.get(id.0).copied()).collect();
    match (name, waits.as_slice(), arguments.as_slice()) {
        ("if", [condition, then, otherwise], [truth, ..]) => {
            let given = lowering.is_given(*truth);
            let taken = lowering.choose(truth.numerator, *then, *otherwise);
            let taken = lowering.both(given, taken);
            lowering.any([*condition, taken])
        }
        ("and" | "or", [left, right], [first, second]) => {
            let decisive = [*first, *second].map(|side| {
                let truth =
                    if name == "or" { side.numerator } else { lowering.not(side.numerator) };
                let given = lowering.is_given(side);
                lowering.both(given, truth)
            });
            let both = lowering.any([*left, *right]);
            let [first, second] = decisive;
            lowering.first_of(&[(first, *left), (second, *right)], both)
        }
        _ => lowering.any(waits),
    }
}
