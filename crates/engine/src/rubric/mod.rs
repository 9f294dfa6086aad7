//! Rubrics: what is declared, how it is read and checked, and what it is compiled to.
//!
//! * [`document`]: the declared rubric, plain data; its RFC 8785 JSON is the canonical form.
//! * [`problem`]: what is wrong in it, by path.
//! * [`source`]: rubric files in TOML, with the place of everything (feature `source`).
//! * [`compiled`] and [`compile`]: checked and ready to assess.
//! * [`decode`]: the canonical form read back.
//! * [`curve`], [`digest`]: score curves; the fingerprint of an edition.

mod bands;
mod check;
pub mod compile;
pub mod compiled;
pub mod curve;
pub mod decode;
pub mod digest;
pub mod document;
mod figures;
#[cfg(feature = "source")]
pub(crate) mod inherit;
pub mod problem;
#[cfg(feature = "source")]
pub(crate) mod reader;
#[cfg(feature = "source")]
pub(crate) mod schema;
#[cfg(feature = "source")]
pub mod source;
mod vetoes;

pub use compile::rubric_from_canonical;
#[cfg(feature = "source")]
pub use compile::rubric_from_document;
pub use compiled::{Figure, Indicator, Rubric};
pub use document::{FigureType, RubricDocument, Term, Text};
pub use problem::Problem;
