//! What an official keeps of a period (批次): the period pack, tables, packages, and the review log
//! that says what was done with them. The file is described byte for byte in `docs/portfolio.md`.
//!
//! * [`entry`]: a line of the log. [`log`]: the log, which only grows.
//! * [`state`]: what the log comes to. `past`, `possible`, `fold`: how.
//! * [`file`]: log and bytes as one file, and two of them merged. [`refusal`]: why one is not read.
//! * [`words`]: the log, conflicts and refusals in words.
//!
//! Nothing here has a clock: who writes an entry says when.

pub mod entry;
pub mod file;
mod fold;
pub mod log;
mod past;
mod possible;
pub mod refusal;
pub mod state;
pub mod words;

pub use entry::{ClusterKey, Entry, Event, PackageRef, Remark, TableUse, Target};
pub use file::{Files, PortfolioFile, Store};
pub use log::{Hand, Log};
pub use refusal::PortfolioRefusal;
pub use state::{
    Adjustment, Agreement, ClusterState, Conflict, DeskState, Ignored, Impossible, Objection,
    Status, Topic,
};
pub use words::{
    conflict_text, event_text, ignored_text, impossible_text, portfolio_refusal_text, status_text,
};
