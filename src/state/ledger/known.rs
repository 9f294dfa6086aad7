//! [`Known`]: what the worker was told of a draft, and what it is told next.
//!
//! Whatever changed a draft (typing, undoing, an import, another window), the worker is told the
//! difference from what it knows, so there is one way for all of them.

use std::collections::BTreeMap;

use locale::Language;
use worker::ledger::told::{AnswerKind, Head, Splice, Told};

use super::table::{TableRow, Tables};
use crate::state::draft::{Answer, Draft};

/// What the worker was told of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Known {
    draft: String,
    rubric: String,
    period: String,
    prior: String,
    answers: BTreeMap<String, Answer>,
    reasons: BTreeMap<String, String>,
    pub(super) tables: Tables,
}

/// The message that tells all of a draft, without a form to be shown.
pub(crate) fn told_of(draft: &Draft, today: &str, language: Language) -> String {
    let mut told = Told::default();
    Known::of(draft).tell(&mut told, today, language);
    told.into_text()
}

/// Rows put in the place of others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowsChange {
    /// The first row that changes.
    pub(super) at: usize,
    /// How many rows go.
    pub(super) removed: usize,
    /// How many come.
    pub(super) inserted: usize,
}

impl Known {
    /// All of a draft.
    pub(super) fn of(draft: &Draft) -> Self {
        Self {
            draft: draft.id.clone(),
            rubric: draft.rubric.clone(),
            period: draft.period.clone(),
            prior: draft.prior.clone(),
            answers: draft.answers.clone(),
            reasons: draft.reasons.clone(),
            tables: draft.tables.clone(),
        }
    }

    /// True if only figures, rows and reasons of a draft can be others.
    pub(super) fn is_of(&self, draft: &Draft) -> bool {
        self.draft == draft.id
            && self.rubric == draft.rubric
            && self.period == draft.period
            && self.prior == draft.prior
    }

    /// Tells everything.
    pub(super) fn tell(&self, told: &mut Told, today: &str, language: Language) {
        told.open(&Head {
            rubric: self.rubric.clone(),
            period: self.period.clone(),
            today: today.to_owned(),
            language: language.tag().to_owned(),
        });
        if !self.prior.is_empty() {
            told.prior(&self.prior);
        }
        for (figure, answer) in &self.answers {
            tell_answer(told, figure, Some(answer));
        }
        for (key, text) in &self.reasons {
            told.reason(key, text);
        }
        for (table, rows) in &self.tables {
            let whole = RowsChange { at: 0, removed: 0, inserted: rows.len() };
            tell_rows(told, table, whole, rows);
        }
    }

    /// Follows a draft and tells what is other than before: the tables, and their rows.
    pub(super) fn follow(&mut self, draft: &Draft, told: &mut Told) -> Vec<(String, RowsChange)> {
        self.follow_answers(draft, told);
        self.follow_reasons(draft, told);
        let mut changed = Vec::new();
        let gone = self.tables.keys().filter(|id| !draft.tables.contains_key(*id)).cloned();
        let gone: Vec<String> = gone.collect();
        for id in gone {
            told.drop_table(&id);
            let removed = self.tables.remove(&id).map_or(0, |rows| rows.len());
            changed.push((id, RowsChange { at: 0, removed, inserted: 0 }));
        }
        for (id, rows) in &draft.tables {
            let is_new = !self.tables.contains_key(id);
            let known = self.tables.entry(id.clone()).or_default();
            let mut of_table = rows_changed(known, rows);
            if is_new && of_table.is_empty() {
                of_table.push(RowsChange { at: 0, removed: 0, inserted: 0 });
            }
            for change in of_table {
                tell_rows(told, id, change, rows);
                put_rows(known, change, rows);
                changed.push((id.clone(), change));
            }
        }
        changed
    }

    fn follow_answers(&mut self, draft: &Draft, told: &mut Told) {
        if self.answers == draft.answers {
            return;
        }
        for figure in self.answers.keys().filter(|id| !draft.answers.contains_key(*id)) {
            tell_answer(told, figure, None);
        }
        for (figure, answer) in &draft.answers {
            if self.answers.get(figure) != Some(answer) {
                tell_answer(told, figure, Some(answer));
            }
        }
        self.answers.clone_from(&draft.answers);
    }

    fn follow_reasons(&mut self, draft: &Draft, told: &mut Told) {
        if self.reasons == draft.reasons {
            return;
        }
        for key in self.reasons.keys().filter(|key| !draft.reasons.contains_key(*key)) {
            told.reason(key, "");
        }
        for (key, text) in &draft.reasons {
            if self.reasons.get(key) != Some(text) {
                told.reason(key, text);
            }
        }
        self.reasons.clone_from(&draft.reasons);
    }
}

/// Rows that are others: one by one where there are as many, else all between the first and the
/// last that differ.
fn rows_changed(before: &[TableRow], after: &[TableRow]) -> Vec<RowsChange> {
    if before.len() == after.len() {
        let rows = before.iter().zip(after).enumerate();
        let others = rows.filter(|(_, (before, after))| before != after);
        return others.map(|(at, _)| RowsChange { at, removed: 1, inserted: 1 }).collect();
    }
    let equal = |(before, after): &(&TableRow, &TableRow)| before == after;
    let at = before.iter().zip(after).take_while(equal).count();
    let left = before.iter().skip(at).rev().zip(after.iter().skip(at).rev());
    let same_end = left.take_while(equal).count();
    let count = |rows: &[TableRow]| rows.len().saturating_sub(at).saturating_sub(same_end);
    vec![RowsChange { at, removed: count(before), inserted: count(after) }]
}

fn put_rows(known: &mut Vec<TableRow>, change: RowsChange, rows: &[TableRow]) {
    let from = change.at.min(known.len());
    let to = from.saturating_add(change.removed).min(known.len());
    known.splice(from..to, rows.iter().skip(change.at).take(change.inserted).cloned());
}

fn tell_rows(told: &mut Told, table: &str, change: RowsChange, rows: &[TableRow]) {
    let RowsChange { at, removed, inserted } = change;
    told.splice(Splice { table, at, removed, inserted });
    for row in rows.iter().skip(at).take(inserted) {
        told.row(&row.id, row.cells.iter());
    }
}

fn tell_answer(told: &mut Told, figure: &str, answer: Option<&Answer>) {
    let (kind, text) = match answer {
        None => (AnswerKind::Nothing, ""),
        Some(Answer::Typed(text)) => (AnswerKind::Typed, text.as_str()),
        Some(Answer::Given(text)) => (AnswerKind::Given, text.as_str()),
        Some(Answer::NotApplicable(reason)) => (AnswerKind::NotApplicable, reason.as_str()),
    };
    told.answer(figure, kind, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(names: &str) -> Vec<TableRow> {
        let row = |name: char| TableRow { id: name.to_string(), cells: BTreeMap::new() };
        names.chars().map(row).collect()
    }

    #[test]
    fn following_gives_the_draft_again() {
        let mut known = Known::default();
        let steps = ["", "abc", "abcd", "axcd", "xcd", "xd", "yxdd", "", "aaa", "aa", "baab"];
        let mut told = Told::default();
        for step in steps {
            let mut draft = Draft::default();
            draft.tables.insert("t".to_owned(), rows(step));
            let changed = known.follow(&draft, &mut told);
            assert_eq!(known.tables, draft.tables, "{changed:?}");
            assert_eq!(known.follow(&draft, &mut told), [], "{step}");
        }
        assert_eq!(known.follow(&Draft::default(), &mut told).len(), 1);
        assert_eq!(known, Known::default());
    }
}
