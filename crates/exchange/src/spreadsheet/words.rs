//! Places and values of a merge in words.

use engine::facts::RawEntry;
use locale::{Language, keys, text};

use super::merge::{Change, Conflict, Place};
use super::scheme::{Scheme, Target};

/// What a place is called: the figure's label, or table, row and column.
pub fn place_text(scheme: &Scheme, place: &Place, language: Language) -> String {
    match place {
        Place::Figure(at) => target_text(scheme, Target::Figure(*at), language),
        Place::Cell(table, row, column) => {
            let of_table = scheme.table(*table);
            let name = of_table.map(|it| language.of(&it.name.zh, &it.name.en)).unwrap_or_default();
            let label = target_text(scheme, Target::Column(*table, *column), language);
            let is_single = of_table.is_some_and(|it| it.is_single);
            if is_single { format!("{name} {label}") } else { format!("{name} [{row}] {label}") }
        }
    }
}

/// What a target is called.
pub fn target_text(scheme: &Scheme, target: Target, language: Language) -> String {
    let name = match target {
        Target::Figure(at) => scheme.rubric.document.figure.get(at).map(|entry| &entry.name),
        Target::Column(table, column) => scheme.column(table, column).map(|entry| &entry.name),
        Target::Id(_) => return keys::TEMPLATE_ID.words(language).to_owned(),
    };
    name.map(|name| language.of(&name.zh, &name.en).to_owned()).unwrap_or_default()
}

/// A value as it is shown.
pub fn entry_text(entry: &RawEntry, language: Language) -> String {
    match entry {
        RawEntry::Text(text) | RawEntry::Unreadable(text) => text.clone(),
        RawEntry::NotApplicable(reason) => format!("n/a ({reason})"),
        RawEntry::Nothing | RawEntry::BadObject => {
            keys::IMPORT_TEXT_BLANK.words(language).to_owned()
        }
    }
}

/// A value as people read it: options and answers by their names.
pub fn value_text(scheme: &Scheme, place: &Place, entry: &RawEntry, language: Language) -> String {
    let (Place::Cell(table, _, column), RawEntry::Text(text)) = (place, entry) else {
        return entry_text(entry, language);
    };
    let options = scheme.options(Target::Column(*table, *column));
    let option = options.into_iter().find(|(code, ..)| code == text);
    option.map_or_else(|| text.clone(), |(_, zh, en)| language.of(zh, en).to_owned())
}

/// What is filled in: place, value, origin.
pub fn filled_text(scheme: &Scheme, change: &Change, language: Language) -> String {
    said(scheme, change, language, keys::IMPORT_TEXT_FILL)
}

/// What differs: place, value of the dossier, value of the file, origin.
pub fn differing_text(scheme: &Scheme, change: &Change, language: Language) -> String {
    said(scheme, change, language, keys::IMPORT_TEXT_CHANGE)
}

fn said(scheme: &Scheme, change: &Change, language: Language, key: locale::Key) -> String {
    let arguments = [
        ("place", place_text(scheme, &change.place, language)),
        ("was", entry_text(&change.was, language)),
        ("becomes", entry_text(&change.becomes, language)),
        ("origin", change.origin.to_string()),
    ];
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text(language, key, &arguments)
}

/// What files contradict each other in: every value with its origin.
pub fn conflict_text(scheme: &Scheme, conflict: &Conflict, language: Language) -> String {
    let values = conflict.values.iter().map(|(entry, origin)| {
        let (entry, origin) = (entry_text(entry, language), origin.to_string());
        text(language, keys::IMPORT_TEXT_VALUE, &[("becomes", &entry), ("origin", &origin)])
    });
    let values = values.collect::<Vec<String>>().join(" | ");
    let place = place_text(scheme, &conflict.place, language);
    text(language, keys::IMPORT_TEXT_CONFLICT, &[("place", &place), ("values", &values)])
}
