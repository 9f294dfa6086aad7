//! Rubric files in TOML → [`RubricDocument`], with the place of every problem.
//!
//! All problems are reported at once, each with file, line and column. Reading of files is the
//! caller's: the engine asks a closure for the text of an included file.

use serde_json::Value as Json;

use super::compile::rubric_from_document;
use super::compiled::Rubric;
use super::document::RubricDocument;
use super::inherit::{Place, Placed, extended};
use super::problem::Problem;
use super::reader::Reader;
use super::schema::{EXTENSION, RUBRIC};

/// A problem of a rubric file, for its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricError {
    /// File, as it was named.
    pub file: String,
    /// From 1; 0 if the file could not be read at all.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// Reads a rubric from the text of its first file; `read` gives the text of an included one.
///
/// # Errors
/// Every problem of the files, in the order of files and lines.
pub fn rubric_from_source(
    file: &str,
    text: &str,
    read: &mut dyn FnMut(&str) -> Option<String>,
) -> Result<Rubric, Vec<RubricError>> {
    let mut reader = Reader::of(RUBRIC);
    reader.read_all(file, text, read, 0);
    reader.finish()
}

/// How many rubrics may extend one another: more is a circle.
const DEEPEST_EXTENSION: usize = 8;

impl Reader {
    /// Reads a rubric's first file, those it includes, and the rubric that it extends. Names of
    /// files are relative to the folder of the file that names them.
    fn read_all(
        &mut self,
        file: &str,
        text: &str,
        read: &mut dyn FnMut(&str) -> Option<String>,
        depth: usize,
    ) {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = |name: &str| match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        self.file(file, text);
        for (included, place) in core::mem::take(&mut self.includes) {
            let included = beside(&included);
            match read(&included) {
                Some(text) => self.file(&included, &text),
                None => self.no_such_file(place, &included),
            }
        }
        let Some((base, place)) = self.extends.take() else { return };
        let base = beside(&base);
        match read(&base).filter(|_| depth < DEEPEST_EXTENSION) {
            Some(text) => self.extend(&base, &text, read, depth),
            None => self.no_such_file(place, &base),
        }
    }

    fn extend(
        &mut self,
        base: &str,
        text: &str,
        read: &mut dyn FnMut(&str) -> Option<String>,
        depth: usize,
    ) {
        let own = Placed {
            document: core::mem::take(&mut self.document),
            places: core::mem::take(&mut self.places),
        };
        self.read_all(base, text, read, depth.saturating_add(1));
        let base = Placed {
            document: core::mem::take(&mut self.document),
            places: core::mem::take(&mut self.places),
        };
        let (merged, problems) = extended(base, own);
        self.document = merged.document;
        self.places = merged.places;
        self.problems.extend(problems);
    }

    fn no_such_file(&mut self, place: Place, file: &str) {
        self.problems.push((place, Problem::new("", "no-such-file", file)));
    }

    fn finish(mut self) -> Result<Rubric, Vec<RubricError>> {
        let has_syntax_error =
            self.problems.iter().any(|(_, it)| matches!(it.code, "toml-syntax" | "no-such-file"));
        if !has_syntax_error {
            let document = core::mem::take(&mut self.document);
            self.missing_keys("", RUBRIC, (0, 0), |name| document.contains_key(name));
            for key in EXTENSION.iter().filter(|key| document.contains_key(key.name)) {
                let place = self.place_of(key.name);
                let problem = Problem::new("", "nothing-to-adjust", key.name);
                self.problems.push((place, problem));
            }
            self.document = document;
        }
        if self.problems.is_empty() {
            match serde_json::from_value::<RubricDocument>(Json::Object(self.document.clone())) {
                Ok(document) => match rubric_from_document(document) {
                    Ok(rubric) => return Ok(rubric),
                    Err(problems) => self.place_all(problems),
                },
                // Shapes were checked, so nothing is left to go wrong; but never in silence.
                Err(error) => {
                    let problem = Problem::new("", "wrong-kind", error.to_string());
                    self.problems.push(((0, 0), problem));
                }
            }
        }
        Err(self.errors())
    }
}
