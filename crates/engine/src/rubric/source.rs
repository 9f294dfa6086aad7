//! Rubric files in TOML → [`RubricDocument`], with the place of every problem.
//!
//! All problems are reported at once, each with file, line and column. Reading of files is the
//! caller's: the engine asks a closure for the text of an included file.

use core::ops::Range;
use std::collections::BTreeMap;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::compile::rubric_from_document;
use super::compiled::Rubric;
use super::document::RubricDocument;
use super::inherit::{Place, Placed, extended};
use super::problem::{Problem, closest};
use super::schema::{EXTENDS, EXTENSION, INCLUDE, Key, LABEL, RUBRIC, Shape};

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
    let mut reader = Reader::default();
    reader.read_all(file, text, read, 0);
    reader.finish()
}

/// How many rubrics may extend one another: more is a circle.
const DEEPEST_EXTENSION: usize = 8;

#[derive(Default)]
struct Reader {
    files: Vec<(String, String)>,
    /// Where each path of the document stands.
    places: BTreeMap<String, Place>,
    problems: Vec<(Place, Problem)>,
    includes: Vec<(String, Place)>,
    extends: Option<(String, Place)>,
    document: serde_json::Map<String, Json>,
}

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

    fn file(&mut self, name: &str, text: &str) {
        let index = self.files.len();
        self.files.push((name.to_owned(), text.to_owned()));
        match DeTable::parse(text) {
            Ok(table) => self.root(index, table.get_ref()),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let problem = Problem::new("", "toml-syntax", error.message());
                self.problems.push(((index, at), problem));
            }
        }
    }

    fn root(&mut self, file: usize, table: &DeTable<'_>) {
        for (key, value) in table {
            let place = (file, key.span().start);
            let name: &str = key.get_ref();
            if name == INCLUDE.name {
                self.include(file, value);
                continue;
            }
            if name == EXTENDS.name {
                let extended = self.value(file, name, EXTENDS.shape, value);
                let extended = extended.and_then(|it| it.as_str().map(str::to_owned));
                self.extends = extended.map(|extended| (extended, place));
                continue;
            }
            let mut keys = RUBRIC.iter().chain(EXTENSION);
            let Some(known) = keys.find(|known| known.name == name) else {
                self.unknown_key(place, RUBRIC, name);
                continue;
            };
            if self.document.contains_key(name) {
                self.problems.push((place, Problem::new(name, "twice", name)));
                continue;
            }
            self.places.insert(name.to_owned(), place);
            if let Some(json) = self.value(file, name, known.shape, value) {
                self.document.insert(name.to_owned(), json);
            }
        }
    }

    fn include(&mut self, file: usize, value: &Spanned<DeValue<'_>>) {
        let place = (file, value.span().start);
        match self.value(file, INCLUDE.name, INCLUDE.shape, value) {
            Some(Json::Array(names)) => {
                let names = names.into_iter().filter_map(|it| it.as_str().map(str::to_owned));
                self.includes.extend(names.map(|name| (name, place)));
            }
            _ => self.problems.push((place, Problem::new("include", "wrong-kind", ""))),
        }
    }

    fn value(
        &mut self,
        file: usize,
        path: &str,
        shape: Shape,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<Json> {
        let place = (file, start_of_text(&self.files, file, value));
        self.places.insert(path.to_owned(), place);
        match (shape, value.get_ref()) {
            (Shape::Text, DeValue::String(text)) => Some(Json::String(text.clone().into_owned())),
            (Shape::Choice(texts), DeValue::String(text)) if texts.contains(&text.as_ref()) => {
                Some(Json::String(text.clone().into_owned()))
            }
            (Shape::NoRatingOr(_), DeValue::String(text))
                if matches!(text.as_ref(), "no-rating" | "range-only") =>
            {
                Some(Json::String(text.clone().into_owned()))
            }
            (Shape::Choice(_) | Shape::NoRatingOr(_), DeValue::String(text)) => {
                let problem = Problem::new(path, "unknown-choice", text.as_ref());
                self.problems.push((place, problem.expecting(shape.name())));
                None
            }
            (Shape::Flag, DeValue::Boolean(flag)) => Some(Json::Bool(*flag)),
            (Shape::Count, DeValue::Integer(number)) => {
                let count = number.as_str().parse::<u8>().ok();
                if count.is_none() {
                    self.wrong_kind(place, path, shape, value);
                }
                count.map(Json::from)
            }
            (Shape::Label, DeValue::Table(table)) => {
                Some(self.table(file, path, LABEL, place, table))
            }
            (Shape::Table(keys) | Shape::NoRatingOr(keys), DeValue::Table(table)) => {
                Some(self.table(file, path, keys, place, table))
            }
            (Shape::Texts, DeValue::Array(items)) => {
                self.items(file, path, Shape::Text, items.iter())
            }
            (Shape::Pairs, DeValue::Array(items)) => self.pairs(file, path, items.iter()),
            (Shape::Tables(keys), DeValue::Array(items)) => {
                self.items(file, path, Shape::Table(keys), items.iter())
            }
            _ => {
                self.wrong_kind(place, path, shape, value);
                None
            }
        }
    }

    fn wrong_kind(&mut self, place: Place, path: &str, shape: Shape, value: &Spanned<DeValue<'_>>) {
        let (_, text) = self.files.get(place.0).cloned().unwrap_or_default();
        let spelt = text.get(value.span()).unwrap_or_default();
        let found: String = spelt.chars().take_while(|c| *c != '\n').take(40).collect();
        let problem = Problem::new(path, "wrong-kind", found).expecting(shape.name());
        self.problems.push((place, problem));
    }

    fn items<'a, 'i: 'a>(
        &mut self,
        file: usize,
        path: &str,
        shape: Shape,
        items: impl Iterator<Item = &'a Spanned<DeValue<'i>>>,
    ) -> Option<Json> {
        let read: Vec<Option<Json>> = items
            .enumerate()
            .map(|(index, item)| self.value(file, &format!("{path}.{index}"), shape, item))
            .collect();
        read.into_iter().collect::<Option<Vec<Json>>>().map(Json::Array)
    }

    fn pairs<'a, 'i: 'a>(
        &mut self,
        file: usize,
        path: &str,
        items: impl Iterator<Item = &'a Spanned<DeValue<'i>>>,
    ) -> Option<Json> {
        let read: Vec<Option<Json>> = items
            .enumerate()
            .map(|(index, item)| {
                let path = format!("{path}.{index}");
                let pair = self.value(file, &path, Shape::Texts, item)?;
                if pair.as_array().is_some_and(|pair| pair.len() == 2) {
                    return Some(pair);
                }
                self.wrong_kind((file, item.span().start), &path, Shape::Pairs, item);
                None
            })
            .collect();
        read.into_iter().collect::<Option<Vec<Json>>>().map(Json::Array)
    }

    fn table(
        &mut self,
        file: usize,
        path: &str,
        keys: &[Key],
        place: Place,
        table: &DeTable<'_>,
    ) -> Json {
        let mut json = serde_json::Map::new();
        for (key, value) in table {
            let name: &str = key.get_ref();
            let Some(known) = keys.iter().find(|known| known.name == name) else {
                self.unknown_key((file, key.span().start), keys, name);
                continue;
            };
            let read = self.value(file, &format!("{path}.{name}"), known.shape, value);
            json.extend(read.map(|read| (name.to_owned(), read)));
        }
        self.missing_keys(path, keys, place, |name| table.contains_key(name));
        Json::Object(json)
    }

    fn missing_keys(&mut self, path: &str, keys: &[Key], place: Place, has: impl Fn(&str) -> bool) {
        for key in keys.iter().filter(|key| key.is_required && !has(key.name)) {
            let code = match key.name {
                "zh" | "en" => "no-translation",
                _ => "missing-key",
            };
            let problem = Problem::new(path, code, key.name).expecting(key.shape.name());
            self.problems.push((place, problem));
        }
    }

    fn unknown_key(&mut self, place: Place, keys: &[Key], name: &str) {
        let meant = closest(name, keys.iter().map(|key| key.name)).unwrap_or_default();
        self.problems.push((place, Problem::new("", "unknown-key", name).expecting(meant)));
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

    fn place_all(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            let (file, start) = self.place_of(&problem.path);
            self.problems.push(((file, start.saturating_add(problem.offset)), problem));
        }
    }

    /// The place of a path, or of the nearest thing around it.
    fn place_of(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            match (self.places.get(path), path.rsplit_once('.')) {
                (Some(place), _) => return *place,
                (None, Some((around, _))) => path = around,
                (None, None) => return (0, 0),
            }
        }
    }

    fn errors(self) -> Vec<RubricError> {
        let mut problems = self.problems;
        problems.sort_by_key(|(place, _)| *place);
        problems.dedup();
        problems
            .into_iter()
            .map(|((file, at), problem)| {
                let (name, text) = self.files.get(file).cloned().unwrap_or_default();
                let (line, column) = line_and_column(&text, at);
                RubricError { file: name, line, column, problem }
            })
            .collect()
    }
}

/// The first byte inside the quotes of a text, else of the value.
fn start_of_text(files: &[(String, String)], file: usize, value: &Spanned<DeValue<'_>>) -> usize {
    let Range { start, .. } = value.span();
    let text = files.get(file).map_or("", |(_, text)| text.as_str());
    let is_quoted = text.get(start..).is_some_and(|rest| rest.starts_with(['"', '\'']));
    start.saturating_add(usize::from(is_quoted))
}

fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
    (line, column.saturating_add(1))
}
