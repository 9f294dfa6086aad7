//! `a or b`: yes as soon as one side is known to be yes.

use super::and::{decided_by, deciding_truth, known_to_be, unless_decided, waits_unless_decided};
use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Deciding, Operator, TypeProblem, all_truths};
use crate::ir::{Lowered, Lowering, OperationId};
use crate::quantity::{Known, Type};

/// `a or b`.
pub(super) struct Or;

impl Operator for Or {
    fn name(&self) -> &'static str {
        "or"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        all_truths(arguments)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        decided_by(arguments, true)
    }

    fn deciding(&self, arguments: Arguments<'_>) -> Deciding {
        deciding_truth(arguments, true)
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let one = lowering.integer(1);
        let truths: Vec<_> = arguments
            .iter()
            .map(|side| {
                let unknown = lowering.any([side.missing, side.not_applicable]);
                let known = lowering.not(unknown);
                lowering.both(known, side.numerator)
            })
            .collect();
        let decided = lowering.any(truths);
        unless_decided(lowering, decided, decided, one, arguments)
    }

    fn waits(&self, lowering: &mut Lowering, arguments: &[(Lowered, OperationId)]) -> OperationId {
        let sides: Vec<_> = arguments
            .iter()
            .map(|(side, waits)| (known_to_be(lowering, *side, true), *waits))
            .collect();
        waits_unless_decided(lowering, &sides)
    }
}
