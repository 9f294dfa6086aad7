//! Notes and refusals of imports in words.

use locale::format::grouped;
use locale::{Language, groups, keys, text};

use super::note::{Note, NoteCode};
use super::refusal::ImportRefusal;
use crate::roll::{column_letter, refusal_text};

/// A note with its place: `Sheet “…”, F5: …`.
pub fn note_text(note: &Note, language: Language) -> String {
    let column = note.column.map(column_letter).unwrap_or_default();
    let row = note.row.map(|row| row.to_string()).unwrap_or_default();
    let cell = format!("{column}{row}");
    let arguments = [
        ("sheet", note.sheet.as_str()),
        ("row", row.as_str()),
        ("column", column.as_str()),
        ("cell", cell.as_str()),
        ("found", note.found.as_str()),
        ("became", note.became.as_str()),
        ("heading", ""),
        ("other", ""),
    ];
    let place = match (note.sheet.is_empty(), note.row, note.column) {
        (true, _, _) => String::new(),
        (false, Some(_), Some(_)) => text(language, keys::IMPORT_PLACE_CELL, &arguments),
        (false, Some(_), None) => text(language, keys::IMPORT_PLACE_ROW, &arguments),
        (false, None, Some(_)) => text(language, keys::IMPORT_PLACE_COLUMN, &arguments),
        (false, None, None) => text(language, keys::IMPORT_PLACE_SHEET, &arguments),
    };
    let key = match note.code {
        NoteCode::Number(code) => groups::ROLL_REMARK.named(code.name()),
        NoteCode::Sheet(code) => groups::IMPORT_NOTE.named(code.name()),
    };
    let said =
        key.map_or_else(|| note.code.name().to_owned(), |key| text(language, key, &arguments));
    format!("{place}{said}")
}

/// Why a file was not read.
pub fn import_refusal_text(file: &str, refusal: &ImportRefusal, language: Language) -> String {
    let mut arguments = vec![("file", file.to_owned())];
    let mut give = |name, value: String| arguments.push((name, value));
    match refusal {
        ImportRefusal::Text(refusal) => return refusal_text(file, refusal, language),
        ImportRefusal::TooLarge { limit } | ImportRefusal::InflatesTooMuch { limit } => {
            give("limit", grouped(&limit.to_string()));
        }
        ImportRefusal::TooManyEntries { limit, found } => {
            give("limit", grouped(&limit.to_string()));
            give("found", grouped(&found.to_string()));
        }
        ImportRefusal::TooManyCells { limit, sheet } => {
            give("limit", grouped(&limit.to_string()));
            give("sheet", sheet.clone());
        }
        ImportRefusal::BrokenPart(part) => give("part", part.clone()),
        ImportRefusal::OtherKind(kind) => give("kind", (*kind).to_owned()),
        _ => {}
    }
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match groups::IMPORT_REFUSAL.named(refusal.name()) {
        Some(key) => text(language, key, &arguments),
        None => refusal.name().to_owned(),
    }
}
