//! The fields of a section.

mod basics;
mod error_summary;
mod field;
mod form_table;
mod not_applicable;
mod number_field;
mod pack_status;
mod period_select;
mod remarks;
mod yes_no_field;

pub(crate) use basics::Basics;
pub(crate) use error_summary::ErrorSummary;
pub(crate) use form_table::FormTable;
pub(crate) use pack_status::PackStatus;
pub(crate) use period_select::PeriodSelect;
