//! Reads a sheet: rows into figures and rows of tables, everything else into notes.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::facts::RawEntry;
use locale::{Language, keys};
use report::import::{Note, NoteCode, SheetCode};

use super::convert::{Converted, Trust, cell_from_content};
use super::field::Field;
use super::heading::heading_of;
use super::import::{Import, MappedColumn, OpenFor, Origin, Proposed, ProposedRow, ProposedTable};
use super::layout::{Block, BlockKind, ListColumns, Use, block_of};
use super::rows::Seen;
use super::scheme::{Scheme, Target};
use super::sums::Sums;
use super::workbook::{Content, FileKind, Row, Sheet};
use crate::firm_roll::dictionary::{Nature, When};
use crate::firm_roll::heading::meaning_of;
use crate::firm_roll::plain::{comparable, trimmed};

/// Reads one sheet into an import.
pub(super) struct SheetReader<'a, 's> {
    pub(super) scheme: &'a Scheme<'s>,
    pub(super) sheet: &'a Sheet,
    pub(super) import: &'a mut Import,
    pub(super) trust: Trust,
    /// Names of file and sheet, for origins.
    names: (Arc<str>, Arc<str>),
}

impl<'a, 's> SheetReader<'a, 's> {
    pub(super) fn new(scheme: &'a Scheme<'s>, sheet: &'a Sheet, import: &'a mut Import) -> Self {
        let trust = match import.kind {
            FileKind::Text(_) => Trust::Text,
            _ => Trust::Workbook,
        };
        let names = (import.file.as_str().into(), sheet.name.as_str().into());
        Self { scheme, sheet, import, trust, names }
    }

    /// Reads the sheet; false if nothing in it is understood.
    pub(super) fn read(mut self) -> bool {
        if self.sheet.rows.is_empty() {
            return false;
        }
        if self.sheet.is_hidden {
            self.note(SheetCode::HiddenSheet, None, None, String::new(), String::new());
            return false;
        }
        let Some(block) = block_of(self.scheme, self.sheet) else {
            let first = self.sheet.rows.first().map(Row::shown).unwrap_or_default();
            self.note(SheetCode::UnknownSheet, None, None, first, String::new());
            self.open_sheet();
            return false;
        };
        if block.is_form {
            self.trust = Trust::Form;
        } else {
            for row in self.sheet.rows.get(..block.first).unwrap_or_default() {
                self.note(SheetCode::TitleRow, Some(row.number), None, row.shown(), String::new());
            }
        }
        match &block.kind {
            BlockKind::Table(table, uses) => self.read_table(*table, uses, &block),
            BlockKind::FigureRow(uses) => self.read_figure_row(uses, &block),
            BlockKind::FigureList(list) => self.read_list(list, &block),
        }
        true
    }

    pub(super) fn note(
        &mut self,
        code: impl Into<NoteCode>,
        row: Option<u32>,
        column: Option<u32>,
        found: String,
        became: String,
    ) {
        let sheet = self.sheet.name.clone();
        self.import.notes.push(Note { code: code.into(), sheet, row, column, found, became });
    }

    pub(super) fn origin(&self, row: u32, column: u32) -> Origin {
        let (file, sheet) = self.names.clone();
        Origin { file, sheet, row, column }
    }

    /// Reads a cell and notes what is said of it.
    pub(super) fn cell(
        &mut self,
        field: &Field,
        unit: Option<&str>,
        at: (u32, u32),
        content: &Content,
    ) -> RawEntry {
        let Converted { entry, said } =
            cell_from_content(self.scheme, field, unit, content, self.trust);
        for said in said {
            self.note(said.code, Some(at.0), Some(at.1), said.found, said.became);
        }
        entry
    }

