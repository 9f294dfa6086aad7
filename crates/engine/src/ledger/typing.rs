//! A cell as people type or paste it → its strict form. What is not understood stays as it is and
//! is judged by [`super::typed`]; nothing is ever guessed from what is missing.

use super::codes::{is_area, is_division};
use super::date::Date;
use super::document::{CodeKind, ColumnEntry, ColumnType, LedgerDocument, OptionEntry};
use crate::facts::typed::{number_from_typed, plain_characters};
use crate::quantity::Unit;
use crate::rubric::{FigureType, Rubric};

/// What a column takes. It needs what is declared and the rubric's units, and no rules: what is
/// typed is put into its strict form where none of the rest of the ledgers is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellTakes {
    /// What is typed into it; none for one that follows from others.
    pub of: Option<ColumnType>,
    /// The unit of its numbers.
    pub unit: Option<Unit>,
    /// The kind of its codes.
    pub code: Option<CodeKind>,
    /// Its options, in order.
    pub options: Vec<OptionEntry>,
}

impl CellTakes {
    /// What a declared column takes.
    pub fn of(rubric: &Rubric, document: &LedgerDocument, column: &ColumnEntry) -> Self {
        let list = document.choice.iter().find(|list| Some(&list.id) == column.choice.as_ref());
        Self {
            of: column.of,
            unit: column.unit.as_ref().and_then(|symbol| rubric.units.unit(symbol)),
            code: column.code,
            options: list.map(|list| list.option.clone()).unwrap_or_default(),
        }
    }

    /// The strict form of a text:
    /// * numbers: `1,286.00`, `１２８６` and `128.6亿` become plain numbers in the column's unit;
    /// * days: `2020/9/30`, `2020.9.30`, `20200930` and `2020年9月30日` become `2020-09-30`;
    /// * options and yes or no: their names in Chinese or English become their codes;
    /// * codes: without spaces, in capital letters.
    pub fn strict(&self, rubric: &Rubric, text: &str) -> String {
        let text = text.trim();
        let number = |of| number_from_typed(rubric, of, self.unit.as_ref(), text).ok();
        let understood = match self.of {
            Some(ColumnType::Integer) => number(FigureType::Integer),
            Some(ColumnType::Decimal) => number(FigureType::Decimal),
            Some(ColumnType::SignedDecimal) => number(FigureType::SignedDecimal),
            Some(ColumnType::Date) => day_from_typed(text),
            Some(ColumnType::YesNo) => yes_or_no(text),
            Some(ColumnType::Choice) => option(&self.options, text),
            Some(ColumnType::Code) => code(self.code, text),
            Some(ColumnType::Text) | None => None,
        };
        understood.unwrap_or_else(|| text.to_owned())
    }
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

fn option(options: &[OptionEntry], text: &str) -> Option<String> {
    let is_meant = |word: &str| word.eq_ignore_ascii_case(text);
    let found = options.iter().find(|option| {
        is_meant(&option.code) || is_meant(&option.name.zh) || is_meant(&option.name.en)
    });
    found.map(|option| option.code.clone())
}

fn code(kind: Option<CodeKind>, text: &str) -> Option<String> {
    let plain = plain_characters(text).to_ascii_uppercase();
    match kind? {
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
    use crate::rubric::Text;

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
    fn options_are_read_by_their_names() {
        let name = Text { zh: "\u{7b7e}\u{7ea6}".to_owned(), en: "Signed".to_owned() };
        let options = [OptionEntry { code: "signed".to_owned(), name }];
        for text in ["signed", "SIGNED", "\u{7b7e}\u{7ea6}"] {
            assert_eq!(option(&options, text).as_deref(), Some("signed"), "{text}");
        }
        assert_eq!(option(&options, "sign"), None);
    }

    #[test]
    fn yes_and_no_are_read_in_words() {
        assert_eq!(yes_or_no("\u{662f}").as_deref(), Some("yes"));
        assert_eq!(yes_or_no("No").as_deref(), Some("no"));
        assert_eq!(yes_or_no("maybe"), None);
    }
}
