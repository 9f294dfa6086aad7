//! Explanations: links from numbers, and the sheet that answers.

mod why_link;
mod why_sheet;

pub(crate) use why_link::WhyLink;
pub(crate) use why_sheet::WhySheet;
