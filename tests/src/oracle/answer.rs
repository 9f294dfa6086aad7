//! From the bytes of a file to the answer and the exit code.

use std::collections::BTreeSet;

use super::document::{Json, Refusal, read};
use super::figures::{Figure, Figures, Finding, Severity};
use super::indicators::{State, needs, state};
use super::json::{Answer, FindingLine, IndicatorLine, RubricName, StarsLine, Total, VetoLine};
use super::number::{
    Exact, SHORTFALL_PLACES, VALUE_PLACES, half_up, plain, rounded_up, sum, two_places,
};
use super::rubric::{EDITION, Kind, Rubric, figure_rows};
use super::stars::stars;
use super::vetoes::{Says, Veto, vetoes};
use super::weights::effective_weights;

/// What the caller asks for beside the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// The rubric to use in place of the file's.
    pub rubric: Option<&'a str>,
}

/// What becomes of a file.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// Not assessed: exit code 3.
    Refused(Refusal),
    /// Assessed: exit code 0, or 2 with an error among the findings.
    Assessed(Box<Answer>),
}

impl Verdict {
    /// The exit code.
    pub fn exit(&self) -> u8 {
        match self {
            Verdict::Refused(_) => 3,
            Verdict::Assessed(answer) => {
                let has_error = answer.findings.iter().any(|finding| finding.severity == "error");
                if has_error { 2 } else { 0 }
            }
        }
    }

    /// The answer.
    ///
    /// # Panics
    /// When the file was refused.
    pub fn answer(&self) -> &Answer {
        match self {
            Verdict::Assessed(answer) => answer,
            Verdict::Refused(refusal) => panic!("refused: {refusal:?}"),
        }
    }
}

/// What becomes of the file with those bytes.
pub fn assess(file: &[u8], asked: Asked<'_>) -> Verdict {
    match answer(file, asked) {
        Ok(answer) => Verdict::Assessed(Box::new(answer)),
        Err(refusal) => Verdict::Refused(refusal),
    }
}

fn answer(file: &[u8], asked: Asked<'_>) -> Result<Answer, Refusal> {
    let document = read(file)?;
    let Json::Object(members) = &document else { return Err(Refusal::NoFigures) };
    let Some(Json::Object(figure_members)) = document.get("figures") else {
        return Err(Refusal::NoFigures);
    };
    let kind = kind(&document, asked)?;
    let rubric = Rubric::of(kind);
    let figures = Figures::read(figure_members, kind);
    let period = period(&document);
    let findings = findings(members, &figures, period.is_valid);

    let states: Vec<State> =
        rubric.indicators.iter().map(|one| state(one, rubric, &figures)).collect();
    let weights = effective_weights(rubric, &states);
    let points: Vec<Option<Exact>> =
        states.iter().zip(&weights).map(|(state, weight)| points(state, weight.as_ref())).collect();
    let of_missing = states.iter().zip(&weights).filter(|(state, _)| **state == State::Missing);
    let low = sum(points.iter().flatten());
    let high = &low + sum(of_missing.filter_map(|(_, weight)| weight.as_ref()));

    let vetoes = vetoes(kind, &figures, period.is_interim);
    let stars = stars(&low, &high, &vetoes, period.is_interim);
    let indicators = rubric.indicators.iter().enumerate().map(|(at, one)| {
        indicator_line(&one.id, &states[at], weights[at].as_ref(), points[at].as_ref())
    });
    Ok(Answer {
        rubric: RubricName { id: kind.id(), edition: EDITION },
        period: period.text,
        interim: period.is_interim,
        total: Total {
            low: two_places(&low),
            high: two_places(&high),
            value: (low == high).then(|| two_places(&low)),
        },
        stars: StarsLine {
            low: stars.low,
            high: stars.high,
            value: stars.value,
            uncapped: stars.uncapped,
        },
        indicators: indicators.collect(),
        missing: missing(rubric, &states, &vetoes, &figures),
        vetoes: vetoes.iter().map(veto_line).collect(),
        findings,
    })
}

fn kind(document: &Json, asked: Asked<'_>) -> Result<Kind, Refusal> {
    let name = match (asked.rubric, document.get("rubric")) {
        (Some(name), _) => name,
        (None, Some(Json::Text(name))) => name,
        (None, _) => return Err(Refusal::NoRubric),
    };
    Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or(Refusal::NoRubric)
}

