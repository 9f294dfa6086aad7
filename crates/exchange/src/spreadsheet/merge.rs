//! [`merge`]: imports laid over a dossier. What is blank there is filled, what differs is shown and
//! kept unless the files are preferred, and what files say in contradiction is never taken.
//!
//! A blank cell of a file says nothing: it deletes nothing. Rows meet by their ids; one without id
//! meets the row whose first text is the same, or becomes a new row.

use engine::facts::RawEntry;
use engine::ledger::document::ColumnType;
use engine::ledger::{LedgerInput, RawRow, RawTable};
use report::import::{Note, SheetCode};

use super::import::{Import, Origin, ProposedRow};
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
    /// How many values were the same.
    pub same: usize,
    /// Ids that rows were given.
    pub notes: Vec<Note>,
}

/// Values for one place.
struct Gathered {
    place: Place,
    values: Vec<(RawEntry, Origin)>,
}

/// Lays imports over a dossier.
pub fn merge(scheme: &Scheme, base: &LedgerInput, imports: &[Import], prefer: Prefer) -> Merge {
    let mut merging =
        Merging { scheme, input: base.clone(), gathered: Vec::new(), notes: Vec::new() };
    for import in imports {
        merging.gather(import);
    }
    let Merging { input, gathered, notes, .. } = merging;
    let mut merge = Merge {
        input,
        filled: Vec::new(),
        differing: Vec::new(),
        conflicts: Vec::new(),
        same: 0,
        notes,
    };
    for Gathered { place, values } in gathered {
        merge.settle(scheme, place, values, prefer);
    }
    in_order(scheme, &mut merge.input);
    merge
}

struct Merging<'a, 's> {
    scheme: &'a Scheme<'s>,
    input: LedgerInput,
    gathered: Vec<Gathered>,
    notes: Vec<Note>,
}

