//! `a / b`: not applicable when `b` is known to be zero.
//!
//! A divisor that is itself a product or quotient is zero as soon as one factor is, even while
//! another factor is missing; so its factors are arguments of the division too.

use crate::graph::arena::{Graph, NodeId, NodeKind};
use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Rational, Type};

/// `a / b`.
pub(super) struct Divide;

impl Operator for Divide {
    fn name(&self) -> &'static str {
        "/"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        super::multiply::product_type(arguments, -1)
    }

    fn hidden_arguments(&self, graph: &Graph, arguments: &[NodeId]) -> Vec<NodeId> {
        arguments.get(1).map(|divisor| zero_factors(graph, *divisor)).unwrap_or_default()
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        if has_zero_from(arguments, 1) {
            return Known::NotApplicable;
        }
        arguments.strictly(|them| Some(Value::Number(them.number(0)? / them.number(1)?)))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        quotient(lowering, arguments, |_, above| above)
    }
}

/// The nodes whose being zero makes `divisor` zero, without those that are constants.
pub(super) fn zero_factors(graph: &Graph, divisor: NodeId) -> Vec<NodeId> {
    let Some(node) = graph.node(divisor) else { return Vec::new() };
    let factors = match &node.kind {
        NodeKind::Constant(_) => return Vec::new(),
        NodeKind::Apply(operator) if operator.name() == "*" => node.arguments.as_slice(),
        NodeKind::Apply(operator) if operator.name() == "/" => {
            node.arguments.get(..1).unwrap_or_default()
        }
        _ => return vec![divisor],
    };
    factors.iter().flat_map(|factor| zero_factors(graph, *factor)).collect()
}

/// True if any argument from `start` on is known to be zero.
pub(super) fn has_zero_from(arguments: Arguments<'_>, start: usize) -> bool {
    let is_zero = |index| arguments.number(index).is_some_and(Rational::is_zero);
    (start..arguments.count()).any(is_zero)
}

/// `above(arguments) / divisor` in whole numbers; the divisor is the second argument.
pub(super) fn quotient(
    lowering: &mut Lowering,
    arguments: &[Lowered],
    above: impl FnOnce(&mut Lowering, Lowered) -> Lowered,
) -> Lowered {
    let [left, right, ..] = *arguments else { return lowering.nothing() };
    let left = above(lowering, left);
    let (zero, one) = (lowering.integer(0), lowering.integer(1));
    let is_zero: Vec<_> = arguments
        .iter()
        .skip(1)
        .map(|factor| {
            let (equal, given) = (
                lowering.equal(factor.numerator, zero),
                lowering.any([factor.missing, factor.not_applicable]),
            );
            let known = lowering.not(given);
            lowering.both(known, equal)
        })
        .collect();
    let zero_base = lowering.any(is_zero);
    let is_negative = lowering.less(right.numerator, zero);
    let negated = lowering.negative(right.numerator);
    let magnitude = lowering.choose(is_negative, negated, right.numerator);
    let is_nothing = lowering.equal(right.numerator, zero);
    let divisor = lowering.choose(is_nothing, one, magnitude);
    let opposite = lowering.negative(left.numerator);
    let signed = lowering.choose(is_negative, opposite, left.numerator);
    let numerator = lowering.multiply(signed, right.denominator);
    let denominator = lowering.multiply(left.denominator, divisor);
    let (missing, inapplicable) = lowering.strict(arguments);
    let not_applicable = lowering.any([zero_base, inapplicable]);
    let missing = lowering.missing_unless(missing, not_applicable);
    Lowered { numerator, denominator, missing, not_applicable }
}
