//! What page and worker say to each other about spreadsheets, as JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A file that comes along to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetFile {
    /// Its name; for messages.
    pub name: String,
    /// True for a text that was pasted, which is UTF-8.
    pub is_pasted: bool,
    /// Tag of the language.
    pub language: String,
}

/// What is laid over which draft, and in which language it is spoken of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetWish {
    /// The draft as a dossier file.
    pub dossier: String,
    /// Digests of the files, in the order in which they are taken; others are forgotten.
    pub files: Vec<String>,
    /// What headings and labels stand for, by their texts.
    pub mapped: BTreeMap<String, String>,
    /// What is taken.
    pub takes: Takes,
    /// Today: `2026-11-25`.
    pub today: String,
    /// Tag of the language.
    pub language: String,
}

/// How much of a part is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Take {
    /// Nothing.
    Nothing,
    /// What is blank in the draft is filled, new rows are added; what differs stays.
    #[default]
    New,
    /// What differs is replaced as well; rows that no file names stay.
    All,
    /// As `All`, and rows that no file names go.
    Whole,
}

/// How much is taken of each part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Takes {
    /// Of parts that are not listed.
    pub others: Take,
    /// By part: the name of a table, or `figures`.
    pub parts: BTreeMap<String, Take>,
}

impl Takes {
    /// How much is taken of a part.
    pub fn of(&self, part: &str) -> Take {
        self.parts.get(part).copied().unwrap_or(self.others)
    }
}

/// What a template is to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FormWish {
    /// The draft as a dossier file; what it has stands in the forms.
    pub dossier: String,
    /// The department that is asked; all without one.
    pub holder: Option<String>,
    /// Tag of the language.
    pub language: String,
}

/// Sheets that were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetsRead {
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
}

/// Sheets laid over a draft, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetsPreview {
    /// The files.
    pub files: Vec<FileRow>,
    /// Columns that are understood.
    pub columns: Vec<ColumnRow>,
    /// Headings and labels that are not.
    pub open: Vec<OpenRow>,
    /// What they may stand for.
    pub choices: Vec<ChoiceGroup>,
    /// Headings that are understood because somebody said so.
    pub mapped: Vec<MappedRow>,
    /// Figures and tables that files speak of.
    pub parts: Vec<PartRow>,
    /// Values that are the same in draft and files.
    pub same: u32,
    /// What was remarked, gravest first.
    pub notes: Vec<NoteRow>,
    /// How many remarks there are.
    pub note_count: u32,
    /// Why the draft cannot hold what would be taken; empty if it can.
    pub too_large: String,
    /// True if something would be taken.
    pub is_any: bool,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRow {
    /// Its digest.
    pub digest: String,
    /// Its name.
    pub name: String,
    /// Format, figures, rows, sums: one line.
    pub head: String,
    /// True if no table, label or heading in it is understood.
    pub is_unknown: bool,
}

/// A column that is understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRow {
    /// File, sheet and letters of the column.
    pub place: String,
    /// Its heading, as written.
    pub heading: String,
    /// What it was taken for.
    pub target: String,
}

/// A heading or label that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRow {
    /// As written.
    pub text: String,
    /// File, sheet and cell.
    pub place: String,
    /// The groups of what it may stand for.
    pub groups: Vec<String>,
}

/// What a heading may stand for: the columns of a table, or figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceGroup {
    /// The name of a table, or `figures`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Names and labels of what may be chosen.
    pub options: Vec<(String, String)>,
}

/// A heading that is understood because somebody said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedRow {
    /// As written.
    pub text: String,
    /// What it stands for.
    pub label: String,
}

/// Figures, or a table, as files and draft have them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartRow {
    /// The name of a table, or `figures`.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Values that are blank in the draft, in rows that it has.
    pub filled: u32,
    /// Rows that are new.
    pub added: u32,
    /// Values that differ.
    pub changed: u32,
    /// Rows of the draft that no file names.
    pub absent: u32,
    /// Values that files contradict each other in.
    pub conflicts: u32,
    /// The first of all of these.
    pub changes: Vec<ChangeRow>,
    /// How many more there are.
    pub more: u32,
}

/// What kind of a change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Files contradict each other; nothing is taken.
    Conflict,
    /// The draft has another value.
    Changed,
    /// No file names the row.
    Absent,
    /// A new row.
    Added,
    /// The draft has nothing there.
    Filled,
}

impl ChangeKind {
    /// Name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Changed => "changed",
            Self::Absent => "absent",
            Self::Added => "added",
            Self::Filled => "filled",
        }
    }
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeRow {
    /// What kind it is of.
    pub kind: ChangeKind,
    /// What changes.
    pub place: String,
    /// What the draft has.
    pub was: String,
    /// What files have.
    pub becomes: String,
    /// Where it stands.
    pub origin: String,
}

/// Remarks of one kind about one column, or about rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRow {
    /// `refused`, `doubtful`, `repaired` or `set-aside`.
    pub gravity: String,
    /// The first of them, and how many there are.
    pub title: String,
    /// All rows: one line; empty where the title says it all.
    pub rows: String,
    /// The first of them, a line each.
    pub lines: Vec<String>,
}

/// What a draft takes over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SheetsTaken {
    /// Figures that change.
    pub figures: Vec<TakenFigure>,
    /// Tables that change, with all their rows.
    pub tables: Vec<TakenTable>,
    /// Figures that follow from tables afterwards; an empty text for one that cannot be said.
    pub derived: BTreeMap<String, String>,
    /// Where figures come from afterwards, as dossier files hold it.
    pub origins: String,
    /// Values that were filled in or replaced.
    pub values: u32,
    /// Rows that were added.
    pub added: u32,
    /// Rows that were taken away.
    pub removed: u32,
    /// Values that differ and stay as they were.
    pub kept: u32,
}

/// A figure that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenFigure {
    /// Its name.
    pub id: String,
    /// What is written there.
    pub text: String,
    /// True if the text is the reason why it does not apply.
    pub is_reason: bool,
}

/// A table that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenTable {
    /// Its name.
    pub id: String,
    /// All rows.
    pub rows: Vec<TakenRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenRow {
    /// Its name.
    pub id: String,
    /// What is filled in, by column.
    pub cells: BTreeMap<String, String>,
}
