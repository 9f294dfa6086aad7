//! Rules: pairs written out, conditions and the values of their texts built.

use super::cell::CellType;
use super::compile::{Compiler, REPORTED_ELSEWHERE};
use super::compiled::{Rule, RulePlace, Shows};
use super::document::{RuleEntry, ShowEntry};
use super::names::Scope;
use super::term::Term;
use crate::quantity::rational::rational_from_decimal;
use crate::quantity::{Rational, Unit};

/// Decimal places of a value that stands in a text by its own name.
const USUAL_PLACES: usize = 6;

impl Compiler<'_> {
    /// All rules; problems are reported.
    pub(super) fn all_rules(&mut self) -> Vec<Rule> {
        let document = self.document;
        let mut rules = Vec::new();
        for (index, entry) in document.rule.iter().enumerate() {
            if entry.pairs.is_empty() {
                rules.extend(self.rule(index, entry, None));
            }
            for pair in &entry.pairs {
                // A pair with a figure that the rubric does not use says nothing.
                let is_used = |id: &String| {
                    let figure = self.rubric.figure_index(id);
                    figure.and_then(|it| self.rubric.figures.get(it)).is_none_or(|it| it.is_used)
                };
                if pair.iter().all(is_used) {
                    rules.extend(self.rule(index, entry, Some(pair)));
                }
            }
        }
        rules
    }

    fn rule(
        &mut self,
        index: usize,
        entry: &RuleEntry,
        pair: Option<&[String; 2]>,
    ) -> Option<Rule> {
        let path = |key: &str| format!("rule.{index}.{key}");
        let each = match &entry.each {
            Some(id) => Some(self.table_at(&path("each"), id)?),
            None => None,
        };
        let place = self.place(index, entry, each, pair)?;
        let scope = Scope { row: each, inner: None, is_rule: true };
        let truth = CellType::truth();
        let when = self.built(&path("when"), &paired(&entry.when, pair), scope, Some(&truth))?;
        let mut shows = Vec::new();
        let mut names = placeholders(&entry.text.zh);
        for name in placeholders(&entry.text.en) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for name in names {
            let declared = entry.show.iter().enumerate().find(|(_, show)| show.name == name);
            shows.extend(match declared {
                Some((at, show)) => self.shown(&path(&format!("show.{at}")), show, scope, pair),
                None => self.named(&path("text"), &name, scope, each, pair),
            });
        }
        let mut tables = when.tables;
        tables.extend(each);
        if let RulePlace::Table(table) = place {
            tables.push(table);
        }
        tables.sort_unstable();
        tables.dedup();
        let id = match pair {
            Some([first, _]) => format!("{}/{first}", entry.id),
            None => entry.id.clone(),
        };
        let looks_around = when.looks_around;
        let figure = entry.figure.as_ref().map(|id| paired(id, pair)).unwrap_or_default();
        let when = when.term;
        Some(Rule { id, entry: index, each, place, figure, when, shows, tables, looks_around })
    }

    fn place(
        &mut self,
        index: usize,
        entry: &RuleEntry,
        each: Option<usize>,
        pair: Option<&[String; 2]>,
    ) -> Option<RulePlace> {
        let path = |key: &str| format!("rule.{index}.{key}");
        match (&entry.column, &entry.figure, &entry.table, each) {
            (Some(column), None, None, Some(table)) => match self.column(table, column, 0) {
                Ok((place, _)) => Some(RulePlace::Column(place)),
                Err(problem) => {
                    self.report_expression(&path("column"), problem);
                    None
                }
            },
            (None, None, None, Some(_)) => Some(RulePlace::Row),
            (None, Some(figure), None, None) => {
                let figure = paired(figure, pair);
                let found = self.rubric.figure_index(&figure);
                if found.is_none() {
                    self.report(path("figure"), "unknown-figure", &figure);
                }
                found.map(RulePlace::Figure)
            }
            (None, None, Some(table), None) => {
                self.table_at(&path("table"), table).map(RulePlace::Table)
            }
            _ => {
                self.report(path("id"), "rule-place", &entry.id);
                None
            }
        }
    }

    fn table_at(&mut self, path: &str, id: &str) -> Option<usize> {
        match self.table(id, 0) {
            Ok(table) => Some(table),
            Err(problem) => {
                self.report_expression(path, problem);
                None
            }
        }
    }

    fn shown(
        &mut self,
        path: &str,
        show: &ShowEntry,
        scope: Scope,
        pair: Option<&[String; 2]>,
    ) -> Option<Shows> {
        let unit = match &show.unit {
            Some(symbol) => Some(self.unit_or_figure(format!("{path}.unit"), symbol, pair)?),
            None => None,
        };
        let mut lines = Vec::new();
        for line in &show.lines {
            match rational_from_decimal(line) {
                Some(line) => lines.push(line),
                None => self.report(format!("{path}.lines"), "bad-decimal", line),
            }
        }
        let wanted = unit.as_ref().map(|unit| CellType::Scalar(unit.of.clone()));
        let value = paired(&show.value, pair);
        let built = self.built(&format!("{path}.value"), &value, scope, wanted.as_ref())?;
        let unit = unit.map(|unit| (unit.symbol, unit.factor));
        let (name, places) = (show.name.clone(), show.places);
        Some(Shows { name, value: built.term, holds: built.holds, unit, places, lines })
    }

    /// A unit, or that of the figure of a pair: `$1`.
    fn unit_or_figure(
        &mut self,
        path: String,
        symbol: &str,
        pair: Option<&[String; 2]>,
    ) -> Option<Unit> {
        let symbol = paired(symbol, pair);
        let figure = self.rubric.figure_index(&symbol);
        match figure.and_then(|figure| self.rubric.figures.get(figure)) {
            Some(figure) => figure.unit.clone(),
            None => self.unit(path, &symbol),
        }
    }

    /// A placeholder that names a column or figure, printed in its own unit.
    fn named(
        &mut self,
        path: &str,
        name: &str,
        scope: Scope,
        each: Option<usize>,
        pair: Option<&[String; 2]>,
    ) -> Option<Shows> {
        let written = paired(name, pair);
        let (value, holds) = match self.expression(&written, scope) {
            Ok(built) => built,
            Err(problem) if problem.code == REPORTED_ELSEWHERE => return None,
            Err(_) => {
                self.report(path.to_owned(), "unknown-placeholder", name);
                return None;
            }
        };
        let unit = self.unit_of(&value, each);
        let (name, lines) = (name.to_owned(), Vec::new());
        Some(Shows { name, value, holds, unit, places: USUAL_PLACES, lines })
    }

    fn unit_of(&self, term: &Term, each: Option<usize>) -> Option<(String, Rational)> {
        let column_unit = |table: usize, column: usize| {
            let entry = self.document.table.get(table)?.column.get(column.checked_sub(1)?)?;
            self.rubric.units.unit(entry.unit.as_ref()?)
        };
        let unit = match term {
            Term::Column(column) | Term::PriorRow(_, column) => column_unit(each?, *column),
            Term::Single(table, column) => column_unit(*table, *column),
            Term::Figure(_, figure) => self.rubric.figures.get(*figure)?.unit.clone(),
            _ => None,
        };
        unit.map(|unit| (unit.symbol, unit.factor))
    }
}

/// `$1` and `$2` with what stands in their place.
fn paired(text: &str, pair: Option<&[String; 2]>) -> String {
    match pair {
        Some([first, second]) => text.replace("$1", first).replace("$2", second),
        None => text.to_owned(),
    }
}

/// The names in braces, in order, each once.
fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !names.iter().any(|known| known == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}
