//! Ledgers: tables of projects, firms, titles and checklists, and the rules over them, as data.
//!
//! What a rubric is to figures, [`Ledgers`] are to tables: which tables and columns there are,
//! which figures follow from them, and which rules they must keep. Nothing of it is part of the
//! rubric or its digest: it says how figures come about and what looks wrong, not what they are
//! worth.
//!
//! * [`date`], [`cell`]: days of the calendar, and what a cell holds.
//! * [`document`], [`decode`]: the declared ledgers, plain data, read from canonical JSON.
//! * [`source`]: ledger files in TOML, with the place of everything (feature `source`).
//! * `preset`: rows that are put into a table to be answered.
//! * [`term`], [`operators`]: expressions over rows, tables and earlier reports.
//! * [`compiled`] and [`compile`]: checked and ready to evaluate.
//! * [`typing`]: what people type and paste into cells, in its strict form.
//! * [`input`], [`typed`], [`book`]: a dossier's tables as given, cell by cell, and as read.
//! * [`aggregate`], [`derive`]: what is made of many rows, and figures that follow from tables.
//! * [`rules`], [`finding`], [`reasons`]: what is wrong, and what was said to explain it.
//! * [`sheet`]: all of it for one dossier, kept up to date edit by edit.

pub mod aggregate;
pub mod book;
mod build;
pub mod cell;
pub mod codes;
pub mod compile;
pub mod compiled;
pub mod date;
pub mod decode;
pub mod derive;
pub mod document;
pub mod finding;
pub mod input;
mod names;
pub mod operators;
mod preset;
pub mod reasons;
mod rule_compile;
pub mod rules;
#[cfg(feature = "source")]
mod schema;
pub mod sheet;
#[cfg(feature = "source")]
pub mod source;
pub mod term;
pub mod typed;
pub mod typing;

pub use aggregate::Behind;
pub use book::Book;
pub use cell::{Cell, CellType};
pub use compile::ledgers_from_canonical;
pub use compiled::Ledgers;
pub use date::Date;
pub use derive::{DerivedFigure, derived_texts, dossier_with_derived};
pub use document::LedgerDocument;
pub use finding::{LedgerFinding, ReasonState, Shown};
pub use input::{LedgerInput, RawRow, RawTable, Report};
pub use sheet::LedgerSheet;
