//! [`Rollup`]: everything that follows from a portfolio and the city's figures.

use std::collections::BTreeMap;

use super::city::CityFigures;
use super::group::{Group, GroupOf, Making, Member};
use super::portfolio::Portfolio;
use super::rules::RollupRules;
use super::structure::{Structures, structures};
use super::submission::Submission;

/// The roll-up of a period. Submissions are named by their places in the portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollup {
    /// Year and quarter.
    pub quarter: (u16, u8),
    /// All submissions.
    pub whole: Group,
    /// By kind, district and first leading industry, each ascending.
    pub kinds: Vec<Group>,
    /// By district.
    pub districts: Vec<Group>,
    /// By industry.
    pub industries: Vec<Group>,
    /// Each submission within its kind.
    pub members: Vec<Member>,
    /// Industries of each submission.
    pub structures: Structures,
}

/// The roll-up. `stages` are the codes of project stages in the order in which they are told.
pub fn rollup_of(
    rules: &RollupRules,
    portfolio: &Portfolio,
    city: &CityFigures,
    stages: &[String],
) -> Rollup {
    let (submissions, quarter) = (portfolio.submissions.as_slice(), portfolio.quarter);
    let making = Making { rules, submissions, city, quarter, stages };
    let all: Vec<usize> = (0..submissions.len()).collect();
    let by = |of: fn(&Submission) -> GroupOf| {
        let mut groups: BTreeMap<GroupOf, Vec<usize>> = BTreeMap::new();
        for (at, submission) in submissions.iter().enumerate() {
            groups.entry(of(submission)).or_default().push(at);
        }
        let groups = groups.into_iter().map(|(of, members)| making.group(of, members));
        groups.collect::<Vec<Group>>()
    };
    let kinds = by(|it| GroupOf::Kind(it.kind.clone()));
    let member = |at: usize| {
        let kind = kinds.iter().find(|group| group.members.contains(&at));
        kind.map(|kind| making.member(at, kind))
    };
    Rollup {
        quarter,
        members: all.iter().filter_map(|at| member(*at)).collect(),
        districts: by(|it| GroupOf::District(it.district.clone().unwrap_or_default())),
        industries: by(|it| GroupOf::Industry(it.industries.first().cloned().unwrap_or_default())),
        structures: structures(rules, submissions, (city, quarter)),
        whole: making.group(GroupOf::All, all),
        kinds,
    }
}

impl Rollup {
    /// The group of a kind.
    pub fn kind(&self, kind: &str) -> Option<&Group> {
        self.kinds.iter().find(|group| group.of == GroupOf::Kind(kind.to_owned()))
    }

    /// The kind that most submissions are of, of equal ones the first.
    pub fn greatest_kind(&self) -> Option<&Group> {
        let rank = |group: &&Group| (group.members.len(), core::cmp::Reverse(group.of.clone()));
        self.kinds.iter().max_by_key(rank)
    }
}
