//! [`RollFigures`]: what a roll fills, what it does not and why, and what must be confirmed.

/// The figures of one cluster and period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RollFigures {
    /// Figures that the roll has.
    pub filled: Vec<Filled>,
    /// Figures and columns that are not used, each with its reason.
    pub not_filled: Vec<NotFilled>,
    /// What somebody must confirm before the figures are taken.
    pub questions: Vec<Question>,
    /// Rows of the chosen cluster that are counted.
    pub counted_rows: u32,
    /// Rows of other clusters.
    pub other_rows: u32,
    /// Rows of firms that are not above scale.
    pub below_scale_rows: u32,
}

/// A figure that a roll has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its name in the rubric.
    pub figure: String,
    /// Its value, an exact decimal in `unit`.
    pub decimal: String,
    /// Symbol of its unit; none for a count.
    pub unit: Option<String>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Name of the file.
    pub file: String,
    /// Heading of the column, as written.
    pub heading: String,
    /// Letters of the column.
    pub column: String,
    /// Rows that are summed or counted.
    pub rows: u32,
    /// The first of them.
    pub first_row: u32,
    /// The last of them.
    pub last_row: u32,
}

/// A figure or column that is not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFilled {
    /// The figure that stays unfilled, if it is about one.
    pub figure: Option<String>,
    /// The column, from 0, if it is about one.
    pub column: Option<u32>,
    /// Its heading, as written.
    pub heading: String,
    /// Why.
    pub reason: Reason,
}

/// Why a figure or column is not used. `locale` has the words under `roll.reason`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// As the dictionary of headings says.
    Told {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// Several clusters, and none chosen; or a chosen one that is not there.
    ChooseCluster,
    /// No column for it.
    NoColumn,
    /// No column says which firms belong to the leading industry.
    NoLeadingColumn,
    /// Its column runs to another quarter, or is last year's.
    OtherPeriod,
    /// A single month or quarter, not the sum since January.
    NotCumulative,
    /// Last year's column does not say up to which month it runs.
    BaseUnclear,
    /// A rate, not an amount.
    Rate,
    /// Two columns mean the same.
    TwoColumns {
        /// Letters of the other column.
        other: String,
    },
    /// The unit in the heading does not belong to the measure.
    UnitUnfit,
    /// The unit is not stated and not confirmed.
    NoUnit,
    /// Cells that are no number.
    RefusedCells {
        /// How many.
        count: u32,
        /// Row of the first.
        row: u32,
    },
    /// Cells without a number, not confirmed to count nothing.
    BlankCells {
        /// How many.
        count: u32,
        /// Row of the first.
        row: u32,
    },
    /// Rows that cannot be used, not confirmed to be left out.
    RowsLeftOut {
        /// How many.
        count: u32,
        /// The first.
        row: u32,
    },
    /// The sum has more than six places in the figure's unit.
    TooManyPlaces,
    /// The sum has more than fifteen digits before the point.
    TooLarge,
    /// The sum is below zero where that makes no sense.
    Negative,
    /// No counted row at all.
    NoRows,
    /// Another column of the same measure is used for this period.
    NotNeeded,
    /// The heading is not understood.
    NotUnderstood,
}

impl Reason {
    /// Name in files, and key of the message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Told { .. } => "told",
            Self::ChooseCluster => "choose-cluster",
            Self::NoColumn => "no-column",
            Self::NoLeadingColumn => "no-leading-column",
            Self::OtherPeriod => "other-period",
            Self::NotCumulative => "not-cumulative",
            Self::BaseUnclear => "base-unclear",
            Self::Rate => "rate",
            Self::TwoColumns { .. } => "two-columns",
            Self::UnitUnfit => "unit-unfit",
            Self::NoUnit => "no-unit",
            Self::RefusedCells { .. } => "refused-cells",
            Self::BlankCells { .. } => "blank-cells",
            Self::RowsLeftOut { .. } => "rows-left-out",
            Self::TooManyPlaces => "too-many-places",
            Self::TooLarge => "too-large",
            Self::Negative => "negative",
            Self::NoRows => "no-rows",
            Self::NotNeeded => "not-needed",
            Self::NotUnderstood => "not-understood",
        }
    }
}

/// What somebody must confirm. `locale` has the words under `roll.question`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it asks.
    pub kind: QuestionKind,
    /// How many rows or columns it is about.
    pub count: u32,
    /// The first row that it is about.
    pub row: u32,
    /// True if it has been confirmed.
    pub is_confirmed: bool,
}

/// What a question asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuestionKind {
    /// Codes that are invalid or absent are right all the same.
    Codes,
    /// Firms that stand twice count twice.
    Duplicates,
    /// Cells without a number count nothing.
    Blanks,
    /// Rows that cannot be used are left out.
    RowsLeftOut,
    /// Columns without a unit are in the figure's own unit.
    UnitAssumed,
    /// The roll runs to the chosen period, though it says or looks otherwise.
    Period,
    /// Bases that are not called comparable are.
    Comparable,
    /// Sum rows that differ from the sum are wrong, and the firms are right.
    Totals,
    /// Amounts below zero are right.
    Negatives,
}

impl QuestionKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Codes,
        Self::Duplicates,
        Self::Blanks,
        Self::RowsLeftOut,
        Self::UnitAssumed,
        Self::Period,
        Self::Comparable,
        Self::Totals,
        Self::Negatives,
    ];

    /// Name in files and on the command line, and key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Duplicates => "duplicates",
            Self::Blanks => "blanks",
            Self::RowsLeftOut => "rows-left-out",
            Self::UnitAssumed => "unit-assumed",
            Self::Period => "period",
            Self::Comparable => "comparable",
            Self::Totals => "totals",
            Self::Negatives => "negatives",
        }
    }

    /// The question of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
