//! [`Shelf`]: where the editions come from that a dossier is judged by.

use std::sync::Arc;

use engine::ledger::Ledgers;
use engine::rubric::Rubric;

/// An edition, compiled.
#[derive(Clone)]
pub struct Edition {
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// Its ledgers, if it has any.
    pub ledgers: Option<Arc<Ledgers>>,
}

/// The editions at hand. This crate finds none by itself: they are handed to it.
pub trait Shelf {
    /// The edition of a reference such as `industrial@2026.1`.
    fn edition(&self, reference: &str) -> Option<Edition>;

    /// The rules of periods, as `rubrics` ships them.
    fn periods(&self) -> &str;

    /// The narrative of the development report, as `rubrics` ships it.
    fn narrative(&self) -> &str;
}
