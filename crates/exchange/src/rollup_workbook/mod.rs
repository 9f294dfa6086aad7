//! [`rollup_workbook`]: a roll-up as a workbook that computes: totals, growth, shares of the city,
//! percentage points, contribution, pull and ranks are formulas on the figures of the clusters and
//! of the city, so that a figure changed there gives what a roll-up would give.
//!
//! Whatever is added or compared is a whole number of a figure's smallest unit, so it is exact; a
//! share or rate is one division. What is too large or has more decimals than that says that it is
//! to be checked in Wutong. Points are values: they come from assessments. The bytes depend on
//! nothing but the arguments.
//!
//! * [`book`]: the request, and the sheets in their order.
//! * [`plan`]: the figures, cluster by cluster, and where they stand. [`standing`]: the same of
//!   points. [`places`]: rows, columns and names of cells.
//! * [`looks`]: what cells look like. [`paper`]: how sheets are printed.
//! * [`clusters`], [`city`]: the sheets that may be changed.
//! * [`totals`], [`parts`], [`ranks`], [`groups`]: the sheets of formulas; [`formulas`]: what they
//!   say; [`results`]: what they give now.
//! * [`explanation`], [`arithmetic`]: how it is computed.

mod arithmetic;
mod book;
mod city;
mod clusters;
mod explanation;
mod formulas;
mod groups;
mod looks;
mod paper;
mod parts;
mod places;
mod plan;
mod ranks;
mod results;
mod standing;
mod totals;

pub use book::{RollupRequest, RollupWorkbookError, rollup_workbook};
