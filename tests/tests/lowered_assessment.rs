//! The whole-number form of a whole assessment says what the engine says: values as printed,
//! shares, weights, points, sums, vetoes and stars; and every promise of it is kept.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]

use std::path::Path;
use std::sync::Arc;

use dashu_int::IBig;
use engine::assess::{Evaluation, IndicatorValue};
use engine::facts::{Dossier, ReportingPeriod, facts_from_entries};
use engine::ir::{LoweredAssessment, LoweredNumber, OperationId, Season, lowered_assessment};
use engine::quantity::Rational;
use engine::quantity::rational::{
    decimal_true_to_lines, hundredths_half_up, short_decimal, short_decimal_rounded_up,
};
use engine::rubric::Rubric;
use engine::rubric::source::rubric_from_source;
use exchange::dossier_from_bytes;
use tests::dossiers::dossiers;
use tests::lowered::inputs_from_facts;
use tests::oracle::Kind;

struct Answers<'a> {
    values: &'a [IBig],
}

impl Answers<'_> {
    fn at(&self, id: OperationId) -> i64 {
        i64::try_from(self.values[id.0].clone()).expect("a small number")
    }

    fn number(&self, number: &LoweredNumber) -> Option<Rational> {
        if self.at(number.is_beyond) == 1 {
            return None;
        }
        let parts =
            Rational::from(self.at(number.fraction)) / Rational::from(self.at(number.power));
        let size = Rational::from(self.at(number.whole)) + parts;
        Some(if self.at(number.is_negative) == 1 { -size } else { size })
    }
}

/// Compares everything; gives how many values were too large or too close to a line to be told.
fn compare(rubric: &Arc<Rubric>, lowered: &LoweredAssessment, dossier: &Dossier) -> usize {
    let (facts, period, _) = facts_from_entries(rubric, dossier);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    let season = if is_interim { Season::Interim } else { Season::Annual };
    let values = lowered.program.evaluate_in(&inputs_from_facts(rubric, facts.facts()), season);
    for promise in lowered.program.promises() {
        let value = &values[promise.of.0];
        let is_kept = *value >= promise.least && promise.most.as_ref().is_none_or(|it| value <= it);
        assert!(is_kept, "{promise:?}: {value}");
    }
    let evaluation = Evaluation::new(Arc::clone(rubric), is_interim, facts);
    let (sheet, answers) = (evaluation.sheet(), Answers { values: &values });
    let mut beyond = 0;
    for (index, (score, of)) in sheet.indicators.iter().zip(&lowered.indicators).enumerate() {
        let id = &rubric.document.indicator[index].id;
        let state = match &score.value {
            IndicatorValue::Scored(_) => 0,
            IndicatorValue::Missing => 1,
            IndicatorValue::NotApplicable => 2,
        };
        assert_eq!(answers.at(of.state), state, "{id}");
        assert_eq!(answers.at(of.weight), score.weight.0, "{id}");
        assert_eq!(answers.at(of.low), score.points.low.0, "{id}");
        assert_eq!(answers.at(of.high), score.points.high.0, "{id}");
        let IndicatorValue::Scored(scored) = &score.value else { continue };
        let percent = hundredths_half_up(&(&scored.share * Rational::from(100)));
        assert_eq!(answers.at(of.share), percent.0, "{id}");
        let kind = match (&scored.value, scored.word) {
            (Some(_), _) => 0,
            (None, None) => 1,
            (None, Some(word)) => i64::try_from(word).unwrap() + 2,
        };
        assert_eq!(answers.at(of.kind), kind, "{id}");
        if let Some(value) = &scored.value {
            let route = scored.route.map_or(0, |at| i64::try_from(at).unwrap() + 1);
            assert_eq!(answers.at(of.route), route, "{id}");
            let lines = &rubric.indicators[index].route_of(scored.route).lines;
            let places = rubric.document.indicator[index].places;
            let expected = decimal_true_to_lines(value, places, lines);
            match answers.number(&of.value) {
                Some(found) => {
                    let expected = engine::quantity::rational::rational_from_decimal(&expected);
                    assert_eq!(Some(&found), expected.as_ref(), "{id} {value}");
                }
                None => beyond += 1,
            }
        }
    }
    for (score, of) in sheet.dimensions.iter().zip(&lowered.dimensions) {
        assert_eq!(answers.at(of.weight), score.weight.0);
        assert_eq!(answers.at(of.low), score.points.low.0);
        assert_eq!(answers.at(of.high), score.points.high.0);
    }
    assert_eq!(answers.at(lowered.total.low), sheet.total.low.0);
    assert_eq!(answers.at(lowered.total.high), sheet.total.high.0);
    for (outcome, of) in sheet.vetoes.iter().zip(&lowered.vetoes) {
        let states = ["clear", "triggered", "undecided", "unjudgeable", "off"];
        assert_eq!(states[usize::try_from(answers.at(of.state)).unwrap()], outcome.state.name());
        assert_eq!(answers.at(of.is_effective) == 1, outcome.is_effective());
        assert_eq!(answers.at(of.may_be_effective) == 1, outcome.may_be_effective());
        assert_eq!(answers.at(of.has_shortfall) == 1, outcome.shortfall.is_some());
        if let Some(lacking) = &outcome.shortfall {
            let found = answers.number(of.shortfall.as_ref().unwrap()).expect("told");
            assert_eq!(short_decimal(&found, 6), short_decimal_rounded_up(lacking, 6));
        }
    }
    let stars = sheet.stars;
    let (of, or_none) = (lowered.stars, |stars: Option<u8>| stars.map_or(-1, i64::from));
    assert_eq!(answers.at(of.low), i64::from(stars.low));
    assert_eq!(answers.at(of.high), i64::from(stars.high));
    assert_eq!(answers.at(of.value), or_none(stars.value));
    assert_eq!(answers.at(of.uncapped), or_none(stars.uncapped));
    beyond
}

