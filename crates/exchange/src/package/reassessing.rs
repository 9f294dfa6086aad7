//! [`reassessed`]: what a package says of itself beside what follows from its dossier.

use locale::Language;
use report::package::{PackageCode, PackageFinding};
use serde_json::Value;

use super::candidate::{APP, Candidate};
use super::canonical::push_pointer;
use super::part_names::{ASSESSMENT, DOSSIER, REPORT, SUBMISSION};
use super::refusal::{PackageRefusal, package_refusal_text};
use super::shelf::Shelf;
use super::submission::{Head, Submission};
use super::summary::Summary;
use super::verify::Depth;

/// The most differences of an assessment that are listed.
const MOST: usize = 20;

/// Assesses a dossier anew.
pub(super) fn reassessed(
    submission: &Submission,
    shelf: &dyn Shelf,
    (language, depth): (Language, Depth),
) -> (Vec<PackageFinding>, Option<(Summary, Candidate)>) {
    let head = &submission.head;
    let read = Candidate::of_canonical(DOSSIER, submission.dossier.clone(), shelf, language);
    let candidate = match read {
        Ok(candidate) => candidate,
        Err(PackageRefusal::Edition(found)) => {
            let unknown = PackageFinding::new(PackageCode::EditionUnknown).found(found);
            return (vec![unknown], None);
        }
        Err(refusal) => {
            let reason = package_refusal_text(&refusal, language);
            let refused = PackageFinding::new(PackageCode::DossierRefused).part(DOSSIER);
            return (vec![refused.found(reason)], None);
        }
    };
    let mut findings = contradictions(head, &candidate);
    let summary = candidate.summary();
    if summary != submission.summary {
        let (stored, anew) = (json_of(&submission.summary), json_of(&summary));
        findings.extend(differences(&stored, &anew).into_iter().map(|(key, found, expected)| {
            let finding = PackageFinding::new(PackageCode::AssessmentDiffers).part(ASSESSMENT);
            finding.key(&key).found(found).expected(expected)
        }));
    }
    let is_ours = depth == Depth::Report && head.app == APP;
    let spoken = Language::from_tag(&head.language).unwrap_or_default();
    if is_ours && candidate.report(shelf, spoken) != submission.report {
        findings.push(PackageFinding::new(PackageCode::ReportDiffers).part(REPORT));
    }
    (findings, Some((summary, candidate)))
}

/// Where the head says something else than the dossier.
fn contradictions(head: &Head, candidate: &Candidate) -> Vec<PackageFinding> {
    let rubric = &candidate.edition().rubric;
    let said = [
        ("/cluster/name", head.cluster.name.clone(), candidate.cluster().to_owned()),
        (
            "/cluster/district",
            head.cluster.district.clone().unwrap_or_default(),
            candidate.district().unwrap_or_default(),
        ),
        ("/period", head.period.clone(), candidate.period().to_owned()),
        ("/kind", head.kind.clone(), rubric.document.id.clone()),
        ("/edition", head.edition.clone(), rubric.document.edition.clone()),
        ("/packs", head.packs.join(" "), candidate.packs().join(" ")),
    ];
    let differing = said.into_iter().filter(|(_, found, expected)| found != expected);
    let mut findings: Vec<PackageFinding> = differing
        .map(|(key, found, expected)| {
            let finding = PackageFinding::new(PackageCode::ContradictsDossier).part(SUBMISSION);
            finding.key(key).found(found).expected(expected)
        })
        .collect();
    if head.digest != rubric.digest {
        let finding = PackageFinding::new(PackageCode::RubricDiffers).part(SUBMISSION);
        let finding = finding.key("/digest").found(head.digest.clone());
        findings.push(finding.expected(rubric.digest.clone()));
    }
    findings
}

fn json_of(summary: &Summary) -> Value {
    serde_json::to_value(summary).unwrap_or_default()
}

/// The places at which two JSON values differ, with both.
fn differences(found: &Value, expected: &Value) -> Vec<(String, String, String)> {
    let mut places = Vec::new();
    walk(found, expected, &mut String::new(), &mut places);
    places.truncate(MOST);
    places
}

fn walk(
    found: &Value,
    expected: &Value,
    at: &mut String,
    places: &mut Vec<(String, String, String)>,
) {
    if found == expected {
        return;
    }
    let mut step = |key: &str, found: &Value, expected: &Value| {
        let above = at.len();
        push_pointer(at, key);
        walk(found, expected, at, places);
        at.truncate(above);
    };
    match (found, expected) {
        (Value::Object(left), Value::Object(right)) => {
            for (key, value) in left {
                step(key, value, right.get(key).unwrap_or(&Value::Null));
            }
            for (key, value) in right.iter().filter(|(key, _)| !left.contains_key(*key)) {
                step(key, &Value::Null, value);
            }
        }
        (Value::Array(left), Value::Array(right)) => {
            for place in 0..left.len().max(right.len()) {
                let item = |items: &'_ [Value]| items.get(place).cloned().unwrap_or_default();
                step(&place_name(&item(left), &item(right), place), &item(left), &item(right));
            }
        }
        _ => places.push((at.clone(), shown(found), shown(expected))),
    }
}

/// Items are called by their `id` where both have the same.
fn place_name(left: &Value, right: &Value, place: usize) -> String {
    let id = |value: &Value| value.get("id").and_then(Value::as_str).map(str::to_owned);
    match (id(left), id(right)) {
        (Some(one), Some(other)) if one == other => one,
        _ => place.to_string(),
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
