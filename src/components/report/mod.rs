//! The development report: what it says, what can be written into it, and what can be done with it.

mod actions;
mod document;
mod own;
mod section;
mod sentence;
mod standing;
mod table;
mod trend;

pub(crate) use document::Document;
pub(crate) use standing::{NothingYet, Standing};
