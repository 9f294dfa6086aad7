//! [`Note`]: what is remarked of a place in a workbook.

use crate::roll::{Gravity, RemarkCode};

macro_rules! sheet_codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $gravity:ident;)*) => {
        /// What a note says beyond what is said of rolls. `locale` has the words under
        /// `import.note`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum SheetCode {
            $($(#[$doc])* $code,)*
        }

        impl SheetCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// Name in files, and key of the message.
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// How grave it is.
            pub fn gravity(self) -> Gravity {
                match self { $(Self::$code => Gravity::$gravity,)* }
            }
        }
    };
}

sheet_codes! {
    /// A formula whose result is not in the file.
    NoResult = "no-result", Refused;
    /// The error that a formula gave.
    ErrorCell = "error-cell", Refused;
    /// Not a day.
    NotADate = "not-a-date", Refused;
    /// A date where a number belongs.
    DateForNumber = "date-for-number", Refused;
    /// No option of the list.
    NotAChoice = "not-a-choice", Refused;
    /// Not of the form of its code.
    BadCode = "bad-code", Refused;
    /// A spreadsheet has lost digits of it.
    DigitsLost = "digits-lost", Refused;
    /// Longer than the column takes.
    TooLong = "too-long", Refused;
    /// A fraction where only whole numbers make sense.
    NotWhole = "not-whole", Refused;
    /// Not of the form of its figure or column.
    BadForm = "bad-form", Refused;
    /// "Not applicable" without a reason, or where it may not be said.
    NotApplicable = "not-applicable", Refused;
    /// A heading that names two units.
    TwoUnits = "two-units", Refused;
    /// A second column of the same meaning.
    ColumnTwice = "column-twice", Refused;
    /// A figure that an earlier place of the file gives otherwise.
    FigureTwice = "figure-twice", Refused;
    /// A column that names several clusters; the table is not used.
    SeveralClusters = "several-clusters", Refused;
    /// A second row where a table has one at most.
    SecondRow = "second-row", Refused;
    /// A row of the guide that names no aspect.
    NoAspect = "no-aspect", Refused;
    /// A cell beyond the headings.
    Surplus = "surplus", Refused;
    /// A row that is hidden in the sheet; it is read.
    HiddenRow = "hidden-row", Doubtful;
    /// A cell that is merged over several rows; only the first has its value.
    MergedCell = "merged-cell", Doubtful;
    /// A row that says the same as an earlier one.
    DuplicateRow = "duplicate-row", Doubtful;
    /// A sum row that is not the sum.
    TotalDiffers = "total-differs", Doubtful;
    /// No unit in heading or title; the form's own unit is taken.
    NoUnit = "no-unit", Doubtful;
    /// The form is of another period.
    OtherPeriod = "other-period", Doubtful;
    /// The form is of another edition.
    OtherEdition = "other-edition", Doubtful;
    /// A number that a spreadsheet computes with and shows at fifteen digits.
    FifteenDigits = "fifteen-digits", Repaired;
    /// A number shown as a percentage.
    PercentFormat = "percent-format", Repaired;
    /// A day written otherwise.
    DateText = "date-text", Repaired;
    /// A day as the number that spreadsheets count days by.
    DateSerial = "date-serial", Repaired;
    /// The time of a day was dropped.
    TimeDropped = "time-dropped", Repaired;
    /// The name of an option became its code.
    OptionName = "option-name", Repaired;
    /// A code was written in capitals and without spaces.
    CodeTidied = "code-tidied", Repaired;
    /// Zeros in front that a spreadsheet had lost.
    LeadingZero = "leading-zero", Repaired;
    /// A number that the sheet holds as text.
    TextNumber = "text-number", Repaired;
    /// Spaces around a text were taken off.
    SpacesOff = "spaces-off", Repaired;
    /// The unit of a whole column or row was converted.
    UnitConverted = "unit-converted", Repaired;
    /// The name of the file says another format than it has.
    OtherFormat = "other-format", Repaired;
    /// A row without id was given one.
    NewId = "new-id", Repaired;
    /// A sheet that is hidden.
    HiddenSheet = "hidden-sheet", SetAside;
    /// A sheet in which no table is understood.
    UnknownSheet = "unknown-sheet", SetAside;
    /// A heading that is not understood.
    UnknownColumn = "unknown-column", SetAside;
    /// A row whose label is not understood.
    UnknownRow = "unknown-row", SetAside;
    /// What follows from others and is never taken from a file.
    Computed = "computed", SetAside;
    /// Above the headings.
    TitleRow = "title-row", SetAside;
    /// A remark below the table.
    FootnoteRow = "footnote-row", SetAside;
    /// A sum row, found to be the sum.
    TotalRow = "total-row", SetAside;
    /// The headings once more.
    HeadingRow = "heading-row", SetAside;
    /// A word that says that there is nothing.
    NothingWord = "nothing-word", SetAside;
}

/// What a note says: of a number as it is said of rolls, or of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteCode {
    /// Of a number.
    Number(RemarkCode),
    /// Of a sheet, row or cell.
    Sheet(SheetCode),
}

impl NoteCode {
    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number(code) => code.name(),
            Self::Sheet(code) => code.name(),
        }
    }

    /// How grave it is.
    pub fn gravity(self) -> Gravity {
        match self {
            Self::Number(code) => code.gravity(),
            Self::Sheet(code) => code.gravity(),
        }
    }
}

impl From<SheetCode> for NoteCode {
    fn from(code: SheetCode) -> Self {
        Self::Sheet(code)
    }
}

/// What is remarked of a place in a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub code: NoteCode,
    /// Name of the sheet; empty for the whole file.
    pub sheet: String,
    /// Row as a spreadsheet counts it, from 1; none for a whole sheet or column.
    pub row: Option<u32>,
    /// Column, from 0; none for a whole row.
    pub column: Option<u32>,
    /// What it was.
    pub found: String,
    /// What it became, or what was expected.
    pub became: String,
}
