//! [`RollRow`]: a figure that a roll has, what stands in the draft, and what becomes of it.

use locale::format::with_unit;
use locale::{Key, Language, keys};
use report::entry_display;
use report::numbers::unit_label;
use report::roll::{Agreement, Filled, TakenRoll, agreement, entry_of_filled, provenance_text};

use crate::state::{Answer, Workspace};

/// What becomes of a figure when the roll is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Nothing is given: it is filled.
    Filled,
    /// The same is given already.
    Equal,
    /// Something else is given: it stays, and becomes a finding.
    Differs,
    /// What an earlier roll had is given: it is replaced if that is wished, else it differs.
    FromEarlier,
    /// It is said not to apply: that stays.
    NotApplicable,
    /// What is given is no number: it stays.
    Unreadable,
}

impl Fate {
    /// Name for style sheets and tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Equal => "equal",
            Self::Differs => "differs",
            Self::FromEarlier => "from-earlier",
            Self::NotApplicable => "not-applicable",
            Self::Unreadable => "unreadable",
        }
    }

    /// In words, before the roll is taken.
    pub(crate) fn key(self) -> Key {
        match self {
            Self::Filled => keys::ROLL_FATE_FILLED,
            Self::Equal => keys::ROLL_FATE_EQUAL,
            Self::Differs => keys::ROLL_FATE_DIFFERS,
            Self::FromEarlier => keys::ROLL_FATE_FROM_EARLIER,
            Self::NotApplicable => keys::ROLL_FATE_NOT_APPLICABLE,
            Self::Unreadable => keys::ROLL_FATE_UNREADABLE,
        }
    }
}

/// A figure that a roll has, beside the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RollRow {
    /// The figure's place in the rubric.
    pub(crate) figure: usize,
    /// The figure's name.
    pub(crate) id: String,
    /// Its label.
    pub(crate) label: String,
    /// What the roll has, as it would be typed.
    pub(crate) entry: String,
    /// The same with thousands and unit.
    pub(crate) amount: String,
    /// Where the roll has it.
    pub(crate) place: String,
    /// What stands in the draft; empty if nothing does.
    pub(crate) present: String,
    /// What becomes of it.
    pub(crate) fate: Fate,
}

/// The figures of a roll that the draft's rubric uses, in the order of the roll.
pub(crate) fn rows(workspace: &Workspace, roll: &TakenRoll, language: Language) -> Vec<RollRow> {
    roll.figures.iter().filter_map(|filled| row(workspace, filled, language)).collect()
}

/// The labels of figures that a roll has and the draft's rubric does not use.
pub(crate) fn unused(workspace: &Workspace, roll: &TakenRoll, language: Language) -> Vec<String> {
    let rubric = &workspace.edition().rubric;
    let is_unused = |filled: &&Filled| entry_of_filled(rubric, filled).is_none();
    let figures = roll.figures.iter().filter(is_unused);
    figures.map(|filled| label(workspace, &filled.figure, language)).collect()
}

/// The label of a figure, or its name if the rubric does not know it.
pub(crate) fn label(workspace: &Workspace, id: &str, language: Language) -> String {
    let rubric = &workspace.edition().rubric;
    let entry = rubric.figure_index(id).and_then(|index| rubric.document.figure.get(index));
    entry.map_or(id, |entry| language.of(&entry.name.zh, &entry.name.en)).to_owned()
}

fn row(workspace: &Workspace, filled: &Filled, language: Language) -> Option<RollRow> {
    let rubric = &workspace.edition().rubric;
    let entry = entry_of_filled(rubric, filled)?;
    let figure = rubric.figure_index(&filled.figure)?;
    let symbol = rubric.document.figure.get(figure)?.unit.clone().unwrap_or_default();
    let unit = unit_label(&rubric.document, &symbol, language);
    let amount = |number: &str| with_unit(language, number, &unit);
    let shown = workspace.shown(figure);
    let present = match workspace.answer_of(figure) {
        None => String::new(),
        Some(Answer::NotApplicable(_)) => keys::FORM_NOT_APPLICABLE.words(language).to_owned(),
        Some(Answer::Typed(_)) if shown.is_plain => amount(&shown.display),
        Some(Answer::Typed(_) | Answer::Given(_)) => shown.typed,
    };
    Some(RollRow {
        figure,
        id: filled.figure.clone(),
        label: label(workspace, &filled.figure, language),
        amount: amount(&entry_display(&entry)),
        entry,
        place: provenance_text(&filled.provenance, language),
        present,
        fate: fate(workspace, figure, filled),
    })
}

fn fate(workspace: &Workspace, figure: usize, filled: &Filled) -> Fate {
    let agrees = |filled: &Filled| {
        agreement(&workspace.edition().rubric, workspace.evaluation().facts(), filled)
    };
    let earlier = workspace.draft().roll.as_ref().and_then(|roll| roll.figure(&filled.figure));
    match (workspace.answer_of(figure), agrees(filled)) {
        (None, _) => Fate::Filled,
        (Some(Answer::NotApplicable(_)), _) => Fate::NotApplicable,
        (Some(Answer::Typed(_) | Answer::Given(_)), Agreement::NotGiven) => Fate::Unreadable,
        (Some(Answer::Typed(_) | Answer::Given(_)), Agreement::Equal) => Fate::Equal,
        (Some(Answer::Typed(_) | Answer::Given(_)), Agreement::Differs) => {
            match earlier.map(agrees) {
                Some(Agreement::Equal) => Fate::FromEarlier,
                _ => Fate::Differs,
            }
        }
    }
}
