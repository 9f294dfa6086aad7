//! What `wutong template` and `wutong import` read sheets by: a rubric, its ledgers and the words
//! of headings.

use std::sync::Arc;

use engine::ledger::Ledgers;
use engine::rubric::Rubric;
use exchange::firm_roll::Dictionary;
use exchange::spreadsheet::{Scheme, Synonyms};
use locale::{Language, keys, text};

use crate::assess::{rubric_named, unknown_rubric};
use crate::catalogue::{ledgers_of, shared};
use crate::outcome::Outcome;

/// What a scheme borrows from.
pub(crate) struct Desk {
    rubric: Arc<Rubric>,
    ledgers: Arc<Ledgers>,
    dictionary: Dictionary,
    synonyms: Synonyms,
}

impl Desk {
    /// The rubric of a name or path, with its ledgers.
    pub(crate) fn of(file: &str, wanted: &str, language: Language) -> Result<Self, Outcome> {
        let rubric = rubric_named(wanted).ok_or_else(|| unknown_rubric(wanted, language))?;
        let ledgers = ledgers_of(wanted, &rubric).ok_or_else(|| {
            let arguments = [("file", file), ("found", wanted)];
            Outcome::refused(&text(language, keys::REFUSAL_NO_LEDGERS, &arguments))
        })?;
        let refused = |error: exchange::firm_roll::DictionaryError| Outcome::refused(&error.0);
        let headings = shared(wanted, "headings.toml", rubrics::HEADINGS)?;
        let synonyms = shared(wanted, "synonyms.toml", rubrics::SYNONYMS)?;
        let dictionary = Dictionary::from_json(&headings).map_err(refused)?;
        let synonyms = Synonyms::from_json(&synonyms).map_err(refused)?;
        Ok(Self { rubric, ledgers, dictionary, synonyms })
    }

    /// What sheets are read by.
    pub(crate) fn scheme(&self) -> Scheme<'_> {
        Scheme::new(&self.rubric, &self.ledgers, &self.dictionary, &self.synonyms)
    }
}
