//! [`Books`]: the rubric and ledgers of a draft, and the words that sheets are read by.

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::ledger::Ledgers;
use engine::rubric::Rubric;
use exchange::firm_roll::Dictionary;
use exchange::spreadsheet::{Scheme, Synonyms};

use crate::shipped::{ledgers_of, rubric_of};

/// The rubric of a draft with its ledgers, kept until a draft of another comes.
#[derive(Debug)]
pub(super) struct Books {
    reference: String,
    pub(super) rubric: Arc<Rubric>,
    pub(super) ledgers: Arc<Ledgers>,
    synonyms: Synonyms,
}

impl Books {
    /// Those of a reference; none if it is not shipped.
    pub(super) fn of(reference: &str) -> Option<Self> {
        let rubric = rubric_of(reference)?;
        let ledgers = ledgers_of(reference, &rubric)?;
        let synonyms = Synonyms::from_json(rubrics::SYNONYMS).ok()?;
        Some(Self { reference: reference.to_owned(), rubric, ledgers, synonyms })
    }

    /// True if they are those of a reference.
    pub(super) fn is_of(&self, reference: &str) -> bool {
        self.reference == reference
    }

    /// What sheets are read by, with what people say of headings.
    pub(super) fn scheme<'b>(
        &'b self,
        dictionary: &'b Dictionary,
        mapped: &BTreeMap<String, String>,
    ) -> Scheme<'b> {
        let scheme = Scheme::new(&self.rubric, &self.ledgers, dictionary, &self.synonyms);
        let known = mapped.iter().filter_map(|(text, name)| {
            // What another kind of cluster has is passed over.
            Some((text.clone(), scheme.target_named(name)?))
        });
        let known: Vec<_> = known.collect();
        scheme.with_mapped(&known)
    }
}
