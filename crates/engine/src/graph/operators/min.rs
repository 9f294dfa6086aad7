//! `min(a, b, …)`: the least of two or more of one dimension.

use core::cmp::Ordering;

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// `min(a, b, …)`.
pub(super) struct Min;

impl Operator for Min {
    fn name(&self) -> &'static str {
        "min"
    }

    fn arity(&self) -> Arity {
        Arity::between(2, 16)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(arguments.iter().find(|of| **of != Type::number()).cloned().unwrap_or_else(Type::number))
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        extreme(arguments, Ordering::Less)
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        lower_extreme(lowering, arguments, Ordering::Less)
    }
}

/// The argument that stands in `wanted` order to all others; the first of equals.
pub(super) fn extreme(arguments: Arguments<'_>, wanted: Ordering) -> Known<Value> {
    arguments.strictly(|them| {
        let mut best = them.number(0)?;
        for index in 1..them.count() {
            let number = them.number(index)?;
            best = if number.cmp(best) == wanted { number } else { best };
        }
        Some(Value::Number(best.clone()))
    })
}

/// The same in whole numbers.
pub(super) fn lower_extreme(
    lowering: &mut Lowering,
    arguments: &[Lowered],
    wanted: Ordering,
) -> Lowered {
    let Some((first, rest)) = arguments.split_first() else {
        return lowering.nothing();
    };
    rest.iter().fold(*first, |best, next| {
        let (next_above, best_above) = lowering.cross(*next, best);
        let is_better = match wanted {
            Ordering::Less => lowering.less(next_above, best_above),
            _ => lowering.less(best_above, next_above),
        };
        lowering.choose_value(is_better, *next, best, &[best, *next])
    })
}
