//! Panel, indicator rows, curves.

mod bars;
mod curve;
mod indicator_row;
mod range_bar;
mod results_table;
mod score_panel;
mod section_scores;
mod stars;
mod vetoes;

pub(crate) use curve::LargeCurve;
pub(crate) use range_bar::RangeBar;
pub(crate) use results_table::ResultsTable;
pub(crate) use score_panel::ScorePanel;
pub(crate) use section_scores::SectionScores;
pub(crate) use stars::Stars;
pub(crate) use vetoes::Vetoes;
