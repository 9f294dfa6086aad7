//! What takes long, beside the page: a second wasm module in a web worker, loaded when it is
//! first asked for.
//!
//! * [`protocol`]: what page and worker say to each other; the page links this part alone, and
//!   of [`ledger`] and [`handing`] what is told and answered.
//! * [`ledger`]: the tables of the open draft, evaluated edit by edit.
//! * [`handing`]: a dossier handed in, and packages checked.
//! * [`desk`]: answers requests, one after the other. Plain Rust, tested natively.
//!
//! `main.rs` is the module itself, and `worker.js` at the root of the repository loads it. Work is
//! cancelled by ending the worker: it holds nothing that the page has not.

pub mod desk;
mod gb18030;
pub mod handing;
pub mod ledger;
pub mod office;
pub mod protocol;
mod report;
mod roll;
mod sheets;
mod shipped;

pub use desk::{Desk, Host};
