//! A cell as people type or paste it → its strict form. What is not understood stays as it is and
//! is judged by [`super::typed`]; nothing is ever guessed from what is missing.

use super::codes::{is_area, is_division};
use super::compiled::{Column, Ledgers};
use super::date::Date;
use super::document::{CodeKind, ColumnType};
use crate::facts::typed::{number_from_typed, plain_characters};
use crate::rubric::{FigureType, Rubric};

/// The strict form of a text for a column:
/// * numbers: `1,286.00`, `１２８６` and `128.6亿` become plain numbers in the column's unit;
/// * days: `2020/9/30`, `2020.9.30`, `20200930` and `2020年9月30日` become `2020-09-30`;
/// * options and yes or no: their names in Chinese or English become their codes;
/// * codes: without spaces, in capital letters.
pub fn cell_from_typed(
    rubric: &Rubric,
    ledgers: &Ledgers,
    table: usize,
    column: usize,
    text: &str,
) -> String {
    let text = text.trim();
    let compiled = ledgers.tables.get(table).and_then(|table| table.columns.get(column));
    let Some(compiled) = compiled else { return text.to_owned() };
    let understood = match compiled.of {
        Some(ColumnType::Integer) => number(rubric, FigureType::Integer, compiled, text),
        Some(ColumnType::Decimal) => number(rubric, FigureType::Decimal, compiled, text),
        Some(ColumnType::SignedDecimal) => {
            number(rubric, FigureType::SignedDecimal, compiled, text)
        }
        Some(ColumnType::Date) => day_from_typed(text),
        Some(ColumnType::YesNo) => yes_or_no(text),
        Some(ColumnType::Choice) => option(ledgers, table, column, text),
        Some(ColumnType::Code) => code(compiled, text),
        Some(ColumnType::Text) | None => None,
    };
    understood.unwrap_or_else(|| text.to_owned())
}

fn number(rubric: &Rubric, of: FigureType, column: &Column, text: &str) -> Option<String> {
    number_from_typed(rubric, of, column.unit.as_ref(), text).ok()
}

/// `2020-09-30` of a day in one of the forms that people and spreadsheets write, the year first; a
/// time of midnight after it is dropped.
pub fn day_from_typed(text: &str) -> Option<String> {
    let plain = plain_characters(text.strip_suffix("0:00:00").unwrap_or(text));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = if plain.len() == 8 && is_digits(&plain) {
        let (year, rest) = plain.split_at(4);
        let (month, day) = rest.split_at(2);
        vec![year, month, day]
    } else {
        let plain = plain.trim_end_matches(['\u{65e5}', '\u{53f7}']);
        plain.split(['-', '/', '.', '\u{5e74}', '\u{6708}']).collect()
    };
    let [year, month, day] = parts.as_slice() else { return None };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 || !parts.iter().all(|it| is_digits(it))
    {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(date.to_string())
}

fn yes_or_no(text: &str) -> Option<String> {
    const YES: [&str; 5] = ["yes", "y", "true", "\u{662f}", "\u{221a}"];
    const NO: [&str; 5] = ["no", "n", "false", "\u{5426}", "\u{d7}"];
    let is_in = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    let word = if is_in(&YES) {
        "yes"
    } else if is_in(&NO) {
        "no"
    } else {
        return None;
    };
    Some(word.to_owned())
}

fn option(ledgers: &Ledgers, table: usize, column: usize, text: &str) -> Option<String> {
    let entry = ledgers.document.table.get(table)?.column.get(column)?;
    let list =
        ledgers.document.choice.iter().find(|list| Some(&list.id) == entry.choice.as_ref())?;
    let is_meant = |word: &str| word.eq_ignore_ascii_case(text);
    let found = list.option.iter().find(|option| {
        is_meant(&option.code) || is_meant(&option.name.zh) || is_meant(&option.name.en)
    });
    found.map(|option| option.code.clone())
}

fn code(column: &Column, text: &str) -> Option<String> {
    let plain = plain_characters(text).to_ascii_uppercase();
    match column.code? {
        CodeKind::Uscc | CodeKind::Filing => Some(plain),
        CodeKind::Area => is_area(&plain).then_some(plain),
        CodeKind::Division => {
            // `C36` names the division 36 with its section.
            let digits = plain.trim_start_matches(|c: char| c.is_ascii_uppercase());
            is_division(digits).then(|| digits.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_forms_people_write() {
        for text in [
            "2020-09-30",
            "2020/9/30",
            "2020.09.30",
            "20200930",
            "2020\u{5e74}9\u{6708}30\u{65e5}",
            "\u{ff12}\u{ff10}\u{ff12}\u{ff10}/9/30",
            "2020/9/30 0:00:00",
        ] {
            assert_eq!(day_from_typed(text).as_deref(), Some("2020-09-30"), "{text}");
        }
        for text in ["", "2020-09", "30/9/2020", "2020-09-31", "2020-13-01", "44104", "20/9/30"] {
            assert_eq!(day_from_typed(text), None, "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_read_in_words() {
        assert_eq!(yes_or_no("\u{662f}").as_deref(), Some("yes"));
        assert_eq!(yes_or_no("No").as_deref(), Some("no"));
        assert_eq!(yes_or_no("maybe"), None);
    }
}
