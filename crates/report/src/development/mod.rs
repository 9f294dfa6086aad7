//! The development report (发展报告), free of any file format.
//!
//! * [`narrative`]: its sections and sentences as data, JSON of `narrative.toml`.
//! * [`speaker`]: what a sentence says of a figure.
//! * [`words`]: amounts, rates and changes in words.
//! * [`ledger_tables`]: rows of ledgers as tables.
//! * [`trend`]: figures over several reports, as charts with the table that says the same.
//! * [`closing`]: shortcomings and measures.
//! * [`build`]: all of it for one dossier. [`as_text`]: as plain text.

pub mod as_text;
pub mod build;
mod closing;
mod ledger_tables;
pub mod narrative;
mod speaker;
pub mod trend;
mod words;

pub use as_text::development_text;
pub use build::{DevelopmentReport, ReportSource, Section, TitledTable, development_report};
pub use narrative::Narrative;
pub use trend::{Bar, Trend};
