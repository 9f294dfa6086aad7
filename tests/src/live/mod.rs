//! Live workbooks: what they must say, changes made inside them, and `LibreOffice` to compute them.
//!
//! * [`expected`]: what the engine says of a dossier, as the sheets print it.
//! * [`edit`]: cells changed inside a file.
//! * [`office`]: files computed anew.

pub mod edit;
pub mod expected;
pub mod office;
