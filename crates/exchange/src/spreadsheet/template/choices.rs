//! [`Choices`]: the options of all lists, on a hidden sheet.

use locale::{Language, keys};
use rust_xlsxwriter::{DataValidation, Formula, Worksheet};

use super::super::marks;
use super::super::scheme::Scheme;
use super::{TemplateError, column_number};
use report::roll::column_letter;

/// Name of the list of yes and no, which no ledger declares.
pub(super) const YES_NO: &str = "yes-no";

/// Lists: name, and the names of options.
#[derive(Debug)]
pub(super) struct Choices {
    lists: Vec<(String, Vec<String>)>,
    error: &'static str,
}

impl Choices {
    /// The lists of the ledgers in a language, and that of yes and no.
    pub(super) fn of(scheme: &Scheme, language: Language) -> Self {
        let yes_no =
            [keys::TEMPLATE_YES, keys::TEMPLATE_NO].map(|key| key.words(language).to_owned());
        let mut lists = vec![(YES_NO.to_owned(), yes_no.to_vec())];
        for list in &scheme.ledgers.document.choice {
            let names =
                list.option.iter().map(|it| language.of(&it.name.zh, &it.name.en).to_owned());
            lists.push((list.id.clone(), names.collect()));
        }
        Self { lists, error: keys::TEMPLATE_BAD_OPTION.words(language) }
    }

    /// Writes the hidden sheet: a list a column, its name above.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), TemplateError> {
        sheet.set_name(marks::LISTS)?.set_hidden(true);
        for (column, (id, names)) in self.lists.iter().enumerate() {
            let column = column_number(column)?;
            sheet.write_string(0, column, id)?;
            for (row, name) in (1u32..).zip(names) {
                sheet.write_string(row, column, name)?;
            }
        }
        Ok(())
    }

    /// The check that a cell holds an option of a list.
    pub(super) fn validation(&self, list: &str) -> Result<Option<DataValidation>, TemplateError> {
        let Some(place) = self.lists.iter().position(|(id, _)| id == list) else { return Ok(None) };
        let options = self.lists.get(place).map_or(0, |(_, names)| names.len());
        let column = column_letter(u32::from(column_number(place)?));
        let end = options.saturating_add(1);
        let range = format!("={}!${column}$2:${column}${end}", marks::LISTS);
        let validation = DataValidation::new().allow_list_formula(Formula::new(range));
        Ok(Some(validation.set_error_message(self.error)?))
    }
}
