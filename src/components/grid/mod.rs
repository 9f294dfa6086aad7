//! A table that is worked on like a spreadsheet.

mod editor;
mod frame;
mod head;
mod keys;
mod model;
mod row;
mod tools;

pub(crate) use frame::Grid;
pub(crate) use model::GridAction;
