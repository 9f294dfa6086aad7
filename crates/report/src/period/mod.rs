//! Periods in words: figures beside those of other periods, where they come from, and what the
//! next report takes over.
//!
//! * [`comparison`]: this period, the year before, the quarter before, and what became of them.
//! * [`carried`]: what the next report takes over and what begins anew.

pub mod carried;
pub mod comparison;

pub use carried::{Carried, carried};
pub use comparison::{Asked, Comparison, ComparisonCell, ComparisonRow, Scale, comparison};
