//! [`ImportRefusal`]: why a file was not read at all.

use crate::roll::RollRefusal;

/// Why a file was not read. `locale` has the words under `import.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    /// More bytes than this.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// More bytes than this when inflated.
    InflatesTooMuch {
        /// The limit.
        limit: usize,
    },
    /// More entries than this in the archive.
    TooManyEntries {
        /// The limit.
        limit: usize,
        /// How many there are.
        found: usize,
    },
    /// More cells than this.
    TooManyCells {
        /// The limit.
        limit: usize,
        /// Sheet in which it was passed.
        sheet: String,
    },
    /// Nothing in it.
    Empty,
    /// An archive that is cut off or damaged.
    BrokenArchive,
    /// A part of the workbook that is damaged; its name.
    BrokenPart(String),
    /// A workbook of Excel 97 that is damaged.
    BrokenXls,
    /// Protected with a password.
    Encrypted,
    /// A page of the web under the name of a workbook.
    Html,
    /// An XML file under the name of a workbook.
    Xml,
    /// A binary workbook, XLSB.
    Binary,
    /// An archive that holds no workbook.
    NoWorkbook,
    /// A file of another kind: `PDF`, `PNG`.
    OtherKind(&'static str),
    /// A text that could not be read.
    Text(RollRefusal),
    /// No table, label or heading that is understood.
    NothingUnderstood,
}

impl ImportRefusal {
    /// Name in files, and key of the message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::InflatesTooMuch { .. } => "inflates-too-much",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::Empty => "empty",
            Self::BrokenArchive => "broken-archive",
            Self::BrokenPart(_) => "broken-part",
            Self::BrokenXls => "broken-xls",
            Self::Encrypted => "encrypted",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Binary => "binary",
            Self::NoWorkbook => "no-workbook",
            Self::OtherKind(_) => "other-kind",
            Self::Text(refusal) => refusal.name(),
            Self::NothingUnderstood => "nothing-understood",
        }
    }
}