    fn rows_of(&self, block: &Block) -> &'a [Row] {
        self.sheet.rows.get(block.data..).unwrap_or_default()
    }

    fn read_table(&mut self, table: usize, uses: &[Use], block: &Block) {
        if let Some((column, heading)) = self.clusters(uses, block) {
            self.note(SheetCode::SeveralClusters, None, Some(column), heading, String::new());
            for row in self.rows_of(block) {
                self.note(SheetCode::Surplus, Some(row.number), None, row.shown(), String::new());
            }
            return;
        }
        let uses = self.usable(uses, block);
        let is_single = self.scheme.table(table).is_some_and(|entry| entry.is_single);
        let says_nothing = block.is_form && self.says_nothing(block);
        let mut proposed = ProposedTable { table, rows: Vec::new(), says_nothing };
        let (mut sums, mut seen) = (Sums::default(), Seen::new());
        for row in self.rows_of(block) {
            if self.is_aside(row, &uses, &mut sums) {
                continue;
            }
            self.note_row(row, &uses);
            let Some(read) = self.table_row(row, &uses, &mut sums) else { continue };
            if is_single && !proposed.rows.is_empty() {
                let number = Some(row.number);
                self.note(SheetCode::SecondRow, number, None, row.shown(), String::new());
            } else {
                self.note_duplicate(&mut seen, table, &read);
                proposed.rows.push(read);
            }
        }
        for (row, column, found, became) in sums.differences() {
            self.note(SheetCode::TotalDiffers, Some(row), Some(column), found, became);
        }
        for row in sums.agreeing() {
            self.note(SheetCode::TotalRow, Some(row), None, String::new(), String::new());
        }
        self.import.tables.push(proposed);
    }

    /// A column that names several clusters.
    fn clusters(&self, uses: &[Use], block: &Block) -> Option<(u32, String)> {
        let dictionary = self.scheme.dictionary;
        let names_clusters = |used: &&Use| {
            let meaning = meaning_of(dictionary, &used.heading);
            let nature = meaning.and_then(|it| it.entry(dictionary).map(|entry| entry.nature));
            used.target.is_none() && matches!(nature, Some(Nature::ClusterId | Nature::ClusterName))
        };
        let mut candidates = uses.iter().filter(names_clusters);
        let several = candidates.find(|used| {
            let named = self.rows_of(block).iter().map(|row| comparable(&row.text(used.column)));
            let named: BTreeSet<String> = named.filter(|name| !name.is_empty()).collect();
            named.len() > 1
        })?;
        Some((several.column, several.heading.clone()))
    }

    /// The columns that are used, each for one thing; the others are noted.
    fn usable(&mut self, uses: &[Use], block: &Block) -> Vec<Use> {
        let mut usable: Vec<Use> = Vec::new();
        for used in uses {
            let column = Some(used.column);
            let heading = used.heading.clone();
            let field = used.target.and_then(|target| self.scheme.field(target));
            let twin = usable.iter().find(|known| known.target == used.target);
            match (used.target, field) {
                (None, _) if block.is_form => {}
                (None, _) => {
                    self.open(&heading, block.open_for(), (block.number, used.column));
                    self.note(SheetCode::UnknownColumn, None, column, heading, String::new());
                }
                (Some(_), None) => {
                    self.note(SheetCode::Computed, None, column, heading, String::new());
                }
                (Some(_), Some(_)) if twin.is_some() => {
                    let first = twin.map(|twin| twin.heading.clone()).unwrap_or_default();
                    self.note(SheetCode::ColumnTwice, None, column, heading, first);
                }
                (Some(_), Some(_)) if used.has_two_units => {
                    self.note(SheetCode::TwoUnits, None, column, heading, String::new());
                }
                (Some(target), Some(field)) => {
                    let unit = self.unit_of_column(used, &field, block);
                    self.import.columns.push(MappedColumn {
                        sheet: self.sheet.name.clone(),
                        column: used.column,
                        heading,
                        target,
                    });
                    usable.push(Use { unit, ..used.clone() });
                }
            }
        }
        usable
    }

    /// The unit of a column where it is not the field's own, noted where it is converted or taken
    /// for granted.
    fn unit_of_column(&mut self, used: &Use, field: &Field, block: &Block) -> Option<String> {
        let own = field.unit.filter(|_| !block.is_form)?;
        let scheme = self.scheme;
        let fits = |unit: &&String| super::amount::factor(scheme, unit, own).is_some();
        let unit = used.unit.clone().or_else(|| block.stated.as_ref().filter(fits).cloned());
        let column = Some(used.column);
        match &unit {
            None if super::amount::has_choice(scheme, own) => {
                let heading = used.heading.clone();
                self.note(SheetCode::NoUnit, None, column, heading, own.to_owned());
            }
            Some(unit) if super::amount::is_converted(scheme, unit, own) => {
                self.note(SheetCode::UnitConverted, None, column, unit.clone(), own.to_owned());
            }
            _ => {}
        }
        unit
    }

    /// True if the form says that there is nothing of its kind.
    fn says_nothing(&self, block: &Block) -> bool {
        let asked = [Language::Zh, Language::En].map(|it| keys::TEMPLATE_NONE.words(it));
        let above = self.sheet.rows.get(..block.first).unwrap_or_default();
        let row = above.iter().find(|row| asked.contains(&row.text(0).as_str()));
        let answer = row.map(|row| comparable(&row.text(1))).unwrap_or_default();
        answer == "true" || self.scheme.dictionary.words.yes.contains(&answer)
    }

    fn table_row(&mut self, row: &Row, uses: &[Use], sums: &mut Sums) -> Option<ProposedRow> {
        let mut read =
            ProposedRow { id: None, cells: Vec::new(), origin: self.origin(row.number, 0) };
        for (column, content) in &row.cells {
            let at = (row.number, *column);
            let Some(found) = uses.iter().find(|used| used.column == *column) else { continue };
            let Some(field) = found.target.and_then(|target| self.scheme.field(target)) else {
                continue;
            };
            let entry = self.cell(&field, found.unit.as_deref(), at, content);
            match (field.target, entry) {
                (_, RawEntry::Nothing) => {}
                (Target::Id(_), RawEntry::Text(id)) => read.id = Some(id),
                (Target::Column(_, place), entry) => {
                    sums.add(*column, &entry);
                    let origin = self.origin(row.number, *column);
                    read.cells.push(Proposed { of: place, entry, origin });
                }
                _ => {}
            }
        }
        (read.id.is_some() || !read.cells.is_empty()).then_some(read)
    }

    fn read_figure_row(&mut self, uses: &[Use], block: &Block) {
        let uses = self.usable(uses, block);
        for row in self.rows_of(block) {
            if self.is_aside(row, &uses, &mut Sums::default()) {
                continue;
            }
            self.note_row(row, &uses);
            for used in &uses {
                let (Some(content), Some(target)) = (row.get(used.column), used.target) else {
                    continue;
                };
                let Some(field) = self.scheme.field(target) else { continue };
                let at = (row.number, used.column);
                let entry = self.cell(&field, used.unit.as_deref(), at, content);
                self.propose(target, entry, at);
            }
        }
    }

    fn read_list(&mut self, list: &ListColumns, block: &Block) {
        for row in self.rows_of(block) {
            if row.is_hidden && self.trust != Trust::Form {
                self.note(SheetCode::HiddenRow, Some(row.number), None, row.shown(), String::new());
            }
            let label = row.text(list.label);
            let figure = match list.id {
                Some(id) => self.scheme.rubric.figure_index(trimmed(&row.text(id))),
                None => self.scheme.figure_named(&heading_of(self.scheme, &label)),
            };
            match figure {
                Some(figure) => self.read_listed(row, figure, list, block),
                None => self.note_unknown_row(row, &label),
            }
        }
    }

    fn note_unknown_row(&mut self, row: &Row, label: &str) {
        let words = &self.scheme.dictionary.words;
        let first = comparable(&row.cells.first().map(|(_, it)| it.shown()).unwrap_or_default());
        let is_remark = words.remark.iter().any(|word| first.starts_with(word.as_str()));
        let code = if is_remark { SheetCode::FootnoteRow } else { SheetCode::UnknownRow };
        let found = if label.is_empty() || is_remark { row.shown() } else { label.to_owned() };
        if code == SheetCode::UnknownRow && !label.is_empty() {
            self.open(label, OpenFor::Figures, (row.number, 0));
        }
        self.note(code, Some(row.number), None, found, String::new());
    }

    fn read_listed(&mut self, row: &Row, figure: usize, list: &ListColumns, block: &Block) {
        let heading = heading_of(self.scheme, &row.text(list.label));
        let beside = list.unit.map(|column| comparable(&row.text(column)));
        let unit = beside
            .filter(|unit| !unit.is_empty())
            .or_else(|| heading.unit().map(str::to_owned).or_else(|| block.stated.clone()));
        for (column, when, under) in &list.values {
            let Some(content) = row.get(*column) else { continue };
            let at = (row.number, *column);
            let Some(figure) = self.figure_of_time(figure, *when) else {
                self.note(
                    SheetCode::UnknownColumn,
                    Some(at.0),
                    Some(at.1),
                    under.clone(),
                    String::new(),
                );
                continue;
            };
            let target = Target::Figure(figure);
            let Some(field) = self.scheme.field(target) else { continue };
            let own = field.unit.filter(|_| !block.is_form);
            let fits = |unit: &&String| {
                own.is_some_and(|own| super::amount::factor(self.scheme, unit, own).is_some())
            };
            let unit = unit.as_ref().filter(fits);
            if let (Some(unit), Some(own)) = (unit, own)
                && super::amount::is_converted(self.scheme, unit, own)
            {
                self.note(
                    SheetCode::UnitConverted,
                    Some(at.0),
                    Some(at.1),
                    unit.clone(),
                    own.to_owned(),
                );
            }
            let entry = self.cell(&field, unit.map(String::as_str), at, content);
            self.propose(target, entry, at);
        }
        self.read_reason(row, figure, list);
    }

    /// "Not applicable" of a form, with its reason.
    fn read_reason(&mut self, row: &Row, figure: usize, list: &ListColumns) {
        let Some(column) = list.reason else { return };
        let reason = row.text(column);
        if trimmed(&reason).is_empty() {
            return;
        }
        let at = (row.number, column);
        let target = Target::Figure(figure);
        let entry = RawEntry::NotApplicable(reason.clone());
        match self.scheme.fault(target, &entry) {
            Some(fault) => self.note(fault, Some(at.0), Some(at.1), reason, String::new()),
            None => self.propose(target, entry, at),
        }
    }

    /// The figure of another time that belongs to a figure: `revenue-prior` to `revenue`.
    fn figure_of_time(&self, figure: usize, when: When) -> Option<usize> {
        let id = &self.scheme.rubric.figures.get(figure)?.id;
        let wanted = match when {
            When::Current => return Some(figure),
            When::Prior => format!("{id}-prior"),
            When::LastYear => format!("{id}-last-year"),
        };
        self.scheme.rubric.figure_index(&wanted)
    }

    /// Proposes a figure; one that the file has given otherwise before is noted.
    fn propose(&mut self, target: Target, entry: RawEntry, at: (u32, u32)) {
        let Target::Figure(of) = target else { return };
        if entry == RawEntry::Nothing {
            return;
        }
        let known = self.import.figures.iter().find(|known| known.of == of);
        let said = |entry: &RawEntry| match entry {
            RawEntry::Text(text) | RawEntry::NotApplicable(text) => text.clone(),
            _ => String::new(),
        };
        match known.map(|known| known.entry.clone()) {
            None => {
                let origin = self.origin(at.0, at.1);
                self.import.figures.push(Proposed { of, entry, origin });
            }
            Some(first) if first == entry => {}
            Some(first) => {
                let (found, became) = (said(&entry), said(&first));
                self.note(SheetCode::FigureTwice, Some(at.0), Some(at.1), found, became);
            }
        }
    }
}
