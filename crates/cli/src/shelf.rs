//! The editions that come with the program, for the packages of `exchange`.

use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};

use exchange::package::{Edition, Shelf};

use crate::catalogue::{ledgers_of, shipped};

/// The shipped editions.
pub struct ShippedShelf;

impl Shelf for ShippedShelf {
    fn edition(&self, reference: &str) -> Option<Edition> {
        /// Editions that were asked for, compiled once.
        static COMPILED: LazyLock<Mutex<BTreeMap<String, Edition>>> = LazyLock::new(Mutex::default);
        let mut compiled = COMPILED.lock().ok()?;
        if let Some(known) = compiled.get(reference) {
            return Some(known.clone());
        }
        let rubric = shipped(reference)?;
        let ledgers = ledgers_of(reference, &rubric);
        let edition = Edition { rubric, ledgers };
        compiled.insert(reference.to_owned(), edition.clone());
        Some(edition)
    }

    fn periods(&self) -> &str {
        rubrics::PERIODS
    }

    fn narrative(&self) -> &str {
        rubrics::NARRATIVE
    }
}
