//! `a - b`: both of one dimension; the difference of two rates is in 百分点.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Dimension, Known, Nature, Type};

/// `a - b`.
pub(super) struct Subtract;

impl Operator for Subtract {
    fn name(&self) -> &'static str {
        "-"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        let nature = |index: usize| match arguments.get(index) {
            Some(Type::Quantity(_, nature)) => *nature,
            _ => Nature::Number,
        };
        let of = match (nature(0), nature(1)) {
            (Nature::Rate, Nature::Rate) => {
                Type::Quantity(Dimension::default(), Nature::RateDifference)
            }
            (Nature::Number, Nature::Rate) => Type::rate(),
            _ => arguments.first().cloned().unwrap_or_else(Type::number),
        };
        Ok(of)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| Some(Value::Number(them.number(0)? - them.number(1)?)))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [left, right] = *arguments else { return lowering.nothing() };
        lowering.difference(left, right)
    }
}
