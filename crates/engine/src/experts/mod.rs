//! Expert review of applications (专家评审), by rules that are data of `experts.toml`.
//!
//! * [`rules`]: criteria, scale, trimmed mean, conflicts of interest, quotas.
//! * [`judge`]: sheets of experts → the mean of each application, every sheet with what became of it.
//! * [`proposal`]: the list that is proposed, by kind.

pub mod judge;
pub mod proposal;
pub mod rules;

pub use judge::{Application, Expert, Judged, ScoreSheet, SheetState, judged};
pub use proposal::{KindList, Line, Outcome, Proposal, proposal_of};
pub use rules::{ConflictBy, Criterion, ExpertHeadings, ExpertRules};
