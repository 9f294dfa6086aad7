//! The tables of a draft, with what follows from them.
//!
//! * [`table`]: rows as they are filled in, and their edits. Part of the draft.
//! * [`steps`]: edits as steps that can be taken back.
//! * [`desk`]: the tables evaluated, kept up to date edit by edit.
//! * [`shown`]: a table as its grid shows it.
//! * [`remarks`]: what is wrong, in words, with the way there.
//!
//! Only pages of a draft reach the last three; what the list of drafts needs of tables are the
//! figures that follow, which are kept in the draft.

pub(crate) mod desk;
pub(crate) mod remarks;
pub(crate) mod shown;
mod steps;
pub(crate) mod table;

pub(crate) use desk::Desk;
pub(crate) use remarks::LedgerRemark;
pub(crate) use shown::compare;
pub(crate) use table::{TableEdit, TableRow, Tables};
