//! The computation graph: one arena of nodes, shared by everything a rubric computes.
//!
//! Nodes stand after the nodes they use, so one pass in order evaluates all, and the cone of
//! an edit is a sorted list. What a node does is its [`Operator`]: one file each in
//! [`operators`], found by name in [`operators::OPERATORS`].

mod arena;
mod build;
mod evaluate;
mod operator;
pub mod operators;

pub use arena::{Constant, Graph, Node, NodeId, NodeKind};
pub use build::{Scope, mismatch, node_from_expression};
pub use evaluate::{NodeValues, Value};
pub use operator::{Arguments, Arity, Deciding, Operator, TypeProblem};
