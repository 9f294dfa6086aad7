//! Spreadsheets laid over a draft: read once, looked at as often as something else is chosen, taken
//! as plain data; and the forms written as a workbook.
//!
//! * [`protocol`]: what is asked and replied.
//! * [`desk`]: the workbooks that are kept. [`scheme`]: what they are read by.
//! * [`laid`]: workbooks laid over a draft. [`preview`], [`parts`]: what is shown of that, and
//!   [`taken`] what the draft takes over.

mod desk;
mod laid;
mod parts;
mod preview;
pub(crate) mod protocol;
mod scheme;
mod taken;
#[cfg(test)]
mod tests;

pub(crate) use desk::SheetDesk;
