//! [`Remark`]: what is said under a field.

use engine::assess::Evaluation;
use engine::facts::typed::entry_from_typed;
use locale::{Language, keys, text};
use report::roll::{TakenRoll, difference};
use report::{NoteKind, entry_display, field_state, finding_message, typed_note};

use super::draft::Answer;

/// What is said under a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    /// What kind it is.
    pub(crate) kind: NoteKind,
    /// In words.
    pub(crate) words: String,
    /// True if the roll has something else, which may be taken.
    pub(crate) is_of_roll: bool,
}

impl Remark {
    /// Something that is wrong, in words.
    pub(crate) fn problem(words: String) -> Self {
        Self { kind: NoteKind::Problem, words, is_of_roll: false }
    }
}

/// What a field shows while it is not being edited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Shown {
    /// As typed.
    pub(crate) typed: String,
    /// With thousands, where the typed text is a plain number.
    pub(crate) display: String,
    /// True if the typed text is a plain number, so that nothing was converted.
    pub(crate) is_plain: bool,
    /// The reason why it does not apply.
    pub(crate) not_applicable: Option<String>,
}

/// What a field shows.
pub(crate) fn shown(evaluation: &Evaluation, figure: usize, answer: Option<&Answer>) -> Shown {
    match answer {
        None => Shown::default(),
        Some(Answer::Given(text)) => Shown {
            typed: text.clone(),
            display: text.clone(),
            is_plain: false,
            not_applicable: None,
        },
        Some(Answer::NotApplicable(reason)) => {
            Shown { not_applicable: Some(reason.clone()), ..Shown::default() }
        }
        Some(Answer::Typed(text)) => {
            let typed = entry_from_typed(evaluation.rubric(), figure, text);
            let is_plain = typed.problem.is_none() && typed.understood.is_none();
            let display = if is_plain { entry_display(text.trim()) } else { text.clone() };
            Shown { typed: text.clone(), display, is_plain, not_applicable: None }
        }
    }
}

/// What is said under a field: first what was understood or is wrong with the text, then what
/// does not agree with other figures, or with the roll.
pub(crate) fn remarks(
    evaluation: &Evaluation,
    roll: Option<&TakenRoll>,
    figure: usize,
    answer: Option<&Answer>,
    language: Language,
) -> Vec<Remark> {
    let rubric = evaluation.rubric();
    let note = match answer {
        Some(Answer::Typed(text)) => {
            typed_note(rubric, figure, &entry_from_typed(rubric, figure, text), language)
        }
        _ => None,
    };
    let label = rubric.document.figure.get(figure).map(|entry| &entry.name);
    let label = label.map_or("", |name| language.of(&name.zh, &name.en));
    let remark = |(kind, words): (NoteKind, String)| match kind {
        NoteKind::Understood => Remark { kind, words, is_of_roll: false },
        NoteKind::Problem => {
            let said = [("figure", label), ("words", &words)];
            Remark { kind, words: text(language, keys::FORM_PROBLEM, &said), is_of_roll: false }
        }
    };
    let mut remarks: Vec<Remark> = note.map(remark).into_iter().collect();
    if remarks.iter().any(|remark| remark.kind == NoteKind::Problem) {
        return remarks;
    }
    let found = field_state(evaluation, figure, language).messages;
    let problem = |words, is_of_roll| Remark { kind: NoteKind::Problem, words, is_of_roll };
    remarks.extend(found.into_iter().map(|(_, words)| problem(words, false)));
    let id = rubric.figures.get(figure).map_or("", |figure| figure.id.as_str());
    if let Some(filled) = roll.and_then(|roll| roll.figure(id))
        && let Some(finding) = difference(rubric, evaluation.facts(), filled)
    {
        let words = finding_message(rubric, &finding, language);
        remarks.push(problem(words, true));
    }
    remarks
}
