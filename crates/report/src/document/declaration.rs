//! [`Declaration`]: the last page of a self-assessment, to be signed and stamped.

use locale::{Key, Language, keys};

use super::model::{Block, Role, Spacing};
use crate::development::TitledTable;
use crate::tables::Table;

/// Who declares; what is not known is left blank, to be written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Declaration {
    /// What is declared; the words of the catalogue where it is empty.
    pub words: String,
    /// Who filled in the figures.
    pub filled_by: String,
    /// Who checked them.
    pub checked_by: String,
    /// Who answers for them.
    pub responsible: String,
    /// The day.
    pub date: String,
    /// The check code of the submission.
    pub check_code: String,
}

impl Declaration {
    /// The words, and a table to write and stamp in.
    pub(super) fn blocks(&self, cluster: &str, language: Language) -> Vec<Block> {
        let words = match self.words.as_str() {
            "" => keys::DOCUMENT_DECLARED.words(language),
            words => words,
        };
        let mut rows = vec![
            row(keys::DOCUMENT_UNIT, cluster, language),
            row(keys::DOCUMENT_FILLED_BY, &self.filled_by, language),
            row(keys::DOCUMENT_CHECKED_BY, &self.checked_by, language),
            row(keys::DOCUMENT_RESPONSIBLE, &self.responsible, language),
            row(keys::DOCUMENT_DATE, &self.date, language),
        ];
        if !self.check_code.is_empty() {
            rows.push(row(keys::DOCUMENT_CHECK_CODE, &self.check_code, language));
        }
        let table = Table { headings: Vec::new(), rows };
        let table = TitledTable { table, ..TitledTable::default() };
        vec![Block::words(Role::Body, words), Block::Table { table, spacing: Spacing::ByHand }]
    }
}

fn row(label: Key, value: &str, language: Language) -> Vec<String> {
    vec![label.words(language).to_owned(), value.to_owned()]
}
