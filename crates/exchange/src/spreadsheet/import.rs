//! [`Import`]: what a file proposes, and everything that is said of it.

use core::fmt;
use std::sync::Arc;

use engine::facts::RawEntry;
use report::import::{ImportRefusal, Note, SheetCode};
use report::roll::column_letter;

use super::marks;
use super::read::SheetReader;
use super::scheme::{Scheme, Target};
use super::workbook::{FileKind, Sheet, Workbook};
use super::workbook_from_bytes;

/// Where a value stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Name of the file; shared by all that stands in it.
    pub file: Arc<str>,
    /// Name of the sheet; shared as well.
    pub sheet: Arc<str>,
    /// Row, from 1.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl Origin {
    /// The cell as spreadsheets name it: `F5`.
    pub fn cell(&self) -> String {
        format!("{}{}", column_letter(self.column), self.row)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}!{}", self.file, self.sheet, self.cell())
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed<T> {
    /// What it is for.
    pub of: T,
    /// The value, of strict form.
    pub entry: RawEntry,
    /// Where it stands.
    pub origin: Origin,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedRow {
    /// Its id, if it has one.
    pub id: Option<String>,
    /// Cells, by the place of their column in the document.
    pub cells: Vec<Proposed<usize>>,
    /// Where it begins.
    pub origin: Origin,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedTable {
    /// Its place in the document.
    pub table: usize,
    /// Its rows.
    pub rows: Vec<ProposedRow>,
    /// True if it says that there is nothing of the kind.
    pub says_nothing: bool,
}

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// Name of the sheet.
    pub sheet: String,
    /// The column, from 0.
    pub column: u32,
    /// Its heading.
    pub heading: String,
    /// What it stands for.
    pub target: Target,
}

/// What an open heading may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpenFor {
    /// A column of this table.
    Table(usize),
    /// A figure.
    Figures,
    /// Either: nothing else of its sheet is understood.
    Anything,
}

/// A heading or label that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenHeading {
    /// As written.
    pub text: String,
    /// What it may stand for.
    pub of: OpenFor,
    /// Where it stands.
    pub origin: Origin,
}

/// What a file proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Name of the file.
    pub file: String,
    /// Its format.
    pub kind: FileKind,
    /// Figures.
    pub figures: Vec<Proposed<usize>>,
    /// Tables.
    pub tables: Vec<ProposedTable>,
    /// Columns and what they were taken for.
    pub columns: Vec<MappedColumn>,
    /// Headings and labels that are not understood; noted as well.
    pub open: Vec<OpenHeading>,
    /// Everything that was mended, refused or set aside.
    pub notes: Vec<Note>,
    /// False if no table, label or heading is understood.
    pub is_understood: bool,
}

impl Import {
    /// How many rows of tables there are.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }
}

/// What a file was expected to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expected<'a> {
    /// The reporting period of the dossier.
    pub period: Option<&'a str>,
}

/// Reads a file. `name` is for messages, and tells only if it contradicts the content.
///
/// # Errors
/// Why the file was not read, or that nothing in it is understood.
pub fn import_from_bytes(
    scheme: &Scheme,
    name: &str,
    bytes: &[u8],
    expected: Expected,
) -> Result<Import, ImportRefusal> {
    let book = workbook_from_bytes(bytes)?;
    let mut import = import_from_workbook(scheme, name, &book, expected)?;
    note_format(&mut import);
    Ok(import)
}

/// Notes a name that contradicts the content.
fn note_format(import: &mut Import) {
    let name = &import.file;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_known = |ending: &String| ["xlsx", "xls", "ods", "csv"].contains(&ending.as_str());
    if let Some(ending) = ending.filter(is_known).filter(|ending| ending != import.kind.ending()) {
        let found = format!(".{ending}");
        import.notes.insert(0, of_file(SheetCode::OtherFormat, &found, &import.kind.to_string()));
    }
}

/// Reads the sheets of a workbook, or of a text that was pasted.
///
/// # Errors
/// Nothing in it is understood.
pub fn import_from_workbook(
    scheme: &Scheme,
    name: &str,
    book: &Workbook,
    expected: Expected,
) -> Result<Import, ImportRefusal> {
    let import = proposals_from_workbook(scheme, name, book, expected);
    if import.is_understood { Ok(import) } else { Err(ImportRefusal::NothingUnderstood) }
}

/// As [`import_from_workbook`], also where nothing is understood yet: headings may still be mapped.
pub fn proposals_from_workbook(
    scheme: &Scheme,
    name: &str,
    book: &Workbook,
    expected: Expected,
) -> Import {
    let mut import = Import {
        file: name.to_owned(),
        kind: book.kind,
        figures: Vec::new(),
        tables: Vec::new(),
        columns: Vec::new(),
        open: Vec::new(),
        notes: Vec::new(),
        is_understood: false,
    };
    for sheet in &book.sheets {
        if sheet.name == marks::SHEET {
            check_marks(scheme, sheet, expected, &mut import);
        } else if sheet.name != marks::LISTS {
            let is_understood = SheetReader::new(scheme, sheet, &mut import).read();
            import.is_understood |= is_understood;
        }
    }
    import
}

pub(super) fn of_file(code: SheetCode, found: &str, became: &str) -> Note {
    Note {
        code: code.into(),
        sheet: String::new(),
        row: None,
        column: None,
        found: found.to_owned(),
        became: became.to_owned(),
    }
}

/// Compares what a form says of itself with what is expected.
fn check_marks(scheme: &Scheme, sheet: &Sheet, expected: Expected, import: &mut Import) {
    let said = |name: &str| {
        let row = sheet.rows.iter().find(|row| row.text(0) == name);
        row.map(|row| row.text(1)).filter(|text| !text.is_empty())
    };
    let own = scheme.rubric.reference();
    if let Some(edition) = said(marks::EDITION).filter(|edition| *edition != own) {
        import.notes.push(of_file(SheetCode::OtherEdition, &edition, &own));
    }
    if let (Some(found), Some(period)) = (said(marks::PERIOD), expected.period)
        && found != period
    {
        import.notes.push(of_file(SheetCode::OtherPeriod, &found, period));
    }
}
