//! `abs(a)`: the size without the sign.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Rational, Type};

/// `abs(a)`.
pub(super) struct Abs;

impl Operator for Abs {
    fn name(&self) -> &'static str {
        "abs"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(arguments.first().cloned().unwrap_or_else(Type::number))
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| {
            let number = them.number(0)?.clone();
            Some(Value::Number(if number < Rational::ZERO { -number } else { number }))
        })
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [only] = *arguments else { return lowering.nothing() };
        let zero = lowering.integer(0);
        let is_negative = lowering.less(only.numerator, zero);
        let negated = lowering.negative(only.numerator);
        let numerator = lowering.choose(is_negative, negated, only.numerator);
        Lowered { numerator, ..only }
    }
}
