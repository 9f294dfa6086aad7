//! `round(a, step)`: the nearest multiple of `step`, halves away from zero. The step is a
//! positive constant with a unit, so what "two places" means is never in doubt.

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Rational, Type};

/// `round(a, step)`.
pub(super) struct Round;

impl Operator for Round {
    fn name(&self) -> &'static str {
        "round"
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(arguments.first().cloned().unwrap_or_else(Type::number))
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        if arguments.number(1).is_some_and(|step| *step <= Rational::ZERO) {
            return Known::NotApplicable;
        }
        arguments.strictly(|them| {
            let (value, step) = (them.number(0)?, them.number(1)?);
            let half = Rational::ONE / Rational::from(2u8);
            let steps = value / step;
            let whole = if steps < Rational::ZERO {
                -((half - steps).floor())
            } else {
                (steps + half).floor()
            };
            Some(Value::Number(Rational::from(whole) * step))
        })
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [value, step] = *arguments else { return lowering.nothing() };
        let (zero, one, two) = (lowering.integer(0), lowering.integer(1), lowering.integer(2));
        let (above, below) = lowering.cross(value, step);
        let is_positive = lowering.less(zero, step.numerator);
        let below = lowering.choose(is_positive, below, one);
        let is_negative = lowering.less(above, zero);
        let negated = lowering.negative(above);
        let magnitude = lowering.choose(is_negative, negated, above);
        let doubled = lowering.multiply(two, magnitude);
        let plus_half = lowering.add(doubled, below);
        let divisor = lowering.multiply(two, below);
        let steps = lowering.floor_divide(plus_half, divisor);
        let opposite = lowering.negative(steps);
        let signed = lowering.choose(is_negative, opposite, steps);
        let numerator = lowering.multiply(signed, step.numerator);
        let (missing, inapplicable) = lowering.strict(arguments);
        let unknown = lowering.any([step.missing, step.not_applicable]);
        let known = lowering.not(unknown);
        let no_step = lowering.not(is_positive);
        let no_step = lowering.both(known, no_step);
        let not_applicable = lowering.any([no_step, inapplicable]);
        let missing = lowering.missing_unless(missing, not_applicable);
        Lowered { numerator, denominator: step.denominator, missing, not_applicable }
    }
}
