//! The officials' commands over a folder of submissions.
//!
//! * [`folder`]: the folder → a portfolio, with the rules.
//! * [`city`]: the city's table, and what a period pack says beside it.
//! * [`summary`]: `wutong rollup`.
//! * [`papers`]: what `wutong rollup` writes as files.
//! * [`reconcile`]: `wutong reconcile`.

mod city;
mod folder;
mod papers;
mod reconcile;
mod summary;

pub(crate) use folder::files_of;
pub use folder::{Rules, judges, portfolio_of_files};
pub(crate) use reconcile::reconcile;
pub(crate) use summary::rollup;
pub use summary::{RollupSource, rolled_up};
