//! [`Group`]: the roll-up of a set of submissions; [`Member`]: a submission within it.

use std::sync::Arc;

use super::city::{CityFigures, Place};
use super::number::{Number, Source};
use super::pipeline::{StageLine, stage_lines};
use super::ratios::{RatioLine, ratio_line};
use super::rules::RollupRules;
use super::submission::Submission;
use super::totals::{TotalLine, pair, sources, total_line};
use crate::periods::{contribution_of, pull_of};
use crate::quantity::Rational;

/// What the submissions of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupOf {
    /// All submissions.
    All,
    /// The kind of cluster.
    Kind(String),
    /// The district, by its code; empty where none is said.
    District(String),
    /// The first leading industry, by its division; empty where none is said.
    Industry(String),
    /// One submission.
    One(usize),
}

/// The roll-up of a set of submissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub of: GroupOf,
    /// The submissions, by place, ascending.
    pub members: Vec<usize>,
    /// Totals, in the order of the rules.
    pub totals: Vec<TotalLine>,
    /// Ratios, in the order of the rules.
    pub ratios: Vec<RatioLine>,
    /// Projects by stage.
    pub stages: Vec<StageLine>,
}

/// A submission as part of the group of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its own totals, ratios and projects.
    pub own: Group,
    /// For each total its part of that of its kind.
    pub parts: Vec<PartOf>,
}

/// What a submission is of a total.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartOf {
    /// Its share of the sum.
    pub share: Option<Number>,
    /// 贡献率: its share in the growth of the sum.
    pub contribution: Option<Number>,
    /// 拉动: by how much it moves the growth of the sum, as a difference of rates.
    pub pull: Option<Number>,
}

/// What groups are made from.
pub(super) struct Making<'a> {
    pub(super) rules: &'a RollupRules,
    pub(super) submissions: &'a [Submission],
    pub(super) city: &'a CityFigures,
    pub(super) quarter: (u16, u8),
    pub(super) stages: &'a [String],
}

impl Making<'_> {
    pub(super) fn group(&self, of: GroupOf, members: Vec<usize>) -> Group {
        let place = match &of {
            GroupOf::District(code) => Place::District(code.clone()),
            _ => Place::City,
        };
        let submissions = self.of(&members);
        let totals = self.rules.totals.iter();
        let totals =
            totals.map(|rule| total_line(rule, &submissions, self.quarter, (self.city, &place)));
        let ratios = self.rules.ratios.iter();
        let ratios = ratios.map(|rule| ratio_line(rule, &submissions, self.quarter));
        Group {
            totals: totals.collect(),
            ratios: ratios.collect(),
            stages: stage_lines(self.stages, &submissions),
            of,
            members,
        }
    }

    fn of(&self, members: &[usize]) -> Vec<(usize, &Submission)> {
        members.iter().filter_map(|at| Some((*at, self.submissions.get(*at)?))).collect()
    }

    /// The submission at a place within the group of its kind.
    pub(super) fn member(&self, at: usize, kind: &Group) -> Member {
        let own = self.group(GroupOf::One(at), vec![at]);
        let lines = self.rules.totals.iter().zip(&kind.totals);
        let parts = lines.map(|(rule, whole)| self.part(at, rule, whole)).collect();
        Member { own, parts }
    }

    fn part(&self, at: usize, rule: &super::rules::TotalRule, whole: &TotalLine) -> PartOf {
        let Some(submission) = self.submissions.get(at) else { return PartOf::default() };
        let share = whole.total.as_ref().and_then(|total| {
            let own = submission.number(&rule.figure, self.quarter)?;
            let positive = total.value > Rational::ZERO;
            let source = |of: Arc<[usize]>| Source::Sum {
                figure: rule.figure.clone(),
                quarter: self.quarter,
                of,
            };
            let from = vec![source(Arc::from([at])), source(Arc::clone(&total.of))];
            positive.then(|| Number { value: own / &total.value, from })
        });
        let both = whole.growth.as_ref().zip(pair(rule, submission, self.quarter));
        let Some((growth, (value, base, _))) = both else {
            return PartOf { share, ..PartOf::default() };
        };
        let from = sources(rule, growth);
        let with = |value: Rational| Number { value, from: from.clone() };
        PartOf {
            share,
            contribution: contribution_of([value, base], [&growth.value, &growth.base]).map(&with),
            pull: pull_of([value, base], &growth.base).map(&with),
        }
    }
}

impl Group {
    /// The line of a figure.
    pub fn total(&self, figure: &str) -> Option<&TotalLine> {
        self.totals.iter().find(|line| line.figure == figure)
    }

    /// The line of a ratio.
    pub fn ratio(&self, id: &str) -> Option<&RatioLine> {
        self.ratios.iter().find(|line| line.id == id)
    }
}
