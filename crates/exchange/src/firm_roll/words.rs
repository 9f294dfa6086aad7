//! What is said of a roll as a whole.

use locale::{Language, groups, keys, text};

use super::roll::FirmRoll;

/// File, encoding, separators, place of the headings and number of firms: one line.
pub fn head_text(roll: &FirmRoll, file: &str, language: Language) -> String {
    let delimiter = groups::ROLL_DELIMITER.named(roll.delimiter.name());
    let arguments = [
        ("file", file),
        ("encoding", roll.encoding.name()),
        ("delimiter", delimiter.map_or("", |key| key.words(language))),
        ("row", &roll.heading_row.to_string()),
        ("firms", &roll.firms().to_string()),
    ];
    text(language, keys::ROLL_TEXT_HEAD, &arguments)
}
