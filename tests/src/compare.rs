//! Compares what the program printed with what it should have: everything but the rubric's digest
//! and the words of the findings, which only have to be there.

use serde_json::{Map, Value};

use crate::oracle::Verdict;
use crate::subject::Outcome;

/// What differs between the program's outcome and the oracle's verdict, one line each.
pub fn differences_from_verdict(outcome: &Outcome, verdict: &Verdict) -> Vec<String> {
    let expected = match verdict {
        Verdict::Assessed(answer) => Some(answer.to_value()),
        Verdict::Refused(_) => None,
    };
    differences(outcome, verdict.exit(), expected.as_ref())
}

/// What differs between the program's outcome and the expected exit code and answer, one line each.
pub fn differences(outcome: &Outcome, exit: u8, answer: Option<&Value>) -> Vec<String> {
    let mut lines = Vec::new();
    if outcome.exit != exit {
        let complaint = outcome.stderr.lines().next().unwrap_or_default();
        lines.push(format!("exit code {}, not {exit} {complaint}", outcome.exit));
    }
    match answer {
        None => lines.extend(faults_of_refusal(outcome)),
        Some(expected) => match stripped(&outcome.stdout) {
            Ok(actual) => collect_differences("", expected, &actual, &mut lines),
            Err(fault) => lines.push(fault),
        },
    }
    lines
}

/// What a refusal owes its reader: nothing on standard output, a reason on standard error.
pub fn faults_of_refusal(outcome: &Outcome) -> Vec<String> {
    let mut lines = Vec::new();
    if outcome.exit != 3 {
        lines.push(format!("exit code {}, not 3", outcome.exit));
    }
    if !outcome.stdout.is_empty() {
        lines.push(format!("prints {:?} though it refuses", outcome.stdout));
    }
    if outcome.stderr.trim().is_empty() {
        lines.push("gives no reason".to_owned());
    }
    if outcome.stderr.contains("panicked at") {
        lines.push(format!("panics: {}", outcome.stderr));
    }
    lines
}

/// The printed answer without digest and messages.
///
/// # Errors
/// When it is not one JSON document, or lacks digest or messages, or they have no content.
pub fn stripped(stdout: &str) -> Result<Value, String> {
    let mut answer: Value =
        serde_json::from_str(stdout).map_err(|error| format!("prints no JSON: {error}"))?;
    let rubric = answer.get_mut("rubric").and_then(Value::as_object_mut);
    let digest = rubric.and_then(|rubric| rubric.remove("digest"));
    let digest = digest.as_ref().and_then(Value::as_str).unwrap_or_default();
    let hex = digest.strip_prefix("sha256:").unwrap_or_default();
    if hex.len() != 64 || !hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(format!("no SHA-256 digest of the rubric: {digest:?}"));
    }
    let findings = answer.get_mut("findings").and_then(Value::as_array_mut);
    for finding in findings.into_iter().flatten() {
        let message = finding.as_object_mut().and_then(|finding| finding.remove("message"));
        if message.as_ref().and_then(Value::as_str).is_none_or(|text| text.trim().is_empty()) {
            return Err(format!("a finding without a message: {finding}"));
        }
    }
    Ok(answer)
}

fn collect_differences(at: &str, expected: &Value, actual: &Value, lines: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            collect_in_objects(at, expected, actual, lines);
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (place, (expected, actual)) in one.iter().zip(other).enumerate() {
                let name = expected["id"].as_str().map_or(place.to_string(), str::to_owned);
                collect_differences(&format!("{at}.{name}"), expected, actual, lines);
            }
        }
        _ if expected == actual => {}
        _ => lines.push(format!("{at}: {actual}, not {expected}")),
    }
}

fn collect_in_objects(
    at: &str,
    expected: &Map<String, Value>,
    actual: &Map<String, Value>,
    lines: &mut Vec<String>,
) {
    for (key, value) in expected {
        match actual.get(key) {
            Some(other) => collect_differences(&format!("{at}.{key}"), value, other, lines),
            None => lines.push(format!("{at}.{key}: absent, not {value}")),
        }
    }
    for key in actual.keys().filter(|key| !expected.contains_key(*key)) {
        lines.push(format!("{at}.{key}: {}, not absent", actual[key]));
    }
}
