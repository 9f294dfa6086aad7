//! Handing in and checking packages: what the page asks, and what it is told.
//!
//! * [`told`]: what the page asks. [`answer`]: what it is told. The page links these alone.
//! * [`desk`]: looks through a dossier, freezes it, checks packages.

pub mod answer;
pub(crate) mod desk;
#[cfg(test)]
mod tests;
pub mod told;
