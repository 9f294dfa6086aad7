//! [`Gathered`]: what imports say of each place, before anything is taken; and the rows that they
//! speak of, found by id or name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use engine::facts::RawEntry;
use engine::ledger::document::{NAME, TableEntry};
use engine::ledger::{LedgerInput, RawRow, RawTable};
use report::import::{Note, SheetCode};

use super::import::{Import, Origin, Proposed, ProposedRow};
use super::merge::Place;
use super::scheme::Scheme;

/// Values for one place.
pub(super) struct Said {
    pub(super) place: Place,
    pub(super) values: Vec<(RawEntry, Origin)>,
}

/// A row that a sheet has spoken of: file, sheet, table, id.
type Spoken = (Arc<str>, Arc<str>, usize, String);

/// What imports say.
pub(super) struct Gathered<'a, 's> {
    scheme: &'a Scheme<'s>,
    /// Tables and rows as they will be; cells are still those of the dossier.
    pub(super) tables: Vec<RawTable>,
    /// In the order in which places were first spoken of.
    pub(super) said: Vec<Said>,
    pub(super) notes: Vec<Note>,
    places: BTreeMap<Place, usize>,
    /// Ids of rows, by table.
    ids: BTreeSet<(usize, String)>,
    /// Ids of rows, by table and name.
    named: BTreeMap<(usize, String), Vec<String>>,
    /// How many rows each table has.
    counts: BTreeMap<usize, u64>,
    /// Rows that a sheet has spoken of.
    spoken: BTreeSet<Spoken>,
    /// Tables that are spoken of.
    pub(super) opened: BTreeSet<usize>,
    /// Rows that are spoken of, by table and id.
    pub(super) mentioned: BTreeSet<(usize, String)>,
    /// Rows that are new.
    pub(super) made: Vec<Proposed<(usize, String)>>,
}

impl<'a, 's> Gathered<'a, 's> {
    /// Nothing yet, beside the rows of a dossier.
    pub(super) fn new(scheme: &'a Scheme<'s>, base: &LedgerInput) -> Self {
        let mut gathered = Self {
            scheme,
            tables: base.report.tables.clone(),
            said: Vec::new(),
            notes: Vec::new(),
            places: BTreeMap::new(),
            ids: BTreeSet::new(),
            named: BTreeMap::new(),
            counts: BTreeMap::new(),
            spoken: BTreeSet::new(),
            opened: BTreeSet::new(),
            mentioned: BTreeSet::new(),
            made: Vec::new(),
        };
        for table in &base.report.tables {
            let tables = &scheme.ledgers.document.table;
            let Some(at) = tables.iter().position(|entry| entry.id == table.id) else { continue };
            for row in &table.rows {
                gathered.know(at, &row.id);
                let name = row.cells.iter().find(|(column, _)| column == NAME);
                if let Some((_, RawEntry::Text(name))) = name {
                    gathered.name(at, name, &row.id);
                }
            }
        }
        gathered
    }

    /// Takes in what an import says.
    pub(super) fn take(&mut self, import: &Import) {
        for figure in &import.figures {
            let place = Place::Figure(figure.of);
            self.add(place, figure.entry.clone(), figure.origin.clone());
        }
        for table in &import.tables {
            let Some(entry) = self.scheme.table(table.table) else { continue };
            let says = |row: &ProposedRow| !is_unanswered(entry, row);
            if !table.rows.iter().any(says) && !table.says_nothing {
                continue;
            }
            self.open_table(table.table);
            for row in &table.rows {
                let Some(id) = self.id_of(table.table, row) else { continue };
                for cell in &row.cells {
                    let place = Place::Cell(table.table, id.clone(), cell.of);
                    self.add(place, cell.entry.clone(), cell.origin.clone());
                }
            }
        }
    }

    fn add(&mut self, place: Place, entry: RawEntry, origin: Origin) {
        let known = self.places.get(&place).and_then(|at| self.said.get_mut(*at));
        if let Some(known) = known {
            known.values.push((entry, origin));
            return;
        }
        self.places.insert(place.clone(), self.said.len());
        self.said.push(Said { place, values: vec![(entry, origin)] });
    }

    fn name(&mut self, table: usize, name: &str, id: &str) {
        let ids = self.named.entry((table, name.to_owned())).or_default();
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }

    /// Remembers the id of a row; true if it is new.
    fn know(&mut self, table: usize, id: &str) -> bool {
        let is_new = self.ids.insert((table, id.to_owned()));
        if is_new {
            let count = self.counts.entry(table).or_default();
            *count = count.saturating_add(1);
        }
        is_new
    }

