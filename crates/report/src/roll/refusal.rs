//! [`RollRefusal`]: why a file is no roll.

/// Why a file was not read as a roll. `locale` has the words under `roll.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RollRefusal {
    /// More bytes than this.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// More cells than this.
    TooManyCells {
        /// The limit.
        limit: usize,
        /// Row in which it was passed.
        row: u32,
    },
    /// Nothing in it.
    Empty,
    /// A workbook, an archive or another file that is no text.
    NotText {
        /// Line of the first byte that no text has.
        line: u32,
    },
    /// A workbook of a spreadsheet program.
    Workbook,
    /// Bytes that are no text of the encoding that the file's beginning names.
    BrokenEncoding {
        /// That encoding.
        encoding: &'static str,
        /// Line of the first such byte.
        line: u32,
        /// Its place in the file, from 0.
        byte: usize,
    },
    /// Neither UTF-8 nor GB18030.
    UnknownEncoding {
        /// Line of the first byte that is no UTF-8.
        utf8_line: u32,
        /// Line of the first byte that is no GB18030.
        line: u32,
        /// The place of that byte in the file, from 0.
        byte: usize,
    },
    /// Not UTF-8, and no reader of GB18030 is at hand.
    NotUtf8 {
        /// Line of the first byte that is no UTF-8.
        line: u32,
    },
    /// Characters were lost before: the file holds replacement characters.
    LostCharacters {
        /// Line of the first.
        line: u32,
    },
    /// A quote that is not closed.
    OpenQuote {
        /// Row in which it opens.
        row: u32,
        /// Column in which it opens, from 0.
        column: u32,
    },
    /// No row of headings that is understood.
    NoHeadings,
    /// Neither a name nor a code of firms.
    NoFirmColumn {
        /// Row of the headings.
        row: u32,
    },
    /// Headings, but no firms.
    NoFirms {
        /// Row of the headings.
        row: u32,
    },
}

impl RollRefusal {
    /// Name in files, and key of the message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::Empty => "empty",
            Self::NotText { .. } => "not-text",
            Self::Workbook => "workbook",
            Self::BrokenEncoding { .. } => "broken-encoding",
            Self::UnknownEncoding { .. } => "unknown-encoding",
            Self::NotUtf8 { .. } => "not-utf8",
            Self::LostCharacters { .. } => "lost-characters",
            Self::OpenQuote { .. } => "open-quote",
            Self::NoHeadings => "no-headings",
            Self::NoFirmColumn { .. } => "no-firm-column",
            Self::NoFirms { .. } => "no-firms",
        }
    }
}
