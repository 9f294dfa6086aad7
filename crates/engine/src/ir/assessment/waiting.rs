//! Whether an expression waits for a figure that is a number: only where that decides now, which
//! each operator says itself (`Operator::waits`).

use super::super::lowering::{Lowered, Lowering};
use super::super::program::OperationId;
use crate::graph::NodeKind;
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
            NodeKind::Apply(operator) => {
                let arguments = node
                    .arguments
                    .iter()
                    .filter_map(|id| Some((nodes.get(id.0).copied()?, waits.get(id.0).copied()?)));
                operator.waits(lowering, &arguments.collect::<Vec<_>>())
            }
        };
        waits.push(next);
    }
    waits
}
