//! [`LedgerDocument`]: ledgers, rules and guide as declared, plain data without any logic.

use crate::rubric::Text;

/// Everything declared beside a rubric.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerDocument {
    /// Lists of options.
    pub choice: Vec<ChoiceEntry>,
    /// The tables, in the order of their forms.
    pub table: Vec<TableEntry>,
    /// What follows from tables.
    pub derive: Vec<DeriveEntry>,
    /// What must hold.
    pub rule: Vec<RuleEntry>,
    /// Parts of the guide.
    pub part: Vec<PartEntry>,
    /// What counts as a reason.
    pub reason: ReasonEntry,
}

/// A list of options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceEntry {
    /// Kebab-case name.
    pub id: String,
    /// The options.
    pub option: Vec<OptionEntry>,
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionEntry {
    /// As it stands in files.
    pub code: String,
    /// As it is shown.
    pub name: Text,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableEntry {
    /// Kebab-case name.
    pub id: String,
    /// The form that collects it: `T3`.
    pub form: String,
    /// Label.
    pub name: Text,
    /// True if it has one row at most.
    pub is_single: bool,
    /// True if its rows are the aspects of the guide.
    pub is_guide: bool,
    /// The columns.
    pub column: Vec<ColumnEntry>,
    /// Rows that are put there to be answered.
    pub preset: Vec<PresetEntry>,
}

/// A row that is put there to be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresetEntry {
    /// Id of the row.
    pub id: String,
    /// What stands in the column [`NAME`].
    pub name: Text,
    /// Other columns, and what stands there.
    pub cells: Vec<[String; 2]>,
}

/// The column by which people know a row again.
pub const NAME: &str = "name";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Text of a limited length.
    Text,
    /// A whole number, not negative.
    Integer,
    /// A number, not negative.
    Decimal,
    /// A number that may be negative.
    SignedDecimal,
    /// `2020-09-30`.
    Date,
    /// `yes` or `no`.
    YesNo,
    /// An option of a list.
    Choice,
    /// A code of a kind.
    Code,
}

/// Codes that a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// 统一社会信用代码, GB 32100.
    Uscc,
    /// Division of GB/T 4754: two digits.
    Division,
    /// County of GB/T 2260: six digits.
    Area,
    /// 项目代码: 24 characters with hyphens.
    Filing,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnEntry {
    /// Kebab-case name.
    pub id: String,
    /// Label.
    pub name: Text,
    /// What it holds; of a derived column what its expression gives.
    pub of: Option<ColumnType>,
    /// Unit of a number; absent for plain numbers.
    pub unit: Option<String>,
    /// The list of a choice.
    pub choice: Option<String>,
    /// The kind of a code.
    pub code: Option<CodeKind>,
    /// The most characters of a text.
    pub longest: Option<usize>,
    /// The most decimal places.
    pub places: Option<usize>,
    /// True if every row needs it.
    pub is_required: bool,
    /// When a row needs it.
    pub required_when: Option<String>,
    /// The department that has it.
    pub holder: Option<String>,
    /// What says the same: a figure, [`HEAD_CLUSTER`] or [`HEAD_RUBRIC`]. Such a column is read and
    /// kept where a file has it, and not asked for any more.
    pub same_as: Option<String>,
    /// The expression that it follows from: then it is never typed.
    pub value: Option<String>,
}

/// The name of the cluster at the head of a file.
pub const HEAD_CLUSTER: &str = "cluster";

/// The rubric that a file names, and with it the kind of the cluster.
pub const HEAD_RUBRIC: &str = "rubric";

impl ColumnEntry {
    /// True if it is to be filled in: typed, and not a second time.
    pub fn is_asked(&self) -> bool {
        self.of.is_some() && self.same_as.is_none()
    }
}

/// A figure or total that follows from tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeriveEntry {
    /// Name: a figure of the rubric, or a total of its own.
    pub id: String,
    /// Label of a total; a figure has its own.
    pub name: Option<Text>,
    /// Unit of a total; a figure has its own.
    pub unit: Option<String>,
    /// Expression.
    pub value: String,
    /// True if what was typed stands where the expression gives nothing.
    pub is_if_given: bool,
    /// Name of the check that a typed figure agrees: `X2`.
    pub check: Option<String>,
}

/// How grave it is when a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Blocks handing in.
    Error,
    /// Needs a reason.
    Warning,
    /// Good to know.
    Info,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleEntry {
    /// `T3-E1`.
    pub id: String,
    /// How grave it is.
    pub level: Level,
    /// The table whose rows it looks at, one by one.
    pub each: Option<String>,
    /// The column where it shows.
    pub column: Option<String>,
    /// The figure where it shows.
    pub figure: Option<String>,
    /// The table where it shows.
    pub table: Option<String>,
    /// Pairs of figures; each makes a rule of its own, in which `$1` and `$2` stand for them.
    pub pairs: Vec<[String; 2]>,
    /// The condition under which something is wrong.
    pub when: String,
    /// Values of the text beside columns and figures named in it.
    pub show: Vec<ShowEntry>,
    /// What is wrong; names in braces stand for values.
    pub text: Text,
    /// How to mend it.
    pub remedy: Text,
    /// Where the rule comes from.
    pub basis: Option<Text>,
}

/// A value for the text of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowEntry {
    /// Name in the text.
    pub name: String,
    /// Expression.
    pub value: String,
    /// Unit to print it in; `$1` for that of the figure.
    pub unit: Option<String>,
    /// Decimal places at most.
    pub places: usize,
    /// Values that are never printed as met when they are not.
    pub lines: Vec<String>,
}

/// A part of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartEntry {
    /// `4`.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Its aspects.
    pub aspect: Vec<AspectEntry>,
}

/// An aspect of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AspectEntry {
    /// `4.3`.
    pub id: String,
    /// Label.
    pub name: Text,
    /// What shows that it is done.
    pub evidence: Text,
    /// The option of the list `principle` that it serves.
    pub principle: String,
    /// The indicators that it feeds.
    pub indicators: Vec<String>,
}

/// What counts as a reason of substance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReasonEntry {
    /// The fewest characters.
    pub shortest: usize,
    /// Phrases that say nothing; what is left without them must still be long enough.
    pub bare: Vec<String>,
}
