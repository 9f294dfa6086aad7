//! [`Desk`]: the tables of the open draft as they are shown, with what the worker said of them.

use std::sync::Arc;

use engine::ledger::LedgerDocument;
use engine::ledger::document::TableEntry;
use locale::Language;
use worker::ledger::answer::{Answer, Remarks};
use worker::ledger::told::Told;

use super::declared::Declared;
use super::known::Known;
use super::shown::TableView;
use crate::state::draft::Draft;
use crate::state::grid::GridTable;
use crate::state::shipped::edition;

/// The tables of the open draft as they are shown.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    declared: Arc<Declared>,
    known: Known,
    views: Vec<TableView>,
    remarks: Arc<Remarks>,
}

impl Desk {
    /// The tables of a draft; none if its edition declares no tables. Nobody was told of them yet.
    pub(crate) fn open(draft: &Draft, language: Language) -> Option<Self> {
        let declared = Arc::new(Declared::of(edition(&draft.rubric)?, language)?);
        let tables = declared.document.table.iter().enumerate();
        let view = |(place, table): (usize, &TableEntry)| {
            let rows = draft.tables.get(&table.id).map(Vec::as_slice).unwrap_or_default();
            TableView::of(&declared, place, rows)
        };
        let views = tables.map(view).collect();
        Some(Self { declared, known: Known::of(draft), views, remarks: Arc::default() })
    }

    /// True if it shows this draft, so that it can follow it.
    pub(super) fn is_of(&self, draft: &Draft, language: Language) -> bool {
        self.declared.language == language && self.known.is_of(draft)
    }

    /// Tells everything that is known.
    pub(super) fn tell(&self, told: &mut Told, today: &str) {
        self.known.tell(told, today, self.declared.language);
    }

    /// Follows the draft after an edit, also one that was taken back; true if a row is another.
    pub(super) fn follow(&mut self, draft: &Draft, told: &mut Told) -> bool {
        let changes = self.known.follow(draft, told);
        for (table, change) in &changes {
            let Some(place) = self.declared.place(table) else { continue };
            let rows = self.known.tables.get(table).map(Vec::as_slice).unwrap_or_default();
            if let Some(view) = self.views.get_mut(place) {
                view.follow(&self.declared, place, rows, *change);
            }
        }
        !changes.is_empty()
    }

    /// Takes what the worker said; true if it shows.
    pub(super) fn take(&mut self, answer: &Answer) -> bool {
        for (place, table) in self.declared.document.table.iter().enumerate() {
            let is_of = |(of, _, _): &&(String, String, String)| *of == table.id;
            let mut notes = answer.notes.iter().filter(is_of).peekable();
            if notes.peek().is_none() {
                continue;
            }
            let rows = self.known.tables.get(&table.id).map(Vec::as_slice).unwrap_or_default();
            if let Some(view) = self.views.get_mut(place) {
                let notes = notes.map(|(_, row, note)| (row, note));
                view.note(&self.declared, place, rows, notes);
            }
        }
        if let Some(remarks) = &answer.remarks {
            self.remarks = Arc::new(remarks.clone());
        }
        answer.remarks.is_some() || !answer.notes.is_empty()
    }

    /// Nothing is said any more of what is wrong: another form is shown.
    pub(super) fn forget_remarks(&mut self) {
        self.remarks = Arc::default();
    }

    /// The declared tables of a form, by their places.
    pub(crate) fn tables_of(&self, form: &str) -> Vec<usize> {
        let tables = self.document().table.iter().enumerate();
        tables.filter(|(_, table)| table.form == form).map(|(place, _)| place).collect()
    }

    /// What a table's grid shows.
    pub(crate) fn table(&self, place: usize) -> Arc<GridTable> {
        self.views.get(place).map(|view| view.table.clone()).unwrap_or_default()
    }

    /// What is wrong in the form that is shown.
    pub(crate) fn remarks(&self) -> Arc<Remarks> {
        self.remarks.clone()
    }

    /// What is declared.
    pub(super) fn declared(&self) -> &Declared {
        &self.declared
    }

    /// What is declared, as data.
    pub(crate) fn document(&self) -> &LedgerDocument {
        &self.declared.document
    }

    /// The table whose rows are the aspects of the guide.
    pub(crate) fn guide(&self) -> Option<TableEntry> {
        self.document().table.iter().find(|table| table.is_guide).cloned()
    }
}
