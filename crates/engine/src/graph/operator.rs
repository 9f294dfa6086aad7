//! [`Operator`]: what one file in `operators/` says about its operation.

use super::arena::{Graph, NodeId};
use super::evaluate::Value;
use crate::ir::{Lowered, Lowering, OperationId};
use crate::quantity::{Known, Rational, Type};

/// How many arguments an operator takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arity {
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
}

impl Arity {
    /// Exactly `count`.
    pub const fn exactly(count: usize) -> Self {
        Self { least: count, most: count }
    }

    /// From `least` to `most`.
    pub const fn between(least: usize, most: usize) -> Self {
        Self { least, most }
    }
}

/// Arguments that do not fit the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeProblem {
    /// Which argument is at fault.
    pub argument: usize,
    /// What would fit.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

/// Which arguments decide a result now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deciding {
    /// All of them.
    All,
    /// One alone: another value of any other argument would not change the result.
    Only(usize),
    /// Two alone.
    Both(usize, usize),
}

/// Values of a node's arguments.
#[derive(Clone, Copy)]
pub struct Arguments<'a> {
    values: &'a [Known<Value>],
    ids: &'a [NodeId],
}

impl<'a> Arguments<'a> {
    /// The values at `ids` among `values`.
    pub fn new(values: &'a [Known<Value>], ids: &'a [NodeId]) -> Self {
        Self { values, ids }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// The argument at `index`; one that is not there counts as missing.
    pub fn get(&self, index: usize) -> &'a Known<Value> {
        let value = self.ids.get(index).and_then(|id| self.values.get(id.0));
        value.unwrap_or(&Known::Missing)
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &'a Known<Value>> {
        let this = *self;
        (0..this.count()).map(move |index| this.get(index))
    }

    /// Not applicable if any argument is, else missing if any is, else what `f` makes of them.
    pub fn strictly(&self, f: impl FnOnce(&Self) -> Option<Value>) -> Known<Value> {
        let mut is_missing = false;
        for argument in self.iter() {
            match argument {
                Known::NotApplicable => return Known::NotApplicable,
                Known::Missing => is_missing = true,
                Known::Value(_) => {}
            }
        }
        if is_missing {
            return Known::Missing;
        }
        f(self).map_or(Known::Missing, Known::Value)
    }

    /// The number at `index`, if it is known.
    pub fn number(&self, index: usize) -> Option<&'a Rational> {
        self.get(index).value()?.as_number()
    }

    /// The truth at `index`, if it is known.
    pub fn truth(&self, index: usize) -> Option<bool> {
        self.get(index).value()?.as_truth()
    }
}

/// An operation of the rubric language. Total: it answers for every state of its arguments.
pub trait Operator: Sync {
    /// As written in a rubric.
    fn name(&self) -> &'static str;

    /// How many arguments it takes.
    fn arity(&self) -> Arity;

    /// The type of the result.
    ///
    /// # Errors
    /// The first argument that does not fit.
    fn result_type(&self, arguments: &[Type]) -> Result<Type, TypeProblem>;

    /// Further arguments that it needs beside those written (the factors of a divisor).
    fn hidden_arguments(&self, _graph: &Graph, _arguments: &[NodeId]) -> Vec<NodeId> {
        Vec::new()
    }

    /// Its value.
    fn evaluate(&self, arguments: Arguments<'_>) -> Known<Value>;

    /// Which written arguments decide the result now.
    fn deciding(&self, _arguments: Arguments<'_>) -> Deciding {
        Deciding::All
    }

    /// The same in whole numbers, for every other target.
    fn lower(&self, lowering: &mut Lowering, arguments: &[Lowered]) -> Lowered;

    /// 1 if the result waits for a figure: if an argument does that decides now, as
    /// [`Operator::deciding`] has it. Each argument comes with whether it waits.
    fn waits(&self, lowering: &mut Lowering, arguments: &[(Lowered, OperationId)]) -> OperationId {
        lowering.any(arguments.iter().map(|(_, waits)| *waits))
    }
}

/// Both arguments must be quantities of one dimension; the type is the left one's.
pub(super) fn same_dimension(arguments: &[Type]) -> Result<(), TypeProblem> {
    let mut first: Option<&Type> = None;
    for (index, argument) in arguments.iter().enumerate() {
        let Type::Quantity(dimension, _) = argument else {
            return Err(problem(index, &"number", argument));
        };
        match first {
            Some(Type::Quantity(wanted, _)) if wanted != dimension => {
                return Err(problem(index, &first.unwrap_or(argument), argument));
            }
            _ => first = first.or(Some(argument)),
        }
    }
    Ok(())
}

/// All arguments must be yes or no.
pub(super) fn all_truths(arguments: &[Type]) -> Result<Type, TypeProblem> {
    match arguments.iter().position(|argument| *argument != Type::Truth) {
        None => Ok(Type::Truth),
        Some(index) => {
            Err(problem(index, &Type::Truth, arguments.get(index).unwrap_or(&Type::Truth)))
        }
    }
}

/// The argument at `index` is of the wrong type.
pub(super) fn problem(
    argument: usize,
    expected: &dyn core::fmt::Display,
    found: &dyn core::fmt::Display,
) -> TypeProblem {
    TypeProblem { argument, expected: expected.to_string(), found: found.to_string() }
}
