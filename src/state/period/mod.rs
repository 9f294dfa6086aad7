//! Periods of a draft: the pack that the official hands out, the next report, earlier reports
//! beside the present one.
//!
//! * [`origins`]: where figures come from that were not typed; what a pack locks.
//! * [`pack`]: a pack looked at, applied, removed.
//! * [`next`]: the next report from a draft.
//! * [`picked`]: files of both that were picked, until something is made of them.
//! * [`beginning`]: a report begun from them.
//! * [`last`]: what follows from the tables of a last report.
//! * [`earlier`]: figures beside those of earlier reports.
//! * [`measures`]: measures that an earlier report promised.
//!
//! All but the first and the last are reached only from the part `period`.

pub(crate) mod beginning;
pub(crate) mod earlier;
pub(crate) mod last;
pub(crate) mod measures;
pub(crate) mod next;
pub(crate) mod origins;
pub(crate) mod pack;
pub(crate) mod picked;
#[cfg(test)]
mod scenes;

pub(crate) use beginning::Beginning;
pub(crate) use earlier::Earlier;
pub(crate) use measures::Measure;
pub(crate) use pack::PackReview;
pub(crate) use picked::{Picked, lay_aside, picked_last, picked_pack};
