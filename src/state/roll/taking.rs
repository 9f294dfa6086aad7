//! Figures taken from a roll: only what is empty is filled, what was typed stays.

use report::roll::{TakenRoll, entry_of_filled};

use super::rows::{Fate, rows};
use crate::state::history::{Edit, Taking, Way};
use crate::state::{Answer, Workspace};

/// What became of the figures of a roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Taken {
    /// Filled, or replaced where that was wished.
    pub(crate) filled: usize,
    /// The same before.
    pub(crate) equal: usize,
    /// Kept as they were.
    pub(crate) kept: usize,
}

impl Workspace {
    /// Takes a roll: fills what is empty and, if that is wished, replaces what an earlier roll
    /// had. One step of the history.
    pub(crate) fn take_roll(&mut self, roll: TakenRoll, replaces: bool) -> Taken {
        let mut taken = Taken::default();
        let mut figures = Vec::new();
        for row in rows(self, &roll, locale::Language::default()) {
            match row.fate {
                Fate::Filled => taken.filled += 1,
                Fate::FromEarlier if replaces => taken.filled += 1,
                Fate::Equal => {
                    taken.equal += 1;
                    continue;
                }
                _ => {
                    taken.kept += 1;
                    continue;
                }
            }
            let before = self.answer_of(row.figure).cloned();
            figures.push((row.figure, before, Some(Answer::Typed(row.entry))));
        }
        let taking = Taking { before: self.draft.roll.clone(), after: Some(roll), figures };
        if taking.before != taking.after || !taking.figures.is_empty() {
            self.put_taking(taking.clone(), Way::Forth);
            self.history.seal();
            self.history.push(Edit::Roll(Box::new(taking)));
            self.history.seal();
        }
        taken
    }

    /// Goes a step of the history that took figures.
    pub(crate) fn put_taking(&mut self, taking: Taking, way: Way) {
        let Taking { before, after, figures } = taking;
        self.draft.roll = if way == Way::Forth { after } else { before };
        for (figure, before, after) in figures {
            self.put(figure, if way == Way::Forth { after } else { before });
        }
        self.remark_all();
    }

    /// What the roll has for a figure, as it would be typed.
    pub(crate) fn entry_of_roll(&self, figure: usize) -> Option<String> {
        let rubric = &self.edition().rubric;
        let id = &rubric.figures.get(figure)?.id;
        entry_of_filled(rubric, self.draft.roll.as_ref()?.figure(id)?)
    }

    /// Puts what the roll has in the place of what is given.
    pub(crate) fn use_roll(&mut self, figure: usize) {
        let Some(entry) = self.entry_of_roll(figure) else { return };
        self.settle(figure);
        self.answer(figure, Some(Answer::Typed(entry)));
        self.settle(figure);
    }
}

#[cfg(test)]
mod tests {
    use locale::Language;
    use report::roll::{Filled, Provenance};

    use super::*;
    use crate::state::Draft;
    use crate::state::draft::Basic;
    use crate::state::shipped::{LATEST, edition};

    fn filled(figure: &str, decimal: &str) -> Filled {
        let provenance = Provenance {
            file: "firms.csv".to_owned(),
            heading: "h".to_owned(),
            column: "F".to_owned(),
            rows: 30,
            first_row: 2,
            last_row: 31,
        };
        let unit = Some("\u{4e07}\u{5143}".to_owned());
        Filled { figure: figure.to_owned(), decimal: decimal.to_owned(), unit, provenance }
    }

    fn roll(figures: &[(&str, &str)]) -> TakenRoll {
        let figures = figures.iter().map(|(figure, decimal)| filled(figure, decimal)).collect();
        TakenRoll { file: "firms.csv".to_owned(), figures, ..TakenRoll::default() }
    }

    #[track_caller]
    fn workspace(answers: &[(&str, Answer)]) -> Workspace {
        let Some(edition) = edition(LATEST) else { unreachable!("the edition is shipped") };
        let mut draft = Draft { rubric: LATEST.to_owned(), ..Draft::default() };
        draft.answers = answers.iter().map(|(id, it)| ((*id).to_owned(), it.clone())).collect();
        Workspace::open(edition, draft, Language::En)
    }

    fn typed(text: &str) -> Answer {
        Answer::Typed(text.to_owned())
    }

