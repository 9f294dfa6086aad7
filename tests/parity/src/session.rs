//! [`Session`]: a dossier edited figure by figure, with the page model kept up to date.

use engine::assess::{Evaluation, VetoState};
use engine::facts::{RawEntry, ReportingPeriod, facts_from_entries};
use exchange::dossier_from_bytes;
use locale::Language;
use report::PageModel;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::assess::shipped;

/// A dossier under edit. An empty text takes a figure's value away.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    evaluation: Evaluation,
    page: PageModel,
    language: Language,
    /// The edits that a batch goes through again and again: figure and text.
    plan: Vec<(usize, String)>,
    /// Place of the next planned edit.
    next: usize,
}

#[wasm_bindgen]
impl Session {
    /// Opens a dossier under a shipped rubric.
    ///
    /// # Errors
    /// Why the rubric is not known or the dossier is not read.
    #[wasm_bindgen(constructor)]
    pub fn new(rubric: &str, dossier: &str) -> Result<Self, String> {
        let rubric = shipped(rubric)?;
        let read =
            dossier_from_bytes(dossier.as_bytes()).map_err(|refusal| format!("{refusal:?}"))?;
        let (facts, period, _) = facts_from_entries(&rubric, &read.dossier);
        let is_interim = period.is_none_or(ReportingPeriod::is_interim);
        let evaluation = Evaluation::new(rubric, is_interim, facts);
        let language = Language::Zh;
        let page = PageModel::of(&evaluation, language);
        Ok(Self { evaluation, page, language, plan: Vec::new(), next: 0 })
    }

    /// Gives a figure a value and returns the total, `93.52` or `71.25 – 84.00`.
    ///
    /// # Errors
    /// The rubric has no such figure.
    pub fn edit(&mut self, figure: &str, text: &str) -> Result<String, String> {
        let index = self.index_of(figure)?;
        self.give(index, text);
        Ok(self.page.panel.total.clone())
    }

    /// Adds an edit to those that a batch goes through.
    ///
    /// # Errors
    /// The rubric has no such figure.
    pub fn plan(&mut self, figure: &str, text: &str) -> Result<(), String> {
        let index = self.index_of(figure)?;
        self.plan.push((index, text.to_owned()));
        Ok(())
    }

    /// Makes the next `count` planned edits, each to the end of the page model. Returns the last
    /// total.
    pub fn edit_batch(&mut self, count: usize) -> String {
        for _ in 0..count {
            let Some((index, text)) = self.next_planned() else { break };
            self.give(index, &text);
        }
        self.page.panel.total.clone()
    }

    /// Makes the next `count` planned edits without a page model: total, range, vetoes and stars
    /// only. Returns the last total, at least and at most.
    pub fn score_batch(&mut self, count: usize) -> String {
        for _ in 0..count {
            let Some((index, text)) = self.next_planned() else { break };
            self.evaluation.give(index, &entry_from_text(&text));
        }
        let total = self.evaluation.sheet().total;
        format!("{} {}", total.low, total.high)
    }

    /// The total at least and at most, then the states of the vetoes, with spaces between.
    pub fn outcome(&self) -> String {
        let sheet = self.evaluation.sheet();
        let vetoes = sheet.vetoes.iter().map(|veto| veto.state).map(VetoState::name);
        let mut words = vec![sheet.total.low.to_string(), sheet.total.high.to_string()];
        words.extend(vetoes.map(str::to_owned));
        words.join(" ")
    }

    /// The points of the indicators at least, with spaces between.
    pub fn points(&self) -> String {
        let scores = self.evaluation.sheet().indicators.iter();
        let points: Vec<String> = scores.map(|score| score.points.low.to_string()).collect();
        points.join(" ")
    }

    /// True if the page model is the one that a fresh start would make.
    pub fn is_page_true(&self) -> bool {
        self.page == PageModel::of(&self.evaluation, self.language)
    }
}

impl Session {
    fn index_of(&self, figure: &str) -> Result<usize, String> {
        let index = self.evaluation.rubric().figure_index(figure);
        index.ok_or_else(|| format!("no figure {figure}"))
    }

    fn give(&mut self, figure: usize, text: &str) {
        let change = self.evaluation.give(figure, &entry_from_text(text));
        self.page.refresh(&self.evaluation, &change, self.language);
    }

    /// Figure and text of the next edit; after the last comes the first again.
    fn next_planned(&mut self) -> Option<(usize, String)> {
        if self.next >= self.plan.len() {
            self.next = 0;
        }
        let planned = self.plan.get(self.next).cloned();
        self.next = self.next.saturating_add(1);
        planned
    }
}

fn entry_from_text(text: &str) -> RawEntry {
    if text.is_empty() { RawEntry::Nothing } else { RawEntry::Text(text.to_owned()) }
}
