//! [`PartRow`]s: figures and tables with what is filled, added, different, absent and in
//! contradiction.

use std::collections::{BTreeMap, BTreeSet};

use engine::facts::RawEntry;
use exchange::spreadsheet::Origin;
use exchange::spreadsheet::merge::{Change, Conflict, Place};
use exchange::spreadsheet::words::{target_text, value_text};
use exchange::spreadsheet::{Proposed, Target};
use locale::keys;

use super::laid::{FIGURES, Laid, part_of, table_id};
use super::protocol::{ChangeKind, ChangeRow, PartRow};

/// Changes of one part that are told in full.
const MOST_SHOWN: usize = 100;

/// The parts that files speak of: figures first, then tables in their order.
pub(super) fn parts(laid: &Laid) -> Vec<PartRow> {
    let mut parts = Parts { laid, names: names_of(laid), rows: BTreeMap::new() };
    let merge = &laid.merge;
    for table in &merge.opened {
        parts.open(table_id(laid.scheme, *table));
    }
    merge.conflicts.iter().for_each(|conflict| parts.add_conflict(conflict));
    merge.differing.iter().for_each(|change| parts.add_change(ChangeKind::Changed, change));
    merge.absent.iter().for_each(|(table, id)| parts.add_absent(*table, id));
    merge.added.iter().for_each(|row| parts.add_row(row));
    let added = merge.added.iter().map(|row| (row.of.0, row.of.1.as_str()));
    let added: BTreeSet<(usize, &str)> = added.collect();
    for change in &merge.filled {
        let is_in_new_row = match &change.place {
            Place::Cell(table, row, _) => added.contains(&(*table, row.as_str())),
            Place::Figure(_) => false,
        };
        if !is_in_new_row {
            parts.add_change(ChangeKind::Filled, change);
        }
    }
    parts.in_order()
}

struct Parts<'l, 'a, 's> {
    laid: &'l Laid<'a, 's>,
    /// Names of rows by table and id.
    names: BTreeMap<(String, String), String>,
    rows: BTreeMap<String, PartRow>,
}

/// What rows are called, by their first column of that name.
fn names_of(laid: &Laid) -> BTreeMap<(String, String), String> {
    let mut names = BTreeMap::new();
    for table in &laid.draft.input.report.tables {
        for row in &table.rows {
            let name = row.cells.iter().find(|(column, _)| column == "name");
            if let Some((_, RawEntry::Text(name))) = name {
                names.insert((table.id.clone(), row.id.clone()), name.clone());
            }
        }
    }
    names
}

impl Parts<'_, '_, '_> {
    fn open(&mut self, part: &str) -> &mut PartRow {
        let (laid, id) = (self.laid, part.to_owned());
        self.rows.entry(id.clone()).or_insert_with(|| {
            let label = label(laid, &id);
            PartRow { id, label, ..PartRow::default() }
        })
    }

    /// Tells a change, or counts it where enough were told.
    fn tell(&mut self, part: &str, row: impl FnOnce(&Self) -> ChangeRow) {
        let told = self.open(part).changes.len();
        if told < MOST_SHOWN {
            let row = row(self);
            self.open(part).changes.push(row);
        } else {
            let part = self.open(part);
            part.more = part.more.saturating_add(1);
        }
    }

    fn add_change(&mut self, kind: ChangeKind, change: &Change) {
        let part = part_of(self.laid.scheme, &change.place);
        self.tell(part, |this| ChangeRow {
            kind,
            place: this.place(&change.place),
            was: this.value(&change.place, &change.was),
            becomes: this.value(&change.place, &change.becomes),
            origin: origin_text(&change.origin),
        });
        let part = self.open(part);
        let count = match kind {
            ChangeKind::Filled => &mut part.filled,
            _ => &mut part.changed,
        };
        *count = count.saturating_add(1);
    }

    fn add_conflict(&mut self, conflict: &Conflict) {
        let part = part_of(self.laid.scheme, &conflict.place);
        self.tell(part, |this| {
            let value = |(entry, origin): &(RawEntry, Origin)| {
                let value = this.value(&conflict.place, entry);
                format!("{value} \u{2190} {}", origin_text(origin))
            };
            let values: Vec<String> = conflict.values.iter().map(value).collect();
            ChangeRow {
                kind: ChangeKind::Conflict,
                place: this.place(&conflict.place),
                was: String::new(),
                becomes: values.join("\n"),
                origin: String::new(),
            }
        });
        let part = self.open(part);
        part.conflicts = part.conflicts.saturating_add(1);
    }

    fn add_absent(&mut self, table: usize, id: &str) {
        let part = table_id(self.laid.scheme, table);
        self.tell(part, |this| ChangeRow {
            kind: ChangeKind::Absent,
            place: this.row_name(part, id),
            was: String::new(),
            becomes: String::new(),
            origin: String::new(),
        });
        let part = self.open(part);
        part.absent = part.absent.saturating_add(1);
    }

    fn add_row(&mut self, row: &Proposed<(usize, String)>) {
        let (table, id) = (row.of.0, row.of.1.as_str());
        let part = table_id(self.laid.scheme, table);
        self.tell(part, |_| ChangeRow {
            kind: ChangeKind::Added,
            place: match &row.entry {
                RawEntry::Text(name) => format!("{name} ({id})"),
                _ => id.to_owned(),
            },
            was: String::new(),
            becomes: String::new(),
            origin: origin_text(&row.origin),
        });
        let part = self.open(part);
        part.added = part.added.saturating_add(1);
    }

    /// What changes, without the part that it belongs to.
    fn place(&self, place: &Place) -> String {
        let language = self.laid.language;
        match place {
            Place::Figure(at) => target_text(self.laid.scheme, Target::Figure(*at), language),
            Place::Cell(table, row, column) => {
                let target = Target::Column(*table, *column);
                let label = target_text(self.laid.scheme, target, language);
                let entry = self.laid.scheme.table(*table);
                if entry.is_some_and(|entry| entry.is_single) {
                    return label;
                }
                let name = self.row_name(table_id(self.laid.scheme, *table), row);
                format!("{name} \u{203a} {label}")
            }
        }
    }

    fn row_name(&self, table: &str, id: &str) -> String {
        match self.names.get(&(table.to_owned(), id.to_owned())) {
            Some(name) => format!("{name} ({id})"),
            None => id.to_owned(),
        }
    }

    fn value(&self, place: &Place, entry: &RawEntry) -> String {
        value_text(self.laid.scheme, place, entry, self.laid.language)
    }

    fn in_order(mut self) -> Vec<PartRow> {
        let tables = self.laid.scheme.ledgers.document.table.iter();
        let ids = core::iter::once(FIGURES).chain(tables.map(|table| table.id.as_str()));
        ids.filter_map(|id| self.rows.remove(id)).collect()
    }
}

/// What a part is called: a table with the form that it belongs to.
pub(super) fn label(laid: &Laid, part: &str) -> String {
    let mut tables = laid.scheme.ledgers.document.table.iter();
    match tables.find(|table| table.id == part) {
        Some(table) => {
            let name = laid.language.of(&table.name.zh, &table.name.en);
            // The guide has no number.
            let has_number = table.form.starts_with(|c: char| c.is_ascii_uppercase());
            if has_number { format!("{} {name}", table.form) } else { name.to_owned() }
        }
        None => keys::TEMPLATE_FIGURES.words(laid.language).to_owned(),
    }
}

/// A place in a file: `tax.xlsx › T2 › F5`.
pub(super) fn origin_text(origin: &Origin) -> String {
    format!("{} \u{203a} {} \u{203a} {}", origin.file, origin.sheet, origin.cell())
}
