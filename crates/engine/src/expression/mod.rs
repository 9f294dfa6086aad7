//! The expression language of rubric files: text to syntax tree.
//!
//! Small, total, without loops: arithmetic, comparison, `and or not`, `if … then … else`, and
//! functions by name. Numbers carry their unit: `60 %`, `20 万元/亩`. Names are kebab-case, so a
//! minus sign stands between spaces. [`parse`] knows units (to find where a unit ends) but
//! neither figures nor types: those are the graph's.

mod parse;
mod token;

pub use parse::{Expression, Spanned, WHERE, parse};
pub use token::{Token, tokens};

/// What is wrong in an expression, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionProblem {
    /// Bytes from the start of the expression.
    pub offset: usize,
    /// Key of the message.
    pub code: &'static str,
    /// What stands there.
    pub found: String,
    /// What should stand there, if the message does not say it already.
    pub expected: String,
}

impl ExpressionProblem {
    /// A problem at `offset`.
    pub fn new(offset: usize, code: &'static str, found: impl Into<String>) -> Self {
        Self { offset, code, found: found.into(), expected: String::new() }
    }

    /// With what should stand there.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }
}