impl Merging<'_, '_> {
    fn gather(&mut self, import: &Import) {
        for figure in &import.figures {
            let place = Place::Figure(figure.of);
            self.add(place, figure.entry.clone(), figure.origin.clone());
        }
        for table in &import.tables {
            if table.rows.is_empty() && !table.says_nothing {
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
        match self.gathered.iter_mut().find(|known| known.place == place) {
            Some(known) => known.values.push((entry, origin)),
            None => self.gathered.push(Gathered { place, values: vec![(entry, origin)] }),
        }
    }

    /// Puts a table in use.
    fn open_table(&mut self, table: usize) {
        let Some(entry) = self.scheme.table(table) else { return };
        if table_of(&mut self.input, &entry.id).is_none() {
            let rows = Vec::new();
            self.input.report.tables.push(RawTable { id: entry.id.clone(), rows });
        }
    }

    /// The id of the row that a proposed row is for; the row is made where there is none.
    fn id_of(&mut self, table: usize, row: &ProposedRow) -> Option<String> {
        let entry = self.scheme.table(table)?;
        if entry.is_single {
            self.open_row(table, &entry.id);
            return Some(entry.id.clone());
        }
        if entry.is_guide && row.cells.is_empty() {
            return None;
        }
        if entry.is_guide && row.id.is_none() {
            let found = row.origin.to_string();
            self.note_row(SheetCode::NoAspect, row, found, String::new());
            return None;
        }
        let id = match &row.id {
            Some(id) => id.clone(),
            None => self.known_id(table, row).unwrap_or_else(|| {
                let id = self.new_id(&entry.id);
                self.note_row(SheetCode::NewId, row, String::new(), id.clone());
                id
            }),
        };
        self.open_row(table, &id);
        Some(id)
    }

    fn note_row(&mut self, code: SheetCode, row: &ProposedRow, found: String, became: String) {
        self.notes.push(Note {
            code: code.into(),
            sheet: row.origin.sheet.clone(),
            row: Some(row.origin.row),
            column: None,
            found,
            became,
        });
    }

    fn open_row(&mut self, table: usize, id: &str) {
        let Some(entry) = self.scheme.table(table) else { return };
        let Some(rows) = table_of(&mut self.input, &entry.id) else { return };
        if !rows.rows.iter().any(|row| row.id == id) {
            rows.rows.push(RawRow { id: id.to_owned(), cells: Vec::new() });
        }
    }

    /// The id of the row whose first texts are the same, in the dossier or in what was gathered.
    fn known_id(&mut self, table: usize, row: &ProposedRow) -> Option<String> {
        let entry = self.scheme.table(table)?;
        let is_telling = |of: Option<ColumnType>| {
            matches!(of, Some(ColumnType::Text | ColumnType::Code | ColumnType::Choice))
        };
        let key =
            entry.column.iter().position(|column| is_telling(column.of) && column.id == "name")?;
        let name = row.cells.iter().find(|cell| cell.of == key).map(|cell| &cell.entry)?;
        let gathered = self.gathered.iter().find_map(|known| match &known.place {
            Place::Cell(of, id, column) if (*of, *column) == (table, key) => {
                known.values.iter().any(|(entry, _)| entry == name).then(|| id.clone())
            }
            _ => None,
        });
        // Within one sheet two rows of one name stay two rows.
        let is_own = |id: &String| {
            self.gathered.iter().any(|known| {
                let is_row = matches!(&known.place, Place::Cell(of, known, _) if *of == table && known == id);
                is_row && known.values.iter().any(|(_, origin)| {
                    (&origin.file, &origin.sheet) == (&row.origin.file, &row.origin.sheet)
                })
            })
        };
        let gathered = gathered.filter(|id| !is_own(id));
        let rows = self.input.report.tables.iter().find(|known| known.id == entry.id);
        let has_name = |known: &&RawRow| {
            known.cells.iter().any(|(column, entry)| column == "name" && entry == name)
        };
        let mut there = rows.into_iter().flat_map(|rows| &rows.rows).filter(has_name);
        let there = there.find(|known| !is_own(&known.id)).map(|known| known.id.clone());
        gathered.or(there)
    }

    /// The lowest number that no row of the table has.
    fn new_id(&mut self, table: &str) -> String {
        let rows = table_of(&mut self.input, table).map(|it| it.rows.clone()).unwrap_or_default();
        let ids = (1u32..).map(|number| format!("{table}-{number}"));
        let mut free = ids.filter(|id| !rows.iter().any(|row| row.id == *id));
        free.next().unwrap_or_default()
    }
}

fn table_of<'i>(input: &'i mut LedgerInput, id: &str) -> Option<&'i mut RawTable> {
    input.report.tables.iter_mut().find(|table| table.id == id)
}

impl Merge {
    fn settle(
        &mut self,
        scheme: &Scheme,
        place: Place,
        values: Vec<(RawEntry, Origin)>,
        prefer: Prefer,
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
        let was = self.slot(scheme, &place).map_or(RawEntry::Nothing, |slot| slot.clone());
        if was == *becomes {
            self.same = self.same.saturating_add(1);
            return;
        }
        let (becomes, origin) = (becomes.clone(), origin.clone());
        let is_blank = match &was {
            RawEntry::Nothing => true,
            RawEntry::Text(text) => text.trim().is_empty(),
            _ => false,
        };
        if (is_blank || prefer == Prefer::Files)
            && let Some(slot) = self.slot(scheme, &place)
        {
            slot.clone_from(&becomes);
        }
        let change = Change { place, was, becomes, origin };
        if is_blank { self.filled.push(change) } else { self.differing.push(change) }
    }

    /// The entry of a place; made where there is none.
    fn slot(&mut self, scheme: &Scheme, place: &Place) -> Option<&mut RawEntry> {
        let (cells, name) = match place {
            Place::Figure(at) => {
                let id = &scheme.rubric.figures.get(*at)?.id;
                (&mut self.input.report.dossier.entries, id)
            }
            Place::Cell(table, row, column) => {
                let id = &scheme.column(*table, *column)?.id;
                let rows = &mut table_of(&mut self.input, &scheme.table(*table)?.id)?.rows;
                (&mut rows.iter_mut().find(|known| known.id == *row)?.cells, id)
            }
        };
        if !cells.iter().any(|(known, _)| known == name) {
            cells.push((name.clone(), RawEntry::Nothing));
        }
        cells.iter_mut().find(|(known, _)| known == name).map(|(_, entry)| entry)
    }
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
