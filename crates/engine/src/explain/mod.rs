//! Why a number is what it is: made on demand from node values, with no trace kept while editing.
//!
//! [`explanation_of`] answers for a [`Subject`]; the answer lists only what decides the result
//! now (a triggered "any of" lists the branch that triggered it). [`formula`] lays out a node as
//! a tree to be written with labels or with values.

mod explanation;
pub mod formula;
mod subject;

pub use explanation::{CurvePiece, Explanation, How, IndicatorSteps, Outcome, explanation_of};
pub use formula::{Formula, formula_of};
pub use subject::Subject;
