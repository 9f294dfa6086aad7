//! [`Change`]: what differs between two versions of a submission, as data and in words.

use engine::ledger::Ledgers;
use engine::rubric::{Rubric, Text};
use locale::{Language, groups, keys, text};

/// Where two versions differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangePlace {
    /// The result: `total`, `stars`.
    Result(&'static str),
    /// The head: `cluster`, `edition`, `declaration`.
    Head(&'static str),
    /// A figure.
    Figure(String),
    /// A row that was added or taken away.
    Row {
        /// Its table.
        table: String,
        /// Its id.
        row: String,
    },
    /// A cell of a row that both have.
    Cell {
        /// Its table.
        table: String,
        /// Its row's id.
        row: String,
        /// Its column.
        column: String,
    },
    /// An answer of the guide.
    Answer {
        /// The aspect.
        aspect: String,
        /// `answer`, `document`, `date`, `page` or `note`.
        column: String,
    },
    /// The reason for a warning, by rule and place.
    Reason(String),
    /// An original, by its file name; digests are compared.
    Original(String),
    /// Another member of the dossier file, as a whole.
    Member(String),
}

impl ChangePlace {
    /// Name in files, and key of the message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Result(_) => "result",
            Self::Head(_) => "head",
            Self::Figure(_) => "figure",
            Self::Row { .. } => "row",
            Self::Cell { .. } => "cell",
            Self::Answer { .. } => "answer",
            Self::Reason(_) => "reason",
            Self::Original(_) => "original",
            Self::Member(_) => "member",
        }
    }
}

/// A difference; what is not there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: ChangePlace,
    /// As it was.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
}

/// A difference in words.
pub fn change_text(
    rubric: &Rubric,
    ledgers: Option<&Ledgers>,
    change: &Change,
    language: Language,
) -> String {
    let said = |text: &Text| language.of(&text.zh, &text.en).to_owned();
    let table_name = |id: &str| {
        let tables = ledgers.map(|it| it.document.table.as_slice()).unwrap_or_default();
        tables.iter().find(|table| table.id == id)
    };
    let column_name = |table: &str, column: &str| {
        let column_entry = table_name(table)?.column.iter().find(|it| it.id == column);
        column_entry.map(|it| said(&it.name))
    };
    let named = |id: &str| table_name(id).map_or_else(|| id.to_owned(), |it| said(&it.name));
    let (label, row, column) = match &change.place {
        ChangePlace::Result(what) | ChangePlace::Head(what) => {
            let key = groups::PACKAGE_NAMES.named(what);
            (key.map_or(*what, |key| key.words(language)).to_owned(), "", String::new())
        }
        ChangePlace::Figure(id) => {
            let entry = rubric.document.figure.iter().find(|entry| entry.id == *id);
            (entry.map_or_else(|| id.clone(), |it| said(&it.name)), "", String::new())
        }
        ChangePlace::Row { table, row } => (named(table), row.as_str(), String::new()),
        ChangePlace::Cell { table, row, column } => {
            let name = column_name(table, column).unwrap_or_else(|| column.clone());
            (named(table), row.as_str(), name)
        }
        ChangePlace::Answer { aspect, column } => {
            let name = column_name("guide", column).unwrap_or_else(|| column.clone());
            (named("guide"), aspect.as_str(), name)
        }
        ChangePlace::Reason(key) | ChangePlace::Member(key) | ChangePlace::Original(key) => {
            (key.clone(), "", String::new())
        }
    };
    let nothing = keys::PACKAGE_NOTHING.words(language);
    let arguments = [
        ("label", label.as_str()),
        ("row", row),
        ("column", &column),
        ("before", change.before.as_deref().unwrap_or(nothing)),
        ("after", change.after.as_deref().unwrap_or(nothing)),
    ];
    let way = match (&change.before, &change.after) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    };
    let key = groups::PACKAGE_CHANGE.named(&format!("{}.{way}", change.place.name()));
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_words_for_every_way() {
        for place in
            ["result", "head", "figure", "row", "cell", "answer", "reason", "original", "member"]
        {
            for way in ["added", "removed", "changed"] {
                let key = groups::PACKAGE_CHANGE.named(&format!("{place}.{way}"));
                assert!(key.is_some(), "{place}.{way}");
            }
        }
    }
}
