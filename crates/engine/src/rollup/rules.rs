//! [`RollupRules`]: what a roll-up adds up, divides and counts; JSON of `rollup.toml` in the crate
//! of rubrics.

use serde_json::Value;

use crate::quantity::Rational;
use crate::quantity::rational::rational_from_decimal;
use crate::rubric::Text;
use crate::rubric::decode::Table;

/// A figure or total that is added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalRule {
    /// The figure, or total of ledgers.
    pub figure: String,
    /// The comparable figure of the year before.
    pub base: Option<String>,
    /// What the city's table calls it; empty if the city has none.
    pub city: Vec<String>,
    /// What it is called.
    pub name: Text,
    /// The unit of the figure.
    pub unit: String,
    /// True if tables of clusters show it.
    pub is_main: bool,
}

/// One total divided by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatioRule {
    /// Its name in files.
    pub id: String,
    /// The total above the line.
    pub above: String,
    /// The total below the line.
    pub below: String,
    /// Both of the year before.
    pub base: Option<[String; 2]>,
    /// What the quotient is multiplied by to be in its unit.
    pub factor: Rational,
    /// Its unit.
    pub unit: String,
    /// Decimal places that are printed.
    pub places: usize,
    /// What it is called.
    pub name: Text,
}

/// Where ledgers say what is grouped and counted by; `table.column` or a name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableNames {
    /// The district.
    pub district: String,
    /// The leading industries.
    pub industries: Vec<String>,
    /// The table of firms.
    pub firms: String,
    /// Its columns of name, code and industry.
    pub firm: [String; 3],
    /// Its columns of amounts; each is called like the figure that it adds up to.
    pub amounts: Vec<String>,
    /// The amount by which structures are weighed.
    pub structure: String,
    /// The table of projects.
    pub projects: String,
    /// Its column of stages.
    pub stage: String,
    /// Its column of planned investment.
    pub investment: String,
    /// The table of the reconciliation.
    pub reconciliation: String,
    /// The state of the submission.
    pub status: String,
    /// Its version.
    pub version: String,
}

/// What the columns of the city's table are called.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CityHeadings {
    /// What is measured.
    pub item: Vec<String>,
    /// The period.
    pub period: Vec<String>,
    /// The value from 1 January.
    pub value: Vec<String>,
    /// Its growth in %.
    pub growth: Vec<String>,
    /// The code of a district.
    pub district: Vec<String>,
    /// The division of an industry.
    pub industry: Vec<String>,
    /// The share of the city in %.
    pub share: Vec<String>,
}

/// All rules of a roll-up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RollupRules {
    /// What is added up.
    pub totals: Vec<TotalRule>,
    /// What is divided.
    pub ratios: Vec<RatioRule>,
    /// Where ledgers say it.
    pub tables: TableNames,
    /// Items of the reconciliation, and the figures that they are about.
    pub agreed: Vec<[String; 2]>,
    /// A difference above this share needs a reason.
    pub difference_share: Rational,
    /// A difference above this amount needs a reason.
    pub difference_amount: Rational,
    /// What the columns of the city's table are called.
    pub city: CityHeadings,
    /// Names of codes of districts and industries.
    pub names: Vec<(String, Text)>,
}

impl RollupRules {
    /// The rules of their JSON; `None` if it is not of that form.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let it = Table(value.as_object()?);
        let difference = it.table("difference")?;
        Some(Self {
            totals: it.list("total", total)?,
            ratios: it.list("ratio", ratio)?,
            tables: names(it.table("tables")?)?,
            agreed: it.list("agreed", |it| Some([it.text("item")?, it.text("figure")?]))?,
            difference_share: rational_from_decimal(&difference.text("share")?)?,
            difference_amount: rational_from_decimal(&difference.text("amount")?)?,
            city: city(it.table("city-table")?)?,
            names: it.list("name", |it| Some((it.text("code")?, it.label("name")?)))?,
        })
    }

    /// The rule of a figure.
    pub fn total(&self, figure: &str) -> Option<&TotalRule> {
        self.totals.iter().find(|rule| rule.figure == figure)
    }

    /// The name of a code of a district or industry.
    pub fn name_of(&self, code: &str) -> Option<&Text> {
        self.names.iter().find(|(known, _)| known == code).map(|(_, name)| name)
    }

    /// The rule of a ratio.
    pub fn ratio(&self, id: &str) -> Option<&RatioRule> {
        self.ratios.iter().find(|rule| rule.id == id)
    }
}

fn city(it: Table<'_>) -> Option<CityHeadings> {
    Some(CityHeadings {
        item: it.texts("item")?,
        period: it.texts("period")?,
        value: it.texts("value")?,
        growth: it.texts("growth")?,
        district: it.texts("district")?,
        industry: it.texts("industry")?,
        share: it.texts("share")?,
    })
}

fn total(it: Table<'_>) -> Option<TotalRule> {
    Some(TotalRule {
        figure: it.text("figure")?,
        base: it.text("base"),
        city: it.texts("city")?,
        name: it.label("name")?,
        unit: it.text("unit")?,
        is_main: it.flag("main"),
    })
}

fn ratio(it: Table<'_>) -> Option<RatioRule> {
    let base = match it.texts("base")?.as_slice() {
        [] => None,
        [above, below] => Some([above.clone(), below.clone()]),
        _ => return None,
    };
    Some(RatioRule {
        id: it.text("id")?,
        above: it.text("above")?,
        below: it.text("below")?,
        base,
        factor: fraction(&it.text("factor")?)?,
        unit: it.text("unit")?,
        places: it.count("places")?,
        name: it.label("name")?,
    })
}

/// `2000/3`, or a decimal.
pub(crate) fn fraction(text: &str) -> Option<Rational> {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let below = rational_from_decimal(below).filter(|it| *it != Rational::ZERO)?;
    Some(rational_from_decimal(above)? / below)
}

fn names(it: Table<'_>) -> Option<TableNames> {
    let firm = it.table("firm")?;
    Some(TableNames {
        district: it.text("district")?,
        industries: it.texts("industries")?,
        firms: it.text("firms")?,
        firm: [firm.text("name")?, firm.text("uscc")?, firm.text("industry")?],
        amounts: it.texts("amounts")?,
        structure: it.text("structure")?,
        projects: it.text("projects")?,
        stage: it.text("stage")?,
        investment: it.text("investment")?,
        reconciliation: it.text("reconciliation")?,
        status: it.text("status")?,
        version: it.text("version")?,
    })
}
