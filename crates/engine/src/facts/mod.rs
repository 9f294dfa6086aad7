//! From what was given to facts: entries read, refused with a reason, or missing.
//!
//! * [`period`]: the reporting period.
//! * [`entry`]: one entry as given, and the fact or problem it makes.
//! * [`typed`]: what people type, made into an entry.
//! * [`finding`]: remarks for the user.
//! * [`factset`]: the facts of a dossier, and the checks between them.

pub mod entry;
pub mod factset;
pub mod finding;
pub mod period;
pub mod typed;

pub use entry::{RawEntry, fact_from_entry};
pub use factset::{Dossier, FactSet, facts_from_entries};
pub use finding::{Argument, Finding, FindingCode, Severity};
pub use period::ReportingPeriod;
pub use typed::{Typed, TypedProblem, entry_from_typed};
