//! What page and worker say to each other, as JSON; tables are told and answered as lines
//! ([`crate::ledger`]).
//!
//! The page sends `[number, request, bytes]`, the worker `["hello", build]` once and then, for
//! each request, any number of `["stage", number, stage]` and one of `["reply", number, reply]`
//! and `["failed", number, reason]`; where a file belongs to the reply, `["file", number, bytes]` comes
//! before it. Page and worker are of one build: the page compares the build
//! in the greeting with its own and talks to no other.

use std::collections::BTreeMap;

use exchange::RollFile;
use report::development::DevelopmentReport;
use serde::{Deserialize, Serialize};

pub use crate::sheets::protocol::{
    ChangeKind, ChangeRow, ChoiceGroup, ColumnRow, FileRow, FormWish, MappedRow, NoteRow, OpenRow,
    PartRow, SheetFile, SheetWish, SheetsPreview, SheetsRead, SheetsTaken, Take, TakenFigure,
    TakenRow, TakenTable, Takes,
};

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Request {
    /// Reads the bytes beside it as a firm roll, and keeps it.
    ReadRoll(RollWish),
    /// Makes figures of the roll that is kept.
    LookAtRoll(RollWish),
    /// Writes the development report on the dossier file beside it.
    WriteReport(ReportWish),
    /// Reads the bytes beside it as a workbook, and keeps its sheets.
    ReadSheets(SheetFile),
    /// Lays the workbooks that are kept over a draft, to be looked at.
    LookAtSheets(SheetWish),
    /// Lays them over a draft, to be taken.
    TakeSheets(SheetWish),
    /// Writes the forms as a workbook, which comes as a file before the reply.
    WriteForms(FormWish),
}

/// What report is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportWish {
    /// Name of the dossier, for refusals.
    pub file: String,
    /// Tag of the language.
    pub language: String,
}

/// What figures are wanted of a roll, and in which language it is spoken of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RollWish {
    /// Name of the file.
    pub file: String,
    /// The chosen cluster.
    pub cluster: Option<String>,
    /// Name of the draft's cluster: chosen if the roll has it and nothing else was chosen.
    pub cluster_name: String,
    /// The draft's period: `2020Q3`.
    pub period: String,
    /// Names of the questions that are confirmed.
    pub confirmed: Vec<String>,
    /// Tag of the language.
    pub language: String,
}

/// What a request has come to while it is worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The bytes are made a text.
    Decoding,
    /// The text is made rows, and these are looked through.
    Reading,
    /// The rows are made figures.
    Summing,
    /// An archive is unpacked, and its parts are made cells.
    Unpacking,
    /// Tables and figures are looked for among the cells.
    Matching,
    /// What was found is laid over the draft.
    Comparing,
    /// A workbook is written.
    Writing,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Decoding,
        Self::Reading,
        Self::Summing,
        Self::Unpacking,
        Self::Matching,
        Self::Comparing,
        Self::Writing,
    ];

    /// Name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decoding => "decoding",
            Self::Reading => "reading",
            Self::Summing => "summing",
            Self::Unpacking => "unpacking",
            Self::Matching => "matching",
            Self::Comparing => "comparing",
            Self::Writing => "writing",
        }
    }

    /// The stage of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// What a request comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// A roll to look at.
    Roll(Box<RollPreview>),
    /// The file is no roll: why, in words.
    Refused(String),
    /// Sheets that were read and are kept.
    SheetsRead(SheetsRead),
    /// Sheets laid over a draft, to be looked at.
    Sheets(Box<SheetsPreview>),
    /// Sheets laid over a draft, to be taken.
    Taken(Box<SheetsTaken>),
    /// The forms were written; they came as a file.
    Forms,
    /// What is asked about is not kept: it must be sent once more.
    NothingKept,
    /// A development report; its page reads it as [`ReportReply`].
    #[serde(skip_deserializing)]
    Report(Box<WrittenReport>),
}

/// What a request for a report comes to: the replies among those of [`Reply`] that it can have, so
/// that a page of reports need not read the others.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportReply {
    /// The report.
    Report(Box<WrittenReport>),
    /// The dossier has none: why, in words.
    Refused(String),
}

/// A development report in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WrittenReport {
    /// To be shown.
    pub report: DevelopmentReport,
    /// The figures that follow from the dossier's tables; an empty text for one that cannot be said.
    pub derived: BTreeMap<String, String>,
    /// As plain text.
    pub text: String,
    /// As a page to print.
    pub html: String,
}

/// A roll to look at before anything is taken, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RollPreview {
    /// File, encoding, separators, firms: one line.
    pub head: String,
    /// Firms in all clusters.
    pub firms: u32,
    /// Clusters in the order in which they come.
    pub clusters: Vec<ClusterRow>,
    /// The headings, by column; those without a text are left out.
    pub headings: Vec<HeadingRow>,
    /// How many firms count, belong elsewhere, or are below scale: one line; empty until a cluster
    /// is chosen.
    pub counted: String,
    /// How many remarks there are.
    pub remark_count: u32,
    /// Remarks by kind and column, gravest first.
    pub remarks: Vec<RemarkRow>,
    /// What must be confirmed.
    pub questions: Vec<QuestionRow>,
    /// Figures and columns that are not used.
    pub not_filled: Vec<NotFilledRow>,
    /// What would be taken: file, cluster, period and figures with their origin.
    pub roll: RollFile,
}

/// A cluster of a roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterRow {
    /// What to choose it by.
    pub id: String,
    /// Its name; empty if the roll gives none.
    pub name: String,
    /// How many firms are listed in it.
    pub firms: u32,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadingRow {
    /// Letters of its column.
    pub column: String,
    /// As written.
    pub text: String,
    /// Symbol of its unit; empty if there is none.
    pub unit: String,
    /// True if its meaning was found.
    pub is_understood: bool,
}

/// Remarks of one kind about one column, or about rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemarkRow {
    /// `refused`, `doubtful`, `repaired` or `set-aside`.
    pub gravity: String,
    /// What it is, where, and how many: one line.
    pub title: String,
    /// All rows: one line.
    pub rows: String,
    /// The first of them, a line each.
    pub lines: Vec<String>,
}

/// Something to confirm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub words: String,
    /// True if it is confirmed.
    pub is_confirmed: bool,
}

/// A figure or column that is not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotFilledRow {
    /// The figure's name; empty if it is about a column alone.
    pub figure: String,
    /// Letters of the column; empty if it is about a figure alone.
    pub column: String,
    /// Its heading, as written.
    pub heading: String,
    /// Why.
    pub reason: String,
}
