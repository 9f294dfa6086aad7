//! The rule by which a figure follows from tables, in words: names as labels, options by their
//! names.

use engine::expression::{Expression, Spanned, WHERE, parse};
use engine::ledger::Ledgers;
use engine::ledger::document::{ColumnEntry, TableEntry};
use engine::rubric::{Rubric, Text};
use locale::format::{grouped, with_unit};
use locale::{Language, groups, keys, text};

use crate::explanation::{LOOSEST, TIGHTEST, infix};
use crate::numbers::unit_label;

/// The rule, then what the columns mean that it names and that follow from others.
pub(super) fn rule_words(
    rubric: &Rubric,
    ledgers: &Ledgers,
    rule: &str,
    language: Language,
) -> Vec<String> {
    let Ok(tree) = parse(rule, &rubric.units) else { return Vec::new() };
    let words = Words { rubric, ledgers, table: None, language };
    let mut lines = vec![words.write(&tree, LOOSEST)];
    let mut meant = Vec::new();
    words.derived_columns(&tree, &mut meant);
    lines.extend(meant.into_iter().filter_map(|(table, column)| words.meaning(table, column)));
    lines
}

#[derive(Clone, Copy)]
struct Words<'a> {
    rubric: &'a Rubric,
    ledgers: &'a Ledgers,
    /// The table whose columns are named without it.
    table: Option<&'a TableEntry>,
    language: Language,
}

impl<'a> Words<'a> {
    fn of(&self, text: &Text) -> String {
        self.language.of(&text.zh, &text.en).to_owned()
    }

    fn write(&self, tree: &Spanned, around: u8) -> String {
        match &tree.expression {
            Expression::Number(digits, unit) => {
                let unit = unit_label(&self.rubric.document, unit, self.language);
                with_unit(self.language, &grouped(digits), &unit)
            }
            Expression::Text(code) => code.clone(),
            Expression::Name(name) => self.name(name),
            Expression::Apply(name, parts) => {
                let (words, own) = self.apply(name, parts);
                if own < around { format!("({words})") } else { words }
            }
        }
    }

    /// A column by its label, with its table where that is not the one in hand.
    fn name(&self, name: &str) -> String {
        if let Some(key) = groups::DERIVATION_NAME.named(name) {
            return key.words(self.language).to_owned();
        }
        match self.column(name) {
            Some((table, column)) if self.table.is_none_or(|it| it.id != table.id) => {
                let (table, column) = (self.of(&table.name), self.of(&column.name));
                let arguments = [("table", table.as_str()), ("column", &column)];
                text(self.language, keys::DERIVATION_CELL, &arguments)
            }
            Some((_, column)) => self.of(&column.name),
            None => {
                let figure = self.rubric.document.figure.iter().find(|entry| entry.id == name);
                figure.map_or_else(|| name.to_owned(), |entry| self.of(&entry.name))
            }
        }
    }

    /// The column of a name, with its table.
    fn column(&self, name: &str) -> Option<(&'a TableEntry, &'a ColumnEntry)> {
        let (table, column) = match name.split_once('.') {
            Some((owner, column)) => {
                let tables = &self.ledgers.document.table;
                (tables.iter().find(|table| table.id == owner)?, column)
            }
            None => (self.table?, name),
        };
        Some((table, table.column.iter().find(|entry| entry.id == column)?))
    }

    fn apply(&self, name: &str, parts: &[Spanned]) -> (String, u8) {
        if let Some(words) = self.aggregate(name, parts) {
            return (words, TIGHTEST);
        }
        // What is counted is counted in a unit.
        if let ("*", [counted, one]) = (name, parts)
            && matches!(&one.expression, Expression::Number(digits, _) if digits == "1")
        {
            return (self.write(counted, LOOSEST), TIGHTEST);
        }
        let Some((own, sign)) = infix(name, self.language) else {
            return (self.function(name, parts), TIGHTEST);
        };
        let right = if matches!(name, "-" | "/") { own.saturating_add(1) } else { own };
        let options = parts.iter().find_map(|part| self.options(part));
        let written = parts.iter().enumerate().map(|(place, part)| match &part.expression {
            Expression::Text(code) => self.option(options, code),
            _ => self.write(part, if place == 0 { own } else { right }),
        });
        (written.collect::<Vec<_>>().join(sign), own)
    }

