//! A firm roll: picked, looked at, taken.

mod figures;
mod headings;
mod pick;
mod preview;
mod questions;
mod reading;
mod remarks;
mod taken;

pub(crate) use pick::PickRoll;
pub(crate) use preview::Preview;
pub(crate) use reading::{Reading, Refused};
pub(crate) use taken::TakenCard;
