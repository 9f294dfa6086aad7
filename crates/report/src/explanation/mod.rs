//! Explanations in words: formula with labels and with values, rounding, inputs, basis.

mod formula_text;
mod sheet;

pub(crate) use formula_text::{LOOSEST, TIGHTEST, figure_value, infix};
pub use formula_text::{Style, formula_text};
pub use sheet::{ExplanationSheet, InputRow, explanation_sheet};
