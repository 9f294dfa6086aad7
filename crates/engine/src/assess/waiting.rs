//! [`Waiting`]: which missing figures a node waits for now.

use crate::graph::{Deciding, NodeId, NodeKind, NodeValues, Value};
use crate::quantity::Known;
use crate::rubric::{FigureType, Rubric};

/// The facts of an evaluation, asked for what is missing.
#[derive(Clone, Copy)]
pub struct Waiting<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// Values of its graph.
    pub nodes: &'a NodeValues,
    /// Facts by figure.
    pub facts: &'a [Known<Value>],
}

impl Waiting<'_> {
    /// The missing figures that a node waits for, ascending: only where they decide now, so not
    /// in a branch that is not taken.
    pub fn below(&self, root: NodeId) -> Vec<usize> {
        let mut missing = Vec::new();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            let Some(node) = self.rubric.graph.node(id) else { continue };
            let argument = |index: usize| node.arguments.get(index).copied();
            match &node.kind {
                NodeKind::Figure(index) if self.is_missing(*index) => missing.push(*index),
                NodeKind::Figure(_) | NodeKind::Constant(_) => {}
                NodeKind::Apply(operator) => match operator.deciding(self.nodes.arguments(node)) {
                    Deciding::All => open.extend(&node.arguments),
                    Deciding::Only(one) => open.extend(argument(one)),
                    Deciding::Both(one, two) => {
                        open.extend(argument(one));
                        open.extend(argument(two));
                    }
                },
            }
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// As [`Self::below`], but without yes-no figures: while it is open which route counts, none
    /// of the routes' figures is asked for.
    pub fn measured(&self, root: NodeId) -> Vec<usize> {
        let is_measured = |index: &usize| {
            let figure = self.rubric.figures.get(*index);
            figure.is_some_and(|figure| figure.of != FigureType::YesNo)
        };
        self.below(root).into_iter().filter(is_measured).collect()
    }

    fn is_missing(&self, index: usize) -> bool {
        self.facts.get(index).is_none_or(Known::is_missing)
    }
}
