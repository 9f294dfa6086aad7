//! [`Finding`]: a remark for the user, as a code with arguments; `locale` has the words.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Blocks handing in.
    Error,
    /// Needs a look.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// Name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// What a finding says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingCode {
    /// The period is not `YYYY` or `YYYYQn`.
    BadPeriod,
    /// Not a number of the figure's form.
    BadNumber,
    /// Neither yes nor no.
    BadWord,
    /// "Not applicable" where it may not be said, or without a reason.
    NaNotAllowed,
    /// Greater than makes sense.
    OutOfRange,
    /// A part greater than its whole.
    PartExceedsWhole,
    /// No figure of that name.
    UnknownFigure,
    /// The rubric does not use the figure.
    FigureNotUsed,
    /// Differs from what the firm roll has.
    DiffersFromRoll,
    /// Locked by a period pack, and no longer what it said.
    DiffersFromPack,
}

impl FindingCode {
    /// Name in files, and key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::BadPeriod => "bad-period",
            Self::BadNumber => "bad-number",
            Self::BadWord => "bad-word",
            Self::NaNotAllowed => "na-not-allowed",
            Self::OutOfRange => "out-of-range",
            Self::PartExceedsWhole => "part-exceeds-whole",
            Self::UnknownFigure => "unknown-figure",
            Self::FigureNotUsed => "figure-not-used",
            Self::DiffersFromRoll => "differs-from-roll",
            Self::DiffersFromPack => "differs-from-pack",
        }
    }

    /// How grave it is.
    pub fn severity(self) -> Severity {
        match self {
            Self::FigureNotUsed | Self::DiffersFromRoll => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// As it stands.
    Text(String),
    /// The label of a figure, by its place in the rubric.
    Figure(usize),
}

/// A remark for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it says.
    pub code: FindingCode,
    /// Where: `figures.tax` or `period`.
    pub at: String,
    /// What the message needs to know, by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

impl Finding {
    /// A finding without arguments.
    pub fn new(code: FindingCode, at: impl Into<String>) -> Self {
        Self { code, at: at.into(), arguments: Vec::new() }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((name, argument));
        self
    }
}
