//! [`BulletinSource`]: what a bulletin is made from.

use std::sync::Arc;

use engine::ledger::LedgerDocument;
use engine::ranking::{Ranking, RankingRules};
use engine::rollup::{Group, Portfolio, Rollup, RollupRules, Submission};
use engine::rubric::Rubric;

use super::rules::BulletinRules;

/// What a bulletin is made from.
pub struct BulletinSource<'a> {
    /// What was added up.
    pub rollup_rules: &'a RollupRules,
    /// How it was ranked.
    pub ranking_rules: &'a RankingRules,
    /// Sections and sentences.
    pub rules: &'a BulletinRules,
    /// The submissions.
    pub portfolio: &'a Portfolio,
    /// Their roll-up.
    pub rollup: &'a Rollup,
    /// The group that it is about.
    pub group: &'a Group,
    /// Its ranking.
    pub ranking: &'a Ranking,
    /// Names of the ledgers' options; none where there are no ledgers.
    pub ledgers: Option<&'a LedgerDocument>,
    /// What people wrote themselves, by section.
    pub paragraphs: &'a [(String, String)],
}

impl BulletinSource<'_> {
    /// The submission at a place.
    pub(super) fn submission(&self, at: usize) -> Option<&Submission> {
        self.portfolio.submissions.get(at)
    }

    /// The rubric of the group; none if it is empty.
    pub(crate) fn rubric(&self) -> Option<&Arc<Rubric>> {
        let first = self.submission(*self.group.members.first()?)?;
        Some(first.evaluation.rubric())
    }

    /// The edition of that rubric: `industrial@2026.1`; empty if the group is.
    pub fn edition(&self) -> String {
        self.rubric().map(|it| it.reference()).unwrap_or_default()
    }
}
