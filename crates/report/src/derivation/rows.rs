//! The rows that make a figure: those that count, the greatest first, or those that keep it open.

use engine::ledger::compiled::AggregateKind;
use engine::ledger::{Behind, Cell, DerivedFigure, LedgerSheet};
use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rubric::Rubric;
use locale::format::{grouped, with_unit};
use locale::{Language, keys, text};

use super::rule_words::rule_words;
use crate::explanation::ExplanationSheet;
use crate::ledger::cell_text;
use crate::numbers::unit_label;

/// Rows that are listed; what is made of the others is said in one line.
const MOST_ROWS: usize = 20;

/// How a figure follows from tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Derivation {
    /// The rule in words, then what the columns mean that it names.
    pub rule: Vec<String>,
    /// The rows that count, the greatest first; or, where it cannot be computed, those that keep
    /// it open.
    pub rows: Vec<RowShare>,
    /// What rows beyond those come to, or that there are none at all; where it cannot be computed,
    /// what counts for certain. May be empty.
    pub rest: String,
    /// True if the rows are those that keep it open.
    pub is_open: bool,
}

/// A row and what it gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowShare {
    /// Where it stands: `projects[p1]`.
    pub at: String,
    /// Its id in the table.
    pub id: String,
    /// What it is called; may be empty.
    pub name: String,
    /// What it gives, in the unit of the figure; empty where rows are only counted.
    pub value: String,
}

/// How a figure or total of that name follows from tables; `None` if it does not.
pub fn derivation(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    name: &str,
    language: Language,
) -> Option<Derivation> {
    let derived = sheet.derived().iter().find(|derived| derived.id == name)?;
    let declared = sheet.ledgers().derived.get(derived.place)?;
    let entry = sheet.ledgers().document.derive.get(declared.entry)?;
    let words = Words { rubric, sheet, derived, language };
    let behind = sheet.behind(derived.place);
    let is_open = !derived.value.is_value();
    let (rows, rest) = if is_open { words.open(&behind) } else { words.counted(&behind) };
    let rule = rule_words(rubric, sheet.ledgers(), &entry.value, language);
    Some(Derivation { rule, rows, rest, is_open })
}

/// That a figure follows from tables, and from which; `None` if it does not.
pub fn derived_origin(sheet: &LedgerSheet, name: &str, language: Language) -> Option<String> {
    let derived = sheet.derived().iter().find(|derived| derived.id == name)?;
    let tables = &sheet.ledgers().derived.get(derived.place)?.tables;
    let tables = tables.iter().filter_map(|table| sheet.ledgers().document.table.get(*table));
    let names: Vec<&str> =
        tables.map(|table| language.of(&table.name.zh, &table.name.en)).collect();
    let tables = names.join(keys::LIST_SEPARATOR.words(language));
    Some(text(language, keys::DERIVATION_ORIGIN, &[("tables", &tables)]))
}

/// An explanation that names the tables from which its figures follow.
pub fn with_derived_origins(
    mut explanation: ExplanationSheet,
    sheet: &LedgerSheet,
    language: Language,
) -> ExplanationSheet {
    let origin = |name: &str| derived_origin(sheet, name, language);
    if let Some(origin) = origin(&explanation.subject) {
        explanation.origin = origin;
    }
    for row in &mut explanation.inputs {
        if let Some(origin) = origin(&row.subject) {
            row.origin = origin;
        }
    }
    explanation
}

struct Words<'a> {
    rubric: &'a Rubric,
    sheet: &'a LedgerSheet,
    derived: &'a DerivedFigure,
    language: Language,
}

