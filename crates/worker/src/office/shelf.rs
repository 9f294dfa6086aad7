//! [`Rules`]: editions and rules that are shipped, compiled once.

use std::sync::Arc;

use engine::ledger::LedgerDocument;
use engine::ranking::RankingRules;
use engine::rollup::RollupRules;
use exchange::package::{Edition, Shelf};
use exchange::rollup::Judge;
use report::bulletin::BulletinRules;

use crate::shipped::{ledgers_of, rubric_of};

/// Editions and rules.
pub(super) struct Rules {
    /// What is added up.
    pub(super) rollup: RollupRules,
    /// How clusters are ranked.
    pub(super) ranking: RankingRules,
    /// What a bulletin says.
    pub(super) bulletin: BulletinRules,
    editions: Vec<(&'static str, Edition)>,
}

impl Rules {
    /// The shipped ones; none if they cannot be read, which no build lets through.
    pub(super) fn shipped() -> Option<Self> {
        let edition = |reference: &'static str| {
            let rubric = rubric_of(reference)?;
            let ledgers = ledgers_of(reference, &rubric);
            Some((reference, Edition { rubric, ledgers }))
        };
        let references = rubrics::SHIPPED.iter().map(|it| it.reference);
        Some(Self {
            rollup: RollupRules::from_json(rubrics::ROLLUP)?,
            ranking: RankingRules::from_json(rubrics::RANKING)?,
            bulletin: BulletinRules::from_json(rubrics::BULLETIN)?,
            editions: references.filter_map(edition).collect(),
        })
    }

    /// What the editions are called.
    pub(super) fn references(&self) -> Vec<&'static str> {
        self.editions.iter().map(|(reference, _)| *reference).collect()
    }

    /// Names of the ledgers' options.
    pub(super) fn ledgers(&self) -> Option<&LedgerDocument> {
        let mut all = self.editions.iter().filter_map(|(_, it)| it.ledgers.as_ref());
        all.next().map(|it| &it.document)
    }

    /// Codes of the stages of projects, in order.
    pub(super) fn stages(&self) -> Vec<String> {
        let choices = self.ledgers().map(|it| it.choice.as_slice()).unwrap_or_default();
        let stages = choices.iter().find(|choice| choice.id == "stage");
        let options = stages.map(|it| it.option.as_slice()).unwrap_or_default();
        options.iter().map(|it| it.code.clone()).collect()
    }

    /// The editions as roll-ups read submissions by them.
    pub(super) fn judges(&self) -> Vec<Judge> {
        let judge = |(reference, it): &(&str, Edition)| Judge {
            reference: (*reference).to_owned(),
            rubric: Arc::clone(&it.rubric),
            ledgers: it.ledgers.clone(),
        };
        self.editions.iter().map(judge).collect()
    }

    /// The first edition, by whose units tables are read.
    pub(super) fn first(&self) -> Option<&Edition> {
        self.editions.first().map(|(_, edition)| edition)
    }
}

impl Shelf for Rules {
    fn edition(&self, reference: &str) -> Option<Edition> {
        self.editions.iter().find(|(known, _)| *known == reference).map(|(_, it)| it.clone())
    }

    fn periods(&self) -> &str {
        rubrics::PERIODS
    }

    fn narrative(&self) -> &str {
        rubrics::NARRATIVE
    }
}
