//! Figures and ledgers from spreadsheets, and the workbook of forms for them.
//!
//! [`import_from_bytes`] reads XLSX, XLS, ODS and CSV into an [`Import`]: figures and rows that are
//! proposed, and a note on everything that was mended, refused or set aside, by sheet and cell.
//! [`merge`](merge::merge) lays imports over a dossier and shows what is filled, what differs and
//! where files contradict each other. [`template::template`] writes the forms as XLSX.
//!
//! ```text
//! bytes ─ container ─ workbook ─ layout (headings, labels, marker) ─ cells ─ Import ─ merge ─ dossier
//! ```
//!
//! Limits, held before and while a file is read: 20 MB, 64 MB inflated, 200 entries, 1,000,000
//! cells. Nothing is guessed: what a heading means comes from the labels of rubric and ledgers and
//! from a list of synonyms, which are data.

mod amount;
mod container;
mod convert;
mod field;
mod gather;
mod heading;
mod import;
mod layout;
mod limits;
mod marks;
pub mod merge;
mod number;
mod ods;
mod open;
pub mod origins;
mod plain_text;
mod read;
mod rows;
mod scheme;
mod styles;
mod sums;
pub mod template;
pub mod words;
pub mod workbook;
mod xls;
mod xlsx;
mod xml;

use report::import::ImportRefusal;

pub use import::{
    Expected, Import, MappedColumn, OpenFor, OpenHeading, Origin, Proposed, ProposedRow,
    ProposedTable, import_from_bytes, import_from_workbook, proposals_from_workbook,
};
pub use limits::{MOST_BYTES, MOST_CELLS, MOST_ENTRIES, MOST_INFLATED};
pub use plain_text::workbook_from_text;
pub use scheme::{Scheme, Synonyms, Target};
pub use workbook::{Content, FileKind, Workbook};

use container::{Container, container_of};

use crate::firm_roll::Gb18030;

/// The sheets of a file, whatever its name says.
///
/// # Errors
/// Why the file was not read; nothing of it is used then.
pub fn workbook_from_bytes(bytes: &[u8]) -> Result<Workbook, ImportRefusal> {
    workbook_from_bytes_by(bytes, crate::firm_roll::gb18030)
}

/// As [`workbook_from_bytes`], with a reader of GB18030 from outside: a browser has one.
///
/// # Errors
/// As [`workbook_from_bytes`].
pub fn workbook_from_bytes_by(
    bytes: &[u8],
    gb18030: impl FnOnce(&[u8]) -> Gb18030,
) -> Result<Workbook, ImportRefusal> {
    match container_of(bytes)? {
        Container::Xlsx(parts) => xlsx::workbook_from_xlsx(&parts),
        Container::Ods(parts) => ods::workbook_from_ods(&parts),
        Container::Xls => xls::workbook_from_xls(bytes),
        Container::Text => plain_text::workbook_from_text_file(bytes, gb18030),
    }
}
