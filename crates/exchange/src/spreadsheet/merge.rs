//! [`merge`]: imports laid over a dossier. What is blank there is filled, what differs is shown and
//! kept unless the files are preferred, and what files say in contradiction is never taken.
//!
//! A blank cell of a file says nothing: it deletes nothing. Rows meet by their ids; one without id
//! meets the row of the same name, or becomes a new row.

use std::collections::{BTreeMap, BTreeSet};

use engine::facts::RawEntry;
use engine::ledger::LedgerInput;
use report::import::Note;

use super::gather::{Gathered, Said};
use super::import::{Import, Origin, Proposed};
use super::scheme::Scheme;

/// Whose value is taken where dossier and files differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefer {
    /// The dossier keeps its own.
    Dossier,
    /// The files replace it.
    Files,
}

/// What a value is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A figure, by its place in the rubric.
    Figure(usize),
    /// A cell: table, id of the row, column, by their places in the document.
    Cell(usize, String, usize),
}

/// A value that is filled in or differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is for.
    pub place: Place,
    /// What the dossier had.
    pub was: RawEntry,
    /// What the file has.
    pub becomes: RawEntry,
    /// Where it stands.
    pub origin: Origin,
}

/// Values of several files that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What they are for.
    pub place: Place,
    /// The values and where they stand.
    pub values: Vec<(RawEntry, Origin)>,
}

/// What comes of laying imports over a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The dossier with what was taken.
    pub input: LedgerInput,
    /// What was blank and is filled.
    pub filled: Vec<Change>,
    /// What differs; taken only if the files are preferred.
    pub differing: Vec<Change>,
    /// What files contradict each other in; never taken.
    pub conflicts: Vec<Conflict>,
    /// Rows that are new, by table and id, with their names and where they begin.
    pub added: Vec<Proposed<(usize, String)>>,
    /// Rows of the dossier that no file names, in tables that files speak of: by table and id. They
    /// stay, unless [`Merge::drop_absent`] is called.
    pub absent: Vec<(usize, String)>,
    /// Tables that files speak of.
    pub opened: BTreeSet<usize>,
    /// How many values were the same.
    pub same: usize,
    /// Ids that rows were given.
    pub notes: Vec<Note>,
}

/// Lays imports over a dossier.
pub fn merge(scheme: &Scheme, base: &LedgerInput, imports: &[Import], prefer: Prefer) -> Merge {
    merge_by(scheme, base, imports, &|_| prefer)
}

/// As [`merge`], with a preference for each place.
pub fn merge_by(
    scheme: &Scheme,
    base: &LedgerInput,
    imports: &[Import],
    prefer: &dyn Fn(&Place) -> Prefer,
) -> Merge {
    let mut gathered = Gathered::new(scheme, base);
    for import in imports {
        gathered.take(import);
    }
    let absent = absent(scheme, base, &gathered);
    let Gathered { tables, said, notes, made, opened, .. } = gathered;
    let mut input = base.clone();
    input.report.tables = tables;
    let rows = rows_of(scheme, &input);
    let mut merge = Merge {
        input,
        filled: Vec::new(),
        differing: Vec::new(),
        conflicts: Vec::new(),
        added: made,
        absent,
        opened,
        same: 0,
        notes,
    };
    for Said { place, values } in said {
        merge.settle(scheme, &rows, place, values, prefer);
    }
    in_order(scheme, &mut merge.input);
    merge
}

/// Rows that are not named, of tables that are spoken of. The guide lists what it asks by itself.
fn absent(scheme: &Scheme, base: &LedgerInput, gathered: &Gathered) -> Vec<(usize, String)> {
    let mut absent = Vec::new();
    for table in &base.report.tables {
        let tables = scheme.ledgers.document.table.iter();
        let mut tables = tables.enumerate().filter(|(_, it)| !it.is_single && !it.is_guide);
        let Some((at, _)) = tables.find(|(_, entry)| entry.id == table.id) else { continue };
        let rows = table.rows.iter().map(|row| (at, row.id.clone()));
        let is_opened = gathered.opened.contains(&at);
        absent.extend(rows.filter(|row| is_opened && !gathered.mentioned.contains(row)));
    }
    absent
}

/// Where rows stand: by table and id, the places of table and row.
type Rows = BTreeMap<(usize, String), (usize, usize)>;

