//! All small awkward files.

use super::case::Case;
use super::{encodings, numbers, refused, shapes};

/// The awkward files, by name.
pub fn cases() -> Vec<Case> {
    let mut cases =
        [encodings::cases(), shapes::cases(), numbers::cases(), refused::cases()].concat();
    cases.sort_by_key(|case| case.name);
    cases
}
