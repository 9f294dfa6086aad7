//! Pack, earlier reports and next report of a draft.

mod begin;
mod carried;
mod comparison;
mod measures;
mod next;
mod pack;
mod pick;
mod review;

pub(crate) use begin::BeginForm;
pub(crate) use comparison::{ComparisonTable, ScaleSwitch};
pub(crate) use measures::Measures;
pub(crate) use next::NextCard;
pub(crate) use pack::PackCard;