    /// The list whose options a column holds.
    fn options(&self, tree: &Spanned) -> Option<&'a str> {
        let Expression::Name(name) = &tree.expression else { return None };
        self.column(name)?.1.choice.as_deref()
    }

    fn option(&self, list: Option<&str>, code: &str) -> String {
        let lists = self.ledgers.document.choice.iter();
        let list = lists.into_iter().find(|entry| Some(entry.id.as_str()) == list);
        let option = list.and_then(|list| list.option.iter().find(|option| option.code == code));
        let name = option.map_or_else(|| code.to_owned(), |option| self.of(&option.name));
        text(self.language, keys::DERIVATION_OPTION, &[("name", &name)])
    }

    fn function(&self, name: &str, parts: &[Spanned]) -> String {
        if let Some(given) = parts.first().filter(|_| name == "not").and_then(looked_for) {
            let given = self.write(given, LOOSEST);
            return text(self.language, keys::DERIVATION_GIVEN, &[("a", &given)]);
        }
        let written: Vec<String> = parts.iter().map(|part| self.write(part, LOOSEST)).collect();
        let argument = |place: usize| written.get(place).map_or("", String::as_str);
        match (name, groups::DERIVATION_FUNCTION.named(name)) {
            ("not", _) => text(self.language, keys::FORMULA_NOT, &[("condition", argument(0))]),
            ("if", _) => {
                let arguments =
                    [("condition", argument(0)), ("then", argument(1)), ("otherwise", argument(2))];
                text(self.language, keys::FORMULA_IF, &arguments)
            }
            (_, Some(key)) => text(self.language, key, &[("a", argument(0)), ("b", argument(1))]),
            _ => format!("{name}({})", written.join(", ")),
        }
    }

    /// `sum(projects.land where projects.is-landed)`: of which rows, and what is made of them.
    fn aggregate(&self, name: &str, parts: &[Spanned]) -> Option<String> {
        let bare = name.strip_suffix(WHERE).unwrap_or(name);
        let key = groups::DERIVATION_MAKE.named(bare)?;
        let of = parts.first()?;
        let Expression::Name(named) = &of.expression else { return None };
        let owner = named.split_once('.').map_or(named.as_str(), |(owner, _)| owner);
        let tables = &self.ledgers.document.table;
        let table = tables.iter().find(|table| table.id == owner && !table.is_single)?;
        let inner = Self { table: Some(table), ..*self };
        let label = self.of(&table.name);
        let rows = match parts.get(1) {
            Some(filter) => {
                let condition = inner.write(filter, LOOSEST);
                let arguments = [("table", label.as_str()), ("condition", &condition)];
                text(self.language, keys::DERIVATION_ROWS, &arguments)
            }
            None => text(self.language, keys::DERIVATION_ALL_ROWS, &[("table", &label)]),
        };
        let value = inner.write(of, LOOSEST);
        Some(text(self.language, key, &[("rows", &rows), ("value", &value)]))
    }

    /// Columns named that follow from others, each once.
    fn derived_columns(&self, tree: &Spanned, found: &mut Vec<(&'a TableEntry, &'a ColumnEntry)>) {
        match &tree.expression {
            Expression::Name(name) => {
                let column = self.column(name).filter(|(_, column)| column.value.is_some());
                found.extend(column.filter(|it| !found.contains(it)));
            }
            Expression::Apply(_, parts) => {
                for part in parts {
                    self.derived_columns(part, found);
                }
            }
            Expression::Number(..) | Expression::Text(_) => {}
        }
    }

    fn meaning(&self, table: &'a TableEntry, column: &ColumnEntry) -> Option<String> {
        let inner = Self { table: Some(table), ..*self };
        let tree = parse(column.value.as_deref()?, &self.rubric.units).ok()?;
        let name = self.of(&column.name);
        let meaning = inner.write(&tree, LOOSEST);
        let arguments = [("name", name.as_str()), ("meaning", &meaning)];
        Some(text(self.language, keys::DERIVATION_MEANING, &arguments))
    }
}

/// What `is-missing` asks for.
fn looked_for(tree: &Spanned) -> Option<&Spanned> {
    match &tree.expression {
        Expression::Apply(name, parts) if name == "is-missing" => parts.first(),
        _ => None,
    }
}
