//! `clamp(a, low, high)`: `a`, but not below `low` and not above `high`; `high` wins.

use core::cmp::Ordering;

use super::min::lower_extreme;
use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// `clamp(a, low, high)`.
pub(super) struct Clamp;

impl Operator for Clamp {
    fn name(&self) -> &'static str {
        "clamp"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(3)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(arguments.first().cloned().unwrap_or_else(Type::number))
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| {
            let (value, low, high) = (them.number(0)?, them.number(1)?, them.number(2)?);
            Some(Value::Number(value.max(low).min(high).clone()))
        })
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [value, low, high] = *arguments else {
            return lowering.nothing();
        };
        let raised = lower_extreme(lowering, &[value, low], Ordering::Greater);
        lower_extreme(lowering, &[raised, high], Ordering::Less)
    }
}
