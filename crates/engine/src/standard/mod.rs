//! Standards: conditions that must all hold, each by one of its routes; nothing is worth points.
//!
//! A rubric says how good something is, a [`Standard`] whether it may be at all: the check that a
//! district runs before it applies for a cluster. Its conditions are written in the language of
//! rubrics and judged on raw, unrounded quantities.
//!
//! * [`document`]: what is declared, read from canonical JSON.
//! * [`source`]: standard files in TOML, with the place of everything (feature `source`).
//! * [`compile`]: checked and ready to judge.
//! * [`judge`]: a dossier → passed, failed or open, condition by condition.

pub mod compile;
pub mod document;
pub mod judge;
#[cfg(feature = "source")]
mod schema;
#[cfg(feature = "source")]
pub mod source;

pub use compile::{Standard, standard_from_canonical};
pub use document::{ConditionEntry, NeedEntry, RouteEntry, StandardDocument};
pub use judge::{Judgement, NeedState, Verdict, judge};
