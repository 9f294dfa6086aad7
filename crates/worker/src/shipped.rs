//! What the build ships, ready to evaluate: [`rubric_of`], [`ledgers_of`], [`ShippedShelf`].

use std::sync::Arc;

use engine::ledger::{Ledgers, ledgers_from_canonical};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::package::{Edition, Shelf};

/// The editions that are shipped, for packages.
pub(crate) struct ShippedShelf;

impl Shelf for ShippedShelf {
    fn edition(&self, reference: &str) -> Option<Edition> {
        let rubric = rubric_of(reference)?;
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

/// The rubric of a reference; none if it is not shipped. The build reads what it ships.
pub(crate) fn rubric_of(reference: &str) -> Option<Arc<Rubric>> {
    let shipped = rubrics::shipped(reference)?;
    rubric_from_canonical(shipped.rubric).ok().map(Arc::new)
}

/// The ledgers beside it.
pub(crate) fn ledgers_of(reference: &str, rubric: &Rubric) -> Option<Arc<Ledgers>> {
    ledgers_from_canonical(rubrics::ledgers(reference)?, rubric).ok().map(Arc::new)
}
