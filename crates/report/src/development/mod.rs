//! The development report (发展报告), free of any file format.
//!
//! * [`narrative`]: its sections and sentences as data, JSON of `narrative.toml`.
//! * [`sentence`]: words, numbers that can be asked why, and what is to be filled in.
//! * [`speaker`]: what a sentence says of a figure.
//! * [`words`]: amounts, rates and changes in words.
//! * [`ledger_tables`]: rows of ledgers as tables.
//! * [`trend`]: figures over several reports, as charts with the table that says the same;
//!   [`axis`]: the scale beside their bars.
//! * [`closing`]: shortcomings and measures.
//! * [`facts`]: key figures for a sheet of facts.
//! * [`build`]: all of it for one dossier. [`as_text`]: as plain text.

pub mod as_text;
mod axis;
pub mod build;
mod closing;
mod facts;
mod ledger_tables;
pub mod narrative;
pub mod sentence;
mod speaker;
pub mod trend;
pub(crate) mod words;

pub use as_text::development_text;
pub(crate) use build::section_number;
pub use build::{DevelopmentReport, ReportSource, Section, TitledTable, development_report};
pub use facts::key_facts;
pub use narrative::Narrative;
pub use sentence::{About, Piece, Sentence};
pub use trend::{Bar, Tick, Trend};
