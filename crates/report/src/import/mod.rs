//! What is said when figures and ledgers are brought in from a file.
//!
//! [`Note`] is what is remarked of a sheet, row or cell, [`ImportRefusal`] why a file was not read;
//! both are plain data, [`note_text`] and [`import_refusal_text`] put them into words.

mod note;
mod refusal;
mod words;

pub use note::{Note, NoteCode, SheetCode};
pub use refusal::ImportRefusal;
pub use words::{import_refusal_text, note_text};
