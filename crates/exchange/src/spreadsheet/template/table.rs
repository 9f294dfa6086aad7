//! The sheet of a table: its columns side by side, a row each.

use engine::facts::RawEntry;
use engine::ledger::RawRow;
use engine::ledger::document::{ColumnEntry, ColumnType, TableEntry};
use locale::{keys, text};
use report::ledger::preset_rows;
use rust_xlsxwriter::{Format, Note, Worksheet};

use super::super::field::{Field, Form};
use super::super::scheme::Target;
use super::choices::YES_NO;
use super::{FIRST_ROW, HEADINGS_ROW, LAST_ROW, MARKS_ROW, TemplateError, Writer};

impl Writer<'_, '_> {
    /// Writes the sheet of a table with some of its columns.
    pub(super) fn table(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        table: usize,
        columns: &[usize],
    ) -> Result<(), TemplateError> {
        let Some(entry) = self.scheme.table(table) else { return Ok(()) };
        self.head(sheet, name, &self.words(&entry.name.zh, &entry.name.en))?;
        self.question(sheet, entry)?;
        self.id_column(sheet, entry)?;
        let first = if entry.is_guide { self.aspect_column(sheet)? } else { 1 };
        let mut fields = Vec::new();
        for (at, place) in (first..).zip(columns) {
            let target = Target::Column(table, *place);
            let (Some(column), Some(field)) = (entry.column.get(*place), self.scheme.field(target))
            else {
                continue;
            };
            self.heading(sheet, at, entry, column)?;
            self.column(sheet, at, &field, column)?;
            fields.push((at, column.id.as_str(), field));
        }
        sheet.set_freeze_panes(FIRST_ROW, 2)?;
        for (row, given) in (FIRST_ROW..).zip(self.rows(entry)) {
            self.row(sheet, row, entry, &fields, &given)?;
        }
        Ok(())
    }

    /// The rows that are known; of the guide one for every aspect, of a table of which nothing is
    /// known those that are to be answered.
    fn rows(&self, entry: &TableEntry) -> Vec<RawRow> {
        let tables = &self.request.filled.report.tables;
        let given = tables.iter().find(|table| table.id == entry.id);
        let presets = || preset_rows(entry, self.request.language);
        let mut rows = given.map_or_else(presets, |table| table.rows.clone());
        if entry.is_guide {
            let aspects = self.scheme.ledgers.document.part.iter().flat_map(|part| &part.aspect);
            for aspect in aspects {
                if !rows.iter().any(|row| row.id == aspect.id) {
                    rows.push(RawRow { id: aspect.id.clone(), cells: Vec::new() });
                }
            }
        }
        rows
    }

    /// Whether there is nothing of the kind; asked where a table may have many rows.
    fn question(&self, sheet: &mut Worksheet, entry: &TableEntry) -> Result<(), TemplateError> {
        if entry.is_single || entry.is_guide {
            return Ok(());
        }
        let language = self.request.language;
        let question = keys::TEMPLATE_NONE.words(language);
        let wrapped = self.looks.hint.clone().set_text_wrap();
        sheet.write_string_with_format(2, 0, question, &wrapped)?.set_row_height(2, 48)?;
        sheet.write_blank(2, 1, &self.looks.text)?;
        let given = self.request.filled.report.tables.iter().find(|table| table.id == entry.id);
        if given.is_some_and(|table| table.rows.is_empty()) {
            let yes = keys::TEMPLATE_YES.words(language);
            sheet.write_string_with_format(2, 1, yes, &self.looks.text)?;
        }
        if let Some(validation) = self.choices.validation(YES_NO)? {
            sheet.add_data_validation(2, 1, 2, 1, &validation)?;
        }
        Ok(())
    }

    fn id_column(&self, sheet: &mut Worksheet, entry: &TableEntry) -> Result<(), TemplateError> {
        let language = self.request.language;
        let open = Format::new().set_unlocked().set_num_format("@");
        sheet.set_column_format(0, &open)?.set_column_width(0, 18)?;
        if entry.is_single {
            sheet.set_column_hidden(0)?;
        }
        self.mark(sheet, 0, &entry.id, "id")?;
        let heading = keys::TEMPLATE_ID.words(language);
        sheet.write_string_with_format(HEADINGS_ROW, 0, heading, &self.looks.heading)?;
        let note = keys::TEMPLATE_ID_NOTE.words(language);
        sheet.insert_note(HEADINGS_ROW, 0, &Note::new(note).add_author_prefix(false))?;
        Ok(())
    }

