//! [`BulletinRules`]: which sections, sentences, charts and tables a bulletin has, as data.

use engine::quantity::Rational;
use engine::quantity::rational::rational_from_decimal;
use engine::ranking::Measure;
use engine::rubric::Text;
use serde_json::Value;

/// All sections, and the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulletinRules {
    /// The title; `{period}` and `{kind}` are filled in.
    pub title: Text,
    /// What the kinds of cluster are called in it.
    pub kinds: Vec<(String, Text)>,
    /// The sentence that comes first.
    pub answer: SayingRule,
    /// In the order in which they are read.
    pub sections: Vec<SectionRule>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRule {
    /// Its name for style sheets.
    pub id: String,
    /// Heading.
    pub name: Text,
    /// Sentences.
    pub sentences: Vec<SayingRule>,
    /// Charts that are built in, by name.
    pub charts: Vec<String>,
    /// Tables that are built in, by name, with their headings.
    pub tables: Vec<(String, Text)>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SayingRule {
    /// Names that must be known, or it is left out.
    pub needs: Vec<String>,
    /// What stands in braces.
    pub say: Vec<SayRule>,
    /// The words.
    pub text: Text,
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
    /// Of clusters: what must be reached.
    pub measure: Option<Measure>,
    /// At least this.
    pub at_least: Option<Rational>,
    /// Less than this.
    pub below: Option<Rational>,
    /// How many at most.
    pub most: usize,
    /// Units to choose from; its own where there are none.
    pub unit: Vec<String>,
    /// Decimal places.
    pub places: usize,
}

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SayKind {
    /// How many clusters there are.
    Count,
    /// A total, in units.
    Total,
    /// Its share of the city's.
    Share,
    /// Its change on the comparable base, with the words for losses.
    Change,
    /// Its growth against the city's.
    AgainstCity,
    /// Its growth against that up to the quarter before.
    Step,
    /// How many clusters lack a figure.
    Lacking,
    /// Clusters that reach a measure, with it, the greatest first.
    Clusters,
    /// How many clusters reach a measure.
    Reaching,
    /// A ratio.
    Ratio,
    /// How much a ratio changed on the year.
    RatioChange,
    /// How many projects are in a stage.
    Stage,
    /// Their planned investment.
    StageInvestment,
    /// The first clusters by rank.
    First,
    /// The greatest rise of rank.
    Risen,
    /// Who is on a list, with the grounds.
    Listed,
    /// How many clusters can reach how many stars.
    Stars,
    /// How many vetoes limit stars.
    Vetoes,
    /// Whom to look at first.
    Audits,
    /// Targets that are reached, of how many.
    Targets,
    /// The clusters that are most alike.
    Alike,
    /// How many files were set aside.
    Aside,
    /// How many agreed values took the place of submitted ones.
    Agreed,
}

/// The kinds by name.
const KINDS: [(&str, SayKind); 23] = [
    ("count", SayKind::Count),
    ("total", SayKind::Total),
    ("share", SayKind::Share),
    ("change", SayKind::Change),
    ("against-city", SayKind::AgainstCity),
    ("step", SayKind::Step),
    ("lacking", SayKind::Lacking),
    ("clusters", SayKind::Clusters),
    ("reaching", SayKind::Reaching),
    ("ratio", SayKind::Ratio),
    ("ratio-change", SayKind::RatioChange),
    ("stage", SayKind::Stage),
    ("stage-investment", SayKind::StageInvestment),
    ("first", SayKind::First),
    ("risen", SayKind::Risen),
    ("listed", SayKind::Listed),
    ("stars", SayKind::Stars),
    ("vetoes", SayKind::Vetoes),
    ("audits", SayKind::Audits),
    ("targets", SayKind::Targets),
    ("alike", SayKind::Alike),
    ("aside", SayKind::Aside),
    ("agreed", SayKind::Agreed),
];

impl BulletinRules {
    /// The rules of their JSON; `None` if it is not of that form.
    pub fn from_json(json: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(json).ok()?;
        Some(Self {
            title: label(&value, "title")?,
            kinds: list(&value, "kind", |it| Some((text(it, "id")?, label(it, "name")?)))?,
            answer: saying(value.get("answer")?)?,
            sections: list(&value, "section", section)?,
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
        sentences: list(it, "sentence", saying)?,
        charts: texts(it, "charts")?,
        tables: list(it, "table", |it| Some((text(it, "of")?, label(it, "name")?)))?,
    })
}

fn saying(it: &Value) -> Option<SayingRule> {
    Some(SayingRule {
        needs: texts(it, "needs")?,
        say: list(it, "say", say)?,
        text: label(it, "text")?,
    })
}

fn say(it: &Value) -> Option<SayRule> {
    let kind = text(it, "kind")?;
    let (_, kind) = KINDS.iter().find(|(name, _)| *name == kind)?;
    let decimal = |key: &str| text(it, key).as_deref().and_then(rational_from_decimal);
    let count =
        |key: &str| it.get(key).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
    let measure = match text(it, "measure") {
        Some(name) => Some(Measure::parse(&name)?),
        None => None,
    };
    Some(SayRule {
        name: text(it, "name")?,
        kind: *kind,
        of: text(it, "of").unwrap_or_default(),
        measure,
        at_least: decimal("at-least"),
        below: decimal("below"),
        most: count("most").unwrap_or(usize::MAX),
        unit: texts(it, "unit")?,
        places: count("places").unwrap_or(1),
    })
}
