//! [`Measure`]: what an earlier report promised, done or open.

use crate::state::draft::Draft;
use crate::state::ledger::{TableEdit, TableRow};
use crate::state::workspace::Workspace;

/// The table of measures.
const TABLE: &str = "measures";
/// The column that says in which report a measure was promised.
const SINCE: &str = "since";
/// The option of one that is done.
const DONE: &str = "done";
/// The option of one that is not.
const OPEN: &str = "open";

/// A measure that an earlier report promised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Measure {
    /// Name of its row.
    pub(crate) id: String,
    /// What is to be done.
    pub(crate) task: String,
    /// The indicator that it serves.
    pub(crate) indicator: String,
    /// Who does it.
    pub(crate) owner: String,
    /// Until when.
    pub(crate) due: String,
    /// The report that promised it.
    pub(crate) since: String,
    /// True if it is done.
    pub(crate) is_done: bool,
    /// When it was done.
    pub(crate) done_date: String,
    /// How far it is.
    pub(crate) note: String,
}

/// A column of a measure that is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MeasureField {
    /// When it was done.
    DoneDate,
    /// How far it is.
    Note,
}

fn promised(draft: &Draft) -> impl Iterator<Item = &TableRow> {
    let rows = draft.tables.get(TABLE).map(Vec::as_slice).unwrap_or_default();
    rows.iter().filter(|row| row.cells.contains_key(SINCE))
}

fn is_done(row: &TableRow) -> bool {
    row.cells.get("state").is_some_and(|state| state == DONE)
}

impl Workspace {
    /// Measures that earlier reports promised: how many are open, and how many there are.
    pub(crate) fn promised_measures(&self) -> (usize, usize) {
        let open = promised(self.draft()).filter(|row| !is_done(row)).count();
        (open, promised(self.draft()).count())
    }

    /// The measures that earlier reports promised.
    pub(crate) fn measures(&self) -> Vec<Measure> {
        let measure = |row: &TableRow| {
            let cell = |column: &str| row.cells.get(column).cloned().unwrap_or_default();
            Measure {
                id: row.id.clone(),
                task: cell("measure"),
                indicator: cell("indicator"),
                owner: cell("owner"),
                due: cell("due-date"),
                since: cell(SINCE),
                is_done: is_done(row),
                done_date: cell("done-date"),
                note: cell("note"),
            }
        };
        promised(self.draft()).map(measure).collect()
    }

    /// A measure is done, or it is not after all.
    pub(crate) fn settle_measure(&mut self, id: &str, is_done: bool) {
        self.change_measure(id, |row| {
            let row = row.with("state", if is_done { DONE } else { OPEN }.to_owned());
            if is_done { row } else { row.with("done-date", String::new()) }
        });
    }

    /// Says when a measure was done, or how far it is.
    pub(crate) fn say_of_measure(&mut self, id: &str, field: MeasureField, text: String) {
        let column = match field {
            MeasureField::DoneDate => "done-date",
            MeasureField::Note => "note",
        };
        self.change_measure(id, |row| row.with(column, text));
    }

    fn change_measure(&mut self, id: &str, change: impl FnOnce(TableRow) -> TableRow) {
        let rows = self.draft().tables.get(TABLE).map(Vec::as_slice).unwrap_or_default();
        let Some(at) = rows.iter().position(|row| row.id == id) else { return };
        let Some(before) = rows.get(at).cloned() else { return };
        let after = change(before.clone());
        if after != before {
            let edit = TableEdit::rows(&self.draft().tables, TABLE, at, vec![before], vec![after]);
            self.change_tables(vec![edit]);
        }
    }
}
