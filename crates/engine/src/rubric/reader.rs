//! [`Reader`]: TOML files to one JSON document by a table of keys, with the place of everything.
//!
//! Knows shapes and places, not what the keys mean; [`super::source`] reads rubrics with it,
//! `ledger::source` ledgers.

use core::ops::Range;
use std::collections::BTreeMap;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::inherit::Place;
use super::problem::{Problem, closest};
use super::schema::{EXTENDS, EXTENSION, INCLUDE, Key, LABEL, Shape};
use super::source::RubricError;

/// What has been read so far.
#[derive(Default)]
pub(crate) struct Reader {
    /// The keys that a file may have.
    pub(crate) keys: &'static [Key],
    pub(crate) files: Vec<(String, String)>,
    /// Where each path of the document stands.
    pub(crate) places: BTreeMap<String, Place>,
    pub(crate) problems: Vec<(Place, Problem)>,
    pub(crate) includes: Vec<(String, Place)>,
    pub(crate) extends: Option<(String, Place)>,
    pub(crate) document: serde_json::Map<String, Json>,
}

impl Reader {
    /// A reader of files with these keys.
    pub(crate) fn of(keys: &'static [Key]) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Reads one file.
    pub(crate) fn file(&mut self, name: &str, text: &str) {
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
            let mut keys = self.keys.iter().chain(EXTENSION);
            let Some(known) = keys.find(|known| known.name == name) else {
                self.unknown_key(place, self.keys, name);
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
            (Shape::Count | Shape::Number, DeValue::Integer(number)) => {
                let most = if matches!(shape, Shape::Count) { 255 } else { u16::MAX };
                let count = number.as_str().parse::<u16>().ok().filter(|count| *count <= most);
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

    /// Reports the required keys that are not there.
    pub(crate) fn missing_keys(
        &mut self,
        path: &str,
        keys: &[Key],
        place: Place,
        has: impl Fn(&str) -> bool,
    ) {
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

    /// Adds problems of the document, each at the place of its path.
    pub(crate) fn place_all(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            let (file, start) = self.place_of(&problem.path);
            self.problems.push(((file, start.saturating_add(problem.offset)), problem));
        }
    }

    /// The place of a path, or of the nearest thing around it.
    pub(crate) fn place_of(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            match (self.places.get(path), path.rsplit_once('.')) {
                (Some(place), _) => return *place,
                (None, Some((around, _))) => path = around,
                (None, None) => return (0, 0),
            }
        }
    }

    /// Everything that is wrong, in the order of files and lines.
    pub(crate) fn errors(self) -> Vec<RubricError> {
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
