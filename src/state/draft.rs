//! [`Draft`]: what the manager has filled in, as typed.

use std::collections::BTreeMap;

use engine::facts::ReportingPeriod;
use engine::facts::entry::RawEntry;
use engine::facts::typed::entry_from_typed;
use engine::rubric::Rubric;
use exchange::RollFile;
use locale::{Language, format, keys};
use report::roll::TakenRoll;

use crate::storage::{StoredAnswer, StoredDraft};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// As typed.
    Typed(String),
    /// "Not applicable", with its reason.
    NotApplicable(String),
}

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
}

impl Draft {
    /// The draft that lies in the store under an id.
    pub(crate) fn from_stored(id: &str, stored: StoredDraft) -> Self {
        let answers = stored.answers.into_iter().map(|(figure, answer)| {
            let answer = match answer {
                StoredAnswer::Typed(text) => Answer::Typed(text),
                StoredAnswer::NotApplicable(reason) => Answer::NotApplicable(reason),
            };
            (figure, answer)
        });
        Self {
            id: id.to_owned(),
            rubric: stored.rubric,
            period: stored.period,
            cluster: stored.cluster,
            deadline: stored.deadline,
            answers: by_figure(answers),
            roll: stored.roll.map(RollFile::into_taken),
        }
    }

    /// The form in which it is stored.
    pub(crate) fn to_stored(&self) -> StoredDraft {
        let answers = self.answers.iter().map(|(figure, answer)| {
            let answer = match answer.clone() {
                Answer::Typed(text) => StoredAnswer::Typed(text),
                Answer::NotApplicable(reason) => StoredAnswer::NotApplicable(reason),
            };
            (figure.clone(), answer)
        });
        StoredDraft {
            rubric: self.rubric.clone(),
            period: self.period.clone(),
            cluster: self.cluster.clone(),
            deadline: self.deadline.clone(),
            answers: by_figure(answers),
            roll: self.roll.as_ref().map(RollFile::of_taken),
        }
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

    /// The entry of a figure, in the form that the engine takes.
    pub(crate) fn entry(&self, rubric: &Rubric, figure: usize) -> RawEntry {
        let id = rubric.figures.get(figure).map_or("", |figure| figure.id.as_str());
        match self.answers.get(id) {
            None => RawEntry::Nothing,
            Some(Answer::Typed(text)) => entry_from_typed(rubric, figure, text).entry,
            Some(Answer::NotApplicable(reason)) => RawEntry::NotApplicable(reason.clone()),
        }
    }
}

/// Entries by the id of their figure. Put in one by one: `collect` would bring a whole sorting
/// of its own into the page.
fn by_figure<T>(answers: impl Iterator<Item = (String, T)>) -> BTreeMap<String, T> {
    let mut by_figure = BTreeMap::new();
    by_figure.extend(answers);
    by_figure
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
        };
        assert!(draft.is_interim());
        assert_eq!(Draft::from_stored("a", draft.to_stored()), draft);
    }
}
