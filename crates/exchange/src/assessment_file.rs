//! An assessment as JSON: one line, keys always present and in this order.

use engine::assess::{Assessment, IndicatorScore, IndicatorValue, VetoOutcome};
use engine::ledger::{LedgerFinding, Ledgers};
use engine::quantity::rational::{short_decimal, short_decimal_rounded_up};
use engine::rubric::Rubric;
use locale::Language;
use report::{finding_message, ledger_remark};
use serde::Serialize;

/// Places to which values and shares are written.
const PLACES: usize = 12;
/// Places to which shortfalls are written, rounded up.
const SHORTFALL_PLACES: usize = 6;

#[derive(Serialize)]
struct File<'a> {
    rubric: RubricName<'a>,
    period: Option<&'a str>,
    interim: bool,
    total: Total,
    stars: Stars,
    vetoes: Vec<Veto<'a>>,
    indicators: Vec<Indicator<'a>>,
    missing: Vec<&'a str>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct RubricName<'a> {
    id: &'a str,
    edition: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct Total {
    low: String,
    high: String,
    value: Option<String>,
}

#[derive(Serialize)]
struct Stars {
    low: u8,
    high: u8,
    value: Option<u8>,
    uncapped: Option<u8>,
}

#[derive(Serialize)]
struct Veto<'a> {
    id: &'a str,
    state: &'a str,
    shortfall: Option<String>,
}

#[derive(Serialize)]
struct Indicator<'a> {
    id: &'a str,
    state: &'a str,
    value: Option<String>,
    word: Option<&'a str>,
    share: Option<String>,
    effective_weight: Option<String>,
    points: Option<String>,
}

#[derive(Serialize)]
struct Finding<'a> {
    severity: &'a str,
    code: &'a str,
    at: &'a str,
    message: String,
    /// Only of findings on ledgers.
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// The JSON of an assessment, without a line end.
pub fn assessment_json(rubric: &Rubric, assessment: &Assessment, language: Language) -> String {
    json(&file_of(rubric, assessment, language))
}

/// The same, with findings on ledgers after those on figures.
pub fn assessment_json_with_ledgers(
    rubric: &Rubric,
    assessment: &Assessment,
    ledgers: &Ledgers,
    findings: &[LedgerFinding],
    language: Language,
) -> String {
    let mut file = file_of(rubric, assessment, language);
    file.findings.extend(findings.iter().map(|finding| {
        let remark = ledger_remark(rubric, ledgers, finding, language);
        Finding {
            severity: finding.severity.name(),
            code: &finding.code,
            at: &finding.at,
            message: remark.message,
            remedy: Some(remark.remedy),
            reason: Some(remark.reason).filter(|reason| !reason.is_empty()),
        }
    }));
    json(&file)
}

fn json(file: &File<'_>) -> String {
    // Strings, numbers and lists only: nothing that JSON cannot hold.
    serde_json::to_string(file).unwrap_or_default()
}

fn file_of<'a>(rubric: &'a Rubric, assessment: &'a Assessment, language: Language) -> File<'a> {
    let sheet = &assessment.sheet;
    File {
        rubric: RubricName {
            id: &rubric.document.id,
            edition: &rubric.document.edition,
            digest: &rubric.digest,
        },
        period: assessment.period.as_deref(),
        interim: assessment.is_interim,
        total: Total {
            low: sheet.total.low.to_string(),
            high: sheet.total.high.to_string(),
            value: sheet.total.value().map(|total| total.to_string()),
        },
        stars: Stars {
            low: sheet.stars.low,
            high: sheet.stars.high,
            value: sheet.stars.value,
            uncapped: sheet.stars.uncapped,
        },
        vetoes: rubric
            .document
            .veto
            .iter()
            .zip(&sheet.vetoes)
            .map(|(entry, outcome)| veto(&entry.id, outcome))
            .collect(),
        indicators: rubric
            .document
            .indicator
            .iter()
            .zip(&sheet.indicators)
            .map(|(entry, score)| indicator(rubric, &entry.id, score))
            .collect(),
        missing: assessment
            .missing
            .iter()
            .filter_map(|index| rubric.figures.get(*index))
            .map(|figure| figure.id.as_str())
            .collect(),
        findings: assessment
            .findings
            .iter()
            .map(|finding| Finding {
                severity: finding.code.severity().name(),
                code: finding.code.name(),
                at: &finding.at,
                message: finding_message(rubric, finding, language),
                remedy: None,
                reason: None,
            })
            .collect(),
    }
}

fn veto<'a>(id: &'a str, outcome: &VetoOutcome) -> Veto<'a> {
    let shortfall = outcome.shortfall.as_ref();
    Veto {
        id,
        state: outcome.state.name(),
        shortfall: shortfall.map(|lacking| short_decimal_rounded_up(lacking, SHORTFALL_PLACES)),
    }
}

fn indicator<'a>(rubric: &'a Rubric, id: &'a str, score: &IndicatorScore) -> Indicator<'a> {
    let bare = Indicator {
        id,
        state: "not-applicable",
        value: None,
        word: None,
        share: None,
        effective_weight: None,
        points: None,
    };
    let weight = Some(score.weight.to_string());
    match &score.value {
        IndicatorValue::NotApplicable => bare,
        IndicatorValue::Missing => Indicator { state: "missing", effective_weight: weight, ..bare },
        IndicatorValue::Scored(scored) => Indicator {
            state: "scored",
            value: scored.value.as_ref().map(|value| short_decimal(value, PLACES)),
            word: scored
                .word
                .and_then(|word| rubric.document.word.get(word))
                .map(|word| word.id.as_str()),
            share: Some(short_decimal(&scored.share, PLACES)),
            effective_weight: weight,
            points: Some(score.points.low.to_string()),
            ..bare
        },
    }
}
