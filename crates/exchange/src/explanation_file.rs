//! An explanation as JSON.

use report::{Derivation, ExplanationSheet};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    derivation: Option<Derived<'a>>,
}

#[derive(Serialize)]
struct Derived<'a> {
    rule: &'a [String],
    open: bool,
    rows: Vec<Share<'a>>,
    rest: &'a str,
}

#[derive(Serialize)]
struct Share<'a> {
    at: &'a str,
    name: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct Input<'a> {
    subject: &'a str,
    label: &'a str,
    value: &'a str,
    origin: &'a str,
}

/// The JSON of an explanation, one line, without a line end; with the rows behind a figure that
/// follows from tables.
pub fn explanation_json(sheet: &ExplanationSheet, derived: Option<&Derivation>) -> String {
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
        derivation: derived.map(derived_file),
    };
    // Strings and lists only: nothing that JSON cannot hold.
    serde_json::to_string(&file).unwrap_or_default()
}

fn derived_file(derived: &Derivation) -> Derived<'_> {
    let rows = derived.rows.iter();
    let rows = rows.map(|row| Share { at: &row.at, name: &row.name, value: &row.value }).collect();
    Derived { rule: &derived.rule, open: derived.is_open, rows, rest: &derived.rest }
}
