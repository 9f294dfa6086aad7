//! The oracle: the exact meaning of the reference rubrics, written down a second time, by hand
//! and by another arithmetic, to judge the engine by.
//!
//! [`assess`] is the way in. The modules stand in reading order.

mod number;

mod document;

mod rubric;

mod figures;

mod formulas;

mod indicators;

mod weights;

mod vetoes;

mod stars;

mod answer;

mod json;

#[cfg(test)]
mod worked;

pub use answer::{Asked, Verdict, assess};
pub use document::{Json, Refusal, read};
pub use figures::{Finding, Severity};
pub use json::Answer;
pub use number::{Exact, exact, half_up, two_places};
pub use rubric::{FigureRow, Form, Kind, Rubric, figure_rows};
