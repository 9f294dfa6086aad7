//! [`Declared`]: the tables that can be filled in, in the language of the page.

use std::sync::Arc;

use engine::ledger::LedgerDocument;
use engine::ledger::decode::declared_from_canonical;
use engine::ledger::document::{ColumnEntry, ColumnType, TableEntry};
use engine::ledger::typing::CellTakes;
use engine::rubric::{Rubric, Text};
use locale::{Language, keys};
use report::numbers::unit_label;

use crate::state::grid::{CellKind, GridColumn};
use crate::state::shipped::Edition;

/// The tables of an edition. What follows from them, and what is wrong in them, it does not know.
#[derive(Debug)]
pub(crate) struct Declared {
    /// The edition.
    pub(crate) edition: &'static Edition,
    /// The language of its words.
    pub(crate) language: Language,
    /// As declared.
    pub(crate) document: LedgerDocument,
    /// What columns take, by table.
    pub(super) takes: Vec<Vec<CellTakes>>,
    /// Columns as grids show them, by table.
    pub(super) columns: Vec<Arc<Vec<GridColumn>>>,
}

impl Declared {
    /// The tables of an edition; none if it declares none.
    pub(super) fn of(edition: &'static Edition, language: Language) -> Option<Self> {
        let document = declared_from_canonical(rubrics::declared(edition.reference)?)?;
        let rubric = &edition.rubric;
        let mut takes = Vec::new();
        let mut columns = Vec::new();
        for table in &document.table {
            let entries = table.column.iter();
            let own: Vec<CellTakes> =
                entries.map(|entry| CellTakes::of(rubric, &document, entry)).collect();
            let shown = table.column.iter().zip(&own);
            let shown = shown.map(|(entry, takes)| column_of(rubric, entry, takes, language));
            columns.push(Arc::new(shown.collect()));
            takes.push(own);
        }
        Some(Self { edition, language, document, takes, columns })
    }

    /// The place of a table.
    pub(super) fn place(&self, table: &str) -> Option<usize> {
        self.document.table.iter().position(|entry| entry.id == table)
    }

    /// The table at a place.
    pub(super) fn table(&self, place: usize) -> Option<&TableEntry> {
        self.document.table.get(place)
    }

    /// The strict form of a text for a column.
    pub(super) fn strict(&self, place: usize, column: usize, text: &str) -> String {
        match self.takes.get(place).and_then(|takes| takes.get(column)) {
            Some(takes) => takes.strict(&self.edition.rubric, text),
            None => text.trim().to_owned(),
        }
    }
}

fn column_of(
    rubric: &Rubric,
    entry: &ColumnEntry,
    takes: &CellTakes,
    language: Language,
) -> GridColumn {
    let said = |text: &Text| language.of(&text.zh, &text.en).to_owned();
    let kind = match entry.of {
        None => CellKind::Derived,
        Some(ColumnType::Integer | ColumnType::Decimal | ColumnType::SignedDecimal) => {
            CellKind::Number
        }
        Some(ColumnType::Date) => CellKind::Date,
        Some(ColumnType::YesNo) => CellKind::Choice(vec![
            keys::FORM_YES.words(language).to_owned(),
            keys::FORM_NO.words(language).to_owned(),
        ]),
        Some(ColumnType::Choice) => {
            CellKind::Choice(takes.options.iter().map(|option| said(&option.name)).collect())
        }
        Some(ColumnType::Text | ColumnType::Code) => CellKind::Text,
    };
    let unit = entry.unit.as_deref().unwrap_or_default();
    GridColumn {
        id: entry.id.clone(),
        label: said(&entry.name),
        unit: unit_label(&rubric.document, unit, language),
        kind,
        is_required: entry.is_required,
        is_asked: entry.same_as.is_none(),
    }
}
