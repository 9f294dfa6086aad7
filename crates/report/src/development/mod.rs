//! The development report (发展报告), free of any file format.
//!
//! * [`narrative`]: its sections and sentences as data, JSON of `narrative.toml`.
//! * [`speaker`]: what a sentence says of a figure.
//! * [`words`]: amounts, rates and changes in words.
//! * [`ledger_tables`]: rows of ledgers as tables.
//! * [`closing`]: shortcomings and measures.
//! * [`build`]: all of it for one dossier. [`as_text`]: as plain text.

pub mod as_text;
pub mod build;
mod closing;
mod ledger_tables;
pub mod narrative;
mod speaker;
mod words;

pub use as_text::development_text;
pub use build::{DevelopmentReport, ReportSource, Section, TitledTable, development_report};
pub use narrative::Narrative;
