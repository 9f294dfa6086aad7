//! [`ScorePanel`]: total, stars, vetoes, dimensions and terms, in words.

use engine::assess::{Evaluation, VetoState};
use engine::quantity::Hundredths;
use engine::rubric::Term;
use engine::rubric::compiled::VetoTest;
use engine::rubric::document::VetoEntry;
use locale::{Language, keys, text};

use crate::headline::headline;
use crate::indicator::{bounds_text, term_words};
use crate::numbers::shortfall;
use crate::stars::{star_range_words, star_words};

/// What the score panel shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScorePanel {
    /// The state in one sentence.
    pub headline: String,
    /// True if the headline tells of something that stands in the way.
    pub is_held_back: bool,
    /// `93.52`, or `71.25 – 84.00`.
    pub total: String,
    /// What the total stands on: all given, or how many figures are missing.
    pub caption: String,
    /// Ends of the range, 0.00 to 100.00: also the geometry of the range bar.
    pub low: Hundredths,
    /// Upper end.
    pub high: Hundredths,
    /// Edges of the star bands and their stars, lowest first.
    pub edges: Vec<(Hundredths, u8)>,
    /// Stars for sure.
    pub stars_low: u8,
    /// Stars still in reach.
    pub stars_high: u8,
    /// The most stars there are.
    pub stars_most: u8,
    /// True if the stars are settled.
    pub is_settled: bool,
    /// Stars in words: `四星`, `预计三星至四星`.
    pub stars: String,
    /// What limits or precedes the stars; may be empty.
    pub stars_note: String,
    /// True for interim periods.
    pub is_interim: bool,
    /// Vetoes in force.
    pub vetoes: Vec<VetoRow>,
    /// Points by dimension.
    pub dimensions: Vec<DimensionRow>,
    /// Near-term, long-term.
    pub terms: Vec<TermRow>,
    /// How many figures keep something open.
    pub missing: usize,
}

/// A veto in words; never by colour alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VetoRow {
    /// `V2`.
    pub id: String,
    /// Its state.
    pub state: VetoState,
    /// The requirement.
    pub name: String,
    /// Met, not met, to be seen: one word.
    pub verdict: String,
    /// Shortfall, what is missing, or what it means; may be empty.
    pub detail: String,
    /// Shortfall with its unit, alone; may be empty.
    pub amount: String,
    /// The indicator that shows what it judges.
    pub indicator: Option<String>,
}

/// Points of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionRow {
    /// `G1`.
    pub id: String,
    /// Label.
    pub name: String,
    /// `28.37`, or a range.
    pub points: String,
    /// Effective weight.
    pub weight: String,
    /// Points for sure, and those still in reach, as parts of 100 of the weight.
    pub filled: Hundredths,
    /// As `filled`, at best.
    pub reachable: Hundredths,
}

/// Points of near-term or long-term items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// Label.
    pub name: String,
    /// Points, or their range.
    pub points: String,
    /// Sum of effective weights.
    pub weight: String,
}

/// The panel of an evaluation.
pub(crate) fn score_panel(evaluation: &Evaluation, language: Language) -> ScorePanel {
    let rubric = evaluation.rubric();
    let sheet = evaluation.sheet();
    let missing = evaluation.missing();
    let stars = sheet.stars;
    let vetoes = veto_rows(evaluation, language);
    let (headline, is_held_back) = headline(evaluation, &missing, language);
    let range = star_range_words(stars.low, stars.high, language);
    ScorePanel {
        headline,
        is_held_back,
        total: bounds_text(sheet.total),
        caption: caption(missing.len(), language),
        low: sheet.total.low,
        high: sheet.total.high,
        edges: rubric.bands.iter().rev().map(|(stars, from)| (*from, *stars)).collect(),
        stars_low: stars.low,
        stars_high: stars.high,
        stars_most: rubric.most_stars(),
        is_settled: stars.value.is_some(),
        stars: match stars.value {
            Some(value) => star_words(value, language),
            None => text(language, keys::STARS_EXPECTED, &[("range", &range)]),
        },
        stars_note: stars_note(evaluation, language),
        is_interim: evaluation.is_interim(),
        vetoes,
        dimensions: dimension_rows(evaluation, language),
        terms: [Term::Near, Term::Long]
            .into_iter()
            .zip(&sheet.terms)
            .map(|(term, score)| TermRow {
                name: term_words(term, language).to_owned(),
                points: bounds_text(score.points),
                weight: score.weight.to_string(),
            })
            .collect(),
        missing: missing.len(),
    }
}

fn caption(missing: usize, language: Language) -> String {
    if missing == 0 {
        return keys::PANEL_COMPLETE.words(language).to_owned();
    }
    text(language, keys::PANEL_INCOMPLETE, &[("count", &missing.to_string())])
}

