//! `a * b`.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, problem};
use crate::ir::{Lowered, Lowering};
use crate::quantity::unit::product;
use crate::quantity::{Known, Type};

/// `a * b`.
pub(super) struct Multiply;

impl Operator for Multiply {
    fn name(&self) -> &'static str {
        "*"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        product_type(arguments, 1)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| Some(Value::Number(them.number(0)? * them.number(1)?)))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [left, right] = *arguments else { return lowering.nothing() };
        let numerator = lowering.multiply(left.numerator, right.numerator);
        let denominator = lowering.multiply(left.denominator, right.denominator);
        lowering.strict_fraction(numerator, denominator, arguments)
    }
}

/// The type of a product (`sign` 1) or quotient (`sign` -1) of two quantities.
pub(super) fn product_type(arguments: &[Type], sign: i32) -> Result<Type, TypeProblem> {
    let is_truth = |of: &Type| *of == Type::Truth;
    if let Some(index) = arguments.iter().position(is_truth) {
        return Err(problem(index, &"number", &Type::Truth));
    }
    let [left, right] = arguments else { return Ok(Type::number()) };
    Ok(product(left, right, sign))
}
