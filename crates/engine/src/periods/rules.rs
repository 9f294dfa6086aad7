//! [`PeriodRules`]: which figures have a base in an earlier report, and what the next report takes
//! over; JSON of `periods.toml` in the crate of rubrics.

use serde_json::Value;

use crate::rubric::Text;
use crate::rubric::decode::Table;

/// Which earlier report a base is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaseReport {
    /// The same period of the year before.
    LastYear,
    /// The whole year before.
    YearEnd,
}

/// A figure that is the base of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseRule {
    /// The base: `revenue-prior`.
    pub figure: String,
    /// What it is the base of: `revenue`.
    pub of: String,
    /// Where it can be taken from.
    pub from: BaseReport,
}

/// What the next report takes of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarryRule {
    /// The table.
    pub table: String,
    /// What it is called.
    pub name: Text,
    /// What the columns of `reset` are called.
    pub reset_names: Vec<Text>,
    /// Columns that begin anew.
    pub reset: Vec<String>,
    /// The column that says since which period a row is there, if there is one.
    pub since: Option<String>,
    /// Column and option of rows that are told once more and then left out.
    pub settled: Option<[String; 2]>,
}

/// All rules on periods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeriodRules {
    /// Figures that are bases.
    pub bases: Vec<BaseRule>,
    /// Figures that the next report takes over: what is, not what flowed.
    pub figures: Vec<String>,
    /// Tables that the next report takes over, in this order.
    pub tables: Vec<CarryRule>,
    /// Tables of an earlier report that are kept beside it, because rules look at their rows.
    pub kept: Vec<String>,
    /// Tables that begin anew as a whole: name in files, and what they are called.
    pub anew: Vec<(String, Text)>,
}

impl PeriodRules {
    /// The rules of their JSON; `None` if it is not of that form.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let it = Table(value.as_object()?);
        Some(Self {
            bases: it.list("base", base)?,
            figures: it.texts("figures")?,
            tables: it.list("carry", carry)?,
            kept: it.texts("kept")?,
            anew: it.list("anew", |it| Some((it.text("table")?, it.label("name")?)))?,
        })
    }

    /// The base of a figure in the same period of the year before.
    pub fn base_of(&self, figure: &str) -> Option<&str> {
        let mut bases = self.bases.iter().filter(|base| base.from == BaseReport::LastYear);
        bases.find(|base| base.of == figure).map(|base| base.figure.as_str())
    }
}

fn base(it: Table<'_>) -> Option<BaseRule> {
    let from = match it.text("from")?.as_str() {
        "last-year" => BaseReport::LastYear,
        "year-end" => BaseReport::YearEnd,
        _ => return None,
    };
    Some(BaseRule { figure: it.text("figure")?, of: it.text("of")?, from })
}

fn carry(it: Table<'_>) -> Option<CarryRule> {
    let settled = match it.texts("settled")?.as_slice() {
        [] => None,
        [column, option] => Some([column.clone(), option.clone()]),
        _ => return None,
    };
    let (table, name) = (it.text("table")?, it.label("name")?);
    let reset_names =
        it.list("reset-name", |name| Some(Text { zh: name.text("zh")?, en: name.text("en")? }))?;
    let (reset, since) = (it.texts("reset")?, it.text("since"));
    Some(CarryRule { table, name, reset_names, reset, since, settled })
}
