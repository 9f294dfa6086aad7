//! What surrounds every page.

mod conflict_banner;
mod draft_head;
mod due_status;
mod header;
mod headline;
mod keys_dialog;
mod notice_bar;
mod save_status;
mod tab_bar;
mod task_list;

pub(crate) use conflict_banner::SavingBanner;
pub(crate) use draft_head::DraftHead;
pub(crate) use due_status::DueStatus;
pub(crate) use header::{Header, Tagline};
pub(crate) use headline::Headline;
pub(crate) use keys_dialog::KeysDialog;
pub(crate) use notice_bar::{NoticeBar, PUT_BACK};
use save_status::SaveStatus;
pub(crate) use tab_bar::{Tab, TabBar};
pub(crate) use task_list::TaskList;
