//! [`TakenRoll`]: what a dossier keeps of the roll that its figures were taken from, and where a
//! figure comes from in words.

use engine::facts::FactSet;
use engine::rubric::Rubric;
use locale::{Language, keys, text};

use super::differences::{Agreement, agreement};
use super::figures::{Filled, Provenance};

/// What a dossier keeps of the roll that its figures were taken from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenRoll {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file, in hexadecimal.
    pub digest: String,
    /// The chosen cluster; empty if the roll names none.
    pub cluster: String,
    /// The period that was chosen, as the dossier writes it.
    pub period: String,
    /// Names of the questions that were confirmed.
    pub confirmed: Vec<String>,
    /// The figures that the roll has.
    pub figures: Vec<Filled>,
}

impl TakenRoll {
    /// What the roll has for a figure.
    pub fn figure(&self, figure: &str) -> Option<&Filled> {
        self.figures.iter().find(|filled| filled.figure == figure)
    }
}

/// Where a given figure comes from, in words: the roll if it is what the roll has, else the form.
/// Empty while the figure is not given.
pub fn origin_text(
    rubric: &Rubric,
    facts: &FactSet,
    roll: Option<&TakenRoll>,
    figure: usize,
    language: Language,
) -> String {
    if facts.is_missing(figure) {
        return String::new();
    }
    let from_roll = roll.and_then(|roll| roll_origin(rubric, facts, roll, figure, language));
    from_roll.unwrap_or_else(|| keys::ROLL_ORIGIN_FORM.words(language).to_owned())
}

/// The place in the roll that a figure comes from, if it is what the roll has.
pub fn roll_origin(
    rubric: &Rubric,
    facts: &FactSet,
    roll: &TakenRoll,
    figure: usize,
    language: Language,
) -> Option<String> {
    let filled = roll.figure(&rubric.figures.get(figure)?.id)?;
    let is_from_roll = agreement(rubric, facts, filled) == Agreement::Equal;
    is_from_roll.then(|| provenance_text(&filled.provenance, language))
}

/// A place in a roll: `firms.csv › column F “…” › 120 rows (2–121)`.
pub fn provenance_text(from: &Provenance, language: Language) -> String {
    let (rows, first, last) =
        (from.rows.to_string(), from.first_row.to_string(), from.last_row.to_string());
    let arguments = [
        ("file", from.file.as_str()),
        ("column", &from.column),
        ("heading", &from.heading),
        ("rows", &rows),
        ("first", &first),
        ("last", &last),
    ];
    text(language, keys::ROLL_ORIGIN_FILE, &arguments)
}
