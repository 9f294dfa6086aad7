//! `growth(current, prior)`: (current − prior) ÷ prior, a rate; not applicable when prior is zero.
//!
//! It says nothing of signs: a base below zero needs cases of its own before it.

use super::divide::{has_zero_from, quotient, zero_factors};
use crate::graph::arena::{Graph, NodeId};
use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// `growth(current, prior)`.
pub(super) struct Growth;

impl Operator for Growth {
    fn name(&self) -> &'static str {
        "growth"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(Type::rate())
    }

    fn hidden_arguments(&self, graph: &Graph, arguments: &[NodeId]) -> Vec<NodeId> {
        arguments.get(1).map(|prior| zero_factors(graph, *prior)).unwrap_or_default()
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        if has_zero_from(arguments, 1) {
            return Known::NotApplicable;
        }
        arguments.strictly(|them| {
            let (current, prior) = (them.number(0)?, them.number(1)?);
            Some(Value::Number((current - prior) / prior))
        })
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [_, prior, ..] = *arguments else { return lowering.nothing() };
        quotient(lowering, arguments, |lowering, current| lowering.difference(current, prior))
    }
}
