//! Explanations are complete: what they list gives the result, for every subject of 1,000 random
//! dossiers; and they list nothing that could not change it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::sync::Arc;

use engine::assess::vetoes::cap_of;
use engine::assess::{Bounds, Evaluation, IndicatorValue, VetoState};
use engine::explain::formula::Part;
use engine::explain::{CurvePiece, Explanation, Formula, How, Outcome, Subject, explanation_of};
use engine::facts::{RawEntry, ReportingPeriod, facts_from_entries};
use engine::graph::operators::operator;
use engine::graph::{Arguments, NodeId, Value};
use engine::quantity::{Hundredths, Known, Rational};
use engine::rubric::Rubric;
use exchange::dossier_from_bytes;
use locale::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use report::{PageModel, explanation_sheet};
use tests::dossiers::dossiers;
use tests::oracle::Kind;
use tests::reading::{Read, evaluate, number, read};

fn rubric(kind: Kind) -> Arc<Rubric> {
    wutong_cli::catalogue::shipped(&format!("{}@2026.1", kind.id())).unwrap()
}

fn evaluations(kind: Kind, seed: u64, count: usize) -> impl Iterator<Item = Evaluation> {
    let rubric = rubric(kind);
    dossiers(seed, kind).take(count).map(move |dossier| {
        let file = dossier_from_bytes(dossier.to_json().as_bytes()).unwrap();
        let (facts, period, _) = facts_from_entries(&rubric, &file.dossier);
        let is_interim = period.is_none_or(ReportingPeriod::is_interim);
        Evaluation::new(Arc::clone(&rubric), is_interim, facts)
    })
}

fn rounded(value: &BigRational) -> Hundredths {
    let scaled = value * BigRational::from_integer(100.into());
    let half = BigRational::new(1.into(), 2.into());
    let whole: BigInt = (scaled + half).floor().to_integer();
    Hundredths(whole.to_string().parse().unwrap())
}

fn share_on(piece: &CurvePiece, value: &BigRational) -> BigRational {
    match (&piece.from, &piece.to) {
        (Some((x0, s0)), Some((x1, s1))) => {
            let (x0, s0, x1, s1) = (number(x0), number(s0), number(x1), number(s1));
            s0.clone() + (value - &x0) / (x1 - x0) * (s1 - s0)
        }
        (Some((_, share)), None) | (None, Some((_, share))) => number(share),
        (None, None) => panic!("a curve without points"),
    }
}

fn bounds_of(evaluation: &Evaluation, subject: Subject) -> Bounds {
    match explanation_of(evaluation, subject).unwrap().outcome {
        Outcome::Points(points) => points,
        Outcome::Score(score) => score.points,
        other => panic!("{other:?} has no points"),
    }
}

fn check(evaluation: &Evaluation, explanation: &Explanation) {
    let subject = explanation.subject;
    match (&explanation.how, &explanation.outcome) {
        (How::Given, Outcome::Fact(fact)) => {
            let Subject::Figure(index) = subject else { panic!("{subject:?} is not given") };
            assert_eq!(fact, evaluation.facts().fact(index));
        }
        (How::Formula(formula), Outcome::Fact(fact)) => assert_eq!(evaluate(formula), read(fact)),
        (How::Indicator(_), Outcome::Score(_)) => check_indicator(evaluation, explanation),
        (How::Sum(parts), Outcome::Points(points)) => {
            let sum = parts.iter().map(|part| bounds_of(evaluation, *part));
            assert_eq!(sum.fold(Bounds::default(), Bounds::plus), *points, "{subject:?}");
        }
        (How::Condition { condition, shortfall }, Outcome::Veto(outcome)) => {
            let holds = evaluate(condition);
            match outcome.state {
                VetoState::Clear => assert_eq!(holds, Read::Truth(false)),
                VetoState::Triggered | VetoState::Unjudgeable => {
                    assert_eq!(holds, Read::Truth(true));
                }
                VetoState::Undecided => {
                    assert!(evaluation.is_interim() || !explanation.missing.is_empty());
                }
                VetoState::Off => panic!("a condition that is off"),
            }
            assert_eq!(shortfall.is_some(), outcome.shortfall.is_some());
            if let Some(shortfall) = shortfall {
                let Read::Number(lacking) = evaluate(shortfall) else { panic!("no number") };
                let unit = BigRational::from_integer(10_000.into());
                assert_eq!(lacking / unit, number(outcome.shortfall.as_ref().unwrap()));
            }
        }
        (How::Required(figures), Outcome::Veto(outcome)) => {
            let is_missing = |figure: &usize| evaluation.facts().is_missing(*figure);
            let is_triggered = outcome.state == VetoState::Triggered;
            assert_eq!(figures.iter().any(is_missing), is_triggered);
            assert!(!is_triggered || figures.iter().all(is_missing), "only what is missing");
        }
        (How::Declared, Outcome::Veto(outcome)) => assert_eq!(outcome.state, VetoState::Off),
        (How::Rating { low_band, high_band, lowering_low, lowering_high }, Outcome::Stars(it)) => {
            let effect = |index: &usize| evaluation.rubric().vetoes[*index].effect.clone();
            let cap = |index| cap_of(&effect(index)).unwrap();
            let low = lowering_low.iter().map(cap).min().unwrap_or(*low_band);
            let high = lowering_high.iter().map(cap).min().unwrap_or(*high_band);
            assert_eq!((low, high), (it.low, it.high));
        }
        other => panic!("{subject:?}: {other:?}"),
    }
}

