//! [`Draft`]: what the manager has filled in, as typed.

use std::collections::BTreeMap;

use engine::facts::entry::RawEntry;
use engine::facts::typed::entry_from_typed;
use engine::facts::{Dossier, ReportingPeriod};
use engine::ledger::Report;
use engine::rubric::Rubric;
use exchange::{RollFile, ledgers_from_text};
use locale::{Language, format, keys};
use report::roll::TakenRoll;

use super::ledger::Tables;
use crate::storage::StoredDraft;

/// What stands in a field. It is what is stored; when a later schema stores it otherwise, the two
/// part.
pub(crate) use crate::storage::StoredAnswer as Answer;

/// What stands before all figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Basic {
    /// The name of the cluster.
    Cluster,
    /// The period.
    Period,
    /// When it must be handed in.
    Deadline,
}

/// What the manager has filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Draft {
    /// Its id in the store.
    pub(crate) id: String,
    /// `industrial@2026.1`.
    pub(crate) rubric: String,
    /// `2020Q3`, or what a file gave in its place.
    pub(crate) period: String,
    /// Name of the cluster.
    pub(crate) cluster: String,
    /// When it must be handed in: local time, `2026-11-30T18:00`; empty if that was not said.
    pub(crate) deadline: String,
    /// Answers by the figure's name; also of figures that the rubric does not know.
    pub(crate) answers: BTreeMap<String, Answer>,
    /// The roll that figures were taken from.
    pub(crate) roll: Option<TakenRoll>,
    /// Tables in use, by name.
    pub(crate) tables: Tables,
    /// Figures that follow from them, in strict form; an empty text for one that cannot be said.
    pub(crate) derived: BTreeMap<String, String>,
    /// True while those are being worked out, and these are the last that are known.
    pub(crate) is_due: bool,
    /// Reasons given for warnings, by rule and place.
    pub(crate) reasons: BTreeMap<String, String>,
    /// Earlier reports as files hold them; empty if there are none.
    pub(crate) prior: String,
    /// Where figures come from that were not typed, as files hold it; empty if all were.
    pub(crate) origins: String,
    /// What was written into the development report, by section.
    pub(crate) paragraphs: BTreeMap<String, String>,
    /// Who declares what, and what was handed in, as lines; see `handing::record`.
    pub(crate) handing: String,
}

impl Draft {
    /// The draft that lies in the store under an id.
    pub(crate) fn from_stored(id: &str, stored: StoredDraft) -> Self {
        Self {
            id: id.to_owned(),
            rubric: stored.rubric,
            period: stored.period,
            cluster: stored.cluster,
            deadline: stored.deadline,
            answers: stored.answers,
            roll: stored.roll.map(RollFile::into_taken),
            tables: stored.tables,
            derived: stored.derived,
            is_due: stored.is_due,
            reasons: stored.reasons,
            prior: stored.prior,
            origins: stored.origins,
            paragraphs: stored.paragraphs,
            handing: stored.handing,
        }
    }

    /// The form in which it is stored.
    pub(crate) fn to_stored(&self) -> StoredDraft {
        StoredDraft {
            rubric: self.rubric.clone(),
            period: self.period.clone(),
            cluster: self.cluster.clone(),
            deadline: self.deadline.clone(),
            answers: self.answers.clone(),
            roll: self.roll.as_ref().map(RollFile::of_taken),
            tables: self.tables.clone(),
            derived: self.derived_to_store(),
            is_due: self.is_due,
            reasons: self.reasons.clone(),
            prior: self.prior.clone(),
            origins: self.origins.clone(),
            paragraphs: self.paragraphs.clone(),
            handing: self.handing.clone(),
        }
    }

    /// Figures that follow from tables, as they are stored: while they are being worked out none is
    /// known, so that nothing is kept that does not follow from its rows.
    fn derived_to_store(&self) -> BTreeMap<String, String> {
        let mut derived = self.derived.clone();
        if self.is_due {
            derived.values_mut().for_each(String::clear);
        }
        derived
    }

    /// What stands before all figures.
    pub(crate) fn basic(&self, basic: Basic) -> &String {
        match basic {
            Basic::Cluster => &self.cluster,
            Basic::Period => &self.period,
            Basic::Deadline => &self.deadline,
        }
    }

