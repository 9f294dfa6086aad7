//! [`ExpertRules`]: how experts judge; JSON of `experts.toml` in the crate of rubrics.

use serde_json::Value;

use crate::quantity::Rational;
use crate::quantity::rational::rational_from_decimal;
use crate::rubric::Text;
use crate::rubric::decode::Table;

/// What is scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its name in files.
    pub id: String,
    /// What it counts.
    pub weight: Rational,
    /// What it is called.
    pub name: Text,
}

/// What makes an expert partial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictBy {
    /// The cluster lies in the expert's district.
    District,
    /// The expert works for an organisation of the cluster's.
    Employer,
}

/// How experts judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertRules {
    /// The least and the greatest score of a criterion.
    pub scale: [Rational; 2],
    /// Decimal places of a score.
    pub places: usize,
    /// From so many sheets on, some are left out.
    pub trim_from: usize,
    /// How many are left out at each end.
    pub trim: usize,
    /// Decimal places of a mean.
    pub mean_places: usize,
    /// The least mean that is proposed.
    pub pass: Rational,
    /// What makes an expert partial.
    pub conflicts: Vec<ConflictBy>,
    /// What is scored.
    pub criteria: Vec<Criterion>,
    /// How many of a kind are proposed.
    pub quotas: Vec<(String, usize)>,
    /// What columns of lists and sheets are called.
    pub headings: ExpertHeadings,
}

/// What columns of lists and sheets are called; the first names are Chinese and English ones to
/// write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpertHeadings {
    /// The expert.
    pub expert: Vec<String>,
    /// The expert's employer.
    pub employer: Vec<String>,
    /// Code of a district.
    pub district: Vec<String>,
    /// The kind of cluster.
    pub kind: Vec<String>,
    /// The cluster.
    pub cluster: Vec<String>,
    /// Who manages it, and its firms.
    pub organisations: Vec<String>,
}

impl ConflictBy {
    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Employer => "employer",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::District, Self::Employer].into_iter().find(|it| it.name() == text)
    }
}

impl ExpertRules {
    /// The rules of their JSON; `None` if it is not of that form, or would leave nothing over.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let it = Table(value.as_object()?);
        let (scale, mean) = (it.table("scale")?, it.table("mean")?);
        let conflicts = it.table("conflict")?.texts("by")?;
        let conflicts: Option<Vec<ConflictBy>> =
            conflicts.iter().map(|text| ConflictBy::parse(text)).collect();
        let rules = Self {
            scale: [decimal(scale, "least")?, decimal(scale, "greatest")?],
            places: scale.count("places")?,
            trim_from: mean.count("trim-from")?,
            trim: mean.count("trim")?,
            mean_places: mean.count("places")?,
            pass: decimal(it.table("pass")?, "at-least")?,
            conflicts: conflicts?,
            criteria: it.list("criterion", |it| {
                let weight = decimal(it, "weight").filter(|it| *it > Rational::ZERO)?;
                Some(Criterion { id: it.text("id")?, weight, name: it.label("name")? })
            })?,
            quotas: it.list("quota", |it| Some((it.text("kind")?, it.count("count")?)))?,
            headings: headings(it.table("headings")?)?,
        };
        let is_left = rules.trim.saturating_mul(2) < rules.trim_from.max(1);
        let [least, greatest] = &rules.scale;
        (is_left && least < greatest && !rules.criteria.is_empty()).then_some(rules)
    }

    /// How many of a kind are proposed at most.
    pub fn quota(&self, kind: &str) -> usize {
        self.quotas.iter().find(|(known, _)| known == kind).map_or(0, |(_, count)| *count)
    }
}

fn decimal(it: Table<'_>, name: &str) -> Option<Rational> {
    rational_from_decimal(&it.text(name)?)
}

fn headings(it: Table<'_>) -> Option<ExpertHeadings> {
    Some(ExpertHeadings {
        expert: it.texts("expert")?,
        employer: it.texts("employer")?,
        district: it.texts("district")?,
        kind: it.texts("kind")?,
        cluster: it.texts("cluster")?,
        organisations: it.texts("organisations")?,
    })
}