struct Period {
    text: Option<String>,
    is_valid: bool,
    is_interim: bool,
}

/// `YYYY` and `YYYYQ4` are annual, `YYYYQ1` to `YYYYQ3` interim; anything else is no period and
/// interim.
fn period(document: &Json) -> Period {
    let Some(Json::Text(text)) = document.get("period") else {
        return Period { text: None, is_valid: false, is_interim: true };
    };
    let (year, quarter) = text.split_at_checked(4).unwrap_or(("", ""));
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let (is_valid, is_interim) = match quarter {
        "" | "Q4" => (is_year, !is_year),
        "Q1" | "Q2" | "Q3" => (is_year, true),
        _ => (false, true),
    };
    Period { text: Some(text.clone()), is_valid, is_interim }
}

/// Errors, then warnings, each in the order of the file. An absent period has no place in the
/// file; its finding comes first.
fn findings(
    members: &[(String, Json)],
    figures: &Figures,
    period_is_valid: bool,
) -> Vec<FindingLine> {
    let bad_period = || Finding::new(Severity::Error, "bad-period", "period".to_owned());
    let mut found = Vec::new();
    if !period_is_valid && !members.iter().any(|(key, _)| key == "period") {
        found.push(bad_period());
    }
    for (key, _) in members {
        match key.as_str() {
            "period" if !period_is_valid => found.push(bad_period()),
            "figures" => found.extend(figures.findings.iter().cloned()),
            _ => {}
        }
    }
    found.sort_by_key(|finding| finding.severity);
    found.into_iter().map(finding_line).collect()
}

fn finding_line(finding: Finding) -> FindingLine {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    FindingLine { severity, code: finding.code, at: finding.at }
}

fn points(state: &State, weight: Option<&Exact>) -> Option<Exact> {
    match (state, weight) {
        (State::Scored { share, .. }, Some(weight)) => Some(half_up(&(share * weight), 2)),
        _ => None,
    }
}

fn indicator_line(
    id: &str,
    state: &State,
    weight: Option<&Exact>,
    points: Option<&Exact>,
) -> IndicatorLine {
    let printed = |number: &Exact| plain(&half_up(number, VALUE_PLACES), VALUE_PLACES);
    let (name, value, word, share) = match state {
        State::Scored { value, word, share } => ("scored", value.as_ref(), *word, Some(share)),
        State::Missing => ("missing", None, None, None),
        State::NotApplicable => ("not-applicable", None, None, None),
    };
    IndicatorLine {
        id: id.to_owned(),
        state: name,
        value: value.map(printed),
        word,
        share: share.map(printed),
        effective_weight: weight.map(two_places),
        points: points.map(two_places),
    }
}

fn veto_line(veto: &Veto) -> VetoLine {
    let state = match veto.says {
        Says::Clear => "clear",
        Says::Triggered => "triggered",
        Says::Undecided => "undecided",
        Says::Unjudgeable => "unjudgeable",
        Says::Off => "off",
    };
    let printed = |number: &Exact| plain(&rounded_up(number, SHORTFALL_PLACES), SHORTFALL_PLACES);
    VetoLine { id: veto.id, state, shortfall: veto.shortfall.as_ref().map(printed) }
}

/// The missing figures that a missing indicator or an undecided veto needs, or that V5 looks at.
fn missing(
    rubric: &Rubric,
    states: &[State],
    vetoes: &[Veto],
    figures: &Figures,
) -> Vec<&'static str> {
    let of_indicators = rubric.indicators.iter().zip(states);
    let mut needed: BTreeSet<&str> = of_indicators
        .filter(|(_, state)| **state == State::Missing)
        .flat_map(|(one, _)| needs(&one.id, figures))
        .copied()
        .collect();
    let asking = vetoes.iter().filter(|veto| veto.says == Says::Undecided || veto.id == "V5");
    needed.extend(asking.flat_map(|veto| veto.needs.iter().copied()));
    let rows = figure_rows();
    let ids = rows.iter().map(|row| row.id).filter(|id| needed.contains(id));
    ids.filter(|id| *figures.state(id) == Figure::Missing).collect()
}
