//! `not a`.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, all_truths};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// `not a`.
pub(super) struct Not;

impl Operator for Not {
    fn name(&self) -> &'static str {
        "not"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(1)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        all_truths(arguments)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments.strictly(|them| Some(Value::Truth(!them.truth(0)?)))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [only] = *arguments else { return lowering.nothing() };
        Lowered { numerator: lowering.not(only.numerator), ..only }
    }
}
