//! [`IndicatorRow`]: an indicator as a table shows it.

use engine::assess::values::route_now;
use engine::assess::{Evaluation, IndicatorValue};
use engine::quantity::Hundredths;
use engine::rubric::Term;
use locale::{Language, keys, text};

use crate::numbers::scored_text;
use crate::sparkline::{Sparkline, marker, sparkline};

/// What a row can say of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// It has points.
    Scored,
    /// It has points but fails a line that a veto judges.
    BelowLine,
    /// A figure is missing.
    Missing,
    /// It does not apply.
    NotApplicable,
}

/// An indicator as a table shows it, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorRow {
    /// `I02`.
    pub id: String,
    /// Place of its dimension.
    pub dimension: usize,
    /// Label.
    pub name: String,
    /// What is measured, in words.
    pub meaning: String,
    /// Near-term or long-term, in words.
    pub term: String,
    /// Why it is measured so.
    pub basis: String,
    /// Where its data come from.
    pub data: String,
    /// Value with unit, or the word in its place.
    pub value: String,
    /// What the row can say.
    pub state: RowState,
    /// The curve with the value marked.
    pub sparkline: Sparkline,
    /// The case whose route's curve is drawn; none for the indicator's own.
    drawn: Option<usize>,
    /// Points, or the range they may take: `5.60`, `0.00 – 8.00`.
    pub points: String,
    /// Effective weight.
    pub weight: String,
    /// Points that are lost or not yet won.
    pub lost: String,
    /// For sorting: points at least.
    pub points_key: Hundredths,
    /// For sorting: points lost.
    pub lost_key: Hundredths,
    /// For sorting: effective weight.
    pub weight_key: Hundredths,
}

/// The row of an indicator.
pub(crate) fn indicator_row(
    evaluation: &Evaluation,
    index: usize,
    language: Language,
) -> Option<IndicatorRow> {
    let rubric = evaluation.rubric();
    let entry = rubric.document.indicator.get(index)?;
    let indicator = rubric.indicators.get(index)?;
    let said = |text: &engine::rubric::Text| language.of(&text.zh, &text.en).to_owned();
    let mut row = IndicatorRow {
        id: entry.id.clone(),
        dimension: indicator.dimension,
        name: said(&entry.name),
        meaning: said(&entry.meaning),
        term: term_words(indicator.term, language).to_owned(),
        basis: said(&entry.basis),
        data: said(&entry.data),
        value: String::new(),
        state: RowState::Missing,
        sparkline: sparkline(&indicator.route.curve, &indicator.route.lines),
        drawn: None,
        points: String::new(),
        weight: String::new(),
        lost: String::new(),
        points_key: Hundredths(0),
        lost_key: Hundredths(0),
        weight_key: Hundredths(0),
    };
    row.refresh(evaluation, index, language);
    Some(row)
}

impl IndicatorRow {
    /// Everything that depends on the value and the weight. Labels stay, and so does the curve
    /// while the same route counts.
    pub(crate) fn refresh(&mut self, evaluation: &Evaluation, index: usize, language: Language) {
        let rubric = evaluation.rubric();
        let indicator = rubric.indicators.get(index);
        let score = evaluation.sheet().indicators.get(index);
        let Some((indicator, score)) = indicator.zip(score) else { return };
        let place = route_now(indicator, evaluation.nodes());
        let route = indicator.route_of(place);
        if self.drawn != place {
            self.sparkline = sparkline(&route.curve, &route.lines);
            self.drawn = place;
        }
        self.sparkline.marker = None;
        (self.value, self.state) = match &score.value {
            IndicatorValue::Scored(scored) => {
                let value = scored.value.as_ref();
                self.sparkline.marker =
                    value.map(|value| marker(&route.curve, value, &scored.share));
                let is_below =
                    value.is_some_and(|value| route.lines.iter().any(|line| value < line));
                let state = if is_below { RowState::BelowLine } else { RowState::Scored };
                (scored_text(rubric, index, scored, language), state)
            }
            IndicatorValue::Missing => {
                (missing_text(evaluation, index, language), RowState::Missing)
            }
            IndicatorValue::NotApplicable => {
                let words = keys::INDICATOR_NOT_APPLICABLE.words(language).to_owned();
                (words, RowState::NotApplicable)
            }
        };
        self.points_key = score.points.low;
        self.lost_key = score.weight.minus(score.points.low);
        self.weight_key = score.weight;
        self.points = bounds_text(score.points);
        self.lost = self.lost_key.to_string();
        self.weight = self.weight_key.to_string();
    }
}

/// `5.60`, or `0.00 – 8.00` where it is open.
pub(crate) fn bounds_text(bounds: engine::assess::Bounds) -> String {
    match bounds.value() {
        Some(value) => value.to_string(),
        None => format!("{} \u{2013} {}", bounds.low, bounds.high),
    }
}

/// Near-term or long-term, in words.
pub(crate) fn term_words(term: Term, language: Language) -> &'static str {
    match term {
        Term::Near => keys::TERM_NEAR.words(language),
        Term::Long => keys::TERM_LONG.words(language),
    }
}

/// Which figures the indicator waits for.
fn missing_text(evaluation: &Evaluation, index: usize, language: Language) -> String {
    let rubric = evaluation.rubric();
    let names: Vec<&str> = evaluation
        .missing_of_indicator(index)
        .into_iter()
        .filter_map(|figure| rubric.document.figure.get(figure))
        .map(|entry| language.of(&entry.name.zh, &entry.name.en))
        .collect();
    let separator = keys::LIST_SEPARATOR.words(language);
    text(language, keys::INDICATOR_MISSING, &[("figures", &names.join(separator))])
}