fn check_indicator(evaluation: &Evaluation, explanation: &Explanation) {
    let (How::Indicator(steps), Outcome::Score(score)) = (&explanation.how, &explanation.outcome)
    else {
        panic!("not an indicator");
    };
    let Subject::Indicator(index) = explanation.subject else { panic!("not an indicator") };
    let indicator = &evaluation.rubric().indicators[index];
    let formula = steps.formula.as_ref().unwrap();
    match &score.value {
        IndicatorValue::Scored(scored) => {
            assert!(explanation.missing.is_empty());
            let share = match (&scored.value, &steps.curve) {
                (Some(value), Some(piece)) => {
                    let unit = number(&indicator.route_of(scored.route).unit.factor);
                    let Read::Number(base) = evaluate(formula) else { panic!("no number") };
                    assert_eq!(base.clone() / &unit, number(value));
                    share_on(piece, &number(value))
                }
                (None, None) => {
                    let condition = steps.condition.as_ref().unwrap();
                    assert_eq!(evaluate(condition), Read::Truth(true));
                    let Read::Number(share) = evaluate(formula) else { panic!("no number") };
                    share
                }
                other => panic!("{other:?}"),
            };
            assert_eq!(share, number(&scored.share));
            let unrounded = share * number(&score.weight.to_rational());
            assert_eq!(unrounded, number(steps.unrounded.as_ref().unwrap()));
            assert_eq!(rounded(&unrounded), score.points.low);
        }
        IndicatorValue::Missing => assert!(!explanation.missing.is_empty()),
        IndicatorValue::NotApplicable => {
            let known = evaluate(formula);
            let says_so = formula_figures(evaluation, index)
                .iter()
                .any(|figure| evaluation.facts().fact(*figure).is_not_applicable());
            assert!(known == Read::NotApplicable || says_so, "{known:?}");
        }
    }
}

fn formula_figures(evaluation: &Evaluation, indicator: usize) -> Vec<usize> {
    evaluation.rubric().indicators[indicator].figures.clone()
}

#[test]
fn what_is_listed_gives_the_result() {
    for (kind, count) in [(Kind::Industrial, 1_000), (Kind::Digital, 500), (Kind::Urban, 500)] {
        let subjects = Subject::all(&rubric(kind));
        for evaluation in evaluations(kind, 11, count) {
            for subject in &subjects {
                check(&evaluation, &explanation_of(&evaluation, *subject).unwrap());
            }
        }
    }
}

#[test]
fn every_subject_has_its_words_in_both_languages() {
    let kinds = Kind::ALL.into_iter();
    for evaluation in kinds.flat_map(|kind| evaluations(kind, 12, 30)) {
        let rubric = Arc::clone(evaluation.rubric());
        for subject in Subject::all(&rubric) {
            for language in [Language::Zh, Language::En] {
                let name = subject.name(&rubric);
                let sheet = explanation_sheet(&evaluation, None, &name, language).unwrap();
                assert!(!sheet.title.is_empty() && !sheet.result.is_empty(), "{name}: {sheet:?}");
                assert!(sheet.steps.iter().all(|step| !step.contains('{')), "{sheet:?}");
            }
        }
    }
}

