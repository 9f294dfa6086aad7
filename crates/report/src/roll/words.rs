//! What is said of a roll, in words.

use locale::format::{grouped, with_unit};
use locale::{Group, Language, groups, keys, text};

use super::figures::{Filled, Question, Reason, RollFigures};
use super::refusal::RollRefusal;
use super::remark::{Remark, column_letter};

/// A remark with its place: `Row 5, column F “…”: …`.
pub fn remark_text(remark: &Remark, language: Language) -> String {
    let row = remark.row.to_string();
    let column = remark.column.map(column_letter).unwrap_or_default();
    let other = remark.other_row.map(|row| row.to_string()).unwrap_or_default();
    let arguments = [
        ("row", row.as_str()),
        ("column", &column),
        ("heading", &remark.heading),
        ("found", &remark.found),
        ("became", &remark.became),
        ("other", &other),
    ];
    let key = if column.is_empty() { keys::ROLL_PLACE_ROW } else { keys::ROLL_PLACE_CELL };
    let place = text(language, key, &arguments);
    format!("{place}{}", named(groups::ROLL_REMARK, remark.code.name(), language, &arguments))
}

/// Why a file is no roll.
pub fn refusal_text(file: &str, refusal: &RollRefusal, language: Language) -> String {
    let mut arguments = vec![("file", file.to_owned())];
    let mut give = |name, value: String| arguments.push((name, value));
    match refusal {
        RollRefusal::TooLarge { limit } => give("limit", grouped(&limit.to_string())),
        RollRefusal::TooManyCells { limit, row } => {
            give("limit", grouped(&limit.to_string()));
            give("row", row.to_string());
        }
        RollRefusal::Empty | RollRefusal::Workbook | RollRefusal::NoHeadings => {}
        RollRefusal::NotText { line }
        | RollRefusal::NotUtf8 { line }
        | RollRefusal::LostCharacters { line } => give("line", line.to_string()),
        RollRefusal::BrokenEncoding { encoding, line, byte } => {
            give("encoding", (*encoding).to_owned());
            give("line", line.to_string());
            give("byte", grouped(&byte.saturating_add(1).to_string()));
        }
        RollRefusal::UnknownEncoding { utf8_line, line, byte } => {
            give("first", utf8_line.to_string());
            give("line", line.to_string());
            give("byte", grouped(&byte.saturating_add(1).to_string()));
        }
        RollRefusal::OpenQuote { row, column } => {
            give("row", row.to_string());
            give("column", column_letter(*column));
        }
        RollRefusal::NoFirmColumn { row } | RollRefusal::NoFirms { row } => {
            give("row", row.to_string());
        }
    }
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    named(groups::ROLL_REFUSAL, refusal.name(), language, &arguments)
}

/// Why a figure or column is not used.
pub fn reason_text(reason: &Reason, language: Language) -> String {
    let (count, row) = match reason {
        Reason::Told { zh, en } => return language.of(zh, en).to_owned(),
        Reason::TwoColumns { other } => {
            return named(groups::ROLL_REASON, reason.name(), language, &[("other", other)]);
        }
        Reason::RefusedCells { count, row }
        | Reason::BlankCells { count, row }
        | Reason::RowsLeftOut { count, row } => (count.to_string(), row.to_string()),
        _ => (String::new(), String::new()),
    };
    named(groups::ROLL_REASON, reason.name(), language, &[("count", &count), ("row", &row)])
}

/// What must be confirmed.
pub fn question_text(question: &Question, language: Language) -> String {
    let (count, row) = (question.count.to_string(), question.row.to_string());
    let arguments = [("count", count.as_str()), ("row", row.as_str())];
    named(groups::ROLL_QUESTION, question.kind.name(), language, &arguments)
}

/// A filled figure with its origin: `1,234.50 万元 ← firms.csv, column F “…”, 120 rows (2–121)`.
/// `unit` is the unit's label in the reader's language.
pub fn filled_text(filled: &Filled, unit: &str, language: Language) -> String {
    let from = &filled.provenance;
    let amount = with_unit(language, &grouped(&filled.decimal), unit);
    let (rows, first, last) =
        (from.rows.to_string(), from.first_row.to_string(), from.last_row.to_string());
    let arguments = [
        ("amount", amount.as_str()),
        ("file", &from.file),
        ("column", &from.column),
        ("heading", &from.heading),
        ("rows", &rows),
        ("first", &first),
        ("last", &last),
    ];
    text(language, keys::ROLL_FILLED, &arguments)
}

/// How many rows count, belong to other clusters, or are below scale.
pub fn counted_text(figures: &RollFigures, language: Language) -> String {
    let (counted, other, below) = (
        figures.counted_rows.to_string(),
        figures.other_rows.to_string(),
        figures.below_scale_rows.to_string(),
    );
    let arguments = [("counted", counted.as_str()), ("other", &other), ("below", &below)];
    text(language, keys::ROLL_TEXT_COUNTED, &arguments)
}

pub(super) fn named(
    group: Group,
    name: &str,
    language: Language,
    arguments: &[(&str, &str)],
) -> String {
    match group.named(name) {
        Some(key) => text(language, key, arguments),
        None => name.to_owned(),
    }
}