    /// Puts a table in use.
    fn open_table(&mut self, table: usize) {
        let Some(entry) = self.scheme.table(table) else { return };
        self.opened.insert(table);
        if !self.tables.iter().any(|known| known.id == entry.id) {
            self.tables.push(RawTable { id: entry.id.clone(), rows: Vec::new() });
        }
    }

    /// The id of the row that a proposed row is for; the row is made where there is none.
    fn id_of(&mut self, table: usize, row: &ProposedRow) -> Option<String> {
        let entry = self.scheme.table(table)?;
        if entry.is_single {
            self.open_row(table, &entry.id, row);
            return Some(entry.id.clone());
        }
        if entry.is_guide && row.cells.is_empty() {
            return None;
        }
        if entry.is_guide && row.id.is_none() {
            self.note(SheetCode::NoAspect, row, row.origin.to_string(), String::new());
            return None;
        }
        let id = match &row.id {
            Some(id) => id.clone(),
            None => self.known_id(table, row).unwrap_or_else(|| {
                let id = self.new_id(table, &entry.id);
                self.note(SheetCode::NewId, row, String::new(), id.clone());
                id
            }),
        };
        self.open_row(table, &id, row);
        Some(id)
    }

    fn note(&mut self, code: SheetCode, row: &ProposedRow, found: String, became: String) {
        self.notes.push(Note {
            code: code.into(),
            sheet: row.origin.sheet.to_string(),
            row: Some(row.origin.row),
            column: None,
            found,
            became,
        });
    }

    fn open_row(&mut self, table: usize, id: &str, row: &ProposedRow) {
        if let Some(name) = self.name_in(table, row) {
            self.name(table, &name, id);
        }
        self.spoken.insert(spoken(row, table, id));
        self.mentioned.insert((table, id.to_owned()));
        if !self.know(table, id) {
            return;
        }
        let named = self.name_in(table, row).map_or(RawEntry::Nothing, RawEntry::Text);
        let of = (table, id.to_owned());
        self.made.push(Proposed { of, entry: named, origin: row.origin.clone() });
        let Some(entry) = self.scheme.table(table) else { return };
        if let Some(rows) = self.tables.iter_mut().find(|known| known.id == entry.id) {
            rows.rows.push(RawRow { id: id.to_owned(), cells: Vec::new() });
        }
    }

    /// The name in a row.
    fn name_in(&self, table: usize, row: &ProposedRow) -> Option<String> {
        let columns = &self.scheme.table(table)?.column;
        let key = columns.iter().position(|column| column.id == NAME)?;
        match &row.cells.iter().find(|cell| cell.of == key)?.entry {
            RawEntry::Text(name) => Some(name.clone()),
            _ => None,
        }
    }

    /// The id of the row of the same name; within one sheet two rows of one name stay two rows.
    fn known_id(&self, table: usize, row: &ProposedRow) -> Option<String> {
        let name = self.name_in(table, row)?;
        let mut ids = self.named.get(&(table, name))?.iter();
        ids.find(|id| !self.spoken.contains(&spoken(row, table, id))).cloned()
    }

    /// The lowest number that no row of the table has.
    fn new_id(&self, table: usize, name: &str) -> String {
        // Most often the next number is free, so numbers below are not tried one by one.
        let count = self.counts.get(&table).copied().unwrap_or_default();
        let mut ids = (count.saturating_add(1)..).map(|number| format!("{name}-{number}"));
        ids.find(|id| !self.ids.contains(&(table, id.clone()))).unwrap_or_default()
    }
}

/// A form lists the aspects of the guide and what else is to be answered; unanswered it says
/// nothing. Once a row is answered, the others are open questions and no more left out.
fn is_unanswered(entry: &TableEntry, row: &ProposedRow) -> bool {
    if entry.is_guide {
        return row.cells.is_empty();
    }
    let column = |place: usize| entry.column.get(place).map_or("", |column| column.id.as_str());
    let cells: Vec<(&str, &RawEntry)> =
        row.cells.iter().map(|cell| (column(cell.of), &cell.entry)).collect();
    row.id.as_deref().is_some_and(|id| entry.is_unanswered(id, &cells))
}

fn spoken(row: &ProposedRow, table: usize, id: &str) -> Spoken {
    (row.origin.file.clone(), row.origin.sheet.clone(), table, id.to_owned())
}