/// At a choice, another value of a part that is not listed leaves the result as it is; and with
/// the unlisted parts free, another value of a listed part can change it.
fn check_choice(formula: &Formula) {
    let Part::Apply(name, parts) = &formula.part else { return };
    parts.iter().for_each(check_choice);
    if !matches!(*name, "and" | "or" | "if") || !formula.decides {
        return;
    }
    let operator = operator(name).unwrap();
    let values: Vec<Known<Value>> = parts.iter().map(|part| part.value.clone()).collect();
    let ids: Vec<NodeId> = (0..values.len()).map(NodeId).collect();
    let result = |values: &[Known<Value>]| operator.evaluate(Arguments::new(values, &ids));
    for (place, part) in parts.iter().enumerate() {
        let changed = |other: &Known<Value>| {
            let mut values = values.clone();
            values[place] = other.clone();
            result(&values) != result(&values_of(parts))
        };
        let others = alternatives(&values[place]);
        if part.decides {
            let others_free = free_combinations(parts, place);
            let can_change = others_free.iter().any(|free| {
                alternatives(&free[place]).iter().any(|other| {
                    let mut values = free.clone();
                    values[place] = other.clone();
                    result(&values) != result(free)
                })
            });
            assert!(can_change, "{name}: part {place} is listed but cannot change anything");
        } else {
            assert!(!others.iter().any(changed), "{name}: part {place} is not listed but decides");
        }
    }
}

fn values_of(parts: &[Formula]) -> Vec<Known<Value>> {
    parts.iter().map(|part| part.value.clone()).collect()
}

/// The parts as they are, with every combination of the unlisted ones.
fn free_combinations(parts: &[Formula], kept: usize) -> Vec<Vec<Known<Value>>> {
    let mut all = vec![values_of(parts)];
    for (place, part) in parts.iter().enumerate() {
        if place != kept && !part.decides {
            let before = all.clone();
            for other in alternatives(&part.value) {
                all.extend(before.iter().cloned().map(|mut values| {
                    values[place] = other.clone();
                    values
                }));
            }
        }
    }
    all
}

fn alternatives(value: &Known<Value>) -> Vec<Known<Value>> {
    let truths = [true, false].map(|truth| Known::Value(Value::Truth(truth)));
    let numbers = [-1, 0, 1, 1_000_000].map(|it| Known::Value(Value::Number(Rational::from(it))));
    let known = match value {
        Known::Value(Value::Number(_)) => numbers.to_vec(),
        Known::Value(Value::Truth(_)) => truths.to_vec(),
        Known::Missing | Known::NotApplicable => [truths.to_vec(), numbers.to_vec()].concat(),
    };
    known.into_iter().filter(|other| other != value).collect()
}

#[test]
fn nothing_is_listed_that_could_not_change_a_choice() {
    let kinds = Kind::ALL.into_iter();
    for evaluation in kinds.flat_map(|kind| evaluations(kind, 13, 200)) {
        for subject in Subject::all(evaluation.rubric()) {
            let explanation = explanation_of(&evaluation, subject).unwrap();
            match &explanation.how {
                How::Formula(formula) => check_choice(formula),
                How::Condition { condition, .. } => check_choice(condition),
                How::Indicator(steps) => {
                    steps.condition.iter().chain(&steps.formula).for_each(check_choice);
                }
                _ => {}
            }
        }
    }
}

/// A page refreshed edit by edit shows what a page made at once shows.
#[test]
fn edits_add_up_to_the_whole() {
    let rubric = rubric(Kind::Industrial);
    let mut running: Option<(Evaluation, PageModel)> = None;
    for dossier in dossiers(14, Kind::Industrial).take(200) {
        let file = dossier_from_bytes(dossier.to_json().as_bytes()).unwrap();
        let (facts, _, _) = facts_from_entries(&rubric, &file.dossier);
        let fresh = Evaluation::new(Arc::clone(&rubric), true, facts);
        let (mut evaluation, mut page) =
            running.take().unwrap_or_else(|| (fresh.clone(), PageModel::of(&fresh, Language::Zh)));
        for index in 0..rubric.figures.len() {
            let id = &rubric.figures[index].id;
            let given = file.dossier.entries.iter().find(|(name, _)| name == id);
            let entry = given.map_or(RawEntry::Nothing, |(_, entry)| entry.clone());
            let change = evaluation.give(index, &entry);
            page.refresh(&evaluation, &change, Language::Zh);
        }
        assert_eq!(evaluation.sheet(), fresh.sheet());
        assert_eq!(page, PageModel::of(&fresh, Language::Zh));
        running = Some((evaluation, page));
    }
}
