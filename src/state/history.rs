//! [`History`]: what can be undone and done again.

use std::collections::BTreeMap;

use report::roll::TakenRoll;

use super::draft::{Answer, Basic, Draft};
use super::ledger::TableEdit;

/// A change of the draft, with what was before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Edit {
    /// The answer of a figure.
    Figure {
        /// Its place in the rubric.
        figure: usize,
        /// What stood there.
        before: Option<Answer>,
        /// What stands there now.
        after: Option<Answer>,
    },
    /// Figures taken from a roll.
    Roll(Box<Taking>),
    /// Rows of tables.
    Tables(Box<TablesEdit>),
    /// Figures and rows taken from spreadsheets.
    Sheets(Box<SheetsEdit>),
    /// The draft as a whole.
    Whole {
        /// Before.
        before: Box<Draft>,
        /// Now.
        after: Box<Draft>,
    },
    /// A reason for a warning.
    Reason {
        /// Rule and place.
        key: String,
        /// Before.
        before: String,
        /// Now.
        after: String,
    },
    /// What was written into a section of the development report.
    Paragraph {
        /// The section.
        section: String,
        /// Before.
        before: String,
        /// Now.
        after: String,
    },
    /// Name, period or deadline.
    Basic {
        /// Which of them.
        basic: Basic,
        /// Before.
        before: String,
        /// Now.
        after: String,
    },
}

/// Figures taken from a roll, with what was before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taking {
    /// The roll before.
    pub(crate) before: Option<TakenRoll>,
    /// The roll now.
    pub(crate) after: Option<TakenRoll>,
    /// Figures that changed: place, answer before, answer now.
    pub(crate) figures: Vec<(usize, Option<Answer>, Option<Answer>)>,
}

/// Rows of tables put in the place of others, with the figures that followed before and follow now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TablesEdit {
    /// One after the other.
    pub(crate) edits: Vec<TableEdit>,
    /// What followed before.
    pub(crate) before: Follows,
    /// What follows now.
    pub(crate) after: Follows,
}

/// Figures that follow from tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Follows {
    /// In strict form; an empty text for one that cannot be said.
    pub(crate) figures: BTreeMap<String, String>,
    /// True while they are being worked out, and these are the last that are known.
    pub(crate) is_due: bool,
}

/// Figures and rows taken from spreadsheets, with what was before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetsEdit {
    /// Figures that changed: place, answer before, answer now.
    pub(crate) figures: Vec<(usize, Option<Answer>, Option<Answer>)>,
    /// Tables that changed.
    pub(crate) tables: TablesEdit,
    /// Where figures came from before.
    pub(crate) origins_before: String,
    /// Where they come from now.
    pub(crate) origins_after: String,
}

/// Which way a step is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Made again.
    Forth,
    /// Taken back.
    Back,
}

/// The most steps that are remembered: more than anyone goes back.
const MOST_STEPS: usize = 5_000;

/// What can be undone and done again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
    /// True while the next keystroke in the same field belongs to the last step.
    is_open: bool,
}

impl History {
    /// Remembers an edit; keystrokes in one field become one step until it is left.
    pub(crate) fn push(&mut self, edit: Edit) {
        self.undone.clear();
        let merged = match self.done.last_mut() {
            Some(last) if self.is_open => last.merge(&edit),
            _ => false,
        };
        if !merged {
            self.done.push(edit);
            if self.done.len() > MOST_STEPS {
                self.done.remove(0);
            }
        }
        self.is_open = true;
    }

    /// Ends the step: the field was left.
    pub(crate) fn seal(&mut self) {
        self.is_open = false;
    }

    /// The edit to take back.
    pub(crate) fn undo(&mut self) -> Option<Edit> {
        self.seal();
        let edit = self.done.pop()?;
        self.undone.push(edit.clone());
        Some(edit)
    }

    /// The edit to make again.
    pub(crate) fn redo(&mut self) -> Option<Edit> {
        self.seal();
        let edit = self.undone.pop()?;
        self.done.push(edit.clone());
        Some(edit)
    }

    /// The last step, while it can still be completed.
    pub(super) fn last_mut(&mut self) -> Option<&mut Edit> {
        self.done.last_mut()
    }

    /// True if something can be undone.
    pub(crate) fn has_done(&self) -> bool {
        !self.done.is_empty()
    }

    /// True if something can be done again.
    pub(crate) fn has_undone(&self) -> bool {
        !self.undone.is_empty()
    }
}

impl Edit {
    /// Takes in a further edit of the same place; false if it is another place.
    fn merge(&mut self, next: &Self) -> bool {
        match (self, next) {
            (
                Self::Figure { figure, after, .. },
                Self::Figure { figure: same, after: latest, .. },
            ) if figure == same => after.clone_from(latest),
            (Self::Basic { basic, after, .. }, Self::Basic { basic: same, after: latest, .. })
                if basic == same =>
            {
                after.clone_from(latest);
            }
            (
                Self::Paragraph { section, after, .. },
                Self::Paragraph { section: same, after: latest, .. },
            ) if section == same => after.clone_from(latest),
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(figure: usize, before: &str, after: &str) -> Edit {
        let answer = |text: &str| Some(Answer::Typed(text.to_owned()));
        Edit::Figure { figure, before: answer(before), after: answer(after) }
    }

    #[test]
    fn keystrokes_in_one_field_are_one_step() {
        let mut history = History::default();
        history.push(typed(1, "", "1"));
        history.push(typed(1, "1", "12"));
        history.push(typed(2, "", "5"));
        history.seal();
        history.push(typed(2, "5", "6"));
        assert_eq!(history.undo(), Some(typed(2, "5", "6")));
        assert_eq!(history.undo(), Some(typed(2, "", "5")));
        assert_eq!(history.undo(), Some(typed(1, "", "12")));
        assert_eq!(history.undo(), None);
        assert_eq!(history.redo(), Some(typed(1, "", "12")));
    }

    #[test]
    fn a_new_edit_ends_redoing() {
        let mut history = History::default();
        history.push(typed(1, "", "1"));
        assert!(history.undo().is_some());
        assert!(history.has_undone());
        history.push(typed(3, "", "1"));
        assert_eq!(history.redo(), None);
    }
}
