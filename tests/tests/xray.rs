//! The least that must be filled in: with exactly that, nothing keeps a dossier from being handed
//! in; without any one of it, something does. And what a print and a drawing say of it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it stands")]

use std::sync::Arc;

use engine::assess::{Evaluation, VetoState, missing_figures};
use engine::facts::{RawEntry, facts_from_entries};
use engine::rubric::compiled::VetoTest;
use engine::rubric::{FigureType, Rubric};
use exchange::dossier_from_bytes;
use locale::Language;
use report::forms::{forms_from_json, origin};
use report::paper::assessment_parts;
use report::{PageModel, explanation_sheet};
use tests::dossiers::dossiers;
use tests::oracle::Kind;

const KINDS: [Kind; 3] = [Kind::Industrial, Kind::Digital, Kind::Urban];

fn rubric(kind: Kind) -> Arc<Rubric> {
    wutong_cli::catalogue::shipped(&format!("{}@2026.1", kind.id())).unwrap()
}

/// Dossiers of a whole year, so that nothing is put off to its end.
fn evaluations(kind: Kind, count: usize) -> impl Iterator<Item = Evaluation> {
    let rubric = rubric(kind);
    dossiers(7, kind).take(count).map(move |dossier| {
        let file = dossier_from_bytes(dossier.to_json().as_bytes()).unwrap();
        let (facts, _, _) = facts_from_entries(&rubric, &file.dossier);
        Evaluation::new(Arc::clone(&rubric), false, facts)
    })
}

fn required(evaluation: &Evaluation) -> Vec<usize> {
    let missing = missing_figures(evaluation).into_iter();
    missing.filter(|it| it.is_required).map(|it| it.figure).collect()
}

/// True if a veto waits for a figure, or judges that one is lacking.
fn is_blocked(evaluation: &Evaluation) -> bool {
    let vetoes = evaluation.rubric().vetoes.iter().zip(&evaluation.sheet().vetoes);
    vetoes.into_iter().any(|(veto, outcome)| match (&veto.test, outcome.state) {
        (Some(VetoTest::MissingAny(..)), state) => state != VetoState::Clear,
        (_, state) => state == VetoState::Undecided,
    })
}

fn is_choice(rubric: &Rubric, figure: usize) -> bool {
    rubric.figures[figure].of == FigureType::YesNo
}

fn filled(evaluation: &Evaluation, figures: impl IntoIterator<Item = usize>) -> Evaluation {
    let mut after = evaluation.clone();
    for figure in figures {
        let is_choice = is_choice(evaluation.rubric(), figure);
        let text = if is_choice { "no" } else { "1" };
        after.give(figure, &RawEntry::Text(text.to_owned()));
    }
    after
}

#[test]
fn what_must_be_filled_in_is_enough_and_not_too_much() {
    for kind in KINDS {
        let mut lists = 0;
        for mut evaluation in evaluations(kind, 300) {
            let mut was_choice = true;
            loop {
                let figures = required(&evaluation);
                if figures.is_empty() {
                    break;
                }
                assert!(was_choice, "only a choice between routes asks for more");
                lists += 1;
                for left in &figures {
                    let others = figures.iter().copied().filter(|it| it != left);
                    assert!(is_blocked(&filled(&evaluation, others)), "{figures:?} {left}");
                }
                was_choice = figures.iter().any(|it| is_choice(evaluation.rubric(), *it));
                evaluation = filled(&evaluation, figures);
            }
            assert!(!is_blocked(&evaluation), "{kind:?}");
        }
        assert!(lists > 50, "{kind:?} tries {lists} lists");
    }
}

#[test]
fn a_print_has_every_indicator_and_every_missing_figure() {
    for kind in KINDS {
        for evaluation in evaluations(kind, 20) {
            for language in [Language::Zh, Language::En] {
                let page = PageModel::of(&evaluation, language);
                let parts = assessment_parts(&evaluation, &page, language);
                let rows =
                    |id| parts.iter().find(|it| it.id == id).map_or(0, |it| it.table.rows.len());
                assert_eq!(rows("indicators"), evaluation.rubric().indicators.len());
                assert_eq!(rows("missing"), evaluation.missing().len());
                for part in &parts {
                    let width = part.table.headings.len();
                    assert!(part.table.rows.iter().all(|row| row.len() == width), "{}", part.id);
                }
            }
        }
    }
}

#[test]
fn a_drawn_value_never_seems_to_reach_a_line_that_it_fails() {
    let file = include_bytes!("../../examples/industrial-2020.json");
    let rubric = rubric(Kind::Industrial);
    let file = dossier_from_bytes(file).unwrap();
    let (facts, _, _) = facts_from_entries(&rubric, &file.dossier);
    let evaluation = Evaluation::new(rubric, false, facts);
    let sheet = explanation_sheet(&evaluation, None, "I08", Language::En).unwrap();
    let words = sheet.curve.unwrap().words;
    assert!(words.contains("Value now 19.99999 "), "{words}");
    assert!(words.contains("Veto line 20 "), "{words}");
}

#[test]
fn every_figure_that_is_used_has_its_place_in_the_forms() {
    for shipped in rubrics::SHIPPED {
        let rubric = wutong_cli::catalogue::shipped(shipped.reference).unwrap();
        let forms = forms_from_json(rubrics::FORMS, &rubric).unwrap();
        for figure in rubric.figures.iter().filter(|figure| figure.is_used) {
            for language in [Language::Zh, Language::En] {
                let place = origin(&forms, &rubric, &figure.id, language).unwrap();
                assert_eq!(place.matches('\u{203a}').count(), 2, "{place}");
            }
        }
        assert_eq!(origin(&forms, &rubric, "strange", Language::En), None);
    }
}
