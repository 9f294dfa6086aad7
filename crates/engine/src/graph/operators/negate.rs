//! `-a`.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// `-a`; called `negate` in syntax trees.
pub(super) struct Negate;

impl Operator for Negate {
    fn name(&self) -> &'static str {
        "negate"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(arguments.first().cloned().unwrap_or_else(Type::number))
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| Some(Value::Number(-them.number(0)?.clone())))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [only] = *arguments else { return lowering.nothing() };
        Lowered { numerator: lowering.negative(only.numerator), ..only }
    }
}
