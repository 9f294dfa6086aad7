//! What is wrong in a report: cells, rows, tables and figures.

use std::collections::BTreeSet;

use super::book::{Book, Row};
use super::cell::Cell;
use super::compiled::{Ledgers, Rule, RulePlace, Shows};
use super::derive::DerivedFigure;
use super::document::Level;
use super::finding::{LedgerFinding, ReasonState, Says, Shown};
use super::input::LedgerInput;
use super::term::{Place, World, value_of};
use super::typed::CellFault;
use crate::facts::{RawEntry, Severity, fact_from_entry};
use crate::quantity::Known;
use crate::rubric::Rubric;

/// A finding of the catalogues.
fn message(key: &'static str, severity: Severity, at: String) -> LedgerFinding {
    LedgerFinding {
        code: key.to_owned(),
        severity,
        at,
        table: None,
        row: None,
        column: None,
        figure: None,
        says: Says::Message(key),
        values: Vec::new(),
        reason: ReasonState::NotAsked,
    }
}

fn table_id(ledgers: &Ledgers, table: usize) -> &str {
    ledgers.document.table.get(table).map_or("", |entry| entry.id.as_str())
}

/// The place of a row or of one of its cells.
fn place_text(ledgers: &Ledgers, table: usize, row: &str, column: Option<&str>) -> String {
    let table = table_id(ledgers, table);
    match column {
        Some(column) => format!("{table}[{row}].{column}"),
        None => format!("{table}[{row}]"),
    }
}

/// What is wrong with a row by itself: refused cells, those that are wanted, and rules that look
/// at nothing else.
pub(super) fn own_findings(
    world: &World<'_>,
    table: usize,
    row: &Row,
    rules: &[usize],
) -> Vec<LedgerFinding> {
    let mut findings = refused_cells(world.ledgers, table, row);
    let columns = world.ledgers.tables.get(table).map_or(&[][..], |it| &it.columns);
    let at = Place { table, row: Some(row), inner: None };
    for (place, column) in columns.iter().enumerate() {
        let is_wanted =
            column.required.as_ref().is_some_and(|when| value_of(when, world, at).is_true());
        if is_wanted && row.cells.get(place) == Some(&Cell::Absent) {
            let text = place_text(world.ledgers, table, &row.id, Some(&column.id));
            let finding = message("cell-required", Severity::Error, text);
            findings.push(in_row(finding, table, &row.id, Some(place)));
        }
    }
    findings.extend(broken_in_row(world, table, row, rules));
    findings
}

fn in_row(finding: LedgerFinding, table: usize, row: &str, column: Option<usize>) -> LedgerFinding {
    LedgerFinding { table: Some(table), row: Some(row.to_owned()), column, ..finding }
}

fn refused_cells(ledgers: &Ledgers, table: usize, row: &Row) -> Vec<LedgerFinding> {
    let columns = ledgers.tables.get(table).map_or(&[][..], |it| &it.columns);
    let refused = row.refused.iter();
    refused
        .map(|refused| {
            let column = columns.iter().position(|column| column.id == refused.column);
            let text = place_text(ledgers, table, &row.id, Some(&refused.column));
            let mut finding = message(refused.fault.name(), Severity::Error, text);
            finding.values.push(Shown::text("found", &refused.found));
            if let Some(column) = column.and_then(|column| columns.get(column)) {
                let limit = match refused.fault {
                    CellFault::Length => column.longest.to_string(),
                    CellFault::Places => column.places.to_string(),
                    CellFault::Choice => column.options.join(" | "),
                    _ => String::new(),
                };
                finding.values.push(Shown::text("limit", &limit));
            }
            in_row(finding, table, &row.id, column)
        })
        .collect()
}

/// The rules among `rules` that a row breaks.
pub(super) fn broken_in_row<'a>(
    world: &World<'a>,
    table: usize,
    row: &'a Row,
    rules: &[usize],
) -> Vec<LedgerFinding> {
    let at = Place { table, row: Some(row), inner: None };
    let rules = rules.iter().filter_map(|rule| world.ledgers.rules.get(*rule));
    let broken = rules.filter(|rule| value_of(&rule.when, world, at).is_true());
    broken.filter_map(|rule| rule_finding(world, rule, at)).collect()
}

/// The rules that are not about rows, among those whose tables are in use.
pub(super) fn broken_at_large(world: &World<'_>) -> Vec<LedgerFinding> {
    let rules = world.ledgers.rules.iter().filter(|rule| rule.each.is_none());
    let in_use = rules.filter(|rule| rule.tables.iter().all(|table| world.book.is_in_use(*table)));
    let broken = in_use.filter(|rule| value_of(&rule.when, world, Place::default()).is_true());
    broken.filter_map(|rule| rule_finding(world, rule, Place::default())).collect()
}

fn rule_finding(world: &World<'_>, rule: &Rule, at: Place<'_>) -> Option<LedgerFinding> {
    let ledgers = world.ledgers;
    let entry = ledgers.document.rule.get(rule.entry)?;
    let severity = match entry.level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Info => Severity::Info,
    };
    let row_id = at.row.map(|row| row.id.as_str()).unwrap_or_default();
    let column_name = |column: usize| {
        ledgers.tables.get(at.table).and_then(|it| it.columns.get(column)).map(|it| it.id.as_str())
    };
    let (text, table, column, figure) = match rule.place {
        RulePlace::Column(column) => {
            let text = place_text(ledgers, at.table, row_id, column_name(column));
            (text, Some(at.table), Some(column), None)
        }
        RulePlace::Row => (place_text(ledgers, at.table, row_id, None), Some(at.table), None, None),
        RulePlace::Figure(figure) => (format!("figures.{}", rule.figure), None, None, Some(figure)),
        RulePlace::Table(table) => (table_id(ledgers, table).to_owned(), Some(table), None, None),
    };
    let values = rule.shows.iter().map(|shows| shown(shows, world, at)).collect();
    Some(LedgerFinding {
        code: rule.id.clone(),
        severity,
        at: text,
        table,
        row: at.row.map(|row| row.id.clone()),
        column,
        figure,
        says: Says::Rule(rule.entry),
        values,
        reason: ReasonState::NotAsked,
    })
}

