//! The development report of the open draft.
//!
//! * [`paragraphs`]: what people write into it themselves. Part of the draft.
//! * [`clerk`]: the worker that writes it.
//! * [`writing`]: how far it is, and what can be done with it.
//!
//! Only the page of the report reaches the last two.

mod clerk;
mod paragraphs;
pub(crate) mod writing;

pub(crate) use writing::{ReportState, of_report, report_state};
