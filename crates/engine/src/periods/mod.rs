//! Periods: how figures of several reports compare, and how the next report begins.
//!
//! * [`change`]: growth, words where a rate would mislead, share in growth and pull.
//! * [`quarters`]: running totals → single quarters.
//! * [`rules`]: which figures have a base, and what the next report takes over, as data.
//! * [`series`]: a figure over all reports at hand.
//! * [`next`]: a report started from the last one.
//! * [`pack`]: what the official tells all clusters for a period.
//! * [`origin`]: where a figure comes from that was not typed.
//!
//! Exact throughout; nothing here rounds, and a rate on a base of zero or below does not exist.

pub mod change;
pub mod next;
pub mod origin;
pub mod pack;
pub mod quarters;
pub mod rules;
pub mod series;

pub use change::{Change, Direction, change_of, contribution_of, pull_of};
pub use next::{FilledBase, NextRefusal, NextReport, next_report};
pub use origin::{Origin, SheetOrigin};
pub use pack::{
    Applied, PackCluster, PackRemark, PeriodPack, Published, apply_pack, changed_since_pack,
};
pub use quarters::{period_after, previous_quarter, quarter_of, quarter_values};
pub use rules::{BaseReport, PeriodRules};
pub use series::{Reports, SeriesPoint, number_in};
