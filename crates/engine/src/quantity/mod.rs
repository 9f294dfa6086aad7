//! Exact numbers with units, and what may stand in place of a number.
//!
//! * [`rational`]: exact rationals, their decimal texts, rounding and printing.
//! * [`unit`]: units, their dimensions and the table that a rubric declares.
//! * [`known`]: a value, missing, or not applicable.

pub mod known;
pub mod rational;
pub mod unit;

pub use known::Known;
pub use rational::{Hundredths, Rational};
pub use unit::{Dimension, Nature, Type, Unit, UnitTable};
