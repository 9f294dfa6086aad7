//! `a + b`: both of one dimension.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Nature, Type};

/// `a + b`.
pub(super) struct Add;

impl Operator for Add {
    fn name(&self) -> &'static str {
        "+"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(sum_type(arguments))
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| Some(Value::Number(them.number(0)? + them.number(1)?)))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [left, right] = *arguments else { return lowering.nothing() };
        let (above_left, above_right) = lowering.cross(left, right);
        let numerator = lowering.add(above_left, above_right);
        let denominator = lowering.multiply(left.denominator, right.denominator);
        lowering.strict_fraction(numerator, denominator, arguments)
    }
}

/// A rate and a number make a rate; otherwise the type of the left one.
fn sum_type(arguments: &[Type]) -> Type {
    let is_rate = |of: &Type| matches!(of, Type::Quantity(_, Nature::Rate));
    if arguments.iter().any(is_rate) {
        return Type::rate();
    }
    arguments.first().cloned().unwrap_or_else(Type::number)
}
