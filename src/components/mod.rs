//! Components, by area. They receive values, emit callbacks and hold no arithmetic.
//!
//! * `shell`: what surrounds every page.
//! * `form`: the fields of a section.
//! * `grid`: a table that is worked on like a spreadsheet.
//! * `ledger`: the tables of a form, what is wrong in them, and the guide.
//! * `score`: panel, indicator rows, curves.
//! * `why`: links from numbers and the explanation beside the page.
//! * `report`: the development report.
//! * `import`: spreadsheets brought into a draft, and the template for them.
//! * `period`: pack, earlier reports and next report.
//! * `handing`: a draft handed in, and packages checked.
//! * `desk`: the officials' desk.
//! * `roll`: the import of a firm roll.
//! * `xray`: gaps and missing figures.
//! * `drafts`: the list of drafts and ways to a new one.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its properties")]
#![allow(unreachable_pub, reason = "leptos makes a public item of each component")]

pub(crate) mod desk;
pub(crate) mod drafts;
pub(crate) mod form;
pub(crate) mod grid;
pub(crate) mod handing;
pub(crate) mod import;
pub(crate) mod ledger;
pub(crate) mod period;
pub(crate) mod report;
pub(crate) mod roll;
pub(crate) mod score;
pub(crate) mod shell;
pub(crate) mod why;
pub(crate) mod xray;
