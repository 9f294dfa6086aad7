//! Known values → cells that are read back as the same text.

use engine::facts::RawEntry;
use engine::ledger::Date;
use rust_xlsxwriter::Worksheet;

use super::super::field::{Field, Form};
use super::super::number::{shifted, significant_digits};
use super::{TemplateError, Writer};

/// Significant digits that a spreadsheet keeps.
const SIGNIFICANT: usize = 15;

impl Writer<'_, '_> {
    /// Writes a value. What would be read back otherwise as a number or day is written as text.
    pub(super) fn value(
        &self,
        sheet: &mut Worksheet,
        at: (u32, u16),
        field: &Field,
        entry: &RawEntry,
    ) -> Result<(), TemplateError> {
        let (RawEntry::Text(text) | RawEntry::Unreadable(text)) = entry else { return Ok(()) };
        let (row, column) = at;
        let looks = &self.looks;
        match field.form {
            Form::Number(_) if is_kept(text) => {
                let number: f64 = text.parse().unwrap_or_default();
                sheet.write_number_with_format(row, column, number, &looks.number)?;
            }
            Form::Day if serial(text).is_some() => {
                let serial = serial(text).unwrap_or_default();
                sheet.write_number_with_format(row, column, serial, &looks.day)?;
            }
            Form::YesNo | Form::Choice => {
                let name = self.name_of(field, text);
                sheet.write_string_with_format(row, column, name, &looks.text)?;
            }
            _ => {
                sheet.write_string_with_format(row, column, text, &looks.text)?;
            }
        }
        Ok(())
    }

    /// The name of an option for its code.
    fn name_of(&self, field: &Field, code: &str) -> String {
        let yes_no = match (field.form, code) {
            (Form::YesNo, "yes") => Some(locale::keys::TEMPLATE_YES),
            (Form::YesNo, "no") => Some(locale::keys::TEMPLATE_NO),
            _ => None,
        };
        if let Some(key) = yes_no {
            return key.words(self.request.language).to_owned();
        }
        let options = self.scheme.options(field.target);
        let found = options.into_iter().find(|(known, _, _)| *known == code);
        found.map_or_else(|| code.to_owned(), |(_, zh, en)| self.words(zh, en))
    }
}

/// True for a number that a spreadsheet keeps digit by digit.
pub(crate) fn is_kept(text: &str) -> bool {
    shifted(text, 0).as_deref() == Some(text) && significant_digits(text) <= SIGNIFICANT
}

/// The number by which spreadsheets count a day; none before March 1900.
fn serial(text: &str) -> Option<f64> {
    let (day, first) = (Date::parse(text)?, Date::new(1899, 12, 30)?);
    let days = day.days().saturating_sub(first.days());
    i32::try_from(days).ok().filter(|days| *days > 60).map(f64::from)
}
