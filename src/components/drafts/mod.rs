//! The list of drafts, and ways to a new one.

mod backups;
mod compare_points;
mod draft_list;
mod erase;
mod new_draft;
mod open_file;
mod point_item;
mod points_dialog;
mod set_aside;

pub(crate) use backups::Backups;
pub(crate) use draft_list::DraftList;
pub(crate) use erase::Erase;
pub(crate) use new_draft::NewDraft;
pub(crate) use open_file::OpenFile;
pub(crate) use points_dialog::PointsDialog;
pub(crate) use set_aside::SetAside;
