//! [`Remark`]: what is remarked of a cell, row or column of a roll.

/// How grave a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gravity {
    /// The cell or row cannot be used as it stands.
    Refused,
    /// Used, but somebody should look; can be confirmed.
    Doubtful,
    /// Mended without loss: what it was and what it became.
    Repaired,
    /// Recognised and rightly set aside.
    SetAside,
}

impl Gravity {
    /// Name in files, and key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Doubtful => "doubtful",
            Self::Repaired => "repaired",
            Self::SetAside => "set-aside",
        }
    }
}

macro_rules! remark_codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $gravity:ident;)*) => {
        /// What a remark says. `locale` has the words under `roll.remark`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RemarkCode {
            $($(#[$doc])* $code,)*
        }

        impl RemarkCode {
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

remark_codes! {
    /// Not a number.
    NotANumber = "not-a-number", Refused;
    /// A percentage where an amount belongs.
    Percent = "percent", Refused;
    /// An exponent: a spreadsheet has shortened the number.
    Exponent = "exponent", Refused;
    /// More than six places.
    TooManyPlaces = "too-many-places", Refused;
    /// More than fifteen digits before the point.
    TooLarge = "too-large", Refused;
    /// A comma that does not separate thousands.
    AmbiguousComma = "ambiguous-comma", Refused;
    /// A unit that does not belong to the column.
    WrongUnit = "wrong-unit", Refused;
    /// Neither yes nor no.
    NotYesNo = "not-yes-no", Refused;
    /// A row with neither name nor code.
    NoFirm = "no-firm", Refused;
    /// A row that names no cluster.
    NoCluster = "no-cluster", Refused;
    /// A row with more cells than there are headings.
    SurplusCells = "surplus-cells", Refused;
    /// A sum row that is not the sum.
    TotalDiffers = "total-differs", Doubtful;
    /// A number is missing.
    Blank = "blank", Doubtful;
    /// Below zero where that is unusual.
    Negative = "negative", Doubtful;
    /// No code.
    CodeMissing = "code-missing", Doubtful;
    /// A code that is not 18 characters long.
    CodeLength = "code-length", Doubtful;
    /// A character that no code has.
    CodeCharacter = "code-character", Doubtful;
    /// The check character does not fit.
    CodeCheck = "code-check", Doubtful;
    /// The check character of the organisation code inside does not fit.
    CodeOrganisation = "code-organisation", Doubtful;
    /// A spreadsheet has rounded the code.
    CodeRounded = "code-rounded", Doubtful;
    /// The code stands in an earlier row too.
    CodeDuplicate = "code-duplicate", Doubtful;
    /// Text after a closing quote.
    StrayQuote = "stray-quote", Doubtful;
    /// The heading of a base does not say that it is comparable.
    NotComparable = "not-comparable", Doubtful;
    /// No unit in heading or title.
    NoUnit = "no-unit", Doubtful;
    /// Two columns mean the same.
    HeadingTwice = "heading-twice", Doubtful;
    /// Spaces around it were taken off.
    Trimmed = "trimmed", Repaired;
    /// Full-width characters were made half-width.
    FullWidth = "full-width", Repaired;
    /// Separators of thousands were taken out.
    Thousands = "thousands", Repaired;
    /// Brackets were read as a minus sign.
    Brackets = "brackets", Repaired;
    /// A unit in the cell was converted.
    CellUnit = "cell-unit", Repaired;
    /// The mark that a spreadsheet puts before text was taken off.
    TextMark = "text-mark", Repaired;
    /// A plus sign was taken off.
    Plus = "plus", Repaired;
    /// A code was written in capitals and without spaces.
    CodeTidied = "code-tidied", Repaired;
    /// The unit of a whole column was converted.
    ColumnUnit = "column-unit", Repaired;
    /// A word that says that a number is missing.
    MissingWord = "missing-word", SetAside;
    /// Above the headings.
    Title = "title", SetAside;
    /// The headings once more.
    HeadingAgain = "heading-again", SetAside;
    /// A remark below the table.
    Footnote = "footnote", SetAside;
    /// Nothing in it.
    EmptyRow = "empty-row", SetAside;
    /// A sum row, found to be the sum.
    Total = "total", SetAside;
    /// A firm that is not above scale.
    BelowScale = "below-scale", SetAside;
    /// A heading that is not understood.
    HeadingUnknown = "heading-unknown", SetAside;
}

/// What is remarked of a place in a roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it says.
    pub code: RemarkCode,
    /// Row as a spreadsheet counts it, from 1.
    pub row: u32,
    /// Column, from 0; none for a whole row.
    pub column: Option<u32>,
    /// Heading of the column.
    pub heading: String,
    /// What it was.
    pub found: String,
    /// What it became, or what was expected.
    pub became: String,
    /// Another row that it is about.
    pub other_row: Option<u32>,
}

/// The letters of a column as a spreadsheet shows them: 0 is `A`, 26 is `AA`.
pub fn column_letter(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'A'.saturating_add(letter)));
        match (rest / 26).checked_sub(1) {
            Some(left) => rest = left,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letter(column), letters);
        }
    }
}
