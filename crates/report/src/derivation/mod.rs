//! [`Derivation`]: how a figure follows from tables, in words, with the rows that make it.

mod rows;
mod rule_words;

pub use rows::{Derivation, RowShare, derivation, derived_origin, with_derived_origins};
