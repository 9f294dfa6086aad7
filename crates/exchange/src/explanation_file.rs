//! An explanation as JSON.

use report::ExplanationSheet;
use serde::Serialize;

#[derive(Serialize)]
struct File<'a> {
    subject: &'a str,
    title: &'a str,
    result: &'a str,
    steps: &'a [String],
    inputs: Vec<Input<'a>>,
    missing: &'a [String],
    data: &'a str,
    basis: &'a str,
    origin: &'a str,
}

#[derive(Serialize)]
struct Input<'a> {
    subject: &'a str,
    label: &'a str,
    value: &'a str,
    origin: &'a str,
}

/// The JSON of an explanation, one line, without a line end.
pub fn explanation_json(sheet: &ExplanationSheet) -> String {
    let inputs = sheet.inputs.iter();
    let inputs = inputs.map(|row| Input {
        subject: &row.subject,
        label: &row.label,
        value: &row.value,
        origin: &row.origin,
    });
    let file = File {
        subject: &sheet.subject,
        title: &sheet.title,
        result: &sheet.result,
        steps: &sheet.steps,
        inputs: inputs.collect(),
        missing: &sheet.missing,
        data: &sheet.data,
        basis: &sheet.basis,
        origin: &sheet.origin,
    };
    // Strings and lists only: nothing that JSON cannot hold.
    serde_json::to_string(&file).unwrap_or_default()
}
