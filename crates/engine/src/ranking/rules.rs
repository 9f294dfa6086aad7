//! [`RankingRules`]: how clusters are ranked, compared, listed and audited; JSON of `ranking.toml`
//! in the crate of rubrics.

use serde_json::Value;

use super::measure::Measure;
use super::peer::PeerMethod;
use super::rank::Ties;
use crate::quantity::Rational;
use crate::quantity::rational::rational_from_decimal;
use crate::rubric::Text;
use crate::rubric::decode::Table;

/// All rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankingRules {
    /// What clusters are ranked by.
    pub by: Measure,
    /// Places to which it is rounded before it is ranked.
    pub places: usize,
    /// What equal ones get.
    pub ties: Ties,
    /// What decides between equal ones, one after the other.
    pub tie_break: Vec<Measure>,
    /// How items are scored against those of the same kind.
    pub peer: PeerMethod,
    /// Points around a star's edge.
    pub audit_points: Rational,
    /// Share of a veto's line.
    pub audit_line: Rational,
    /// Strengths and weaknesses that are named.
    pub most: usize,
    /// Whom to reward, whom to spur.
    pub lists: Vec<ListRule>,
    /// Targets of the plan.
    pub targets: Vec<TargetRule>,
    /// Leading levels.
    pub levels: Vec<LevelRule>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRule {
    /// Its name in files.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Grounds, each enough by itself.
    pub when: Vec<GroundRule>,
}

/// A ground to be on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundRule {
    /// The ground in words.
    pub say: Text,
    /// What must hold, all of it.
    pub all: Vec<Condition>,
}

/// A condition on a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// What is measured.
    pub measure: Measure,
    /// It is this or more.
    pub at_least: Option<Rational>,
    /// It is this or less.
    pub at_most: Option<Rational>,
    /// It is less than this.
    pub below: Option<Rational>,
}

/// How a target's numbers are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A share: 0.1 is 10 %.
    Rate,
    /// A percent number: 70 is 70 %.
    Percent,
    /// A number of clusters.
    Count,
}

/// A target for all clusters of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetRule {
    /// Its name in files.
    pub id: String,
    /// What it asks for.
    pub name: Text,
    /// What is measured: of all together, or of each one.
    pub measure: Measure,
    /// Of a number of clusters: what each of them must reach.
    pub each: Option<Rational>,
    /// The target.
    pub at_least: Rational,
    /// How its numbers are said.
    pub kind: TargetKind,
}

/// A leading level of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelRule {
    /// The indicator.
    pub indicator: String,
    /// The level, in its unit.
    pub at_least: Rational,
    /// Whose level it is.
    pub source: Text,
}

impl RankingRules {
    /// The rules of their JSON; `None` if it is not of that form.
    pub fn from_json(text: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(text).ok()?;
        let it = Table(value.as_object()?);
        let (rank, audit, peer) = (it.table("rank")?, it.table("audit")?, it.table("peer")?);
        let tie_break = rank.texts("tie-break")?;
        Some(Self {
            by: Measure::parse(&rank.text("by")?)?,
            places: rank.count("places")?,
            ties: Ties::parse(&rank.text("ties")?)?,
            tie_break: tie_break.iter().map(|it| Measure::parse(it)).collect::<Option<_>>()?,
            peer: PeerMethod::parse(
                &peer.text("method")?,
                [number(peer, "base"), number(peer, "span")],
            )?,
            audit_points: number(audit, "points")?,
            audit_line: number(audit, "line")?,
            most: it.table("beside")?.count("most")?,
            lists: it.list("list", list)?,
            targets: it.list("target", target)?,
            levels: it.list("level", level)?,
        })
    }
}

fn number(it: Table<'_>, key: &str) -> Option<Rational> {
    it.text(key).as_deref().and_then(rational_from_decimal)
}

fn list(it: Table<'_>) -> Option<ListRule> {
    let (id, name) = (it.text("id")?, it.label("name")?);
    Some(ListRule { id, name, when: it.list("when", ground)? })
}

fn ground(it: Table<'_>) -> Option<GroundRule> {
    Some(GroundRule { say: it.label("say")?, all: it.list("all", condition)? })
}

fn condition(it: Table<'_>) -> Option<Condition> {
    let condition = Condition {
        measure: Measure::parse(&it.text("measure")?)?,
        at_least: number(it, "at-least"),
        at_most: number(it, "at-most"),
        below: number(it, "below"),
    };
    let bounds = [&condition.at_least, &condition.at_most, &condition.below];
    bounds.iter().any(|it| it.is_some()).then_some(condition)
}

fn target(it: Table<'_>) -> Option<TargetRule> {
    let kind = match it.text("kind")?.as_str() {
        "rate" => TargetKind::Rate,
        "percent" => TargetKind::Percent,
        "count" => TargetKind::Count,
        _ => return None,
    };
    Some(TargetRule {
        id: it.text("id")?,
        name: it.label("name")?,
        measure: Measure::parse(&it.text("measure")?)?,
        each: number(it, "each"),
        at_least: number(it, "at-least")?,
        kind,
    })
}

fn level(it: Table<'_>) -> Option<LevelRule> {
    let (indicator, source) = (it.text("indicator")?, it.label("source")?);
    Some(LevelRule { indicator, at_least: number(it, "at-least")?, source })
}
