//! Tables of the open draft changed, and what follows from them taken over.

use std::collections::BTreeMap;

use super::table::TableEdit;
use crate::state::draft::Answer;
use crate::state::history::{Edit, Follows, TablesEdit, Way};
use crate::state::workspace::Workspace;

impl Workspace {
    /// Changes rows of tables, as one step. What follows is worked out and taken over by
    /// [`Self::derive`].
    pub(crate) fn change_tables(&mut self, edits: Vec<TableEdit>) {
        for edit in &edits {
            edit.make(&mut self.draft.tables);
        }
        let before = self.follows();
        self.draft.is_due = true;
        let after = self.follows();
        self.history.seal();
        self.history.push(Edit::Tables(Box::new(TablesEdit { edits, before, after })));
        self.history.seal();
    }

    /// Figures that follow from tables as the draft has them.
    pub(in crate::state) fn follows(&self) -> Follows {
        Follows { figures: self.draft().derived.clone(), is_due: self.draft().is_due }
    }

    /// Takes over what follows from the tables as they are. It is no step of its own: going back
    /// over the change of the tables brings back what followed before.
    pub(crate) fn derive(&mut self, figures: BTreeMap<String, String>) {
        let follows = Follows { figures, is_due: false };
        match self.history.last_mut() {
            Some(Edit::Tables(last)) => last.after.clone_from(&follows),
            Some(Edit::Sheets(last)) => last.tables.after.clone_from(&follows),
            Some(Edit::Whole { after, .. }) => {
                after.derived.clone_from(&follows.figures);
                after.is_due = false;
            }
            _ => {}
        }
        self.put_derived(follows);
    }

    /// Gives a reason for the warning of that key; an empty one takes it back.
    pub(crate) fn give_reason(&mut self, key: &str, reason: &str) {
        let before = self.draft().reasons.get(key).cloned().unwrap_or_default();
        if before != reason {
            let (key, after) = (key.to_owned(), reason.to_owned());
            self.history.push(Edit::Reason { key: key.clone(), before, after });
            self.history.seal();
            self.put_reason(key, reason.to_owned());
        }
    }

    /// True if a figure follows from tables.
    pub(crate) fn is_derived(&self, figure: usize) -> bool {
        let figure = self.edition().rubric.figures.get(figure);
        figure.is_some_and(|figure| self.draft().derived.contains_key(&figure.id))
    }

    /// What stands in the field of a figure that follows from tables.
    pub(in crate::state) fn derived_answer(&self, figure: usize) -> Option<Answer> {
        let figure = self.edition().rubric.figures.get(figure)?;
        self.draft().derived.get(&figure.id).cloned().map(Answer::Typed)
    }

    pub(in crate::state) fn put_tables(&mut self, step: TablesEdit, way: Way) {
        let tables = &mut self.draft.tables;
        let derived = match way {
            Way::Forth => {
                for edit in &step.edits {
                    edit.make(tables);
                }
                step.after
            }
            Way::Back => {
                for edit in step.edits.iter().rev() {
                    edit.reversed().make(tables);
                }
                step.before
            }
        };
        self.put_derived(derived);
    }

    pub(in crate::state) fn put_reason(&mut self, key: String, reason: String) {
        let reasons = &mut self.draft.reasons;
        if reason.is_empty() {
            reasons.remove(&key);
        } else {
            reasons.insert(key, reason);
        }
    }

    fn put_derived(&mut self, follows: Follows) {
        self.draft.is_due = follows.is_due;
        let before = core::mem::replace(&mut self.draft.derived, follows.figures);
        let ids = self.edition().rubric.figures.iter().enumerate();
        let changed: Vec<usize> = ids
            .filter(|(_, figure)| before.get(&figure.id) != self.draft().derived.get(&figure.id))
            .map(|(index, _)| index)
            .collect();
        for figure in changed {
            self.refresh(figure);
        }
    }
}
