//! A firm roll: from the bytes of a CSV file to figures, with every repair and refusal in sight.
//!
//! [`firm_roll_from_bytes`] reads a file into a [`FirmRoll`]; [`figures_from_roll`] makes the
//! figures of one cluster and period. Nothing is dropped silently: what is mended, refused or set
//! aside is a remark with row and column. Nothing is guessed: what is doubtful is a question to
//! confirm. What headings and words mean comes from a [`Dictionary`], which is data.
//!
//! ```text
//! bytes ─ decode ─ grid ─ table (delimiter, headings) ─ rows ─ FirmRoll ─ figures
//! ```
//!
//! Limits: 20 MB and 1,000,000 cells, held before anything is parsed.

pub(crate) mod cell;
mod choice;
mod decode;
pub(crate) mod dictionary;
mod figures;
mod fit;
pub(crate) mod grid;
pub(crate) mod heading;
mod json;
mod listing;
pub(crate) mod plain;
mod questions;
mod roll;
mod rows;
mod table;
mod totals;
pub mod uscc;
mod words;

pub use choice::Choice;
pub(crate) use decode::gb18030;
pub use decode::{Decoded, Encoding, Gb18030, LARGEST, decoded_by, decoded_from_bytes};
pub use dictionary::{Dictionary, DictionaryError};
pub use figures::figures_from_roll;
pub use grid::MOST_CELLS;
pub use json::figures_json;
pub use listing::listed_firms;
pub use roll::{Cluster, FirmRoll, Heading, firm_roll_from_bytes, firm_roll_from_text};
pub use table::Delimiter;
pub use words::head_text;
