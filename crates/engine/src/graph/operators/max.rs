//! `max(a, b, …)`: the greatest of two or more of one dimension.

use core::cmp::Ordering;

use super::min::{Min, extreme, lower_extreme};
use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// `max(a, b, …)`.
pub(super) struct Max;

impl Operator for Max {
    fn name(&self) -> &'static str {
        "max"
    }

    fn arity(&self) -> Arity {
        Min.arity()
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        Min.result_type(arguments)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        extreme(arguments, Ordering::Greater)
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        lower_extreme(lowering, arguments, Ordering::Greater)
    }
}
