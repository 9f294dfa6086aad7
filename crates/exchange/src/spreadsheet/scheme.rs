//! [`Scheme`]: what sheets are read by: rubric, ledgers, and the words of headings and cells.

use std::collections::BTreeMap;

use engine::ledger::Ledgers;
use engine::ledger::compiled::Column;
use engine::ledger::document::{ColumnEntry, TableEntry};
use engine::rubric::Rubric;
use serde::Deserialize;

use super::heading::{Heading, heading_of};
use crate::firm_roll::{Dictionary, DictionaryError};

/// Other names of figures and columns, as data from `rubrics`.
#[derive(Debug, Clone, Deserialize)]
pub struct Synonyms {
    figures: BTreeMap<String, Vec<String>>,
    columns: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

impl Synonyms {
    /// Reads the list: `rubrics::SYNONYMS`.
    ///
    /// # Errors
    /// It is no such JSON.
    pub fn from_json(json: &str) -> Result<Self, DictionaryError> {
        serde_json::from_str(json).map_err(|error| DictionaryError(error.to_string()))
    }
}

/// What a heading or label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A figure, by its place in the rubric.
    Figure(usize),
    /// The ids of a table's rows.
    Id(usize),
    /// A column: table and place in its document.
    Column(usize, usize),
}

/// What is known by a name: one thing, or several, which is as good as none.
type Names<T> = BTreeMap<String, Option<T>>;

/// What sheets are read by.
#[derive(Debug)]
pub struct Scheme<'a> {
    /// The rubric.
    pub rubric: &'a Rubric,
    /// Its ledgers.
    pub ledgers: &'a Ledgers,
    pub(super) dictionary: &'a Dictionary,
    figures: Names<usize>,
    tables: Vec<Names<Target>>,
}

impl<'a> Scheme<'a> {
    /// The labels of rubric and ledgers in both languages, and their synonyms.
    pub fn new(
        rubric: &'a Rubric,
        ledgers: &'a Ledgers,
        dictionary: &'a Dictionary,
        synonyms: &Synonyms,
    ) -> Self {
        let empty = Self { rubric, ledgers, dictionary, figures: Names::new(), tables: Vec::new() };
        let figures = empty.figure_names(synonyms);
        let tables = ledgers.document.table.iter().enumerate();
        let tables = tables.map(|(at, entry)| empty.column_names(at, entry, synonyms)).collect();
        Self { figures, tables, ..empty }
    }

    /// With headings and labels that stand for what somebody says, whatever they are known for.
    #[must_use]
    pub fn with_mapped(mut self, by_hand: &[(String, Target)]) -> Self {
        for (text, target) in by_hand {
            let key = heading_of(&self, text).key;
            match *target {
                Target::Figure(at) => {
                    self.figures.insert(key, Some(at));
                }
                Target::Id(table) | Target::Column(table, _) => {
                    if let Some(names) = self.tables.get_mut(table) {
                        names.insert(key, Some(*target));
                    }
                }
            }
        }
        self
    }

    fn figure_names(&self, synonyms: &Synonyms) -> Names<usize> {
        let (mut full, mut bare) = (Names::new(), Names::new());
        for (at, entry) in self.rubric.document.figure.iter().enumerate() {
            if !self.rubric.figures.get(at).is_some_and(|figure| figure.is_used) {
                continue;
            }
            let others = synonyms.figures.get(&entry.id);
            for name in named(&entry.name.zh, &entry.name.en, others) {
                let heading = heading_of(self, name);
                add(&mut full, heading.key, at);
                add(&mut bare, heading.bare, at);
            }
        }
        with_fallback(full, bare)
    }