#[test]
fn the_shipped_rubrics_on_random_dossiers() {
    for kind in Kind::ALL {
        let rubric = wutong_cli::catalogue::shipped(&format!("{}@2026.1", kind.id())).unwrap();
        let lowered = lowered_assessment(&rubric);
        let mut beyond = 0;
        for dossier in dossiers(11, kind).take(200) {
            let file = dossier_from_bytes(dossier.to_json().as_bytes()).unwrap();
            beyond += compare(&rubric, &lowered, &file.dossier);
        }
        assert!(beyond < 10, "{kind:?}: {beyond} values were not told");
    }
}

/// Steps, reverse curves, several lines, balance in force, and expressions that wait in branches.
#[test]
fn a_rubric_of_everything_that_the_shipped_ones_lack() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rubrics/all-kinds.toml");
    let source = std::fs::read_to_string(path).unwrap();
    let rubric = rubric_from_source("rubric.toml", &source, &mut |_| None);
    let rubric = Arc::new(rubric.unwrap_or_else(|errors| panic!("{errors:#?}")));
    let lowered = lowered_assessment(&rubric);
    let mut random = tests::random::Random::seeded(5);
    let numbers = ["0", "1", "2", "3.999999", "4", "10", "19.99992", "79.995", "90", "1000000"];
    for _ in 0..1500 {
        let mut entries = Vec::new();
        for figure in &rubric.figures {
            let text = if figure.unit.is_none() {
                *random.pick(&["yes", "no", ""])
            } else {
                *random.pick(&numbers)
            };
            let entry = match random.between(0, 9) {
                0 => engine::facts::RawEntry::Nothing,
                1 if figure.allows_na => engine::facts::RawEntry::NotApplicable("none".to_owned()),
                2 if figure.unit.is_some() => engine::facts::RawEntry::Text(format!("-{text}")),
                _ => engine::facts::RawEntry::Text(text.to_owned()),
            };
            entries.push((figure.id.clone(), entry));
        }
        let period = *random.pick(&["2020", "2020Q2"]);
        let dossier = Dossier { period: Some(period.to_owned()), entries, ..Dossier::default() };
        compare(&rubric, &lowered, &dossier);
    }
}
