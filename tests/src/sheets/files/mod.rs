//! All awkward files.

use super::case::Case;

mod cells;
mod figures;
mod formats;
mod layouts;
mod refused;

/// All of them.
pub fn cases() -> Vec<Case> {
    [formats::cases(), cells::cases(), layouts::cases(), figures::cases(), refused::cases()]
        .concat()
}
