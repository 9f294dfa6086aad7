//! The tables of a form, what is wrong in them, and the guide.

mod basics;
mod guide;
mod remarks;
mod tables;

pub(crate) use guide::Guide;
pub(crate) use remarks::Remarks;
pub(crate) use tables::FormTables;