fn stars_note(evaluation: &Evaluation, language: Language) -> String {
    let stars = evaluation.sheet().stars;
    match (stars.value, stars.uncapped) {
        (Some(value), Some(uncapped)) if value < uncapped => {
            let uncapped = star_words(uncapped, language);
            text(language, keys::PANEL_LIMITED, &[("stars", &uncapped)])
        }
        (Some(_), _) => String::new(),
        (None, _) if evaluation.is_interim() => keys::PANEL_INTERIM.words(language).to_owned(),
        (None, _) => keys::PANEL_OPEN.words(language).to_owned(),
    }
}

fn dimension_rows(evaluation: &Evaluation, language: Language) -> Vec<DimensionRow> {
    let entries = evaluation.rubric().document.dimension.iter();
    entries
        .zip(&evaluation.sheet().dimensions)
        .map(|(entry, score)| DimensionRow {
            id: entry.id.clone(),
            name: language.of(&entry.name.zh, &entry.name.en).to_owned(),
            points: bounds_text(score.points),
            weight: score.weight.to_string(),
            filled: part_of_hundred(score.points.low, score.weight),
            reachable: part_of_hundred(score.points.high, score.weight),
        })
        .collect()
}

/// `part` of `whole` as hundredths of a per cent, rounded down: the geometry of a bar.
fn part_of_hundred(part: Hundredths, whole: Hundredths) -> Hundredths {
    let scaled = part.0.saturating_mul(10_000);
    Hundredths(scaled.checked_div(whole.0).unwrap_or_default())
}

/// The vetoes in force, in words.
pub(crate) fn veto_rows(evaluation: &Evaluation, language: Language) -> Vec<VetoRow> {
    let entries = evaluation.rubric().document.veto.iter().enumerate();
    entries
        .filter(|(_, entry)| !entry.off)
        .filter_map(|(index, entry)| {
            let outcome = evaluation.sheet().vetoes.get(index)?;
            Some(VetoRow {
                id: entry.id.clone(),
                state: outcome.state,
                name: language.of(&entry.name.zh, &entry.name.en).to_owned(),
                verdict: verdict(outcome.state, language).to_owned(),
                detail: detail(evaluation, index, entry, language),
                amount: amount(evaluation, index, entry, language).unwrap_or_default(),
                indicator: entry.indicator.clone(),
            })
        })
        .collect()
}

fn verdict(state: VetoState, language: Language) -> &'static str {
    match state {
        VetoState::Clear => keys::VETO_CLEAR,
        VetoState::Triggered => keys::VETO_TRIGGERED,
        VetoState::Undecided => keys::VETO_UNDECIDED,
        VetoState::Unjudgeable => keys::VETO_UNJUDGEABLE,
        VetoState::Off => keys::VETO_OFF,
    }
    .words(language)
}

fn amount(
    evaluation: &Evaluation,
    index: usize,
    entry: &VetoEntry,
    language: Language,
) -> Option<String> {
    let lacking = evaluation.sheet().vetoes.get(index)?.shortfall.as_ref()?;
    let declared = entry.shortfall.as_ref()?;
    Some(shortfall(&evaluation.rubric().document, lacking, &declared.unit, language))
}

fn detail(evaluation: &Evaluation, index: usize, entry: &VetoEntry, language: Language) -> String {
    let rubric = evaluation.rubric();
    let Some(outcome) = evaluation.sheet().vetoes.get(index) else { return String::new() };
    let label = |id: &str| {
        let figure = rubric.document.figure.iter().find(|figure| figure.id == id);
        figure.map_or("", |figure| language.of(&figure.name.zh, &figure.name.en)).to_owned()
    };
    let amount = amount(evaluation, index, entry, language);
    if let (Some(amount), Some(declared)) = (amount, &entry.shortfall) {
        let figure = label(&declared.of);
        let key = match outcome.state {
            VetoState::Undecided => keys::VETO_SHORTFALL_INTERIM,
            _ => keys::VETO_SHORTFALL,
        };
        return text(language, key, &[("amount", &amount), ("figure", &figure)]);
    }
    if outcome.state == VetoState::Unjudgeable {
        return keys::VETO_ZERO_BASE.words(language).to_owned();
    }
    let missing: Vec<usize> = match rubric.vetoes.get(index).and_then(|veto| veto.test.as_ref()) {
        Some(VetoTest::Condition(condition)) if outcome.state == VetoState::Undecided => {
            evaluation.missing_for(condition.when)
        }
        Some(VetoTest::MissingAny(nodes, _)) => evaluation.missing_of_required(nodes),
        _ => Vec::new(),
    };
    if missing.is_empty() {
        return String::new();
    }
    let names: Vec<String> = missing
        .iter()
        .filter_map(|figure| rubric.document.figure.get(*figure))
        .map(|figure| label(&figure.id))
        .collect();
    let separator = keys::LIST_SEPARATOR.words(language);
    text(language, keys::VETO_MISSING, &[("figures", &names.join(separator))])
}
