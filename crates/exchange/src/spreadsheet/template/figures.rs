//! The sheet of figures: one below the other.

use engine::facts::RawEntry;
use engine::rubric::FigureType;
use engine::rubric::document::Span;
use locale::{Key, keys};
use report::numbers::unit_label;
use rust_xlsxwriter::Worksheet;

use super::super::marks::{FIGURES, figure_column};
use super::super::scheme::Target;
use super::choices::YES_NO;
use super::{FIRST_ROW, HEADINGS_ROW, MARKS_ROW, TemplateError, Writer};

/// The columns: mark, heading and width.
const COLUMNS: [(Option<&str>, Key, u16); 8] = [
    (Some(figure_column::ID), keys::TEMPLATE_ID, 4),
    (None, keys::TEMPLATE_LABEL, 44),
    (None, keys::TEMPLATE_UNIT, 10),
    (Some(figure_column::VALUE), keys::TEMPLATE_VALUE, 20),
    (Some(figure_column::REASON), keys::TEMPLATE_REASON, 28),
    (None, keys::TEMPLATE_DEPARTMENT, 22),
    (None, keys::TEMPLATE_SPAN, 12),
    (None, keys::TEMPLATE_FORM, 8),
];

impl Writer<'_, '_> {
    /// Writes the sheet of figures.
    pub(super) fn figures(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        figures: &[usize],
    ) -> Result<(), TemplateError> {
        let language = self.request.language;
        self.head(sheet, name, keys::TEMPLATE_FIGURES.words(language))?;
        for (column, (mark, key, width)) in (0u16..).zip(COLUMNS) {
            sheet.set_column_width(column, width)?;
            let heading = key.words(language);
            sheet.write_string_with_format(HEADINGS_ROW, column, heading, &self.looks.heading)?;
            if let Some(mark) = mark {
                let mark = format!("{FIGURES}/{mark}");
                sheet.write_string_with_format(MARKS_ROW, column, mark, &self.looks.mark)?;
            }
        }
        sheet.set_column_hidden(0)?;
        sheet.set_freeze_panes(FIRST_ROW, 2)?;
        for (row, figure) in (FIRST_ROW..).zip(figures) {
            self.figure(sheet, row, *figure)?;
        }
        Ok(())
    }

    fn figure(&self, sheet: &mut Worksheet, row: u32, figure: usize) -> Result<(), TemplateError> {
        let scheme = self.scheme;
        let Some(entry) = scheme.rubric.document.figure.get(figure) else { return Ok(()) };
        let Some(field) = scheme.field(Target::Figure(figure)) else { return Ok(()) };
        let language = self.request.language;
        let unit = entry.unit.as_deref();
        let unit = unit.map(|unit| unit_label(&scheme.rubric.document, unit, language));
        let span = match entry.span {
            Span::Instant => keys::TEMPLATE_INSTANT,
            Span::YearToDate => keys::TEMPLATE_YEAR_TO_DATE,
            Span::Year => keys::TEMPLATE_YEAR,
        };
        let beside = [
            (0, entry.id.clone()),
            (1, self.words(&entry.name.zh, &entry.name.en)),
            (2, unit.unwrap_or_default()),
            (5, self.department(entry.holder.as_deref())),
            (6, span.words(language).to_owned()),
            (7, entry.form.clone()),
        ];
        for (column, words) in beside {
            sheet.write_string_with_format(row, column, words, &self.looks.label)?;
        }
        let is_yes_no = entry.of == FigureType::YesNo;
        let look = if is_yes_no { &self.looks.text } else { &self.looks.number };
        sheet.write_blank(row, 3, look)?;
        if is_yes_no && let Some(validation) = self.choices.validation(YES_NO)? {
            sheet.add_data_validation(row, 3, row, 3, &validation)?;
        }
        let reason_look = if entry.na { &self.looks.text } else { &self.looks.label };
        sheet.write_blank(row, 4, reason_look)?;
        let entries = &self.request.filled.report.dossier.entries;
        match entries.iter().find(|(id, _)| *id == entry.id).map(|(_, entry)| entry) {
            Some(RawEntry::NotApplicable(reason)) => {
                sheet.write_string_with_format(row, 4, reason, &self.looks.text)?;
            }
            Some(given) => self.value(sheet, (row, 3), &field, given)?,
            None => {}
        }
        Ok(())
    }
}
