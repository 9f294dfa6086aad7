//! [`Narrative`]: which sections and sentences a development report has, as data.

use engine::rubric::Text;
use serde_json::Value;

/// All sections.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrative {
    /// In the order in which they are read.
    pub sections: Vec<SectionRule>,
    /// What a sheet of facts shows, in order.
    pub facts: Vec<FactRule>,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRule {
    /// What it is called there.
    pub name: Text,
    /// Its value, then its change where it has one.
    pub say: Vec<SayRule>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRule {
    /// Its name for style sheets.
    pub id: String,
    /// Heading.
    pub name: Text,
    /// A part that is more than sentences: `shortcomings` or `measures`.
    pub builtin: Option<String>,
    /// The form that asks for what it tells, where no figure leads to a field.
    pub form: Option<String>,
    /// Sentences.
    pub sentences: Vec<SentenceRule>,
    /// Figures over the reports at hand.
    pub trends: Vec<TrendRule>,
    /// Tables.
    pub tables: Vec<TableRule>,
}

/// A figure over the reports at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendRule {
    /// The figure; it runs from 1 January.
    pub figure: String,
    /// Units to choose from.
    pub unit: Vec<String>,
    /// Decimal places.
    pub places: usize,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceRule {
    /// Without this figure it only says that it was not filled in.
    pub lead: Option<String>,
    /// Names that must be known, or it is left out.
    pub needs: Vec<String>,
    /// What stands in braces.
    pub say: Vec<SayRule>,
    /// The words.
    pub text: Text,
    /// The words where the lead is negative; amounts are then said without their sign.
    pub loss: Option<Text>,
}

/// What stands in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SayRule {
    /// Its name in the words.
    pub name: String,
    /// What is said.
    pub kind: SayKind,
    /// Of what.
    pub of: String,
    /// The whole that `of` is a part of.
    pub base: String,
    /// The option that rows must have.
    pub option: String,
    /// Units to choose from; its own where there are none.
    pub unit: Vec<String>,
    /// Decimal places; as many as it takes where there are none.
    pub places: Option<usize>,
}

/// What is said of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SayKind {
    /// Its value.
    Amount,
    /// Its change on the year.
    Change,
    /// Its single quarter.
    Single,
    /// The change of its single quarter on the one before.
    SingleChange,
    /// An indicator's value.
    Indicator,
    /// An indicator that is a difference of rates, against the city.
    Points,
    /// Its share in the growth of the base.
    Contribution,
    /// What it adds to the growth of the base.
    Pull,
    /// How many rows have an option.
    Option,
    /// A cell of a table of one row.
    Cell,
}

/// A table of ledgers to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRule {
    /// The table.
    pub ledger: String,
    /// The column that must hold for a row to be printed.
    pub rows: Option<String>,
    /// Heading.
    pub name: Text,
    /// Columns, in order.
    pub columns: Vec<String>,
}

impl Narrative {
    /// The narrative of its JSON; `None` if it is not of that form.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        Some(Self {
            sections: list(&value, "section", section)?,
            facts: list(&value, "fact", fact)?,
        })
    }
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn label(value: &Value, key: &str) -> Option<Text> {
    let label = value.get(key)?;
    Some(Text { zh: text(label, "zh")?, en: text(label, "en")? })
}

fn texts(value: &Value, key: &str) -> Option<Vec<String>> {
    let Some(items) = value.get(key) else { return Some(Vec::new()) };
    items.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect()
}

fn list<T>(value: &Value, key: &str, item: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let Some(items) = value.get(key) else { return Some(Vec::new()) };
    items.as_array()?.iter().map(item).collect()
}

fn section(it: &Value) -> Option<SectionRule> {
    Some(SectionRule {
        id: text(it, "id")?,
        name: label(it, "name")?,
        builtin: text(it, "builtin"),
        form: text(it, "form"),
        sentences: list(it, "sentence", sentence)?,
        trends: list(it, "trend", trend)?,
        tables: list(it, "table", table)?,
    })
}

fn fact(it: &Value) -> Option<FactRule> {
    Some(FactRule { name: label(it, "name")?, say: list(it, "say", say)? })
}

fn sentence(it: &Value) -> Option<SentenceRule> {
    Some(SentenceRule {
        lead: text(it, "lead"),
        needs: texts(it, "needs")?,
        say: list(it, "say", say)?,
        text: label(it, "text")?,
        loss: label(it, "loss"),
    })
}

fn say(it: &Value) -> Option<SayRule> {
    Some(SayRule {
        name: text(it, "name")?,
        kind: kind(&text(it, "kind")?)?,
        of: text(it, "of")?,
        base: text(it, "base").unwrap_or_default(),
        option: text(it, "option").unwrap_or_default(),
        unit: texts(it, "unit")?,
        places: it.get("places").and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok()),
    })
}

fn kind(name: &str) -> Option<SayKind> {
    Some(match name {
        "amount" => SayKind::Amount,
        "change" => SayKind::Change,
        "single" => SayKind::Single,
        "single-change" => SayKind::SingleChange,
        "indicator" => SayKind::Indicator,
        "points" => SayKind::Points,
        "contribution" => SayKind::Contribution,
        "pull" => SayKind::Pull,
        "option" => SayKind::Option,
        "cell" => SayKind::Cell,
        _ => return None,
    })
}

fn trend(it: &Value) -> Option<TrendRule> {
    let places = it.get("places").and_then(Value::as_u64);
    Some(TrendRule {
        figure: text(it, "figure")?,
        unit: texts(it, "unit")?,
        places: usize::try_from(places?).ok()?,
    })
}

fn table(it: &Value) -> Option<TableRule> {
    Some(TableRule {
        ledger: text(it, "ledger")?,
        rows: text(it, "rows"),
        name: label(it, "name")?,
        columns: texts(it, "columns")?,
    })
}
