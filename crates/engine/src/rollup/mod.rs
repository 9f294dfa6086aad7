//! The roll-up (汇总): many assessed submissions of one period and the city's figures → totals,
//! growth, shares, structure and pipeline.
//!
//! * [`rules`]: what is added up, divided and counted, as data of `rollup.toml`.
//! * [`agreed`]: agreed values that take the place of submitted ones.
//! * [`submission`]: what a roll-up takes from a dossier.
//! * [`portfolio`]: which submissions count, and why others are set aside.
//! * [`city`]: the city's, districts' and industries' published figures.
//! * [`number`]: a number and what it was made of.
//! * [`totals`]: sums, growth on the comparable base, shares and points against the city.
//! * [`ratios`]: one total by another. [`pipeline`]: projects by stage.
//! * [`structure`]: location quotient, HHI, similarity and Krugman's index. [`alike`]: pairs that may
//!   be most alike.
//! * [`reconcile`]: the bureau's list of firms against the submissions.
//! * [`group`]: all of that for a set of submissions. [`whole`]: the roll-up.
//!
//! Exact throughout; nothing here rounds but [`structure::root_decimal`], which says so.

pub mod agreed;
mod alike;
pub mod city;
mod explained;
pub mod group;
pub mod number;
pub mod pipeline;
pub mod portfolio;
pub mod ratios;
pub mod reconcile;
pub mod rules;
pub mod structure;
pub mod submission;
pub mod totals;
pub mod whole;

pub use agreed::{AgreedValue, Decision};
pub use city::{CityFigure, CityFigures, Place};
pub use group::{Group, GroupOf, Member, PartOf};
pub use number::{Number, Source};
pub use portfolio::{Aside, AsideReason, Portfolio, portfolio_of};
pub use reconcile::{
    BureauFirm, ClusterLine, FirmLine, ItemLine, Matching, Reconciliation, reconcile,
};
pub use rules::RollupRules;
pub use structure::{Structures, root_decimal};
pub use submission::{FirmRow, Given, ProjectRow, ReportNumbers, Submission};
pub use totals::{Growth, Total, TotalLine};
pub use whole::{Rollup, rollup_of};
