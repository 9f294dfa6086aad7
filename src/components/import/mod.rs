//! Spreadsheets brought into a draft, and the template for them.

mod headings;
mod notes;
mod parts;
mod pick;
mod preview;
mod reading;
mod sources;
mod takes;
mod template;
mod unfold;

pub(crate) use pick::PickSheets;
pub(crate) use preview::Preview;
pub(crate) use reading::{Reading, Refusals};
pub(crate) use sources::Sources;
pub(crate) use template::TemplateCard;