fn shown(shows: &Shows, world: &World<'_>, at: Place<'_>) -> Shown {
    Shown {
        name: shows.name.clone(),
        value: value_of(&shows.value, world, at),
        holds: shows.holds.clone(),
        unit: shows.unit.clone(),
        places: shows.places,
        lines: shows.lines.clone(),
    }
}

/// What is wrong with a table as a whole: rows without or with the same id, more rows than one.
pub(super) fn table_findings(ledgers: &Ledgers, book: &Book, table: usize) -> Vec<LedgerFinding> {
    let rows = book.rows(table);
    let Some(entry) = ledgers.document.table.get(table) else { return Vec::new() };
    let mut findings = Vec::new();
    if entry.is_single && rows.len() > 1 {
        let finding = message("one-row", Severity::Error, entry.id.clone());
        findings.push(LedgerFinding { table: Some(table), ..finding });
    }
    let mut known = BTreeSet::new();
    for row in rows {
        let is_new = known.insert(row.id.as_str());
        let aspects = ledgers.document.part.iter().flat_map(|part| &part.aspect);
        let key = match row.id.as_str() {
            "" => Some("row-id"),
            _ if !is_new => Some("row-twice"),
            id if entry.is_guide && !aspects.into_iter().any(|it| it.id == id) => {
                Some("unknown-aspect")
            }
            _ => None,
        };
        findings.extend(key.map(|key| {
            let text = place_text(ledgers, table, &row.id, None);
            in_row(message(key, Severity::Error, text), table, &row.id, None)
        }));
    }
    findings
}

/// What is wrong with the input as a whole: tables that are not declared, reports that are not
/// earlier.
pub(super) fn input_findings(book: &Book, input: &LedgerInput) -> Vec<LedgerFinding> {
    let tables = book.unknown_tables.iter();
    let mut findings: Vec<LedgerFinding> = tables
        .map(|id| {
            let mut finding = message("unknown-table", Severity::Error, format!("ledgers.{id}"));
            finding.values.push(Shown::text("found", id));
            finding
        })
        .collect();
    let order = |report: &super::input::Report| {
        report.period().map(|period| (period.year, period.quarter.unwrap_or(5)))
    };
    let own = order(&input.report);
    for (place, report) in input.prior.iter().enumerate() {
        let period = order(report);
        if period.is_none() || (own.is_some() && period >= own) {
            let mut finding =
                message("prior-period", Severity::Error, format!("prior[{place}].period"));
            let found = report.dossier.period.as_deref().unwrap_or_default();
            finding.values.push(Shown::text("found", found));
            findings.push(finding);
        }
    }
    findings
}

/// Figures that cannot be computed, and figures typed that disagree with what is.
pub(super) fn derived_findings(
    ledgers: &Ledgers,
    rubric: &Rubric,
    entries: &[(String, RawEntry)],
    derived: &[DerivedFigure],
) -> Vec<LedgerFinding> {
    derived.iter().filter_map(|it| derived_finding(ledgers, rubric, entries, it)).collect()
}

fn derived_finding(
    ledgers: &Ledgers,
    rubric: &Rubric,
    entries: &[(String, RawEntry)],
    derived: &DerivedFigure,
) -> Option<LedgerFinding> {
    let figure = derived.figure?;
    let at = format!("figures.{}", derived.id);
    let finding =
        |key| LedgerFinding { figure: Some(figure), ..message(key, Severity::Error, at.clone()) };
    let Some(computed) = derived.value.as_number() else {
        // What is absent is still to come; what is unknown stands there and is wrong.
        let is_wrong = derived.value == Cell::Unknown;
        let severity = if is_wrong { Severity::Error } else { Severity::Info };
        return Some(LedgerFinding { severity, ..finding("not-computed") });
    };
    let (_, entry) = entries.iter().find(|(id, _)| *id == derived.id)?;
    if *entry == RawEntry::Nothing {
        return None;
    }
    let typed = fact_from_entry(rubric.figures.get(figure)?, entry).fact;
    let agrees = match &typed {
        Known::Value(value) => value.as_number() == Some(computed),
        Known::NotApplicable => computed.is_zero(),
        Known::Missing => false,
    };
    if agrees {
        return None;
    }
    let declared = ledgers.derived.get(derived.place)?;
    let unit = Some((declared.unit.symbol.clone(), declared.unit.factor.clone()));
    let value = |name: &str, value: Cell| Shown {
        name: name.to_owned(),
        value,
        holds: super::cell::CellType::Scalar(declared.unit.of.clone()),
        unit: unit.clone(),
        places: 6,
        lines: Vec::new(),
    };
    let check = ledgers.document.derive.get(declared.entry)?.check.clone();
    let mut finding = finding("derived-disagrees");
    finding.code = check.unwrap_or(finding.code);
    finding.values =
        vec![value("typed", Cell::from_known(typed)), value("computed", derived.value.clone())];
    Some(finding)
}
