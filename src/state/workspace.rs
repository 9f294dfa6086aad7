//! [`Workspace`]: a draft with its evaluation, kept up to date edit by edit.

use engine::assess::{Change, Evaluation};
use engine::facts::FactSet;
use locale::Language;
use report::forms::{Section, origin};
use report::paper::{Part, assessment_parts};
use report::roll::roll_origin;
use report::{
    ExplanationSheet, NoteKind, PageModel, SectionState, XRay, explanation_sheet, growth_text,
    section_state, xray,
};

use super::draft::{Answer, Basic, Draft};
use super::history::{Edit, History, Way};
use super::remarks::{Remark, Shown, remarks, shown};
use super::route::Route;
use super::shipped::Edition;

/// A draft with everything that follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    edition: &'static Edition,
    pub(super) draft: Draft,
    evaluation: Evaluation,
    page: PageModel,
    language: Language,
    pub(super) history: History,
    /// What is said at each figure; not changed while its field is being typed in, so that
    /// nobody is corrected in mid-word.
    remarks: Vec<Vec<Remark>>,
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
        if before == after {
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
            Some(Edit::Reason { key, before, .. }) => self.put_reason(key, before),
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
            Some(Edit::Reason { key, after, .. }) => self.put_reason(key, after),
            Some(Edit::Basic { basic, after, .. }) => self.put_basic(basic, after),
            None => return false,
        }
        true
    }

    fn put_and_remark(&mut self, figure: usize, answer: Option<Answer>) {
        self.put(figure, answer);
        self.remark(figure);
    }

    fn put_basic(&mut self, basic: Basic, text: String) {
        *self.draft.basic_mut(basic) = text;
        if basic == Basic::Period {
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

    /// The draft, to be changed.
    pub(super) fn draft_mut(&mut self) -> &mut Draft {
        &mut self.draft
    }

    /// What can be undone, to be changed.
    pub(super) fn history_mut(&mut self) -> &mut History {
        &mut self.history
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

    /// The name of the cluster, or that it has none.
    pub(crate) fn cluster_words(&self, language: Language) -> String {
        self.draft.cluster_words(language)
    }

    /// The period in words.
    pub(crate) fn period_words(&self, language: Language) -> String {
        self.draft.period_words(language)
    }

    /// How each star is drawn: sure, in reach, or out of reach. An interim period is sure of none.
    pub(crate) fn star_marks(&self) -> Vec<&'static str> {
        let panel = &self.page.panel;
        let mark = |star: u8| match star {
            star if star <= panel.stars_low && !panel.is_interim => "sure",
            star if star <= panel.stars_high => "reach",
            _ => "out",
        };
        (1..=panel.stars_most).map(mark).collect()
    }

    /// What follows from the figures.
    pub(super) fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// What the page shows.
    pub(crate) fn page(&self) -> &PageModel {
        &self.page
    }

    /// What can be undone.
    pub(crate) fn history(&self) -> &History {
        &self.history
    }

    /// The answer of a figure.
    pub(crate) fn answer_of(&self, figure: usize) -> Option<&Answer> {
        let figure = self.edition.rubric.figures.get(figure)?;
        self.draft.answers.get(&figure.id)
    }

    /// What the field of a figure shows.
    pub(crate) fn shown(&self, figure: usize) -> Shown {
        match self.derived_answer(figure) {
            Some(derived) => shown(&self.evaluation, figure, Some(&derived)),
            None => shown(&self.evaluation, figure, self.answer_of(figure)),
        }
    }

    /// What is said at a figure.
    pub(crate) fn remarks_at(&self, figure: usize) -> &[Remark] {
        self.remarks.get(figure).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is wrong in a section: the figure's name, and what is said of it.
    pub(crate) fn problems_in(&self, section: &Section) -> Vec<(String, String)> {
        let figures =
            section.figures().filter_map(|id| Some((id, self.edition.rubric.figure_index(id)?)));
        figures
            .flat_map(|(id, index)| {
                self.problems_at(index).map(|remark| (id.to_owned(), remark.words.clone()))
            })
            .collect()
    }

    /// What is wrong at a figure.
    pub(crate) fn problems_at(&self, figure: usize) -> impl Iterator<Item = &Remark> {
        self.remarks_at(figure).iter().filter(|remark| remark.kind == NoteKind::Problem)
    }

    /// How far a section is filled in, with the findings that have been said.
    pub(crate) fn section_state(&self, section: &Section) -> SectionState {
        let findings = self.problems_in(section).len();
        SectionState { findings, ..section_state(&self.evaluation, section) }
    }

    /// The growth at the end of a row.
    pub(crate) fn growth(&self, name: &str) -> String {
        growth_text(&self.evaluation, &self.page.indicators, name, self.language)
    }

    /// Why a number is what it is.
    pub(crate) fn explanation(&self, name: &str) -> Option<ExplanationSheet> {
        explanation_sheet(&self.evaluation, self.draft.roll.as_ref(), name, self.language)
    }

    /// Where a figure comes from: the roll if it is what the roll has, else the field of the forms
    /// that asks for it; empty if it is no figure of theirs.
    pub(crate) fn origin(&self, figure: &str) -> String {
        let (rubric, facts) = (&self.edition.rubric, self.evaluation.facts());
        let from_roll = self.draft.roll.as_ref().zip(rubric.figure_index(figure));
        let from_roll = from_roll
            .and_then(|(roll, index)| roll_origin(rubric, facts, roll, index, self.language));
        if let Some(origin) = from_roll {
            return origin;
        }
        origin(&self.edition.forms, &self.edition.rubric, figure, self.language).unwrap_or_default()
    }

    /// What a print shows in tables.
    pub(crate) fn paper(&self) -> Vec<Part> {
        assessment_parts(&self.evaluation, &self.page, self.language)
    }

    /// Where points are lost and what is missing.
    pub(crate) fn xray(&self) -> XRay {
        xray(&self.evaluation, self.language)
    }

    /// The address of the field that asks for a figure.
    pub(crate) fn href_of_figure(&self, figure: &str) -> String {
        let mut sections = self.edition.forms.section.iter();
        let section = sections.find(|section| section.figures().any(|id| id == figure));
        let section = section.map(|section| section.id.clone()).unwrap_or_default();
        Route::Section { draft: self.draft.id.clone(), section }.field_href(figure)
    }

    /// The indicators that use a figure of the section, by place.
    pub(crate) fn indicators_of(&self, section: &Section) -> Vec<usize> {
        let rubric = &self.edition.rubric;
        let figures: Vec<usize> =
            section.figures().filter_map(|id| rubric.figure_index(id)).collect();
        let indicators = rubric.indicators.iter().enumerate();
        indicators
            .filter(|(_, indicator)| figures.iter().any(|it| indicator.figures.contains(it)))
            .map(|(index, _)| index)
            .collect()
    }
}

/// An empty field is no answer.
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