    /// As [`Self::basic`], to be changed.
    pub(super) fn basic_mut(&mut self, basic: Basic) -> &mut String {
        match basic {
            Basic::Cluster => &mut self.cluster,
            Basic::Period => &mut self.period,
            Basic::Deadline => &mut self.deadline,
        }
    }

    /// True if the period is none, or not a whole year.
    pub(crate) fn is_interim(&self) -> bool {
        ReportingPeriod::parse(&self.period).is_none_or(ReportingPeriod::is_interim)
    }

    /// The name of the cluster, or that it has none.
    pub(crate) fn cluster_words(&self, language: Language) -> String {
        match self.cluster.trim() {
            "" => keys::DRAFT_NAMELESS.words(language).to_owned(),
            name => name.to_owned(),
        }
    }

    /// The period in words; as written where it is none.
    pub(crate) fn period_words(&self, language: Language) -> String {
        match ReportingPeriod::parse(&self.period) {
            Some(period) => format::period(language, period.year, period.quarter),
            None if self.period.is_empty() => keys::DRAFT_NO_PERIOD.words(language).to_owned(),
            None => self.period.clone(),
        }
    }

    /// The entry of a figure, in the form that the engine takes: what follows from tables in the
    /// place of what was typed.
    pub(crate) fn entry(&self, rubric: &Rubric, figure: usize) -> RawEntry {
        let id = rubric.figures.get(figure).map_or("", |figure| figure.id.as_str());
        match self.derived.get(id) {
            Some(text) if text.is_empty() => RawEntry::Nothing,
            Some(text) => RawEntry::Text(text.clone()),
            None => self.typed_entry(rubric, figure),
        }
    }

    /// Earlier reports.
    pub(crate) fn prior_reports(&self) -> Vec<Report> {
        if self.prior.is_empty() {
            return Vec::new();
        }
        let file = format!("{{\"prior\": {}}}", self.prior);
        let read = ledgers_from_text(&file, &Dossier::default());
        read.ok().flatten().map(|read| read.prior).unwrap_or_default()
    }

    /// The entry that was typed for a figure.
    pub(crate) fn typed_entry(&self, rubric: &Rubric, figure: usize) -> RawEntry {
        let id = rubric.figures.get(figure).map_or("", |figure| figure.id.as_str());
        match self.answers.get(id) {
            None => RawEntry::Nothing,
            Some(Answer::Typed(text)) => entry_from_typed(rubric, figure, text).entry,
            Some(Answer::Given(text)) => RawEntry::Text(text.clone()),
            Some(Answer::NotApplicable(reason)) => RawEntry::NotApplicable(reason.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_form_keeps_everything() {
        let answers = BTreeMap::from([
            ("tax".to_owned(), Answer::Typed("1,286.00".to_owned())),
            ("due-projects".to_owned(), Answer::NotApplicable("none".to_owned())),
        ]);
        let draft = Draft {
            id: "a".to_owned(),
            rubric: "industrial@2026.1".to_owned(),
            period: "2020Q3".to_owned(),
            cluster: "C".to_owned(),
            deadline: "2026-11-30T18:00".to_owned(),
            answers,
            roll: Some(TakenRoll { file: "firms.csv".to_owned(), ..TakenRoll::default() }),
            tables: Tables::from([("projects".to_owned(), Vec::new())]),
            derived: BTreeMap::from([("cohort-signed".to_owned(), "0".to_owned())]),
            is_due: false,
            reasons: BTreeMap::from([("T3-W1@projects".to_owned(), "because".to_owned())]),
            prior: "[]".to_owned(),
            origins: "{}".to_owned(),
            paragraphs: BTreeMap::from([("economy".to_owned(), "ours".to_owned())]),
            handing: "reason\tx".to_owned(),
        };
        assert!(draft.is_interim());
        assert_eq!(Draft::from_stored("a", draft.to_stored()), draft);
        // What is still being worked out is stored as not known.
        let due = Draft { is_due: true, ..draft };
        let derived = BTreeMap::from([("cohort-signed".to_owned(), String::new())]);
        assert_eq!(Draft::from_stored("a", due.to_stored()), Draft { derived, ..due });
    }
}
