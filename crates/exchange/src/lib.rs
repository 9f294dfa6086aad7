//! Readers and writers of the files that people exchange.
//!
//! * [`dossier_file`]: the figures of a dossier, JSON, read strictly.
//! * [`assessment_file`]: an assessment as JSON, byte for byte the same on every target.
//! * [`dossier_writer`]: a draft as the file that [`dossier_file`] reads.
//! * [`creation_file`]: the check of the creation standards as an application.
//! * `expert_sheets` (feature `spreadsheet`): lists and score sheets of experts, out and in.
//! * [`explanation_file`]: an explanation as JSON.
//! * [`ledger_file`]: the tables, reasons and earlier reports of a dossier.
//! * [`ledger_writer`]: the same as the file that is read.
//! * `live_workbook` (feature `spreadsheet`): a dossier as a workbook whose formulas compute the assessment.
//! * [`origin_file`]: where figures come from that were not typed.
//! * [`pack_file`]: period packs.
//! * [`pack_form`]: what an official fills in for a period → its pack.
//! * [`peer_file`]: a kind's medians and quartiles, without names.
//! * `package` (feature of that name): submission packages, their check and their seal.
//! * `portfolio` (feature `package`): what an official keeps of a period, and the review log.
//! * [`report_file`]: the development report and other documents on a dossier file.
//! * [`document`]: documents as a page to print, CSV and JSON, and (feature of that name) DOCX.
//! * [`report_html`]: a development report as a page to print.
//! * `firm_roll` (feature of that name): a firm roll as CSV → figures, every repair in sight.
//! * `spreadsheet` (feature of that name): figures and ledgers from XLSX, XLS, ODS and CSV, and forms.
//! * [`refusal_text`]: why a dossier file was refused, in words.
//! * `review` (feature `package`): the reviewed score beside the own one, and what goes back.
//! * [`roll_file`]: the roll that a dossier's figures were taken from.
//! * [`rollup`]: submissions of a folder and the city's table → roll-up, as JSON.
//! * `rollup_workbook` (feature `spreadsheet`): a roll-up as a workbook that computes.
//! * [`table_csv`]: a table for spreadsheets.
//! * `triage` (feature `package`): what comes in, sorted, with reasons and remedies.
//!
//! This crate opens no files: it turns bytes into values and values into texts.

pub mod assessment_file;
pub mod creation_file;
pub mod document;
pub mod dossier_file;
pub mod dossier_writer;
#[cfg(feature = "spreadsheet")]
pub mod expert_sheets;
pub mod explanation_file;
#[cfg(feature = "firm-roll")]
pub mod firm_roll;
pub mod ledger_file;
pub mod ledger_writer;
#[cfg(feature = "spreadsheet")]
pub mod live_workbook;
pub mod origin_file;
pub mod pack_file;
pub mod pack_form;
#[cfg(feature = "package")]
pub mod package;
pub mod peer_file;
#[cfg(feature = "package")]
pub mod portfolio;
mod refusal_text;
pub mod report_file;
pub mod report_html;
#[cfg(feature = "package")]
pub mod review;
pub mod roll_file;
pub mod rollup;
#[cfg(feature = "spreadsheet")]
pub mod rollup_workbook;
#[cfg(feature = "spreadsheet")]
pub mod spreadsheet;
mod strict_json;
pub mod table_csv;
#[cfg(feature = "package")]
pub mod triage;

pub use assessment_file::{assessment_json, assessment_json_with_ledgers};
pub use creation_file::{creation_entries, creation_json};
pub use dossier_file::{DossierFile, Refusal, dossier_from_bytes};
pub use dossier_writer::dossier_json;
pub use explanation_file::explanation_json;
pub use ledger_file::{LedgerRefusal, ledgers_from_text};
pub use ledger_writer::{dossier_json_with_ledgers, dossier_json_with_origins, prior_json};
pub use origin_file::{origins_from_text, origins_json, origins_of_bases};
pub use pack_file::{PackRefusal, pack_from_bytes, pack_json};
pub use refusal_text::refusal_text;
pub use report_file::{ReadDossier, document_of_dossier, report_of_dossier};
pub use report_html::report_html;
pub use roll_file::RollFile;
pub use table_csv::table_csv;
