//! Sorting what comes in (分拣): each file is verified and held against the period pack and what is
//! there already.
//!
//! * [`reason`]: why a file is clean, needs a look or is blocked.
//! * [`file`]: one file. [`batch`]: many files held against each other.
//! * [`chain`]: versions of a submission. [`due`]: who is late or missing, and reminders.
//! * [`words`]: all of that in words.
//!
//! Nothing in a file decides about another cluster: what a file says is filed under the cluster that
//! its own verified head names, and nowhere else.

pub mod batch;
mod chain;
pub mod due;
pub mod file;
pub mod reason;
pub mod words;

pub use batch::settle;
pub use due::{Due, DueState, due_list, reminder};
pub use file::{Incoming, TriageContext, Triaged, triage_file};
pub use reason::{Lane, TriageCode, TriageReason};
pub use words::{lane_text, reason_text, remedy_text};
