//! The small integer language that every other target prints: spreadsheets, SQL, query plans.
//!
//! A number is lowered to a numerator and a positive denominator, a truth to 0 or 1, and each
//! carries its states as 0 or 1, so a target needs whole numbers and nothing else. This module
//! knows no target. [`IntegerProgram::evaluate`] is the reference meaning of the operations;
//! a test holds it against the engine for every node, and another one for everything that an
//! assessment says ([`LoweredAssessment`]).

mod assessment;
mod lowering;
mod program;

pub use assessment::{
    LoweredAssessment, LoweredIndicator, LoweredNumber, LoweredStars, LoweredSum, LoweredVeto,
    MOST_PLACES, lowered_assessment,
};
pub use lowering::{FigureScale, Lowered, Lowering, lowered_nodes};
pub use program::{FigureInput, IntegerProgram, Operation, OperationId, Promise, Season};
