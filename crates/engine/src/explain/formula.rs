//! [`Formula`]: a node laid out as a tree, with the value of every part.

use crate::assess::Evaluation;
use crate::graph::{Deciding, NodeId, NodeKind, Value};
use crate::quantity::Known;

/// A node laid out, with its value now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// The node.
    pub node: NodeId,
    /// What it is.
    pub part: Part,
    /// Its value now, in base units.
    pub value: Known<Value>,
    /// True if another value here could change the result now.
    pub decides: bool,
}

/// What stands at a place of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A number of the rubric, as written.
    Constant(String),
    /// A figure.
    Figure(usize),
    /// An operator and what it is applied to.
    Apply(&'static str, Vec<Formula>),
}

/// The formula of a node.
pub fn formula_of(evaluation: &Evaluation, node: NodeId) -> Option<Formula> {
    laid_out(evaluation, node, true)
}

fn laid_out(evaluation: &Evaluation, id: NodeId, decides: bool) -> Option<Formula> {
    let node = evaluation.rubric().graph.node(id)?;
    let part = match &node.kind {
        NodeKind::Constant(constant) => Part::Constant(constant.written.clone()),
        NodeKind::Figure(index) => Part::Figure(*index),
        NodeKind::Apply(operator) => {
            let deciding = operator.deciding(evaluation.nodes().arguments(node));
            let is_deciding = |place: usize| match deciding {
                Deciding::All => true,
                Deciding::Only(one) => place == one,
                Deciding::Both(one, two) => place == one || place == two,
            };
            // Arguments beyond the written ones repeat factors of a divisor.
            let written = node.arguments.iter().take(operator.arity().most).enumerate();
            let parts = written.filter_map(|(place, argument)| {
                laid_out(evaluation, *argument, decides && is_deciding(place))
            });
            Part::Apply(operator.name(), parts.collect())
        }
    };
    Some(Formula { node: id, part, value: evaluation.nodes().get(id).clone(), decides })
}

impl Formula {
    /// The figures in it that decide the result now, in order of appearance, each once.
    pub fn deciding_figures(&self) -> Vec<usize> {
        let mut figures = Vec::new();
        self.collect(&mut figures);
        figures
    }

    fn collect(&self, figures: &mut Vec<usize>) {
        match &self.part {
            Part::Figure(index) if self.decides && !figures.contains(index) => {
                figures.push(*index);
            }
            Part::Figure(_) | Part::Constant(_) => {}
            Part::Apply(_, parts) => parts.iter().for_each(|part| part.collect(figures)),
        }
    }
}
