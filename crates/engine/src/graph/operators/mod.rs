//! The operators, one file each. To add one: its file, then its line in [`OPERATORS`].

mod abs;
mod add;
mod and;
mod clamp;
mod compare;
mod divide;
mod growth;
mod if_then_else;
mod max;
mod min;
mod multiply;
mod negate;
mod not;
mod or;
mod round;
mod subtract;

use super::operator::Operator;

/// Every operator of the language.
pub const OPERATORS: [&dyn Operator; 21] = [
    &add::Add,
    &subtract::Subtract,
    &multiply::Multiply,
    &divide::Divide,
    &negate::Negate,
    &compare::Compare::Less,
    &compare::Compare::AtMost,
    &compare::Compare::Greater,
    &compare::Compare::AtLeast,
    &compare::Compare::Equal,
    &compare::Compare::Unequal,
    &and::And,
    &or::Or,
    &not::Not,
    &if_then_else::IfThenElse,
    &min::Min,
    &max::Max,
    &clamp::Clamp,
    &abs::Abs,
    &round::Round,
    &growth::Growth,
];

/// The operator of that name.
pub fn operator(name: &str) -> Option<&'static dyn Operator> {
    OPERATORS.into_iter().find(|operator| operator.name() == name)
}
