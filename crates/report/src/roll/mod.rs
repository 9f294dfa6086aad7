//! A firm roll as people see it: remarks by row and column, figures with their origin, and why a
//! figure is not filled; all of it free of any file format.
//!
//! * [`remark`]: what is remarked of a cell, row or column.
//! * [`refusal`]: why a file is no roll.
//! * [`figures`]: what a roll fills, what it does not and what must be confirmed.
//! * [`differences`]: given figures beside those of a roll. [`taken`]: what a dossier keeps of it.
//! * [`words`]: all of these in words. [`preview`]: remarks gathered for a page.

pub mod differences;
pub mod figures;
pub mod preview;
pub mod refusal;
pub mod remark;
pub mod taken;
pub mod words;

pub use differences::{Agreement, agreement, difference, differences, entry_of_filled};
pub use figures::{Filled, NotFilled, Provenance, Question, QuestionKind, Reason, RollFigures};
pub use preview::{RemarkGroup, groups_of_remarks};
pub use refusal::RollRefusal;
pub use remark::{Gravity, Remark, RemarkCode, column_letter};
pub use taken::{TakenRoll, origin_text, provenance_text, roll_origin};
pub use words::{counted_text, filled_text, question_text, reason_text, refusal_text, remark_text};
