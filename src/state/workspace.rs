//! [`Workspace`]: a draft with its evaluation, kept up to date edit by edit.

use engine::assess::{Change, Evaluation};
use engine::facts::FactSet;
use locale::Language;
use report::{NoteKind, PageModel};

use super::draft::{Answer, Basic, Draft};
use super::history::{Edit, History, Way};
use super::remarks::{Remark, remarks};
use super::shipped::Edition;

/// A draft with everything that follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    edition: &'static Edition,
    pub(super) draft: Draft,
    pub(super) evaluation: Evaluation,
    pub(super) page: PageModel,
    pub(super) language: Language,
    pub(super) history: History,
    /// What is said at each figure; not changed while its field is being typed in, so that
    /// nobody is corrected in mid-word.
    pub(super) remarks: Vec<Vec<Remark>>,
}

impl Workspace {
    /// A draft, evaluated.
    pub(crate) fn open(edition: &'static Edition, draft: Draft, language: Language) -> Self {
        let rubric = &edition.rubric;
        let mut facts = FactSet::empty(rubric);
        for figure in 0..rubric.figures.len() {
            facts.give(rubric, figure, &draft.entry(rubric, figure));
        }
        let evaluation = Evaluation::new(rubric.clone(), draft.is_interim(), facts);
        let page = PageModel::of(&evaluation, language);
        let mut this = Self {
            edition,
            draft,
            evaluation,
            page,
            language,
            history: History::default(),
            remarks: Vec::new(),
        };
        this.remark_all();
        this
    }

    /// Shows everything in another language.
    pub(crate) fn set_language(&mut self, language: Language) {
        self.language = language;
        self.page = PageModel::of(&self.evaluation, language);
        self.remark_all();
    }

    /// Takes what is being typed into a field.
    pub(crate) fn answer(&mut self, figure: usize, answer: Option<Answer>) {
        let before = self.answer_of(figure).cloned();
        let after = answer.filter(|answer| !is_blank(answer));
        if before == after || self.is_locked(figure) {
            return;
        }
        self.history.push(Edit::Figure { figure, before, after: after.clone() });
        self.put(figure, after);
        let is_faulty = |remark: &Remark| remark.kind == NoteKind::Problem;
        // What was wrong is taken back as soon as it is mended.
        if self.remarks_at(figure).iter().any(is_faulty)
            && !self.remarks_now(figure).iter().any(is_faulty)
        {
            self.remark(figure);
        }
    }

    /// The field of a figure was left: now it may be remarked on.
    pub(crate) fn settle(&mut self, figure: usize) {
        self.history.seal();
        self.remark(figure);
    }

    /// Says name, period or deadline.
    pub(crate) fn set_basic(&mut self, basic: Basic, after: String) {
        let before = self.draft.basic(basic).clone();
        if before != after {
            self.history.push(Edit::Basic { basic, before, after: after.clone() });
            self.put_basic(basic, after);
        }
    }

    /// Ends the present step of the history.
    pub(crate) fn seal(&mut self) {
        self.history.seal();
    }

    /// Takes the last edit back; true if there was one.
    pub(crate) fn undo(&mut self) -> bool {
        match self.history.undo() {
            Some(Edit::Figure { figure, before, .. }) => self.put_and_remark(figure, before),
            Some(Edit::Roll(taking)) => self.put_taking(*taking, Way::Back),
            Some(Edit::Tables(edit)) => self.put_tables(*edit, Way::Back),
            Some(Edit::Sheets(edit)) => self.put_sheets(*edit, Way::Back),
            Some(Edit::Whole { before, .. }) => self.put_whole(*before),
            Some(Edit::Reason { key, before, .. }) => self.put_reason(key, before),
            Some(Edit::Paragraph { section, before, .. }) => self.put_paragraph(section, before),
            Some(Edit::Basic { basic, before, .. }) => self.put_basic(basic, before),
            None => return false,
        }
        true
    }

    /// Makes the last edit taken back again; true if there was one.
    pub(crate) fn redo(&mut self) -> bool {
        match self.history.redo() {
            Some(Edit::Figure { figure, after, .. }) => self.put_and_remark(figure, after),
            Some(Edit::Roll(taking)) => self.put_taking(*taking, Way::Forth),
            Some(Edit::Tables(edit)) => self.put_tables(*edit, Way::Forth),
            Some(Edit::Sheets(edit)) => self.put_sheets(*edit, Way::Forth),
            Some(Edit::Whole { after, .. }) => self.put_whole(*after),
            Some(Edit::Reason { key, after, .. }) => self.put_reason(key, after),
            Some(Edit::Paragraph { section, after, .. }) => self.put_paragraph(section, after),
            Some(Edit::Basic { basic, after, .. }) => self.put_basic(basic, after),
            None => return false,
        }
        true
    }

    /// Puts another draft in the place of this one, as one step.
    pub(crate) fn replace(&mut self, draft: Draft) {
        if draft == self.draft {
            return;
        }
        let (before, after) = (Box::new(self.draft.clone()), Box::new(draft.clone()));
        self.history.seal();
        self.history.push(Edit::Whole { before, after });
        self.history.seal();
        self.put_whole(draft);
    }

    fn put_whole(&mut self, draft: Draft) {
        let history = core::mem::take(&mut self.history);
        *self = Self { history, ..Self::open(self.edition, draft, self.language) };
    }

    fn put_and_remark(&mut self, figure: usize, answer: Option<Answer>) {
        self.put(figure, answer);
        self.remark(figure);
    }

