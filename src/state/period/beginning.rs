//! [`Beginning`]: a report that could be begun from what was picked.

use engine::periods::PeriodPack;
use locale::{Language, keys, text};
use report::period::Carried;

use super::next::{following, started};
use super::pack::{PackReview, facts_of, with_pack};
use crate::state::draft::Draft;
use crate::state::shipped::{edition, editions};

/// Facts of a pack that do not depend on the cluster; they come first.
const GENERAL: usize = 4;

/// A report that could be begun from what was picked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Beginning {
    /// The report; none as long as something is lacking.
    pub(crate) draft: Option<Draft>,
    /// What is lacking, or why it cannot be begun; empty if it can.
    pub(crate) problem: String,
    /// What the pack does to it.
    pub(crate) review: Option<PackReview>,
    /// What it takes over from the last report.
    pub(crate) carried: Option<Carried>,
    /// What is said when it was begun.
    pub(crate) words: String,
}

impl Beginning {
    /// What can be begun from a pack and a last report, with the cluster, rubric and period that
    /// were chosen where they do not say.
    pub(crate) fn of(
        pack: Option<&PeriodPack>,
        last: Option<&Draft>,
        [cluster, rubric, period]: [String; 3],
        language: Language,
    ) -> Self {
        let period = pack.map_or(period, |pack| pack.period.clone());
        let lacking =
            |key: locale::Key| Self { problem: key.words(language).to_owned(), ..Self::default() };
        let begun = match last {
            Some(last) => started(last, &period, language).map(|it| (it.draft, Some(it.carried))),
            None if pack.is_none() => return lacking(keys::PERIODS_NOTHING_PICKED),
            None if cluster.is_empty() => return lacking(keys::PERIODS_NO_CLUSTER),
            None => Ok((Draft { rubric, period, cluster, ..Draft::default() }, None)),
        };
        let (draft, carried) = match begun {
            Ok(begun) => begun,
            Err(problem) => return Self { problem, ..Self::default() },
        };
        let own = draft.period_words(language);
        let words = match last {
            Some(last) => {
                let last = last.period_words(language);
                text(language, keys::PERIODS_STARTED, &[("own", &own), ("last", &last)])
            }
            None => text(language, keys::PERIODS_STARTED_FROM_PACK, &[("own", &own)]),
        };
        let plain = Self { carried, words, ..Self::default() };
        match (pack, edition(&draft.rubric)) {
            (Some(pack), Some(edition)) => {
                let mut review = PackReview::of(&draft, edition, pack, language);
                // The others stand with the pack.
                review.facts.drain(..GENERAL.min(review.facts.len()));
                let filled = with_pack(&draft, edition, pack);
                let draft = review.is_ready().then_some(filled);
                Self { draft, review: Some(review), ..plain }
            }
            _ => Self { draft: Some(draft), ..plain },
        }
    }

    /// What a pack says of itself, whatever the cluster.
    pub(crate) fn facts(pack: &PeriodPack, language: Language) -> Vec<(String, String)> {
        let count = pack.clusters.len().to_string();
        let clusters = text(language, keys::PERIODS_FACT_CLUSTERS, &[("count", &count)]);
        facts_of(pack, &Draft::default(), language)
            .into_iter()
            .take(GENERAL)
            .chain([(keys::PERIODS_LABEL_CLUSTERS.words(language).to_owned(), clusters)])
            .collect()
    }

    /// Cluster and period of the last report.
    pub(crate) fn words_of_last(last: &Draft, language: Language) -> String {
        let (cluster, period) = (last.cluster_words(language), last.period_words(language));
        text(language, keys::PERIODS_LAST_READ, &[("cluster", &cluster), ("period", &period)])
    }

    /// The clusters that are due.
    pub(crate) fn clusters(pack: &PeriodPack) -> Vec<String> {
        pack.clusters.iter().map(|it| it.name.clone()).collect()
    }

    /// The rubrics of a pack that are known here: reference and name.
    pub(crate) fn rubrics(pack: &PeriodPack, language: Language) -> Vec<(String, String)> {
        let is_named = |reference: &str| pack.rubrics.iter().any(|(known, _)| known == reference);
        let known = editions().iter().filter(|edition| is_named(edition.reference));
        let named = known.map(|edition| {
            let document = &edition.rubric.document;
            let name = language.of(&document.name.zh, &document.name.en);
            let said = [("name", name), ("edition", document.edition.as_str())];
            (edition.reference.to_owned(), text(language, keys::SCORE_RUBRIC, &said))
        });
        named.collect()
    }

    /// The first of them.
    pub(crate) fn first_rubric(pack: &PeriodPack) -> String {
        let first = Self::rubrics(pack, Language::Zh).into_iter().next();
        first.map(|(reference, _)| reference).unwrap_or_default()
    }

    /// The period after that of the last report.
    pub(crate) fn period_after(last: &Draft) -> String {
        following(&last.period)
    }
}
