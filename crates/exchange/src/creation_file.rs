//! An application for creation: the member `creation` of a dossier file, and the check of a
//! [`Standard`] as the application file that goes out.

use engine::facts::{Dossier, RawEntry};
use engine::quantity::rational::{short_decimal, short_decimal_rounded_up};
use engine::standard::judge::{ConditionState, RouteState};
use engine::standard::{ConditionEntry, Judgement, NeedEntry, NeedState, RouteEntry, Standard};
use locale::Language;
use report::finding_message;
use serde_json::{Map, Value, json};

use crate::dossier_file::{DossierFile, entry_from_json};
use crate::dossier_writer::value_of;
use crate::strict_json::{Members, members};

/// The version of application files that is written.
pub const VERSION: u64 = 1;

/// Places to which measures are written.
const PLACES: usize = 12;
/// Places to which shortfalls are written, rounded up.
const SHORTFALL_PLACES: usize = 6;

/// What the member `creation` of a file adds to its figures; nothing if there is none, or none
/// that is an object. The text must be one that [`crate::dossier_from_bytes`] has read.
pub fn creation_entries(text: &str) -> Vec<(String, RawEntry)> {
    let Ok(Some(Members(top))) = members(text) else { return Vec::new() };
    let creation = top.into_iter().find(|(key, _)| key == "creation");
    let Some(Members(entries)) = creation.and_then(|(_, it)| Members::within(it)) else {
        return Vec::new();
    };
    entries.into_iter().map(|(id, value)| (id, entry_from_json(value))).collect()
}

/// The application: what was checked, how each condition stands, and the figures that it rests
/// on, indented. It has the members of a dossier file, so it can be checked again.
pub fn creation_json(
    standard: &Standard,
    file: &DossierFile,
    dossier: &Dossier,
    judgement: &Judgement,
    language: Language,
) -> String {
    let conditions = standard.document.condition.iter().zip(&judgement.conditions);
    let conditions: Vec<Value> = conditions.map(|(entry, state)| condition(entry, state)).collect();
    let id = |index: &usize| standard.rubric.figures.get(*index).map(|figure| figure.id.clone());
    let missing: Vec<String> = judgement.missing.iter().filter_map(id).collect();
    let findings: Vec<Value> = judgement
        .findings
        .iter()
        .map(|it| {
            let message = finding_message(&standard.rubric, it, language);
            let severity = it.code.severity().name();
            json!({ "severity": severity, "code": it.code.name(), "at": it.at, "message": message })
        })
        .collect();
    let name = file.cluster_name.as_ref().map(|name| json!({ "name": name }));
    let members = [
        ("application", json!({ "version": VERSION })),
        ("standard", json!(standard.reference())),
        ("digest", json!(standard.rubric.digest)),
        ("cluster", json!(name)),
        ("period", json!(judgement.period)),
        ("interim", json!(judgement.is_interim)),
        ("result", json!(judgement.verdict.name())),
        ("conditions", json!(conditions)),
        ("missing", json!(missing)),
        ("findings", json!(findings)),
        ("figures", Value::Object(used_figures(standard, dossier))),
    ];
    let lines = members.iter().map(|(key, value)| format!("  \"{key}\": {value}"));
    format!("{{\n{}\n}}", lines.collect::<Vec<_>>().join(",\n"))
}

fn condition(entry: &ConditionEntry, state: &ConditionState) -> Value {
    let routes = entry.route.iter().zip(&state.routes);
    let routes: Vec<Value> = routes.map(|(entry, state)| route(entry, state)).collect();
    json!({ "id": entry.id, "state": state.verdict.name(), "routes": routes })
}

fn route(entry: &RouteEntry, state: &RouteState) -> Value {
    let needs = entry.need.iter().zip(&state.needs);
    let needs: Vec<Value> = needs.map(|(entry, state)| need(entry, state)).collect();
    json!({ "id": entry.id, "state": state.verdict.name(), "needs": needs })
}

fn need(entry: &NeedEntry, state: &NeedState) -> Value {
    let measure = state.measure.as_ref().map(|value| short_decimal(value, PLACES));
    let unit = entry.measure.as_ref().map(|measure| &measure.unit);
    let line = entry.measure.as_ref().map(|measure| &measure.line);
    let lacking = state.shortfall.as_ref().map(|it| short_decimal_rounded_up(it, SHORTFALL_PLACES));
    json!({
        "id": entry.id, "state": state.verdict.name(), "value": measure, "unit": unit,
        "line": line, "shortfall": lacking,
    })
}

/// The given figures that a need of the standard uses.
fn used_figures(standard: &Standard, dossier: &Dossier) -> Map<String, Value> {
    let is_used = |id: &str| {
        let figure = standard.rubric.figures.iter().find(|figure| figure.id == id);
        figure.is_some_and(|figure| figure.is_used)
    };
    let used = dossier.entries.iter().filter(|(id, _)| is_used(id));
    used.filter_map(|(id, entry)| Some((id.clone(), value_of(entry)?))).collect()
}
