//! Readers and writers of the files that people exchange.
//!
//! * [`dossier_file`]: the figures of a dossier, JSON, read strictly.
//! * [`assessment_file`]: an assessment as JSON, byte for byte the same on every target.
//! * [`dossier_writer`]: a draft as the file that [`dossier_file`] reads.
//! * [`explanation_file`]: an explanation as JSON.
//! * `firm_roll` (feature of that name): a firm roll as CSV → figures, every repair in sight.
//! * [`table_csv`]: a table for spreadsheets.
//!
//! This crate opens no files: it turns bytes into values and values into texts.

pub mod assessment_file;
pub mod dossier_file;
pub mod dossier_writer;
pub mod explanation_file;
#[cfg(feature = "firm-roll")]
pub mod firm_roll;
mod strict_json;
pub mod table_csv;

pub use assessment_file::assessment_json;
pub use dossier_file::{DossierFile, Refusal, dossier_from_bytes};
pub use dossier_writer::dossier_json;
pub use explanation_file::explanation_json;
pub use table_csv::table_csv;
