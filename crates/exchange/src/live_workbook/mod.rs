//! [`live_workbook`]: a dossier as a workbook that computes: every value, share, point, veto and
//! star is a formula on the cells of the figures, so that a figure changed there gives what the
//! app gives.
//!
//! It is exact for figures below 1,000,000,000 in their unit with up to six decimal places;
//! where a figure is larger, what hangs on it says that it is to be checked in Wutong. The bytes
//! depend on nothing but the arguments.
//!
//! * [`book`]: the request, and the sheets in their order.
//! * [`looks`]: what cells look like. [`paper`]: how sheets are printed.
//! * [`figures`], [`ledgers`], [`indicators`], [`vetoes`], [`stars`], [`explanation`]: the sheets.
//! * [`arithmetic`]: the sheet on which everything is computed; [`arithmetic_sheet`] writes it.
//! * [`origin`]: where a figure comes from, in words.

mod arithmetic;
mod arithmetic_sheet;
mod book;
mod explanation;
mod figures;
mod indicators;
mod ledgers;
mod looks;
mod origin;
mod paper;
mod stars;
mod vetoes;

pub use book::{
    LiveRequest, LiveWorkbookError, live_workbook, live_workbook_name, live_workbook_of_dossier,
};
