//! The list of drafts, and ways to a new one.

mod draft_list;
mod new_draft;
mod open_file;
mod set_aside;

pub(crate) use draft_list::DraftList;
pub(crate) use new_draft::NewDraft;
pub(crate) use open_file::OpenFile;
pub(crate) use set_aside::SetAside;
