//! A firm roll in a draft: read beside the page, looked at, taken.
//!
//! * [`import`]: how far the reading of a roll has come, and what can be done next.
//! * [`reader`]: the worker that reads.
//! * [`rows`]: what becomes of each figure. [`taking`]: figures taken, and taken back.

pub(crate) mod import;
mod reader;
pub(crate) mod rows;
mod taking;

use report::forms::Section;

pub(crate) use import::{RollImport, roll_import};

/// The figure that every roll is about.
const REVENUE: &str = "revenue";

/// True if a roll has figures of a section.
pub(crate) fn fills(section: &Section) -> bool {
    section.figures().any(|figure| figure == REVENUE)
}
