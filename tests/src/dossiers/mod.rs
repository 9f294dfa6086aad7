//! Invented dossiers: deterministic, of realistic size, spread over all bands of stars, with exact
//! edges, gaps, and everything that people mistype.
//!
//! [`dossiers`] is the way in.

mod dossier;
mod edges;
mod gaps;
mod magnitudes;
mod spelling;

pub use dossier::{Dossier, dossier, dossiers, valid_spelling};
