//! [`XRay`]: 短板分析 in words: where points are lost, what stands in the way, what is missing.

use engine::assess::{
    Evaluation, IndicatorValue, MissingFigure, VetoState, gaps, missing_figures, next_star,
};
use engine::quantity::Hundredths;
use locale::{Language, keys, text};

use crate::numbers::unit_label;
use crate::panel::{VetoRow, veto_rows};
use crate::stars::star_words;

/// What the X-ray shows, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct XRay {
    /// Distance to the next star, in one sentence; empty at the top.
    pub next_star: String,
    /// Vetoes that stand in the way or are still open.
    pub vetoes: Vec<VetoRow>,
    /// Indicators that lose points, most first.
    pub gaps: Vec<GapRow>,
    /// Missing figures, those that may decide the stars first.
    pub missing: Vec<MissingRow>,
    /// Points lost in all.
    pub lost: String,
}

/// An indicator that loses points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapRow {
    /// `I08`.
    pub indicator: String,
    /// Label.
    pub name: String,
    /// Points lost.
    pub lost: String,
    /// Points lost, for the length of a bar.
    pub lost_key: Hundredths,
    /// What one more unit brings; empty where the value is not known.
    pub next_unit: String,
}

/// A missing figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingRow {
    /// Its name in the rubric.
    pub figure: String,
    /// Label.
    pub name: String,
    /// The department that has it.
    pub holder: String,
    /// Points that wait for it.
    pub at_stake: String,
    /// True if giving it may decide the stars.
    pub decides_stars: bool,
    /// True if nothing can be handed in without it.
    pub is_required: bool,
}

impl MissingRow {
    /// Why it matters more than others; may be empty.
    pub fn mark(&self, language: Language) -> &'static str {
        match (self.is_required, self.decides_stars) {
            (true, _) => keys::XRAY_REQUIRED.words(language),
            (false, true) => keys::XRAY_DECIDES.words(language),
            (false, false) => "",
        }
    }
}

/// The X-ray of an evaluation.
pub fn xray(evaluation: &Evaluation, language: Language) -> XRay {
    let gaps = gaps(evaluation);
    let lost = gaps.iter().fold(Hundredths::default(), |sum, gap| sum.plus(gap.lost));
    let next = next_star(evaluation).map(|next| {
        let stars = star_words(next.stars, language);
        let lacking = next.lacking.to_string();
        text(language, keys::XRAY_NEXT_STAR, &[("stars", &stars), ("points", &lacking)])
    });
    let vetoes = veto_rows(evaluation, language).into_iter();
    let missing = missing_figures(evaluation).into_iter();
    XRay {
        next_star: next.unwrap_or_default(),
        vetoes: vetoes.filter(|row| row.state != VetoState::Clear).collect(),
        gaps: gaps.iter().filter_map(|gap| gap_row(evaluation, gap, language)).collect(),
        missing: missing.filter_map(|it| missing_row(evaluation, &it, language)).collect(),
        lost: lost.to_string(),
    }
}

fn gap_row(
    evaluation: &Evaluation,
    gap: &engine::assess::Gap,
    language: Language,
) -> Option<GapRow> {
    let document = &evaluation.rubric().document;
    let entry = document.indicator.get(gap.indicator)?;
    let next_unit = gap.next_unit.map(|points| {
        let unit = unit_label(document, unit_now(evaluation, gap.indicator), language);
        let key = if gap.is_less_better { keys::XRAY_ONE_LESS } else { keys::XRAY_ONE_MORE };
        text(language, key, &[("unit", &unit), ("points", &points.to_string())])
    });
    Some(GapRow {
        indicator: entry.id.clone(),
        name: language.of(&entry.name.zh, &entry.name.en).to_owned(),
        lost: gap.lost.to_string(),
        lost_key: gap.lost,
        next_unit: next_unit.unwrap_or_default(),
    })
}

/// The unit of an indicator's value, by the route that counts now.
fn unit_now(evaluation: &Evaluation, index: usize) -> &str {
    let score = evaluation.sheet().indicators.get(index);
    let route = score.and_then(|score| match &score.value {
        IndicatorValue::Scored(scored) => scored.route,
        IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
    });
    let indicator = evaluation.rubric().indicators.get(index);
    indicator.map_or("", |indicator| indicator.route_of(route).unit.symbol.as_str())
}

fn missing_row(
    evaluation: &Evaluation,
    missing: &MissingFigure,
    language: Language,
) -> Option<MissingRow> {
    let document = &evaluation.rubric().document;
    let entry = document.figure.get(missing.figure)?;
    let holder = document.holder.iter().find(|it| entry.holder.as_deref() == Some(&it.id));
    Some(MissingRow {
        figure: entry.id.clone(),
        name: language.of(&entry.name.zh, &entry.name.en).to_owned(),
        holder: holder.map_or("", |it| language.of(&it.name.zh, &it.name.en)).to_owned(),
        at_stake: missing.at_stake.to_string(),
        decides_stars: missing.decides_stars,
        is_required: missing.is_required,
    })
}