    /// The names of the guide's aspects, which are not read back.
    fn aspect_column(&self, sheet: &mut Worksheet) -> Result<u16, TemplateError> {
        let heading = keys::TEMPLATE_ASPECT.words(self.request.language);
        sheet.set_column_width(1, 48)?;
        sheet.write_string_with_format(HEADINGS_ROW, 1, heading, &self.looks.heading)?;
        Ok(2)
    }

    fn mark(
        &self,
        sheet: &mut Worksheet,
        at: u16,
        table: &str,
        column: &str,
    ) -> Result<(), TemplateError> {
        let mark = format!("{table}/{column}");
        sheet.write_string_with_format(MARKS_ROW, at, mark, &self.looks.mark)?;
        Ok(())
    }

    /// The heading with its unit, a star where it is required, and a note of what it takes.
    fn heading(
        &self,
        sheet: &mut Worksheet,
        at: u16,
        entry: &TableEntry,
        column: &ColumnEntry,
    ) -> Result<(), TemplateError> {
        self.mark(sheet, at, &entry.id, &column.id)?;
        let label = self.words(&column.name.zh, &column.name.en);
        let label = self.with_unit(&label, column.unit.as_deref());
        let label = if column.is_required { format!("{label} *") } else { label };
        sheet.write_string_with_format(HEADINGS_ROW, at, label, &self.looks.heading)?;
        let note = self.note_of(column);
        if !note.is_empty() {
            sheet.insert_note(HEADINGS_ROW, at, &Note::new(note).add_author_prefix(false))?;
        }
        Ok(())
    }

    fn note_of(&self, column: &ColumnEntry) -> String {
        let language = self.request.language;
        let words = |key: locale::Key| key.words(language).to_owned();
        let mut lines = Vec::new();
        if column.is_required {
            lines.push(words(keys::TEMPLATE_REQUIRED));
        } else if column.required_when.is_some() {
            lines.push(words(keys::TEMPLATE_REQUIRED_WHEN));
        }
        if column.of == Some(ColumnType::Integer) {
            lines.push(words(keys::TEMPLATE_INTEGER));
        }
        let counted =
            [(column.longest, keys::TEMPLATE_LONGEST), (column.places, keys::TEMPLATE_PLACES)];
        for (count, key) in counted {
            if let Some(count) = count {
                lines.push(text(language, key, &[("count", &count.to_string())]));
            }
        }
        lines.extend(Some(self.department(column.holder.as_deref())).filter(|it| !it.is_empty()));
        lines.join("\n")
    }

    /// Look, width and check of a column.
    fn column(
        &self,
        sheet: &mut Worksheet,
        at: u16,
        field: &Field,
        column: &ColumnEntry,
    ) -> Result<(), TemplateError> {
        let (look, width) = match field.form {
            Form::Number(_) => (Format::new().set_unlocked(), 16),
            Form::Day => (Format::new().set_unlocked().set_num_format("yyyy-mm-dd"), 13),
            Form::Text if column.longest.is_some_and(|longest| longest > 60) => {
                (Format::new().set_unlocked().set_num_format("@"), 36)
            }
            _ => (Format::new().set_unlocked().set_num_format("@"), 20),
        };
        sheet.set_column_format(at, &look)?.set_column_width(at, width)?;
        let list = match field.form {
            Form::YesNo => Some(YES_NO),
            Form::Choice => column.choice.as_deref(),
            _ => None,
        };
        if let Some(list) = list
            && let Some(validation) = self.choices.validation(list)?
        {
            sheet.add_data_validation(FIRST_ROW, at, LAST_ROW, at, &validation)?;
        }
        Ok(())
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        entry: &TableEntry,
        fields: &[(u16, &str, Field)],
        given: &RawRow,
    ) -> Result<(), TemplateError> {
        if !entry.is_single {
            sheet.write_string_with_format(row, 0, &given.id, &self.looks.text)?;
        }
        if entry.is_guide {
            let aspects = self.scheme.ledgers.document.part.iter().flat_map(|part| &part.aspect);
            let name = aspects
                .filter(|it| it.id == given.id)
                .map(|it| self.words(&it.name.zh, &it.name.en));
            let name = name.collect::<Vec<String>>().concat();
            sheet.write_string_with_format(row, 1, name, &self.looks.label)?;
        }
        for (at, id, field) in fields {
            let found = given.cells.iter().find(|(column, _)| column == id);
            match found.map(|(_, entry)| entry) {
                None | Some(RawEntry::Nothing) => {}
                Some(entry) => self.value(sheet, (row, *at), field, entry)?,
            }
        }
        Ok(())
    }
}
