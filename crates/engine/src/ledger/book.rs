//! [`Book`]: the tables and figures of one report as read, row by row, with their indexes.

use std::collections::BTreeSet;

use super::cell::Cell;
use super::compiled::{Ledgers, Table};
use super::date::Date;
use super::input::{RawRow, Report};
use super::term::{PeriodFact, Place, World, value_of};
use super::typed::{CellFault, cell_from_entry};
use crate::facts::{RawEntry, ReportingPeriod, fact_from_entry};
use crate::quantity::{Known, Rational};
use crate::rubric::{Figure, Rubric};

/// A cell that was refused: column as given, why, and what stood there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Column, by the name it was given under.
    pub column: String,
    /// What is wrong.
    pub fault: CellFault,
    /// What stood there.
    pub found: String,
}

/// A row as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identifies it.
    pub id: String,
    /// Cells by column; the first is the id.
    pub cells: Vec<Cell>,
    /// Cells that were refused.
    pub refused: Vec<Refused>,
}

/// Rows by the value of a column.
#[derive(Debug, Clone, Default)]
pub struct Index(Vec<(u64, u32)>);

impl Index {
    fn of(rows: &[Row], column: usize) -> Self {
        let entries = rows.iter().zip(0u32..);
        let entries =
            entries.filter_map(|(row, place)| Some((row.cells.get(column)?.fingerprint()?, place)));
        let mut entries: Vec<(u64, u32)> = entries.collect();
        entries.sort_unstable();
        Self(entries)
    }

    /// Places of the rows whose value has this fingerprint, in the order of the table.
    pub fn places(&self, fingerprint: u64) -> &[(u64, u32)] {
        let start = self.0.partition_point(|(known, _)| *known < fingerprint);
        let end = self.0.partition_point(|(known, _)| *known <= fingerprint);
        self.0.get(start..end).unwrap_or_default()
    }
}

/// A table in use.
#[derive(Debug, Clone, Default)]
struct InUse {
    rows: Vec<Row>,
    ids: Index,
}

/// A report as read.
#[derive(Debug, Clone, Default)]
pub struct Book {
    period: Option<ReportingPeriod>,
    tables: Vec<Option<InUse>>,
    figures: Vec<Cell>,
    indexes: Vec<Index>,
    /// Tables given that are not declared.
    pub unknown_tables: Vec<String>,
}

impl Book {
    /// Reads a report. What cannot be read is refused cell by cell.
    pub fn of(ledgers: &Ledgers, rubric: &Rubric, report: &Report) -> Self {
        let mut book = Self {
            period: report.period(),
            tables: vec![None; ledgers.tables.len()],
            figures: figure_cells(rubric, &report.dossier.entries),
            indexes: vec![Index::default(); ledgers.indexes.len()],
            unknown_tables: Vec::new(),
        };
        for raw in &report.tables {
            let place = ledgers.table_index(&raw.id);
            match place.and_then(|place| Some((place, ledgers.tables.get(place)?))) {
                Some((place, table)) => {
                    let mut rows: Vec<Row> =
                        raw.rows.iter().map(|row| row_from_raw(table, row)).collect();
                    if ledgers.document.table.get(place).is_some_and(|entry| entry.is_guide) {
                        add_aspects(ledgers, table, &mut rows);
                    }
                    book.put_table(place, rows);
                }
                None => book.unknown_tables.push(raw.id.clone()),
            }
        }
        book.follow(ledgers);
        book
    }

    fn put_table(&mut self, place: usize, rows: Vec<Row>) {
        let ids = Index::of(&rows, 0);
        if let Some(slot) = self.tables.get_mut(place) {
            *slot = Some(InUse { rows, ids });
        }
    }

    /// Computes all columns that follow from others, and the indexes.
    fn follow(&mut self, ledgers: &Ledgers) {
        for (index, (table, column)) in ledgers.indexes.iter().enumerate() {
            if !is_derived(ledgers, *table, *column) {
                self.build_index(index, *table, *column);
            }
        }
        for (place, table) in ledgers.tables.iter().enumerate() {
            for (column, _) in table.columns.iter().enumerate().filter(|(_, it)| it.value.is_some())
            {
                for row in 0..self.rows(place).len() {
                    self.follow_cell(ledgers, place, row, column);
                }
                for (index, _) in
                    ledgers.indexes.iter().enumerate().filter(|(_, it)| **it == (place, column))
                {
                    self.build_index(index, place, column);
                }
            }
        }
    }

    fn build_index(&mut self, index: usize, table: usize, column: usize) {
        let built = Index::of(self.rows(table), column);
        if let Some(slot) = self.indexes.get_mut(index) {
            *slot = built;
        }
    }

