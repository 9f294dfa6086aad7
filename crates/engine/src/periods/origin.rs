//! [`Origin`]: where a figure comes from that was not typed.

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// An earlier report: not a comparable base unless somebody says so.
    Report {
        /// Its period, as written there.
        period: String,
        /// The figure there.
        figure: String,
    },
    /// The period pack: locked.
    Pack {
        /// The digest of the pack.
        digest: String,
        /// What the pack says, as it was written into the dossier.
        value: String,
    },
    /// A spreadsheet.
    Sheet(SheetOrigin),
}

/// Where in a spreadsheet a figure stands, or rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOrigin {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal; empty if it is not known.
    pub digest: String,
    /// Name of the sheet.
    pub sheet: String,
    /// The cell as spreadsheets name it, `F5`; the first one for rows.
    pub cell: String,
    /// What it says, as it was written into the dossier; empty for rows. Of a figure that says
    /// something else by now it is not the origin.
    pub value: String,
}
