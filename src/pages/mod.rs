//! Pages, one file per route.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#![allow(unreachable_pub, reason = "leptos makes a public item of each component")]

mod draft;
mod home;
mod indicators;
mod ledger;
mod part;
mod print;
mod roll;
mod section;
mod unknown;
mod waiting;
mod workspace;
mod xray;

pub(crate) use draft::DraftPages;
pub(crate) use home::Home;
pub(crate) use indicators::Indicators;
pub(crate) use ledger::LedgerPages;
pub(crate) use part::Part;
pub(crate) use print::Print;
pub(crate) use roll::RollPages;
pub(crate) use section::SectionPage;
pub(crate) use unknown::Unknown;
pub(crate) use waiting::Waiting;
pub(crate) use workspace::WorkspaceFrame;
pub(crate) use xray::Xray;