    fn follow_cell(&mut self, ledgers: &Ledgers, table: usize, row: usize, column: usize) {
        let term = ledgers.tables.get(table).and_then(|it| it.columns.get(column)?.value.as_ref());
        let (Some(term), Some(there)) = (term, self.rows(table).get(row)) else { return };
        let world = World::alone(ledgers, self);
        let value = value_of(term, &world, Place { table, row: Some(there), inner: None });
        let slot = self.row_mut(table, row).and_then(|row| row.cells.get_mut(column));
        if let Some(slot) = slot {
            *slot = value;
        }
    }

    fn row_mut(&mut self, table: usize, row: usize) -> Option<&mut Row> {
        self.tables.get_mut(table)?.as_mut()?.rows.get_mut(row)
    }

    /// Puts a row in the place of another, or at the end, and computes what follows from it in its
    /// own row. True if rows elsewhere may have to be computed anew.
    pub(super) fn put_row(&mut self, ledgers: &Ledgers, place: usize, at: usize, raw: &RawRow) {
        let Some(table) = ledgers.tables.get(place) else { return };
        let row = row_from_raw(table, raw);
        let Some(Some(there)) = self.tables.get_mut(place) else {
            self.put_table(place, vec![row]);
            return self.follow(ledgers);
        };
        match there.rows.get_mut(at) {
            Some(slot) => *slot = row,
            None => there.rows.push(row),
        }
        self.refresh(ledgers, place, at);
    }

    /// Takes a row away.
    pub(super) fn remove_row(&mut self, ledgers: &Ledgers, place: usize, at: usize) {
        let Some(Some(there)) = self.tables.get_mut(place) else { return };
        if at < there.rows.len() {
            there.rows.remove(at);
        }
        self.refresh(ledgers, place, usize::MAX);
    }

    /// Indexes of the table anew, then the row's own columns, then columns elsewhere that look
    /// around.
    fn refresh(&mut self, ledgers: &Ledgers, place: usize, at: usize) {
        if let Some(Some(there)) = self.tables.get_mut(place) {
            there.ids = Index::of(&there.rows, 0);
        }
        let columns = |table: usize| ledgers.tables.get(table).map_or(&[][..], |it| &it.columns);
        for (column, _) in columns(place).iter().enumerate().filter(|(_, it)| it.value.is_some()) {
            self.follow_cell(ledgers, place, at, column);
        }
        for (index, (table, column)) in ledgers.indexes.iter().enumerate() {
            if *table == place {
                self.build_index(index, *table, *column);
            }
        }
        for table in 0..ledgers.tables.len() {
            let around = columns(table).iter().enumerate().filter(|(_, it)| it.looks_around);
            for (column, _) in around {
                for row in 0..self.rows(table).len() {
                    self.follow_cell(ledgers, table, row, column);
                }
            }
        }
    }

    /// The rows of a table; none if it is not in use.
    pub fn rows(&self, table: usize) -> &[Row] {
        self.tables.get(table).and_then(Option::as_ref).map_or(&[], |table| &table.rows)
    }

    /// True if the table was given, with or without rows.
    pub fn is_in_use(&self, table: usize) -> bool {
        matches!(self.tables.get(table), Some(Some(_)))
    }

    /// The first row of that id.
    pub fn row(&self, table: usize, id: &str) -> Option<&Row> {
        let table = self.tables.get(table)?.as_ref()?;
        let places = table.ids.places(Cell::text(id).fingerprint()?);
        let rows = places.iter().filter_map(|(_, at)| table.rows.get(usize::try_from(*at).ok()?));
        rows.into_iter().find(|row| row.id == id)
    }

    /// Rows that have this value in the column of an index.
    pub(super) fn index(&self, index: usize) -> Option<&Index> {
        self.indexes.get(index)
    }

    /// The figure with this place in the rubric, in base units.
    pub fn figure(&self, index: usize) -> Cell {
        self.figures.get(index).cloned().unwrap_or(Cell::Absent)
    }

    /// Puts what follows from tables in the place of a figure.
    pub(super) fn put_figure(&mut self, index: usize, value: Cell) {
        if let Some(slot) = self.figures.get_mut(index) {
            *slot = value;
        }
    }

    /// Puts what was typed in the place of a figure again.
    pub(super) fn put_typed_figure(
        &mut self,
        rubric: &Rubric,
        index: usize,
        entries: &[(String, RawEntry)],
    ) {
        if let Some(figure) = rubric.figures.get(index) {
            self.put_figure(index, figure_cell(figure, entries));
        }
    }

