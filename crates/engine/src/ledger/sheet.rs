//! [`LedgerSheet`]: the tables of one dossier with all that follows from them, kept up to date
//! edit by edit.
//!
//! An edit of a row computes that row anew, the columns and rules that look around, and the
//! aggregates; what other rows say of themselves is kept.

use std::sync::Arc;

use super::aggregate::{Behind, aggregate_value, behind};
use super::book::Book;
use super::cell::Cell;
use super::compiled::Ledgers;
use super::date::Date;
use super::derive::{DerivedFigure, derived_figures, dossier_with_derived};
use super::finding::{LedgerFinding, ReasonState, Says};
use super::input::{LedgerInput, RawRow, RawTable, Report};
use super::reasons::give_reasons;
use super::rules::{
    broken_at_large, broken_in_row, derived_findings, input_findings, own_findings, table_findings,
};
use super::term::World;
use crate::facts::{Dossier, RawEntry, ReportingPeriod, Severity};
use crate::rubric::Rubric;

/// The rules over the rows of a table.
#[derive(Debug, Clone, Default)]
struct RowRules {
    /// Those that look at the row alone.
    own: Vec<usize>,
    /// Those that look around.
    around: Vec<usize>,
}

/// The ledgers of one dossier, evaluated.
#[derive(Debug, Clone)]
pub struct LedgerSheet {
    rubric: Arc<Rubric>,
    ledgers: Arc<Ledgers>,
    input: LedgerInput,
    book: Book,
    prior: [Option<Book>; 4],
    aggregates: Vec<Cell>,
    derived: Vec<DerivedFigure>,
    rules: Vec<RowRules>,
    /// What each row says of itself, by table and row.
    own: Vec<Vec<Vec<LedgerFinding>>>,
}

impl LedgerSheet {
    /// Evaluates everything.
    pub fn new(rubric: Arc<Rubric>, ledgers: Arc<Ledgers>, input: LedgerInput) -> Self {
        let book = Book::of(&ledgers, &rubric, &input.report);
        let prior = prior_books(&ledgers, &rubric, &input);
        let rules = row_rules(&ledgers);
        let own = vec![Vec::new(); ledgers.tables.len()];
        let (aggregates, derived) = (Vec::new(), Vec::new());
        let mut sheet =
            Self { rubric, ledgers, input, book, prior, aggregates, derived, rules, own };
        sheet.follow();
        for table in 0..sheet.ledgers.tables.len() {
            sheet.judge_table(table);
        }
        sheet
    }

    /// The ledgers that it is evaluated by.
    pub fn ledgers(&self) -> &Ledgers {
        &self.ledgers
    }

    /// The same, to be kept.
    pub fn ledgers_shared(&self) -> Arc<Ledgers> {
        self.ledgers.clone()
    }

    /// All that was given.
    pub fn input(&self) -> &LedgerInput {
        &self.input
    }

    /// The report as read.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Figures and totals that follow from the tables in use.
    pub fn derived(&self) -> &[DerivedFigure] {
        &self.derived
    }

    /// The rows behind a figure or total, by its place in [`Ledgers::derived`]: for each aggregate
    /// that it uses.
    pub fn behind(&self, place: usize) -> Vec<Behind> {
        let mut aggregates = Vec::new();
        if let Some(derived) = self.ledgers.derived.get(place) {
            derived.value.aggregates(&mut aggregates);
        }
        let aggregates = aggregates.into_iter().filter_map(|it| self.ledgers.aggregates.get(it));
        aggregates.map(|aggregate| behind(aggregate, &self.world())).collect()
    }

    /// The dossier to assess: with what follows from tables in the place of what was typed.
    pub fn dossier(&self) -> Dossier {
        dossier_with_derived(&self.ledgers, &self.input.report.dossier, &self.derived)
    }

    /// Gives a table: rows, or none to say that there is nothing.
    pub fn put_table(&mut self, table: RawTable) {
        let tables = &mut self.input.report.tables;
        match tables.iter_mut().find(|known| known.id == table.id) {
            Some(slot) => *slot = table,
            None => tables.push(table),
        }
        self.read_anew();
    }

    /// Takes a table out of use: what followed from it is typed again.
    pub fn remove_table(&mut self, id: &str) {
        self.input.report.tables.retain(|table| table.id != id);
        self.read_anew();
    }

    /// Sets the period, as written, and the day on which the report is looked at.
    pub fn put_period(&mut self, period: Option<String>, as_of: Option<Date>) {
        self.input.report.dossier.period = period;
        self.input.as_of = as_of;
        self.prior = prior_books(&self.ledgers, &self.rubric, &self.input);
        self.read_anew();
    }

    fn read_anew(&mut self) {
        self.book = Book::of(&self.ledgers, &self.rubric, &self.input.report);
        self.follow();
        for table in 0..self.ledgers.tables.len() {
            self.judge_table(table);
        }
    }

