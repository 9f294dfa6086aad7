//! [`Graph`]: nodes in order of use, equal nodes shared.

use super::operator::Operator;
use crate::quantity::{Rational, Type};

/// Place of a node in its graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub usize);

/// A number of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    /// In base units.
    pub value: Rational,
    /// As the rubric writes it, with its unit; empty where several were made into one.
    pub written: String,
}

/// What a node is.
#[derive(Clone)]
pub enum NodeKind {
    /// A number of the rubric.
    Constant(Constant),
    /// The figure with this place in the rubric.
    Figure(usize),
    /// An operator applied to the node's arguments.
    Apply(&'static dyn Operator),
}

impl PartialEq for NodeKind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Constant(left), Self::Constant(right)) => left == right,
            (Self::Figure(left), Self::Figure(right)) => left == right,
            (Self::Apply(left), Self::Apply(right)) => left.name() == right.name(),
            _ => false,
        }
    }
}

impl core::fmt::Debug for NodeKind {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Constant(constant) => write!(f, "{}", constant.value),
            Self::Figure(index) => write!(f, "figure {index}"),
            Self::Apply(operator) => f.write_str(operator.name()),
        }
    }
}

/// A node: what it is, the nodes it uses, its type.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The nodes it uses; all stand before it.
    pub arguments: Vec<NodeId>,
    /// Its type.
    pub of: Type,
}

/// All nodes of a rubric.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    nodes: Vec<Node>,
}

impl Graph {
    /// Adds a node, or finds the equal one that is there already.
    pub fn add(&mut self, node: Node) -> NodeId {
        if let Some(known) = self.nodes.iter().position(|known| *known == node) {
            return NodeId(known);
        }
        self.nodes.push(node);
        NodeId(self.nodes.len().saturating_sub(1))
    }

    /// The node at `id`.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0)
    }

    /// The nodes in order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The constant at `id`, if it is one.
    pub fn constant(&self, id: NodeId) -> Option<&Rational> {
        match &self.node(id)?.kind {
            NodeKind::Constant(constant) => Some(&constant.value),
            _ => None,
        }
    }

    /// The figures that a node uses, directly or through others, ascending.
    pub fn figures_of(&self, root: NodeId) -> Vec<usize> {
        let mut figures = Vec::new();
        let mut open = vec![root];
        let mut seen = vec![false; self.nodes.len()];
        while let Some(id) = open.pop() {
            let Some(node) = self.node(id) else { continue };
            if seen.get(id.0) == Some(&true) {
                continue;
            }
            if let Some(mark) = seen.get_mut(id.0) {
                *mark = true;
            }
            if let NodeKind::Figure(index) = node.kind {
                figures.push(index);
            }
            open.extend(&node.arguments);
        }
        figures.sort_unstable();
        figures.dedup();
        figures
    }

    /// The nodes that an edit of the figure touches, in order of evaluation.
    pub fn cone_of(&self, figure: usize) -> Vec<NodeId> {
        let mut touched = vec![false; self.nodes.len()];
        let mut cone = Vec::new();
        for (index, node) in self.nodes.iter().enumerate() {
            let is_touched = node.kind == NodeKind::Figure(figure)
                || node.arguments.iter().any(|id| touched.get(id.0) == Some(&true));
            if let (true, Some(mark)) = (is_touched, touched.get_mut(index)) {
                *mark = true;
                cone.push(NodeId(index));
            }
        }
        cone
    }
}
