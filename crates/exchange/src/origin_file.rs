//! The member `origins` of a dossier file: figures that were not typed, and where they come from.
//!
//! ```json
//! {"origins": {"revenue-prior": {"report": "2019Q3", "figure": "revenue"},
//!              "city-revenue-growth": {"pack": "sha256:…", "value": "4"},
//!              "tax": {"file": "tax.xlsx", "digest": "9f…", "sheet": "T2", "cell": "F5", "value": "1286"},
//!              "projects[]": {"file": "projects.xlsx", "digest": "3a…", "sheet": "T3", "cell": "A6"}}}
//! ```
//! An assessment does not depend on it. A figure with an origin in a period pack is locked: what
//! differs from it is a finding (`engine::periods::pack`).

use engine::periods::{FilledBase, Origin, SheetOrigin};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::dossier_file::text_of;
use crate::strict_json::{Members, members};

/// The origins that a file names; what is not of their form is left out. The text must be one that
/// [`crate::dossier_from_bytes`] has read.
pub fn origins_from_text(text: &str) -> Vec<(String, Origin)> {
    let Ok(Some(Members(top))) = members(text) else { return Vec::new() };
    let origins = top.into_iter().find(|(key, _)| key == "origins");
    let Some(Members(origins)) = origins.and_then(|(_, it)| Members::within(it)) else {
        return Vec::new();
    };
    let origin = |value: &RawValue| {
        let Members(members) = Members::within(value)?;
        let value = |name: &str| {
            let found = members.iter().find(|(key, _)| key == name);
            found.and_then(|(_, value)| text_of(value))
        };
        if let Some(file) = value("file") {
            let value = |name: &str| value(name).unwrap_or_default();
            let (digest, sheet) = (value("digest"), value("sheet"));
            let (cell, value) = (value("cell"), value("value"));
            return Some(Origin::Sheet(SheetOrigin { file, digest, sheet, cell, value }));
        }
        match (value("pack"), value("report")) {
            (Some(digest), None) => Some(Origin::Pack { digest, value: value("value")? }),
            (None, Some(period)) => Some(Origin::Report { period, figure: value("figure")? }),
            _ => None,
        }
    };
    origins.into_iter().filter_map(|(id, it)| Some((id, origin(it)?))).collect()
}

/// The origins of bases that were filled in from earlier reports.
pub fn origins_of_bases(filled: &[FilledBase]) -> Vec<(String, Origin)> {
    let origin = |it: &FilledBase| {
        let (period, figure) = (it.period.clone(), it.of.clone());
        (it.figure.clone(), Origin::Report { period, figure })
    };
    filled.iter().map(origin).collect()
}

/// The value of the member, on one line; empty where there are no origins.
pub fn origins_json(origins: &[(String, Origin)]) -> String {
    let member = origins_member(origins).unwrap_or_default();
    member.strip_prefix("\"origins\": ").unwrap_or_default().replace('\n', " ")
}

/// The member as it is written; nothing where there are no origins.
pub(crate) fn origins_member(origins: &[(String, Origin)]) -> Option<String> {
    let line = |(id, origin): &(String, Origin)| {
        let value = match origin {
            Origin::Pack { digest, value } => json!({ "pack": digest, "value": value }),
            Origin::Sheet(it) => sheet_json(it),
            Origin::Report { period, figure } => json!({ "report": period, "figure": figure }),
        };
        format!("    {}: {value}", Value::String(id.clone()))
    };
    let lines: Vec<String> = origins.iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("\"origins\": {{\n{}\n  }}", lines.join(",\n")))
}

/// What is not known is left out.
fn sheet_json(origin: &SheetOrigin) -> Value {
    let SheetOrigin { file, digest, sheet, cell, value } = origin;
    let members = [("file", file), ("digest", digest), ("sheet", sheet), ("cell", cell)];
    let said = members.into_iter().chain([("value", value)]).filter(|(_, text)| !text.is_empty());
    said.map(|(name, text)| (name.to_owned(), Value::String(text.clone()))).collect()
}
