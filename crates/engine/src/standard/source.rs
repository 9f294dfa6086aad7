//! Standard files in TOML → canonical JSON and [`Standard`], with the place of every problem.

use serde_json::Value as Json;

use super::compile::{Standard, standard_from_document};
use super::document::document_from_canonical;
use super::schema::STANDARD;
use crate::rubric::digest::digest_of_text;
use crate::rubric::problem::Problem;
use crate::rubric::reader::Reader;
use crate::rubric::source::RubricError;

/// A standard as read from its files.
#[derive(Debug)]
pub struct StandardSource {
    /// Its canonical JSON.
    pub canonical: String,
    /// Checked and ready to judge.
    pub standard: Standard,
}

/// Reads a standard from the text of its first file; `read` gives the text of an included one.
///
/// # Errors
/// Every problem of the files, in the order of files and lines.
pub fn standard_from_source(
    file: &str,
    text: &str,
    read: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<StandardSource, Vec<RubricError>> {
    let mut reader = Reader::of(STANDARD);
    reader.file(file, text);
    for (name, place) in core::mem::take(&mut reader.includes) {
        match read(&name) {
            Some(text) => reader.file(&name, &text),
            None => reader.problems.push((place, Problem::new("", "no-such-file", name))),
        }
    }
    let document = core::mem::take(&mut reader.document);
    if reader.problems.is_empty() {
        reader.missing_keys("", STANDARD, (0, 0), |name| document.contains_key(name));
    }
    if !reader.problems.is_empty() {
        return Err(reader.errors());
    }
    let canonical = Json::Object(document).to_string();
    match compiled(&canonical) {
        Ok(standard) => Ok(StandardSource { canonical, standard }),
        Err(problems) => {
            reader.place_all(problems);
            Err(reader.errors())
        }
    }
}

fn compiled(canonical: &str) -> Result<Standard, Vec<Problem>> {
    // Shapes were checked, so nothing is left to go wrong; but never in silence.
    let document = document_from_canonical(canonical)
        .ok_or_else(|| vec![Problem::new("", "wrong-kind", "")])?;
    standard_from_document(document, digest_of_text(canonical))
}