    fn column_names(&self, table: usize, entry: &TableEntry, synonyms: &Synonyms) -> Names<Target> {
        let (mut full, mut bare) = (Names::new(), Names::new());
        let others = synonyms.columns.get(&entry.id);
        let ids = others.and_then(|columns| columns.get("id"));
        for name in named("\u{7f16}\u{53f7}", "id", ids) {
            add(&mut full, heading_of(self, name).key, Target::Id(table));
        }
        for (at, column) in entry.column.iter().enumerate() {
            let others = others.and_then(|columns| columns.get(&column.id));
            for name in named(&column.name.zh, &column.name.en, others) {
                let heading = heading_of(self, name);
                add(&mut full, heading.key, Target::Column(table, at));
                add(&mut bare, heading.bare, Target::Column(table, at));
            }
        }
        with_fallback(full, bare)
    }

    /// The figure of a label.
    pub(super) fn figure_named(&self, label: &Heading) -> Option<usize> {
        label.keys().find_map(|key| self.figures.get(key).copied().flatten())
    }

    /// What a heading stands for in a table.
    pub(super) fn column_named(&self, table: usize, heading: &Heading) -> Option<Target> {
        let names = self.tables.get(table)?;
        heading.keys().find_map(|key| names.get(key).copied().flatten())
    }

    /// How many tables there are.
    pub(super) fn tables(&self) -> usize {
        self.tables.len()
    }

    /// A table as declared.
    pub fn table(&self, table: usize) -> Option<&'a TableEntry> {
        self.ledgers.document.table.get(table)
    }

    /// A column as declared.
    pub fn column(&self, table: usize, column: usize) -> Option<&'a ColumnEntry> {
        self.table(table)?.column.get(column)
    }

    /// A column ready to read cells.
    pub(super) fn compiled(&self, table: usize, column: usize) -> Option<&'a Column> {
        let id = &self.column(table, column)?.id;
        self.ledgers.tables.get(table)?.columns.iter().find(|compiled| compiled.id == *id)
    }

    /// What a name of [`Self::target_name`] stands for.
    pub fn target_named(&self, name: &str) -> Option<Target> {
        match self.rubric.figure_index(name) {
            Some(figure) => Some(Target::Figure(figure)),
            None => self.marked(name),
        }
    }

    /// A name that stays the same from edition to edition: `revenue`, `firms/id`, `firms/revenue`.
    pub fn target_name(&self, target: Target) -> String {
        let table = |at| self.table(at).map_or("", |entry| entry.id.as_str());
        match target {
            Target::Figure(at) => {
                self.rubric.figures.get(at).map(|figure| figure.id.clone()).unwrap_or_default()
            }
            Target::Id(at) => format!("{}/id", table(at)),
            Target::Column(at, column) => {
                let column = self.column(at, column).map_or("", |entry| entry.id.as_str());
                format!("{}/{column}", table(at))
            }
        }
    }

    /// What `table/column` names in the hidden row of a form.
    pub(super) fn marked(&self, text: &str) -> Option<Target> {
        let (table, column) = text.split_once('/')?;
        let tables = &self.ledgers.document.table;
        let table = tables.iter().position(|entry| entry.id == table)?;
        if column == "id" {
            return Some(Target::Id(table));
        }
        let columns = &self.table(table)?.column;
        let column = columns.iter().position(|entry| entry.id == column)?;
        Some(Target::Column(table, column))
    }
}

fn named<'n>(
    zh: &'n str,
    en: &'n str,
    others: Option<&'n Vec<String>>,
) -> impl Iterator<Item = &'n str> {
    [zh, en].into_iter().chain(others.into_iter().flatten().map(String::as_str))
}

fn add<T: Copy + PartialEq>(names: &mut Names<T>, name: String, of: T) {
    if name.is_empty() {
        return;
    }
    let known = names.entry(name).or_insert(Some(of));
    if *known != Some(of) {
        *known = None;
    }
}

/// Names with all that stands in brackets come first; names without it where they are nobody's.
fn with_fallback<T: Copy>(mut full: Names<T>, bare: Names<T>) -> Names<T> {
    for (name, of) in bare {
        full.entry(name).or_insert(of);
    }
    full
}
