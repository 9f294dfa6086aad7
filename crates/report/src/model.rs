//! [`PageModel`]: everything the workspace shows of an evaluation, refreshed edit by edit.

use engine::assess::{Change, Evaluation};
use locale::Language;

use crate::indicator::{IndicatorRow, indicator_row};
use crate::panel::{ScorePanel, score_panel};

/// What the workspace shows, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageModel {
    /// Total, stars, vetoes, dimensions, terms.
    pub panel: ScorePanel,
    /// Indicators in the rubric's order.
    pub indicators: Vec<IndicatorRow>,
}

impl PageModel {
    /// Everything.
    pub fn of(evaluation: &Evaluation, language: Language) -> Self {
        let count = evaluation.rubric().indicators.len();
        let rows = (0..count).filter_map(|index| indicator_row(evaluation, index, language));
        Self { panel: score_panel(evaluation, language), indicators: rows.collect() }
    }

    /// What a change touched, in the language that the model is in.
    pub fn refresh(&mut self, evaluation: &Evaluation, change: &Change, language: Language) {
        for index in &change.indicators {
            if let Some(row) = self.indicators.get_mut(*index) {
                row.refresh(evaluation, *index, language);
            }
        }
        self.panel = score_panel(evaluation, language);
    }
}