    fn fates(workspace: &Workspace, roll: &TakenRoll) -> Vec<&'static str> {
        rows(workspace, roll, Language::En).iter().map(|row| row.fate.name()).collect()
    }

    fn findings(workspace: &Workspace) -> usize {
        let sections = workspace.edition().forms.section.iter();
        sections.map(|section| workspace.section_state(section).findings).sum()
    }

    fn place(workspace: &Workspace, id: &str) -> usize {
        workspace.edition().rubric.figure_index(id).unwrap_or(usize::MAX)
    }

    const SUMS: [(&str, &str); 4] =
        [("revenue", "100.50"), ("profit", "7"), ("tax", "5"), ("rd-expense", "3")];

    #[test]
    fn what_is_empty_is_filled_and_what_was_typed_stays() {
        let mut workspace = workspace(&[
            ("profit", typed("7.00")),
            ("tax", typed("6")),
            ("rd-expense", typed("x")),
        ]);
        let before = workspace.draft().clone();
        assert_eq!(fates(&workspace, &roll(&SUMS)), ["filled", "equal", "differs", "unreadable"]);
        let taken = workspace.take_roll(roll(&SUMS), true);
        assert_eq!(taken, Taken { filled: 1, equal: 1, kept: 2 });
        assert_eq!(workspace.draft().answers.get("revenue"), Some(&typed("100.5")));
        assert_eq!(workspace.draft().answers.get("tax"), Some(&typed("6")));
        // One for the tax, one for what is no number.
        assert_eq!(findings(&workspace), 2);
        let after = workspace.draft().clone();
        assert!(workspace.undo());
        assert_eq!(*workspace.draft(), before);
        assert_eq!(findings(&workspace), 1);
        assert!(workspace.redo());
        assert_eq!(*workspace.draft(), after);
    }

    #[test]
    fn a_finding_goes_when_the_figures_are_made_equal_and_comes_back_when_they_are_not() {
        let mut workspace = workspace(&[("tax", typed("6"))]);
        workspace.take_roll(roll(&SUMS), false);
        let tax = place(&workspace, "tax");
        let said: Vec<bool> =
            workspace.problems_at(tax).iter().map(|remark| remark.is_of_roll).collect();
        assert_eq!((said, workspace.entry_of_roll(tax)), (vec![true], Some("5".to_owned())));
        workspace.use_roll(tax);
        assert_eq!(findings(&workspace), 0);
        workspace.answer(tax, Some(typed("5.01")));
        workspace.settle(tax);
        assert_eq!(findings(&workspace), 1);
        // Of another period the roll says nothing.
        workspace.set_basic(Basic::Period, "2021".to_owned());
        assert_eq!(findings(&workspace), 0);
        assert!(workspace.undo());
        assert_eq!(findings(&workspace), 1);
        // Kept with the draft, found again when it is opened.
        let (edition, draft) = (workspace.edition(), workspace.draft().clone());
        let again = Draft::from_stored("", draft.to_stored());
        assert_eq!(findings(&Workspace::open(edition, again, Language::Zh)), 1);
    }

    #[test]
    fn a_later_roll_replaces_only_what_the_earlier_had_and_only_if_asked() {
        let mut workspace = workspace(&[("tax", typed("6"))]);
        workspace.take_roll(roll(&SUMS), false);
        let later = roll(&[("revenue", "200"), ("profit", "7"), ("tax", "5.5")]);
        assert_eq!(fates(&workspace, &later), ["from-earlier", "equal", "differs"]);
        let mut kept = workspace.clone();
        assert_eq!(kept.take_roll(later.clone(), false).kept, 2);
        assert_eq!(kept.draft().answers.get("revenue"), Some(&typed("100.5")));
        assert_eq!(findings(&kept), 2);
        assert_eq!(workspace.take_roll(later, true).filled, 1);
        assert_eq!(workspace.draft().answers.get("revenue"), Some(&typed("200")));
        assert_eq!(findings(&workspace), 1);
    }

    #[test]
    fn an_explanation_says_where_a_figure_comes_from() {
        let mut workspace = workspace(&[("tax", typed("6"))]);
        workspace.take_roll(roll(&SUMS), false);
        let origin = |id: &str| workspace.explanation(id).map(|sheet| sheet.origin);
        assert_eq!(origin("tax").as_deref(), Some("form"));
        assert!(origin("revenue").is_some_and(|it| it.contains("firms.csv") && it.contains('F')));
        assert_eq!(origin("energy").as_deref(), Some(""));
        let rate = workspace.explanation("I05").map(|sheet| sheet.inputs).unwrap_or_default();
        assert!(rate.iter().all(|input| input.origin.contains("firms.csv")), "{rate:?}");
        assert_eq!(rate.len(), 2);
    }

    #[test]
    fn taking_the_same_again_is_no_step() {
        let mut workspace = workspace(&[]);
        workspace.take_roll(roll(&SUMS), false);
        workspace.take_roll(roll(&SUMS), true);
        assert!(workspace.undo());
        assert!(!workspace.undo());
    }
}
