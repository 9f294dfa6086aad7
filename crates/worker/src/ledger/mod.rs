//! The tables of the open draft, evaluated beside the page: told once, then edit by edit.
//!
//! * [`lines`]: texts as lines of fields.
//! * [`told`]: what the page tells; [`answer`]: what comes back. The page links these alone.
//! * [`input`]: what was told, as the engine takes it.
//! * [`desk`]: the tables that are kept; [`notes`] and [`remarks`]: what is said of them.

pub mod answer;
mod desk;
mod input;
pub mod lines;
mod notes;
mod remarks;
#[cfg(test)]
mod tests;
pub mod told;

pub(crate) use desk::LedgerDesk;