    /// Puts a row in the place of the one at `at`, or at the end.
    pub fn put_row(&mut self, table: &str, at: usize, row: RawRow) {
        let Some(place) = self.ledgers.table_index(table) else { return };
        if !self.book.is_in_use(place) {
            return self.put_table(RawTable { id: table.to_owned(), rows: vec![row] });
        }
        let is_guide = self.ledgers.document.table.get(place).is_some_and(|entry| entry.is_guide);
        let rows = self.book.rows(place);
        let mut in_book = at.min(rows.len());
        let Some(given) = self.raw_rows(table) else { return };
        let mut in_input = at.min(given.len());
        if is_guide {
            // The book has a row for every aspect, the input those that were answered.
            in_input = given.iter().position(|known| known.id == row.id).unwrap_or(given.len());
            let rows = self.book.rows(place);
            in_book = rows.iter().position(|known| known.id == row.id).unwrap_or(rows.len());
        }
        self.book.put_row(&self.ledgers, place, in_book, &row);
        let Some(given) = self.raw_rows(table) else { return };
        match given.get_mut(in_input) {
            Some(slot) => *slot = row,
            None => given.push(row),
        }
        self.follow();
        self.judge_row(place, in_book);
    }

    /// Types a cell of the row at `at`.
    pub fn put_cell(&mut self, table: &str, at: usize, column: &str, entry: RawEntry) {
        let row = self.raw_rows(table).and_then(|rows| rows.get(at).cloned());
        let Some(mut row) = row else { return };
        match row.cells.iter_mut().find(|(known, _)| known == column) {
            Some((_, slot)) => *slot = entry,
            None => row.cells.push((column.to_owned(), entry)),
        }
        self.put_row(table, at, row);
    }

    /// Takes the row at `at` away.
    pub fn remove_row(&mut self, table: &str, at: usize) {
        let Some(place) = self.ledgers.table_index(table) else { return };
        match self.raw_rows(table) {
            Some(rows) if at < rows.len() => rows.remove(at),
            _ => return,
        };
        self.book.remove_row(&self.ledgers, place, at);
        if let Some(own) = self.own.get_mut(place).filter(|own| at < own.len()) {
            own.remove(at);
        }
        self.follow();
    }

    /// Types a figure.
    pub fn put_figure(&mut self, id: &str, entry: RawEntry) {
        let entries = &mut self.input.report.dossier.entries;
        match entries.iter_mut().find(|(known, _)| known == id) {
            Some((_, slot)) => *slot = entry,
            None => entries.push((id.to_owned(), entry)),
        }
        self.book.put_figures(&self.rubric, &self.input.report.dossier.entries);
        self.follow();
    }

    /// Gives a reason for the warning of that key; an empty one takes it back.
    pub fn put_reason(&mut self, key: &str, reason: &str) {
        self.input.reasons.retain(|(known, _)| known != key);
        if !reason.is_empty() {
            self.input.reasons.push((key.to_owned(), reason.to_owned()));
        }
    }

    /// All that is wrong, the graver first, each with the reason given for it.
    pub fn findings(&self) -> Vec<LedgerFinding> {
        let world = self.world();
        let mut findings = input_findings(&self.book, &self.input);
        findings.extend(derived_findings(
            &self.ledgers,
            &self.rubric,
            &self.input.report.dossier.entries,
            &self.derived,
        ));
        for (table, (rules, own)) in self.rules.iter().zip(&self.own).enumerate() {
            findings.extend(table_findings(&self.ledgers, &self.book, table));
            findings.extend(own.iter().flatten().cloned());
            let around = self.in_use(&rules.around);
            for row in self.book.rows(table) {
                findings.extend(broken_in_row(&world, table, row, &around));
            }
        }
        findings.extend(broken_at_large(&world));
        let reasons = &self.input.reasons;
        let left = give_reasons(&self.ledgers.document.reason, &mut findings, reasons);
        findings.extend(left.into_iter().map(reason_left));
        findings.sort_by(LedgerFinding::order);
        findings
    }

    fn raw_rows(&mut self, id: &str) -> Option<&mut Vec<RawRow>> {
        let tables = &mut self.input.report.tables;
        if !tables.iter().any(|table| table.id == id) {
            tables.push(RawTable { id: id.to_owned(), rows: Vec::new() });
        }
        tables.iter_mut().find(|table| table.id == id).map(|table| &mut table.rows)
    }

