//! Invented spreadsheets: forms filled to the brim, and awkward files made from stated causes.
//!
//! * [`brim`]: a dossier with a value in every field, odd ones among them.
//! * [`grid`]: a workbook as a case states it. [`zip_file`], [`xlsx`], [`ods`], [`xls`]: the
//!   plainest writers of each format, which share no code with the readers.
//! * [`case`]: a file, its cause and what must come of it. [`files`]: all of them.

pub mod brim;
pub mod case;
pub mod files;
pub mod grid;
pub mod ods;
pub mod xls;
pub mod xlsx;
pub mod zip_file;
