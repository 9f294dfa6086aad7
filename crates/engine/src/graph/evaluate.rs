//! [`NodeValues`]: the value of every node, kept up to date edit by edit.

use super::arena::{Graph, Node, NodeId, NodeKind};
use super::operator::Arguments;
use crate::quantity::{Known, Rational};

/// A value of a node: a number in base units, or yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number in base units.
    Number(Rational),
    /// Yes or no.
    Truth(bool),
}

impl Value {
    /// The number, if it is one.
    pub fn as_number(&self) -> Option<&Rational> {
        match self {
            Self::Number(number) => Some(number),
            Self::Truth(_) => None,
        }
    }

    /// Yes or no, if it is that.
    pub fn as_truth(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Number(_) => None,
        }
    }
}

/// The values of a graph's nodes for one set of facts.
#[derive(Debug, Clone)]
pub struct NodeValues {
    values: Vec<Known<Value>>,
}

impl NodeValues {
    /// All nodes, from the facts (by figure).
    pub fn of(graph: &Graph, facts: &[Known<Value>]) -> Self {
        let mut this = Self { values: vec![Known::Missing; graph.nodes().len()] };
        for index in 0..graph.nodes().len() {
            this.recompute(graph, facts, NodeId(index));
        }
        this
    }

    /// One node again, after nodes that it uses have changed. True if its value changed.
    pub fn recompute(&mut self, graph: &Graph, facts: &[Known<Value>], id: NodeId) -> bool {
        let Some(node) = graph.node(id) else { return false };
        let (before, rest) = self.values.split_at_mut(id.0);
        let Some(slot) = rest.first_mut() else { return false };
        let value = value_of(node, before, facts);
        let is_changed = *slot != value;
        *slot = value;
        is_changed
    }

    /// The value at `id`.
    pub fn get(&self, id: NodeId) -> &Known<Value> {
        self.values.get(id.0).unwrap_or(&Known::Missing)
    }

    /// The number at `id`, if it is known.
    pub fn number(&self, id: NodeId) -> Option<&Rational> {
        self.get(id).value()?.as_number()
    }

    /// The values at a node's arguments.
    pub fn arguments<'a>(&'a self, node: &'a Node) -> Arguments<'a> {
        Arguments::new(&self.values, &node.arguments)
    }
}

fn value_of(node: &Node, before: &[Known<Value>], facts: &[Known<Value>]) -> Known<Value> {
    match &node.kind {
        NodeKind::Constant(constant) => Known::Value(Value::Number(constant.value.clone())),
        NodeKind::Figure(index) => facts.get(*index).cloned().unwrap_or(Known::Missing),
        NodeKind::Apply(operator) => operator.evaluate(Arguments::new(before, &node.arguments)),
    }
}
