//! `if a then b else c`: the branch not taken plays no part, whatever its state.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Deciding, Operator, TypeProblem, problem};
use crate::ir::{Lowered, Lowering, OperationId};
use crate::quantity::{Known, Type};

/// `if a then b else c`.
pub(super) struct IfThenElse;

impl Operator for IfThenElse {
    fn name(&self) -> &'static str {
        "if"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(3)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        let [condition, then, otherwise] = arguments else { return Ok(Type::number()) };
        if *condition != Type::Truth {
            return Err(problem(0, &Type::Truth, condition));
        }
        if otherwise.fits(then) { Ok(then.clone()) } else { Err(problem(2, then, otherwise)) }
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        match arguments.get(0) {
            Known::Value(Value::Truth(true)) => arguments.get(1).clone(),
            Known::Value(_) => arguments.get(2).clone(),
            Known::Missing => Known::Missing,
            Known::NotApplicable => Known::NotApplicable,
        }
    }

    fn deciding(&self, arguments: Arguments<'_>) -> Deciding {
        match arguments.truth(0) {
            Some(true) => Deciding::Both(0, 1),
            Some(false) => Deciding::Both(0, 2),
            None => Deciding::Only(0),
        }
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [condition, then, otherwise] = *arguments else {
            return lowering.nothing();
        };
        let (zero, one) = (lowering.integer(0), lowering.integer(1));
        let mut pick = |then, otherwise| lowering.choose(condition.numerator, then, otherwise);
        let numerator = pick(then.numerator, otherwise.numerator);
        let denominator = pick(then.denominator, otherwise.denominator);
        let missing = pick(then.missing, otherwise.missing);
        let not_applicable = pick(then.not_applicable, otherwise.not_applicable);
        let unknown = lowering.any([condition.missing, condition.not_applicable]);
        let missing = lowering.choose(condition.missing, one, missing);
        let missing = lowering.choose(condition.not_applicable, zero, missing);
        let not_applicable = lowering.choose(unknown, condition.not_applicable, not_applicable);
        Lowered { numerator, denominator, missing, not_applicable }
    }

    fn waits(&self, lowering: &mut Lowering, arguments: &[(Lowered, OperationId)]) -> OperationId {
        let [(condition, open), (_, then), (_, otherwise)] = *arguments else {
            return lowering.integer(0);
        };
        let given = lowering.is_given(condition);
        let taken = lowering.choose(condition.numerator, then, otherwise);
        let taken = lowering.both(given, taken);
        lowering.any([open, taken])
    }
}
