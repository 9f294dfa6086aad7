//! What is said when figures and ledgers are brought in from a file.
//!
//! [`Note`] is what is remarked of a sheet, row or cell, [`ImportRefusal`] why a file was not read;
//! both are plain data; [`groups_of_notes`] gathers notes for a page, [`sheet_origin`] tells whether a
//! figure still is what a sheet said, [`note_text`] and [`import_refusal_text`] put them into words.

mod gathered;
mod note;
mod origin;
mod refusal;
mod words;

pub use gathered::{NoteGroup, groups_of_notes};
pub use note::{Note, NoteCode, SheetCode};
pub use origin::{sheet_origin, sheet_origin_text};
pub use refusal::ImportRefusal;
pub use words::{import_refusal_text, note_text};
