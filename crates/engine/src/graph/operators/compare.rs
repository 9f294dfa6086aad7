//! `a < b`, `a <= b`, `a > b`, `a >= b`, `a = b`, `a != b`: exact, never rounded.

use core::cmp::Ordering;

use crate::graph::evaluate::Value;
use crate::graph::operator::{Arguments, Arity, Operator, TypeProblem, same_dimension};
use crate::ir::{Lowered, Lowering};
use crate::quantity::{Known, Type};

/// The six comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compare {
    /// `a < b`
    Less,
    /// `a <= b`
    AtMost,
    /// `a > b`
    Greater,
    /// `a >= b`
    AtLeast,
    /// `a = b`
    Equal,
    /// `a != b`
    Unequal,
}

impl Compare {
    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Less => ordering == Ordering::Less,
            Self::AtMost => ordering != Ordering::Greater,
            Self::Greater => ordering == Ordering::Greater,
            Self::AtLeast => ordering != Ordering::Less,
            Self::Equal => ordering == Ordering::Equal,
            Self::Unequal => ordering != Ordering::Equal,
        }
    }
}

impl Operator for Compare {
    fn name(&self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Equal => "=",
            Self::Unequal => "!=",
        }
    }

    fn arity(&self) -> Arity {
        Arity::exactly(2)
    }

    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem> {
        same_dimension(arguments)?;
        Ok(Type::Truth)
    }

    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value> {
        arguments
            .strictly(|them| Some(Value::Truth(self.holds(them.number(0)?.cmp(them.number(1)?)))))
    }

    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered {
        let [left, right] = *arguments else { return lowering.nothing() };
        let (left, right) = lowering.cross(left, right);
        let truth = match self {
            Self::Less | Self::AtLeast => lowering.less(left, right),
            Self::Greater | Self::AtMost => lowering.less(right, left),
            Self::Equal | Self::Unequal => lowering.equal(left, right),
        };
        let is_opposite = matches!(self, Self::AtLeast | Self::AtMost | Self::Unequal);
        let numerator = if is_opposite { lowering.not(truth) } else { truth };
        let one = lowering.integer(1);
        lowering.strict_fraction(numerator, one, arguments)
    }
}
