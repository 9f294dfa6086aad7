//! [`Book`]: a workbook as a case states it, for the writers of each format.

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A number as the file spells it.
    Number(String),
    /// A day, as `2020-09-30`.
    Day(String),
    /// A number shown as a percentage.
    Percent(String),
    /// Yes or no.
    Truth(bool),
    /// A formula with its saved result, if it was saved.
    Formula(Option<String>),
    /// The error of a formula.
    Error(String),
}

/// A text.
pub fn t(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

/// A number.
pub fn n(number: &str) -> Cell {
    Cell::Number(number.to_owned())
}

/// A day.
pub fn d(day: &str) -> Cell {
    Cell::Day(day.to_owned())
}

/// A row of texts.
pub fn texts(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| t(text)).collect()
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// True if it is hidden.
    pub is_hidden: bool,
    /// Its rows from the first on.
    pub rows: Vec<Vec<Cell>>,
    /// Rows that are hidden, from 0.
    pub hidden_rows: Vec<usize>,
    /// Merged cells: first row and column, last row and column, from 0.
    pub merged: Vec<[usize; 4]>,
}

/// A workbook.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// Its sheets.
    pub pages: Vec<Page>,
    /// True if its days count from 1904.
    pub is_from_1904: bool,
    /// Rows without content that follow the others, written out one by one.
    pub empty_rows: usize,
}

impl Book {
    /// A workbook of one sheet.
    pub fn of(rows: Vec<Vec<Cell>>) -> Self {
        let page = Page { name: "Sheet1".to_owned(), rows, ..Page::default() };
        Self { pages: vec![page], ..Self::default() }
    }

    /// Its first sheet, to be changed.
    pub fn first(&mut self) -> &mut Page {
        &mut self.pages[0]
    }
}

/// The days from 30 December 1899, or from 1 January 1904, to a day.
pub fn serial(day: &str, is_from_1904: bool) -> i64 {
    let number = |range: core::ops::Range<usize>| day[range].parse::<i64>().expect("a number");
    let (year, month, date) = (number(0..4), number(5..7), number(8..10));
    // Counted year by year and month by month, unlike the reader.
    let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let years: i64 = (1904..year).map(|year| if is_leap(year) { 366 } else { 365 }).sum();
    let lengths = [31, if is_leap(year) { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i64 = lengths.iter().take(usize::try_from(month - 1).expect("a month")).sum();
    years + months + date - 1 + if is_from_1904 { 0 } else { 1462 }
}

/// The letters and number of a cell.
pub fn cell_name(row: usize, column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column).expect("a near column"));
    format!("{letter}{}", row + 1)
}

/// A text as XML holds it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
