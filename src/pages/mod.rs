//! Pages, one file per route.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#![allow(unreachable_pub, reason = "leptos makes a public item of each component")]

mod desk;
mod draft;
mod due;
mod handing;
mod home;
mod import;
mod indicators;
mod ledger;
mod part;
mod period;
mod points;
mod print;
mod report;
mod roll;
mod section;
mod unknown;
mod waiting;
mod why;
mod workspace;
mod xray;

pub(crate) use desk::desk_part;
pub(crate) use draft::{DraftPages, DraftParts};
pub(crate) use home::Home;
pub(crate) use ledger::LedgerPages;
pub(crate) use part::{Draw, Part};
pub(crate) use section::SectionPage;
pub(crate) use unknown::Unknown;
pub(crate) use waiting::Waiting;
pub(crate) use workspace::WorkspaceFrame;
