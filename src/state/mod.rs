//! What the app knows. Plain structs; signals only in [`session`].
//!
//! * [`draft`]: a draft as the manager fills it in.
//! * [`dossier`]: a draft from and to the command line's file.
//! * [`history`]: undo and redo.
//! * [`shipped`]: rubrics and forms that come with the app.
//! * [`workspace`]: a draft with its evaluation, kept up to date edit by edit.
//! * [`plan`]: the forms with their labels.
//! * [`remarks`]: what is said at a figure.
//! * [`order`]: the indicator table sorted.
//! * [`route`]: addresses of pages.
//! * [`saving`], [`shelf`]: where a draft stands with the store, and the store.
//! * [`tables`]: tables as files.
//! * [`session`]: all of it as signals, with autosave.

pub(crate) mod dossier;
pub(crate) mod draft;
pub(crate) mod history;
pub(crate) mod order;
pub(crate) mod plan;
pub(crate) mod remarks;
pub(crate) mod route;
pub(crate) mod saving;
pub(crate) mod session;
pub(crate) mod shelf;
pub(crate) mod shipped;
pub(crate) mod tables;
pub(crate) mod workspace;

pub(crate) use draft::{Answer, Draft};
pub(crate) use route::Route;
pub(crate) use session::Session;
pub(crate) use workspace::Workspace;
