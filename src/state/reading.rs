//! What pages read of a [`Workspace`], in words where people read it.

use engine::assess::Evaluation;
use locale::Language;
use report::forms::{Section, origin};
use report::paper::{Part, assessment_parts};
use report::roll::roll_origin;
use report::{
    ExplanationSheet, NoteKind, PageModel, SectionState, XRay, explanation_sheet, growth_text,
    section_state, xray,
};

use super::draft::Answer;
use super::history::History;
use super::remarks::{Remark, Shown, shown};
use super::route::Route;
use super::workspace::Workspace;

impl Workspace {
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
        let figure = self.edition().rubric.figures.get(figure)?;
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
            section.figures().filter_map(|id| Some((id, self.edition().rubric.figure_index(id)?)));
        figures
            .flat_map(|(id, index)| {
                let problems = self.problems_at(index).into_iter();
                problems.map(|remark| (id.to_owned(), remark.words))
            })
            .collect()
    }

    /// What is wrong at a figure, and that it is not what its pack said.
    pub(crate) fn problems_at(&self, figure: usize) -> Vec<Remark> {
        let remarks = self.remarks_at(figure).iter();
        let problems = remarks.filter(|remark| remark.kind == NoteKind::Problem).cloned();
        problems.chain(self.pack_remark(figure).map(Remark::problem)).collect()
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

    /// Where a figure comes from: roll or spreadsheet if it is what they have, else the field of the forms
    /// that asks for it; empty if it is no figure of theirs.
    pub(crate) fn origin(&self, figure: &str) -> String {
        let (rubric, facts) = (&self.edition().rubric, self.evaluation.facts());
        let from_roll = self.draft.roll.as_ref().zip(rubric.figure_index(figure));
        let from_roll = from_roll
            .and_then(|(roll, index)| roll_origin(rubric, facts, roll, index, self.language));
        if let Some(origin) = from_roll.or_else(|| self.origin_in_sheets(figure)) {
            return origin;
        }
        origin(&self.edition().forms, &self.edition().rubric, figure, self.language)
            .unwrap_or_default()
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
        let mut sections = self.edition().forms.section.iter();
        let section = sections.find(|section| section.figures().any(|id| id == figure));
        let section = section.map(|section| section.id.clone()).unwrap_or_default();
        Route::Section { draft: self.draft.id.clone(), section }.field_href(figure)
    }

    /// The indicators that use a figure of the section, by place.
    pub(crate) fn indicators_of(&self, section: &Section) -> Vec<usize> {
        let rubric = &self.edition().rubric;
        let figures: Vec<usize> =
            section.figures().filter_map(|id| rubric.figure_index(id)).collect();
        let indicators = rubric.indicators.iter().enumerate();
        indicators
            .filter(|(_, indicator)| figures.iter().any(|it| indicator.figures.contains(it)))
            .map(|(index, _)| index)
            .collect()
    }
}
