//! Report models: what pages and files show, free of any file format.
//!
//! Numbers come from the engine as exact values and leave as texts in the reader's language;
//! nothing here computes a score, and nothing here knows leptos, JSON or spreadsheets.
//!
//! * [`PageModel`]: everything the workspace shows of an evaluation, refreshed edit by edit.
//! * [`ScorePanel`], [`IndicatorRow`], [`Sparkline`]: its parts.
//! * [`paper`]: the tables of a print.
//! * [`forms`], [`FieldState`]: the forms that collect figures, and what a field says.
//! * [`roll`]: a firm roll's remarks, figures and reasons, as data and in words.
//! * [`package`]: submission packages, in words.
//! * [`pack`]: period packs, in words. [`period`]: figures of several periods side by side.
//! * [`import`]: what is remarked of a workbook that is brought in.
//! * [`ledger`]: what is wrong in ledgers, in words.
//! * [`creation`]: the check of the creation standards, in words.
//! * [`development`]: the development report.
//! * [`document`]: documents to edit, stamp and print. [`file_name`]: what files are called.
//! * [`development`]: the development report. [`bulletin`]: the roll-up of many, in words.
//! * [`reconciliation`]: submissions against the bureau's list.
//! * [`findings`]: remarks in words. [`text`]: an assessment as plain text.

pub mod bulletin;
pub mod creation;
pub mod derivation;
pub mod development;
pub mod document;
pub mod explanation;
mod field;
pub mod file_name;
pub mod findings;
pub mod forms;
mod headline;
pub mod import;
mod indicator;
pub mod ledger;
mod model;
pub mod numbers;
pub mod pack;
pub mod package;
mod panel;
pub mod paper;
pub mod period;
pub mod reconciliation;
pub mod roll;
mod sparkline;
mod stars;
pub mod tables;
pub mod text;
mod typed;
mod xray;

pub use creation::creation_text;
pub use derivation::{Derivation, derivation, with_derived_origins};
pub use explanation::{ExplanationSheet, InputRow, explanation_sheet};
pub use field::{FieldState, SectionState, field_state, growth_text, section_state};
pub use file_name::{FileName, safe_file_name};
pub use findings::{finding_message, rubric_error_lines};
pub use forms::{Forms, forms_from_json};
pub use indicator::{IndicatorRow, RowState};
pub use ledger::{LedgerRemark, ledger_lines, ledger_remark};
pub use model::PageModel;
pub use pack::{pack_lines, pack_remark};
pub use panel::{DimensionRow, ScorePanel, TermRow, VetoRow};
pub use sparkline::{CurveDrawing, Sparkline};
pub use stars::{star_range_words, star_words};
pub use text::assessment_text;
pub use typed::{NoteKind, entry_display, typed_note};
pub use xray::{GapRow, MissingRow, XRay, xray};
