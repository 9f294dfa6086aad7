//! What the app knows. Plain structs; signals only in [`session`].
//!
//! * [`draft`]: a draft as the manager fills it in.
//! * [`dossier`]: a draft from and to the command line's file.
//! * [`filing`]: the same, in a part of the app that comes when it is needed.
//! * [`history`]: undo and redo.
//! * [`points`], [`comparison`]: states of a draft to go back to, and what differs.
//! * [`desk`]: the officials' desk.
//! * [`ledger`], [`grid`]: tables of a draft, and how a grid works on them.
//! * [`shipped`]: rubrics and forms that come with the app.
//! * [`workspace`]: a draft with its evaluation, kept up to date edit by edit.
//! * [`reading`]: what pages read of it.
//! * [`plan`]: the forms with their labels.
//! * [`remarks`]: what is said at a figure.
//! * [`order`]: the indicator table sorted.
//! * [`report`]: the development report.
//! * [`import`]: spreadsheets read, looked at and taken; the forms as a workbook.
//! * [`period`]: packs, the next report, earlier reports.
//! * [`roll`]: a firm roll read, looked at and taken.
//! * [`route`]: addresses of pages.
//! * [`saving`], [`shelf`]: where a draft stands with the store, and the store.
//! * [`saves`], [`seat`]: what the session writes, and whether it may.
//! * [`backups`], [`erasing`]: everything in one file, everything taken away.
//! * [`tables`], [`print`]: tables as files, and what stands on paper.
//! * [`session`]: all of it as signals, with autosave.

mod backups;
pub(crate) mod comparison;
pub(crate) mod desk;
pub(crate) mod dossier;
pub(crate) mod draft;
mod erasing;
mod filing;
pub(crate) mod grid;
pub(crate) mod handing;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod ledger;
pub(crate) mod order;
pub(crate) mod period;
pub(crate) mod plan;
mod points;
mod print;
mod reading;
pub(crate) mod remarks;
pub(crate) mod report;
pub(crate) mod roll;
pub(crate) mod route;
mod saves;
pub(crate) mod saving;
mod seat;
pub(crate) mod session;
pub(crate) mod shelf;
pub(crate) mod shipped;
pub(crate) mod tables;
pub(crate) mod workspace;

pub(crate) use draft::{Answer, Basic, Draft};
pub(crate) use route::Route;
pub(crate) use session::Session;
pub(crate) use workspace::Workspace;
