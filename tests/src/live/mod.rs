//! Live workbooks: what they must say, and changes made inside them.
//!
//! * [`expected`]: what the engine says of a dossier, as the sheets print it.
//! * [`edit`]: cells changed inside a file.

pub mod edit;
pub mod expected;
