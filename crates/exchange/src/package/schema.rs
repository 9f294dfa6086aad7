//! [`package_schema`]: the JSON Schema of the parts of a package, made from their types.

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

use super::manifest::Manifest;
use super::part_names::{ASSESSMENT, MANIFEST, SUBMISSION};
use super::submission::Head;
use super::summary::Summary;

/// One schema document for `manifest.json`, `submission.json` and `assessment.json`, by the name of
/// the part under `properties`; indented, with a line end.
pub fn package_schema() -> String {
    let mut generator = SchemaGenerator::default();
    let schema = |name: &str, schema: schemars::Schema| (name.to_owned(), schema.to_value());
    let properties: serde_json::Map<String, Value> = [
        schema(MANIFEST, Manifest::json_schema(&mut generator)),
        schema(SUBMISSION, Head::json_schema(&mut generator)),
        schema(ASSESSMENT, Summary::json_schema(&mut generator)),
    ]
    .into_iter()
    .collect();
    let definitions = generator.take_definitions(true);
    let document = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "wutong-submission 1",
        "type": "object",
        "properties": properties,
        "$defs": definitions,
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}
