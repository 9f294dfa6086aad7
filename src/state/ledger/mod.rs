//! The tables of a draft, with what follows from them.
//!
//! * [`table`]: rows as they are filled in, and their edits. Part of the draft.
//! * [`steps`]: edits as steps that can be taken back.
//! * [`declared`], [`shown`]: the tables that can be filled in, as their grids show them.
//! * [`desk`]: those of the open draft. [`edits`]: what is done to them.
//! * [`known`], [`evaluator`]: what the worker is told of them, and what it says.
//! * [`standing`]: whether it can be asked at all.
//!
//! Nothing here judges rows or computes figures: the worker does. What the list of drafts needs of
//! tables are the figures that follow, which are kept in the draft, with a note while they are
//! being worked out.

mod declared;
pub(crate) mod desk;
mod edits;
pub(crate) mod evaluator;
mod known;
#[cfg(test)]
pub(crate) mod native;
#[cfg(test)]
mod scenes;
pub(crate) mod shown;
pub(crate) mod standing;
mod steps;
pub(crate) mod table;

pub(crate) use desk::Desk;
pub(crate) use known::told_of;
pub(crate) use shown::compare;
pub(crate) use table::{TableEdit, TableRow, Tables};