    fn put_basic(&mut self, basic: Basic, text: String) {
        *self.draft.basic_mut(basic) = text;
        if basic == Basic::Period {
            self.draft.is_due = !self.draft.tables.is_empty();
            self.evaluation.set_interim(self.draft.is_interim());
            self.page.refresh(&self.evaluation, &Change::default(), self.language);
            self.remark_all();
        }
    }

    pub(super) fn put(&mut self, figure: usize, answer: Option<Answer>) {
        let Some(id) = self.edition.rubric.figures.get(figure).map(|figure| figure.id.clone())
        else {
            return;
        };
        match answer {
            Some(answer) => self.draft.answers.insert(id, answer),
            None => self.draft.answers.remove(&id),
        };
        self.reckon(figure);
    }

    /// Takes the entry of a figure into the evaluation.
    fn reckon(&mut self, figure: usize) {
        let entry = self.draft.entry(&self.edition.rubric, figure);
        let change = self.evaluation.give(figure, &entry);
        self.page.refresh(&self.evaluation, &change, self.language);
    }

    /// Follows an entry that changed otherwise than by typing.
    pub(super) fn refresh(&mut self, figure: usize) {
        self.reckon(figure);
        self.remark(figure);
    }

    /// Remarks on a figure again, and on its parts, which it may now hold.
    fn remark(&mut self, figure: usize) {
        let rubric = &self.edition.rubric;
        let parts = rubric.figures.iter().enumerate();
        let touched: Vec<usize> = parts
            .filter(|(index, part)| *index == figure || part.part_of == Some(figure))
            .map(|(index, _)| index)
            .collect();
        for index in touched {
            let now = self.remarks_now(index);
            if let Some(slot) = self.remarks.get_mut(index) {
                *slot = now;
            }
        }
    }

    pub(super) fn remark_all(&mut self) {
        let count = self.edition.rubric.figures.len();
        self.remarks = (0..count).map(|figure| self.remarks_now(figure)).collect();
    }

    fn remarks_now(&self, figure: usize) -> Vec<Remark> {
        // Of another period the roll says nothing.
        let roll = self.draft.roll.as_ref().filter(|roll| roll.period == self.draft.period);
        remarks(&self.evaluation, roll, figure, self.answer_of(figure), self.language)
    }

    /// The edition that the draft follows.
    pub(crate) fn edition(&self) -> &'static Edition {
        self.edition
    }

    /// The draft.
    pub(crate) fn draft(&self) -> &Draft {
        &self.draft
    }
}

fn is_blank(answer: &Answer) -> bool {
    matches!(answer, Answer::Typed(text) if text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::dossier::{Opened, draft_from_file};
    use super::super::shipped::{EXAMPLE, LATEST, edition};
    use super::*;

    #[track_caller]
    fn example() -> Workspace {
        let opened = draft_from_file("e.json", EXAMPLE.as_bytes(), Language::En);
        match (edition(LATEST), opened) {
            (Some(edition), Ok(Opened { draft, .. })) => {
                Workspace::open(edition, draft, Language::En)
            }
            _ => unreachable!("the example is shipped"),
        }
    }

    fn typed(text: &str) -> Answer {
        Answer::Typed(text.to_owned())
    }

    fn figure(workspace: &Workspace, id: &str) -> usize {
        workspace.edition.rubric.figure_index(id).unwrap_or(usize::MAX)
    }

    #[test]
    fn an_edit_gives_what_opening_the_edited_draft_gives() {
        let mut workspace = example();
        let tax = figure(&workspace, "tax");
        assert_eq!(workspace.page.panel.stars_high, 4);
        workspace.answer(tax, Some(typed("24\u{4ebf}")));
        workspace.settle(tax);
        assert_eq!(workspace.page.panel.stars_high, 5);
        let again = Workspace::open(workspace.edition, workspace.draft.clone(), Language::En);
        assert_eq!(again.page, workspace.page);
        assert_eq!(again.remarks, workspace.remarks);
    }

    #[test]
    fn undo_and_redo_go_all_the_way() {
        let mut workspace = example();
        let before = workspace.page.clone();
        let tax = figure(&workspace, "tax");
        workspace.answer(tax, Some(typed("1")));
        workspace.answer(tax, Some(typed("10")));
        workspace.settle(tax);
        workspace.set_basic(Basic::Period, "2020Q3".to_owned());
        workspace.set_basic(Basic::Cluster, "B".to_owned());
        workspace.set_basic(Basic::Deadline, "2026-11-30T18:00".to_owned());
        let after = workspace.page.clone();
        while workspace.undo() {}
        assert_eq!(workspace.page, before);
        assert_eq!(workspace.draft.deadline, "");
        while workspace.redo() {}
        assert_eq!(workspace.page, after);
        assert_eq!(workspace.draft.cluster, "B");
        assert_eq!(workspace.draft.deadline, "2026-11-30T18:00");
    }

    #[test]
    fn nobody_is_corrected_in_mid_word() {
        let mut workspace = example();
        let tax = figure(&workspace, "tax");
        let section = workspace.edition.forms.section.get(1).cloned();
        let Some(section) = section else { return assert_eq!(section, None, "T2 is there") };
        workspace.answer(tax, Some(typed("1a")));
        assert_eq!(workspace.problems_in(&section), []);
        workspace.settle(tax);
        assert_eq!(workspace.problems_in(&section).len(), 1);
        workspace.answer(tax, Some(typed("1")));
        assert_eq!(workspace.problems_in(&section), []);
    }

    #[test]
    fn an_emptied_field_is_missing_and_not_zero() {
        let mut workspace = example();
        let tax = figure(&workspace, "tax");
        workspace.answer(tax, Some(typed("  ")));
        assert_eq!(workspace.answer_of(tax), None);
        assert_eq!(workspace.page.panel.missing, 1);
    }
}
