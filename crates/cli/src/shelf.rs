//! The editions that come with the program, for the packages of `exchange`.

use exchange::package::{Edition, Shelf};

use crate::catalogue::{ledgers_of, shipped};

/// The shipped editions.
pub struct ShippedShelf;

impl Shelf for ShippedShelf {
    fn edition(&self, reference: &str) -> Option<Edition> {
        let rubric = shipped(reference)?;
        let ledgers = ledgers_of(reference, &rubric);
        Some(Edition { rubric, ledgers })
    }

    fn periods(&self) -> &str {
        rubrics::PERIODS
    }

    fn narrative(&self) -> &str {
        rubrics::NARRATIVE
    }
}
