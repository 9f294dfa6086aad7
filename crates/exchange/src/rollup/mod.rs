//! Roll-ups: dossier files and the city's table in, JSON out.
//!
//! * [`submission`]: a file of a folder → a submission, or why it is set aside.
//! * [`fact_sheet`]: the same file → the fact sheet of its cluster.
//! * [`pack_figures`]: what a period pack says of the city, districts and industries.
//! * [`json`], [`ranking_json`]: a roll-up as JSON, every number with what it was made of.
//! * `city`, `bureau` (feature `spreadsheet`): the city's table, and the bureau's list of firms.
//! * [`reconciliation_json`]: the reconciliation as JSON.

#[cfg(feature = "spreadsheet")]
pub mod bureau;
#[cfg(feature = "spreadsheet")]
pub mod city;
pub mod fact_sheet;
pub mod json;
pub mod pack_figures;
pub mod ranking_json;
pub mod reconciliation_json;
pub mod submission;

pub use fact_sheet::fact_sheet_from_bytes;
pub use json::rollup_json;
pub use pack_figures::figures_of_pack;
pub use reconciliation_json::reconciliation_json;
pub use submission::{Judge, submission_from_bytes};
