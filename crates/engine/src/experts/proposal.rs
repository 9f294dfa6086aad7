//! [`Proposal`]: the list that is proposed, by kind with its quota. Means are rounded first and
//! ranked then. Equal ones across the border of a quota are named: nobody is cut off silently.

use std::collections::BTreeSet;

use super::judge::{Application, Expert, Judged, ScoreSheet, judged};
use super::rules::ExpertRules;
use crate::quantity::Rational;
use crate::ranking::rank::{Ranked, Ties, ranked, rounded};

/// What is proposed about an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is proposed.
    Proposed,
    /// It has as much as others across the border of the quota: somebody has to decide.
    Tied,
    /// Beyond the quota.
    Beyond,
    /// Below the least mean.
    BelowPass,
    /// No sheet counts.
    NotJudged,
}

impl Outcome {
    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Tied => "tied",
            Self::Beyond => "beyond",
            Self::BelowPass => "below-pass",
            Self::NotJudged => "not-judged",
        }
    }
}

/// An application on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place among the applications.
    pub application: usize,
    /// How it was judged.
    pub judged: Judged,
    /// The mean, rounded.
    pub mean: Option<Rational>,
    /// Its rank within the kind; none if no sheet counts.
    pub rank: Option<usize>,
    /// What is proposed.
    pub outcome: Outcome,
}

/// The applications of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindList {
    /// The kind.
    pub kind: String,
    /// How many are proposed at most.
    pub quota: usize,
    /// By rank, then in the order given.
    pub lines: Vec<Line>,
}

/// The list that is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposal {
    /// In the order of the quotas, then other kinds by name.
    pub kinds: Vec<KindList>,
    /// Sheets of nobody who is an expert, or about nobody who applied, by place.
    pub strays: Vec<usize>,
}

/// The list that follows from the sheets.
pub fn proposal_of(
    rules: &ExpertRules,
    experts: &[Expert],
    applications: &[Application],
    sheets: &[ScoreSheet],
) -> Proposal {
    let mut kinds: Vec<String> = rules.quotas.iter().map(|(kind, _)| kind.clone()).collect();
    let others: BTreeSet<&String> =
        applications.iter().map(|it| &it.kind).filter(|it| !kinds.contains(it)).collect();
    let others: Vec<String> = others.into_iter().cloned().collect();
    kinds.extend(others);
    let list = |kind: &String| {
        let own = applications.iter().enumerate().filter(|(_, it)| it.kind == *kind);
        let own = own.map(|(at, it)| (at, judged(rules, experts, it, sheets)));
        kind_list(rules, kind, own.collect())
    };
    let is_stray = |sheet: &ScoreSheet| {
        let is_expert = experts.iter().any(|it| it.name.trim() == sheet.expert.trim());
        let is_about =
            |it: &Application| it.kind == sheet.kind && it.cluster.trim() == sheet.cluster.trim();
        !is_expert || !applications.iter().any(is_about)
    };
    let strays = sheets.iter().enumerate().filter(|(_, it)| is_stray(it)).map(|(at, _)| at);
    Proposal {
        kinds: kinds.iter().map(list).filter(|it| !it.lines.is_empty()).collect(),
        strays: strays.collect(),
    }
}

fn kind_list(rules: &ExpertRules, kind: &str, own: Vec<(usize, Judged)>) -> KindList {
    let quota = rules.quota(kind);
    let means: Vec<Option<Rational>> = own
        .iter()
        .map(|(_, it)| it.mean.as_ref().map(|mean| rounded(mean, rules.mean_places)))
        .collect();
    let all: Vec<Ranked> = means
        .iter()
        .map(|mean| Ranked { name: String::new(), numbers: vec![mean.clone()] })
        .collect();
    let ranks = ranked(Ties::Shared, &all);
    let mut lines: Vec<Line> = Vec::new();
    for (((application, judged), mean), rank) in own.into_iter().zip(&means).zip(ranks) {
        let equal = means.iter().filter(|it| *it == mean).count();
        let last = rank.saturating_add(equal).saturating_sub(1);
        let outcome = match mean {
            None => Outcome::NotJudged,
            Some(mean) if *mean < rules.pass => Outcome::BelowPass,
            Some(_) if last <= quota => Outcome::Proposed,
            Some(_) if rank <= quota => Outcome::Tied,
            Some(_) => Outcome::Beyond,
        };
        let rank = mean.as_ref().map(|_| rank);
        lines.push(Line { application, judged, mean: mean.clone(), rank, outcome });
    }
    lines.sort_by_key(|it| (it.rank.unwrap_or(usize::MAX), it.application));
    KindList { kind: kind.to_owned(), quota, lines }
}