fn rows_of(scheme: &Scheme, input: &LedgerInput) -> Rows {
    let mut rows = Rows::new();
    for (at, table) in input.report.tables.iter().enumerate() {
        let tables = &scheme.ledgers.document.table;
        let Some(entry) = tables.iter().position(|entry| entry.id == table.id) else { continue };
        for (place, row) in table.rows.iter().enumerate() {
            rows.entry((entry, row.id.clone())).or_insert((at, place));
        }
    }
    rows
}

impl Merge {
    /// Takes the rows of a table away that no file names.
    pub fn drop_absent(&mut self, scheme: &Scheme, table: usize) {
        let Some(entry) = scheme.table(table) else { return };
        let gone = self.absent.iter().filter(|(of, _)| *of == table);
        let gone: BTreeSet<&str> = gone.map(|(_, id)| id.as_str()).collect();
        let mut tables = self.input.report.tables.iter_mut();
        if let Some(table) = tables.find(|known| known.id == entry.id) {
            table.rows.retain(|row| !gone.contains(row.id.as_str()));
        }
    }

    fn settle(
        &mut self,
        scheme: &Scheme,
        rows: &Rows,
        place: Place,
        values: Vec<(RawEntry, Origin)>,
        prefer: &dyn Fn(&Place) -> Prefer,
    ) {
        let mut distinct: Vec<(RawEntry, Origin)> = Vec::new();
        for value in values {
            if !distinct.iter().any(|known| known.0 == value.0) {
                distinct.push(value);
            }
        }
        let [(becomes, origin)] = distinct.as_slice() else {
            return self.conflicts.push(Conflict { place, values: distinct });
        };
        let Some(slot) = slot(scheme, rows, &mut self.input, &place) else { return };
        if slot == becomes {
            self.same = self.same.saturating_add(1);
            return;
        }
        let (was, becomes, origin) = (slot.clone(), becomes.clone(), origin.clone());
        let is_blank = match &was {
            RawEntry::Nothing => true,
            RawEntry::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        if is_blank || prefer(&place) == Prefer::Files {
            slot.clone_from(&becomes);
        }
        let change = Change { place, was, becomes, origin };
        if is_blank { self.filled.push(change) } else { self.differing.push(change) }
    }
}

/// The entry of a place; made where there is none.
fn slot<'i>(
    scheme: &Scheme,
    rows: &Rows,
    input: &'i mut LedgerInput,
    place: &Place,
) -> Option<&'i mut RawEntry> {
    let (cells, name) = match place {
        Place::Figure(at) => {
            (&mut input.report.dossier.entries, &scheme.rubric.figures.get(*at)?.id)
        }
        Place::Cell(table, row, column) => {
            let (at, row) = *rows.get(&(*table, row.clone()))?;
            let row = input.report.tables.get_mut(at)?.rows.get_mut(row)?;
            (&mut row.cells, &scheme.column(*table, *column)?.id)
        }
    };
    let at = cells.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        cells.push((name.clone(), RawEntry::Nothing));
        cells.len().saturating_sub(1)
    });
    cells.get_mut(at).map(|(_, entry)| entry)
}

/// Figures in the order of the rubric, tables and cells in the order of the ledgers; what neither
/// knows comes last, in the order in which it was.
pub fn in_order(scheme: &Scheme, input: &mut LedgerInput) {
    let figure = |id: &str| scheme.rubric.figure_index(id).unwrap_or(usize::MAX);
    input.report.dossier.entries.retain(|(_, entry)| *entry != RawEntry::Nothing);
    input.report.dossier.entries.sort_by_key(|(id, _)| figure(id));
    let tables = &scheme.ledgers.document.table;
    input.report.tables.sort_by_key(|table| {
        tables.iter().position(|entry| entry.id == table.id).unwrap_or(usize::MAX)
    });
    for table in &mut input.report.tables {
        let Some(entry) = tables.iter().find(|entry| entry.id == table.id) else { continue };
        let place = |id: &str| entry.column.iter().position(|it| it.id == id).unwrap_or(usize::MAX);
        for row in &mut table.rows {
            row.cells.retain(|(_, entry)| *entry != RawEntry::Nothing);
            row.cells.sort_by_key(|(id, _)| place(id));
        }
    }
}
