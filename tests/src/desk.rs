//! [`Desk`]: what spreadsheets are read by, for tests.

use engine::ledger::{Ledgers, ledgers_from_canonical};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::firm_roll::Dictionary;
use exchange::spreadsheet::{Scheme, Synonyms};

/// A shipped rubric with its ledgers and the words of headings.
pub struct Desk {
    rubric: Rubric,
    ledgers: Ledgers,
    dictionary: Dictionary,
    synonyms: Synonyms,
}

impl Desk {
    /// The shipped rubric of that reference.
    pub fn of(reference: &str) -> Self {
        let shipped = rubrics::shipped(reference).expect("shipped");
        let rubric = rubric_from_canonical(shipped.rubric).expect("a rubric");
        let ledgers = rubrics::ledgers(reference).expect("shipped ledgers");
        let ledgers = ledgers_from_canonical(ledgers, &rubric).expect("ledgers");
        let dictionary = Dictionary::from_json(rubrics::HEADINGS).expect("headings");
        let synonyms = Synonyms::from_json(rubrics::SYNONYMS).expect("synonyms");
        Self { rubric, ledgers, dictionary, synonyms }
    }

    /// What sheets are read by.
    pub fn scheme(&self) -> Scheme<'_> {
        Scheme::new(&self.rubric, &self.ledgers, &self.dictionary, &self.synonyms)
    }
}
