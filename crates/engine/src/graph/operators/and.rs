//! `a and b`: no as soon as one side is known to be no.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Deciding, Operator, TypeProblem, all_truths};
use crate::ir::{Lowered, Lowering, OperationId};
use crate::quantity::{Known, Type};

/// `a and b`.
pub(super) struct And;

impl Operator for And {
    fn name(&self) -> &'static str {
        "and"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        all_truths(arguments)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        decided_by(arguments, false)
    }

    fn deciding(&self, arguments: Arguments<'_>) -> Deciding {
        deciding_truth(arguments, false)
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [left, right] = *arguments else { return lowering.nothing() };
        let one = lowering.integer(1);
        let falses = [left, right].map(|side| {
            let unknown = lowering.any([side.missing, side.not_applicable]);
            let known = lowering.not(unknown);
            let is_false = lowering.not(side.numerator);
            lowering.both(known, is_false)
        });
        let decided = lowering.any(falses);
        let numerator = lowering.both(left.numerator, right.numerator);
        unless_decided(lowering, decided, numerator, one, arguments)
    }

    fn waits(&self, lowering: &mut Lowering, arguments: &[(Lowered, OperationId)]) -> OperationId {
        let sides: Vec<_> = arguments
            .iter()
            .map(|(side, waits)| (known_to_be(lowering, *side, false), *waits))
            .collect();
        waits_unless_decided(lowering, &sides)
    }
}

/// The truth `decisive` wins over every state of the other side.
pub(super) fn decided_by(arguments: Arguments<'_>, decisive: bool) -> Known<Value> {
    if arguments.iter().any(|side| *side == Known::Value(Value::Truth(decisive))) {
        return Known::Value(Value::Truth(decisive));
    }
    arguments.strictly(|_| Some(Value::Truth(!decisive)))
}

/// A decisive side decides alone; without one, both do.
pub(super) fn deciding_truth(arguments: Arguments<'_>, decisive: bool) -> Deciding {
    match (0..arguments.count()).find(|index| arguments.truth(*index) == Some(decisive)) {
        Some(index) => Deciding::Only(index),
        None => Deciding::All,
    }
}

/// Strict states, but a value as soon as it is `decided`.
pub(super) fn unless_decided(
    lowering: &mut Lowering,
    decided: OperationId,
    numerator: OperationId,
    denominator: OperationId,
    arguments: &[Lowered],
) -> Lowered {
    let (missing, not_applicable) = lowering.strict(arguments);
    let zero = lowering.integer(0);
    let missing = lowering.choose(decided, zero, missing);
    let not_applicable = lowering.choose(decided, zero, not_applicable);
    Lowered { numerator, denominator, missing, not_applicable }
}

/// 1 if the side is known to be `truth`.
pub(super) fn known_to_be(lowering: &mut Lowering, side: Lowered, truth: bool) -> OperationId {
    let is_it = if truth { side.numerator } else { lowering.not(side.numerator) };
    let given = lowering.is_given(side);
    lowering.both(given, is_it)
}

/// A decisive side waits alone; without one, both do. Each side comes as whether it decides, and
/// whether it waits.
pub(super) fn waits_unless_decided(
    lowering: &mut Lowering,
    sides: &[(OperationId, OperationId)],
) -> OperationId {
    let any = lowering.any(sides.iter().map(|(_, waits)| *waits));
    lowering.first_of(sides, any)
}