    fn world(&self) -> World<'_> {
        let [previous, earlier, last_year, year_end] = &self.prior;
        World {
            ledgers: &self.ledgers,
            book: &self.book,
            prior: [previous.as_ref(), earlier.as_ref(), last_year.as_ref(), year_end.as_ref()],
            as_of: self.input.as_of,
            aggregates: &self.aggregates,
        }
    }

    /// Aggregates, then the figures that follow, which take the place of what was typed.
    fn follow(&mut self) {
        let world = self.world();
        let aggregates = self.ledgers.aggregates.iter();
        self.aggregates = aggregates.map(|it| aggregate_value(it, &world)).collect();
        let derived = derived_figures(&self.world(), |_| true);
        let before = core::mem::replace(&mut self.derived, derived);
        let entries = &self.input.report.dossier.entries;
        for figure in before.iter().filter_map(|it| it.figure) {
            self.book.put_typed_figure(&self.rubric, figure, entries);
        }
        for it in &self.derived {
            if let Some(figure) = it.figure {
                self.book.put_figure(figure, it.value.clone());
            }
        }
    }

    fn judge_table(&mut self, table: usize) {
        let rules = self.rules.get(table).cloned().unwrap_or_default();
        let world = self.world();
        let rows = self.book.rows(table).iter();
        let own = rows.map(|row| own_findings(&world, table, row, &rules.own)).collect();
        if let Some(slot) = self.own.get_mut(table) {
            *slot = own;
        }
    }

    fn judge_row(&mut self, table: usize, at: usize) {
        let Some(rules) = self.rules.get(table) else { return };
        let row = self.book.rows(table).get(at);
        let own = row.map(|row| own_findings(&self.world(), table, row, &rules.own));
        let Some(slots) = self.own.get_mut(table) else { return };
        match (slots.get_mut(at), own) {
            (Some(slot), Some(own)) => *slot = own,
            (None, Some(own)) => slots.push(own),
            _ => {}
        }
    }

    fn in_use(&self, rules: &[usize]) -> Vec<usize> {
        let is_in_use = |rule: &usize| {
            let rule = self.ledgers.rules.get(*rule);
            rule.is_some_and(|rule| rule.tables.iter().all(|it| self.book.is_in_use(*it)))
        };
        rules.iter().copied().filter(is_in_use).collect()
    }
}

fn row_rules(ledgers: &Ledgers) -> Vec<RowRules> {
    let mut rules = vec![RowRules::default(); ledgers.tables.len()];
    for (place, rule) in ledgers.rules.iter().enumerate() {
        let Some(slot) = rule.each.and_then(|table| rules.get_mut(table)) else { continue };
        if rule.looks_around {
            slot.around.push(place);
        } else {
            slot.own.push(place);
        }
    }
    rules
}

/// A reason that belongs to no warning: what it explained has been mended, or it is misspelt.
fn reason_left(key: &str) -> LedgerFinding {
    LedgerFinding {
        code: "reason-left".to_owned(),
        severity: Severity::Info,
        at: format!("reasons.{key}"),
        table: None,
        row: None,
        column: None,
        figure: None,
        says: Says::Message("reason-left"),
        values: Vec::new(),
        reason: ReasonState::NotAsked,
    }
}

/// The earlier reports that rules may ask for.
fn prior_books(ledgers: &Ledgers, rubric: &Rubric, input: &LedgerInput) -> [Option<Book>; 4] {
    let Some(period) = input.report.period() else { return [const { None }; 4] };
    let own = (period.year, period.quarter.unwrap_or(4));
    let previous = before(own);
    let book = |wanted: (u16, u8)| {
        let report = report_of(&input.prior, |it| {
            (it.year, it.quarter.unwrap_or(4)) == wanted && wanted != own
        });
        report.map(|report| earlier_book(ledgers, rubric, report))
    };
    let year_end = report_of(&input.prior, |it| {
        period.quarter.is_none() && it.year == period.year && it.quarter == Some(4)
    });
    [
        book(previous),
        book(before(previous)),
        book((own.0.saturating_sub(1), own.1)),
        year_end.map(|report| earlier_book(ledgers, rubric, report)),
    ]
}

/// The quarter before.
fn before((year, quarter): (u16, u8)) -> (u16, u8) {
    if quarter > 1 { (year, quarter.saturating_sub(1)) } else { (year.saturating_sub(1), 4) }
}

fn report_of(reports: &[Report], is_wanted: impl Fn(ReportingPeriod) -> bool) -> Option<&Report> {
    reports.iter().find(|report| report.period().is_some_and(&is_wanted))
}

/// A report as it was read then, with those figures that rules ask for.
fn earlier_book(ledgers: &Ledgers, rubric: &Rubric, report: &Report) -> Book {
    let mut book = Book::of(ledgers, rubric, report);
    let is_wanted = |it: &super::compiled::Derived| {
        it.figure.is_some_and(|figure| ledgers.earlier_figures.contains(&figure))
    };
    let mut used = Vec::new();
    for it in ledgers.derived.iter().filter(|it| is_wanted(it)) {
        it.value.aggregates(&mut used);
    }
    let mut aggregates = vec![Cell::Absent; ledgers.aggregates.len()];
    for place in used {
        let value = ledgers
            .aggregates
            .get(place)
            .map(|it| aggregate_value(it, &World::alone(ledgers, &book)));
        if let (Some(value), Some(slot)) = (value, aggregates.get_mut(place)) {
            *slot = value;
        }
    }
    let world = World { aggregates: &aggregates, ..World::alone(ledgers, &book) };
    let derived = derived_figures(&world, is_wanted);
    for it in derived {
        if let Some(figure) = it.figure {
            book.put_figure(figure, it.value);
        }
    }
    book
}
