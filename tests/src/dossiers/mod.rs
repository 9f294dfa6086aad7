//! Invented dossiers: deterministic, of realistic size, spread over all bands of stars, with exact
//! edges, gaps, and everything that people mistype.
//!
//! [`dossiers`] is the way in. The modules stand in reading order.

mod dossier;

mod magnitudes;

mod edges;

mod spelling;

mod gaps;

pub use dossier::{Dossier, dossier, dossiers, rows_of, valid_spelling};