impl Words<'_> {
    /// Rows that count, and what the others come to.
    fn counted(&self, behind: &[Behind]) -> (Vec<RowShare>, String) {
        let mut all: Vec<(&Behind, usize, Option<&Cell>)> = Vec::new();
        for it in behind {
            all.extend(it.counted.iter().map(|(row, value)| (it, *row, value.as_ref())));
        }
        // The order of the table decides among equals.
        all.sort_by(|left, right| number(right.2).cmp(&number(left.2)));
        let (listed, others) = all.split_at(all.len().min(MOST_ROWS));
        let rows = listed.iter().map(|(it, row, value)| self.row(it.table, *row, *value));
        let rest = match (behind.is_empty(), others) {
            (false, []) if listed.is_empty() => {
                keys::DERIVATION_NO_ROWS.words(self.language).to_owned()
            }
            (_, []) => String::new(),
            _ => self.others(others),
        };
        (rows.collect(), rest)
    }

    /// What rows beyond those listed come to, where they are added up.
    fn others(&self, others: &[(&Behind, usize, Option<&Cell>)]) -> String {
        let count = others.len().to_string();
        let is_sum = others.iter().all(|(it, ..)| it.kind == AggregateKind::Sum);
        let numbers = others.iter().filter_map(|(_, _, value)| value.and_then(Cell::as_number));
        let sum = numbers.fold(Rational::ZERO, |sum, number| sum + number);
        let arguments = [("count", count.as_str()), ("value", &self.amount(&sum))];
        let key = if is_sum { keys::DERIVATION_REST_SUM } else { keys::DERIVATION_REST };
        text(self.language, key, &arguments)
    }

    /// Rows that keep it open, how many more there are, and what counts so far.
    fn open(&self, behind: &[Behind]) -> (Vec<RowShare>, String) {
        let all = behind.iter().flat_map(|it| it.open.iter().map(|row| (it.table, *row)));
        let all: Vec<(usize, usize)> = all.collect();
        let (listed, others) = all.split_at(all.len().min(MOST_ROWS));
        let rows = listed.iter().map(|(table, row)| self.row(*table, *row, None));
        let mut rest = Vec::new();
        if !others.is_empty() {
            let count = others.len().to_string();
            rest.push(text(self.language, keys::DERIVATION_REST, &[("count", &count)]));
        }
        let sums = behind.iter().filter(|it| it.kind == AggregateKind::Sum);
        rest.extend(sums.map(|it| self.so_far(it)));
        (rows.collect(), rest.join(self.language.of("", " ")))
    }

    fn so_far(&self, behind: &Behind) -> String {
        let count = behind.counted.len().to_string();
        let numbers = behind.counted.iter().filter_map(|(_, value)| number(value.as_ref()));
        let sum = numbers.fold(Rational::ZERO, |sum, number| sum + number);
        let arguments = [("count", count.as_str()), ("value", &self.amount(&sum))];
        text(self.language, keys::DERIVATION_SO_FAR, &arguments)
    }

    fn row(&self, table: usize, place: usize, value: Option<&Cell>) -> RowShare {
        let entry = self.sheet.ledgers().document.table.get(table);
        let row = self.sheet.book().rows(table).get(place);
        let id = row.map(|row| row.id.clone()).unwrap_or_default();
        let name = self.name(table, place, &id);
        let value = value.and_then(Cell::as_number).map(|number| self.amount(number));
        let at = format!("{}[{id}]", entry.map_or("", |entry| entry.id.as_str()));
        RowShare { at, id, name, value: value.unwrap_or_default() }
    }

    /// What a row is called: an aspect by its title, else its name, or its first cell.
    fn name(&self, table: usize, place: usize, id: &str) -> String {
        let ledgers = self.sheet.ledgers();
        let Some(entry) = ledgers.document.table.get(table) else { return String::new() };
        if entry.is_guide {
            let mut aspects = ledgers.document.part.iter().flat_map(|part| &part.aspect);
            let aspect = aspects.find(|aspect| aspect.id == id);
            let name = aspect.map(|aspect| self.language.of(&aspect.name.zh, &aspect.name.en));
            return name.unwrap_or_default().to_owned();
        }
        let named = entry.column.iter().position(|column| column.id == "name").unwrap_or(0);
        let column = named.saturating_add(1);
        let row = self.sheet.book().rows(table).get(place);
        let value = row.and_then(|row| row.cells.get(column));
        let said = value
            .map(|value| cell_text(self.rubric, ledgers, (table, column), value, self.language));
        said.unwrap_or_default()
    }

    /// A number in the unit of the figure.
    fn amount(&self, base: &Rational) -> String {
        let declared = self.sheet.ledgers().derived.get(self.derived.place);
        let Some(unit) = declared.map(|declared| &declared.unit) else { return String::new() };
        let number = grouped(&short_decimal(&(base / &unit.factor), 6));
        let label = unit_label(&self.rubric.document, &unit.symbol, self.language);
        with_unit(self.language, &number, &label)
    }
}

fn number(value: Option<&Cell>) -> Option<&Rational> {
    value.and_then(Cell::as_number)
}
