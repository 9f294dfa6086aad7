//! The whole-number form of an assessment, printed as cells of one sheet.
//!
//! A spreadsheet computes in binary floating point: whole numbers are exact up to 2⁵³, and
//! `LibreOffice` takes numbers within 2⁻⁴⁸ of each other as equal. So no number that is compared or
//! divided here is larger than 10¹⁴: larger ones are kept in parts of five digits, several cells a
//! number, and added, multiplied and divided as on paper. How many parts a number needs follows
//! from what its figures can be and from the promises of the program.
//!
//! * [`tape`]: the sheet's rows, written one after the other.
//! * [`form`]: a number as a sum of cells times factors, not yet written.
//! * [`ranges`]: what a number can be.
//! * [`inputs`]: the cells that read the figures.
//! * [`printer`]: an operation → cells. [`choose`], [`multiply`], [`divide`]: its operations.
//! * [`answers`]: the cells that hold what an assessment says.

mod answers;
mod choose;
mod divide;
mod form;
mod inputs;
mod multiply;
mod printer;
mod ranges;
mod tape;

pub(super) use answers::{
    AnswerCell, Answers, Headings, IndicatorCells, StateCells, SumCells, VetoCells, answers,
};
pub(super) use inputs::{FigureCells, InputCells, Place, Places};
pub(super) use tape::{Row, RowKind, Tape};

/// What stands for the digits of one part.
const BASE: i64 = 100_000;
/// No number in a cell, or on the way to it, grows larger.
const LIMIT: i128 = 40_000_000_000_000;
/// Figures from this amount on are not computed with.
pub(super) const LARGEST_FIGURE: i64 = 1_000_000_000;
