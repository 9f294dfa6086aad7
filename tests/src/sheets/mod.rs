//! Invented spreadsheets.
//!
//! * [`brim`]: a dossier with a value in every field, odd ones among them.

pub mod brim;