    /// Reads figures anew.
    pub(super) fn put_figures(&mut self, rubric: &Rubric, entries: &[(String, RawEntry)]) {
        self.figures = figure_cells(rubric, entries);
    }

    /// The period, if it can be read.
    pub fn period(&self) -> Option<ReportingPeriod> {
        self.period
    }

    /// A fact of the period; unknown if the period cannot be read, so that nothing is counted as
    /// lying outside of it.
    pub fn period_fact(&self, fact: PeriodFact) -> Cell {
        let Some(period) = self.period else { return Cell::Unknown };
        let quarter = period.quarter.unwrap_or(4);
        let date = |month, day| Date::new(period.year, month, day).map_or(Cell::Absent, Cell::Date);
        match (fact, quarter) {
            (PeriodFact::Start, _) => date(1, 1),
            (PeriodFact::End, 1) => date(3, 31),
            (PeriodFact::End, 2) => date(6, 30),
            (PeriodFact::End, 3) => date(9, 30),
            (PeriodFact::End, _) => date(12, 31),
            (PeriodFact::Year, _) => Cell::Number(Rational::from(period.year)),
            (PeriodFact::Quarter, quarter) => Cell::Number(Rational::from(quarter)),
        }
    }
}

fn is_derived(ledgers: &Ledgers, table: usize, column: usize) -> bool {
    let column = ledgers.tables.get(table).and_then(|it| it.columns.get(column));
    column.is_some_and(|column| column.value.is_some())
}

fn row_from_raw(table: &Table, raw: &RawRow) -> Row {
    let mut cells = vec![Cell::Absent; table.columns.len()];
    let mut refused = Vec::new();
    let mut next = 1;
    for (name, entry) in &raw.cells {
        let place = column_place(table, name, next);
        next = place.map_or(next, |place| place.saturating_add(1));
        let column = place.and_then(|place| table.columns.get(place));
        let read = column.map_or(Err(CellFault::Column), |column| cell_from_entry(column, entry));
        let cell = match read {
            Ok(cell) => cell,
            Err(fault) => {
                refused.push(Refused { column: name.clone(), fault, found: spelt(entry) });
                Cell::Unknown
            }
        };
        if let Some(slot) = place.and_then(|place| cells.get_mut(place)) {
            *slot = cell;
        }
    }
    if let Some(slot) = cells.first_mut() {
        *slot = Cell::text(&raw.id);
    }
    Row { id: raw.id.clone(), cells, refused }
}

/// The place of a column; rows mostly have them in order, so `next` is looked at first. The id
/// stands in the row itself and is none of them.
fn column_place(table: &Table, name: &str, next: usize) -> Option<usize> {
    let is_named = |place: usize| table.columns.get(place).is_some_and(|it| it.id == name);
    if is_named(next) {
        return Some(next);
    }
    (1..table.columns.len()).find(|place| is_named(*place))
}

/// The most characters of a cell that a message repeats.
const LONGEST_SHOWN: usize = 40;

fn spelt(entry: &RawEntry) -> String {
    match entry {
        RawEntry::Text(text) | RawEntry::Unreadable(text) => {
            text.chars().take(LONGEST_SHOWN).collect()
        }
        _ => String::new(),
    }
}

/// Aspects that have no answer yet are rows too, so that what is not answered is not left out.
fn add_aspects(ledgers: &Ledgers, table: &Table, rows: &mut Vec<Row>) {
    let given: BTreeSet<String> = rows.iter().map(|row| row.id.clone()).collect();
    let aspects = ledgers.document.part.iter().flat_map(|part| &part.aspect);
    for aspect in aspects.filter(|aspect| !given.contains(&aspect.id)) {
        let raw = RawRow { id: aspect.id.clone(), cells: Vec::new() };
        rows.push(row_from_raw(table, &raw));
    }
}

/// The facts of entries as cells, by figure.
fn figure_cells(rubric: &Rubric, entries: &[(String, RawEntry)]) -> Vec<Cell> {
    rubric.figures.iter().map(|figure| figure_cell(figure, entries)).collect()
}

fn figure_cell(figure: &Figure, entries: &[(String, RawEntry)]) -> Cell {
    let entry = entries.iter().find(|(id, _)| *id == figure.id).map(|(_, entry)| entry);
    let read = fact_from_entry(figure, entry.unwrap_or(&RawEntry::Nothing));
    match read.fact {
        Known::Missing if read.problem.is_some() => Cell::Unknown,
        known => Cell::from_known(known),
    }
}
