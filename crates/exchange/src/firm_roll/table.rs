//! Where the table is: the delimiter and the row of headings, found by what is understood.

use report::roll::RollRefusal;

use super::dictionary::Dictionary;
use super::grid::Grid;
use super::heading::{Meaning, meaning_of, unit_of};
use super::plain::{comparable, trimmed};

/// What stands between the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A tab.
    Tab,
    /// A semicolon.
    Semicolon,
}

impl Delimiter {
    /// All that are tried, in order.
    const ALL: [Self; 3] = [Self::Comma, Self::Tab, Self::Semicolon];

    /// Name in files, and key of the message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Tab => "tab",
            Self::Semicolon => "semicolon",
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Tab => b'\t',
            Self::Semicolon => b';',
        }
    }
}

/// Rows among which headings are looked for.
const MOST_ROWS_ABOVE: u32 = 30;
/// Headings that must be understood in a row of headings.
const LEAST_UNDERSTOOD: usize = 2;

/// A text with its headings found.
pub(super) struct Table {
    pub(super) delimiter: Delimiter,
    pub(super) grid: Grid,
    pub(super) headings: FoundHeadings,
}

/// The row or two rows of headings. Rows count from 0 here.
#[derive(Debug, Clone, Default)]
pub(super) struct FoundHeadings {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) texts: Vec<String>,
    pub(super) meanings: Vec<Option<Meaning>>,
    score: usize,
}

/// Finds the table of a text.
pub(super) fn table_of(dictionary: &Dictionary, text: &str) -> Result<Table, RollRefusal> {
    let mut best: Option<Table> = None;
    let mut refused = None;
    for delimiter in Delimiter::ALL {
        let is_there = text.as_bytes().contains(&delimiter.byte());
        if !is_there && delimiter != Delimiter::Comma {
            continue;
        }
        match Grid::split(text.to_owned(), delimiter.byte()) {
            Err(refusal) => refused = refused.or(Some(refusal)),
            Ok(grid) => {
                let headings = headings_of(dictionary, &grid);
                let is_better = best.as_ref().is_none_or(|it| headings.score > it.headings.score);
                if is_better {
                    best = Some(Table { delimiter, grid, headings });
                }
            }
        }
    }
    match best.filter(|table| table.headings.understood() >= LEAST_UNDERSTOOD) {
        Some(table) => Ok(table),
        None => Err(refused.unwrap_or(RollRefusal::NoHeadings)),
    }
}

impl FoundHeadings {
    fn of(dictionary: &Dictionary, rows: (u32, u32), texts: Vec<String>) -> Self {
        let meanings: Vec<Option<Meaning>> =
            texts.iter().map(|text| meaning_of(dictionary, text)).collect();
        let points = |meaning: &Option<Meaning>| match meaning {
            None => 0,
            Some(meaning) => 2 + usize::from(meaning.unit.is_some()),
        };
        let score = meanings.iter().map(points).sum();
        Self { first_row: rows.0, last_row: rows.1, texts, meanings, score }
    }

    fn understood(&self) -> usize {
        self.meanings.iter().flatten().count()
    }
}

fn headings_of(dictionary: &Dictionary, grid: &Grid) -> FoundHeadings {
    let mut best = FoundHeadings::default();
    for row in 0..grid.rows().min(MOST_ROWS_ABOVE) {
        let texts = grid.row(row).map(|cell| trimmed(cell).to_owned()).collect();
        let single = FoundHeadings::of(dictionary, (row, row), texts);
        let is_upper = single.understood() > 0;
        if single.score > best.score {
            best = single;
        }
        let below = row.saturating_add(1);
        if !is_upper || below >= grid.rows() {
            continue;
        }
        let double = FoundHeadings::of(dictionary, (row, below), two_tiers(grid, row));
        if double.score > best.score {
            best = double;
        }
    }
    best
}

/// Headings over two rows, the upper ones spread over the columns that they span.
fn two_tiers(grid: &Grid, upper: u32) -> Vec<String> {
    let lower = upper.saturating_add(1);
    let mut span = "";
    let width = grid.width(upper).max(grid.width(lower));
    let of_column = |column| {
        let (above, below) = (trimmed(grid.cell(upper, column)), trimmed(grid.cell(lower, column)));
        if !above.is_empty() {
            span = above;
        }
        match (above, below) {
            (_, "") => above.to_owned(),
            _ => format!("{span}({below})"),
        }
    };
    (0..width).map(of_column).collect()
}

/// The unit of money that rows above the headings state for the whole table.
pub(super) fn stated_unit(dictionary: &Dictionary, table: &Table) -> Option<usize> {
    let above = (0..table.headings.first_row).flat_map(|row| table.grid.row(row));
    let mut stated = above.filter_map(|cell| {
        let cell = comparable(cell);
        let mut words = dictionary.words.unit.iter();
        let place = words.find_map(|word| cell.find(word.as_str()));
        let named = cell.get(place?..)?;
        let mut pieces = named.split(['(', ')', '[', ']', ',', ';']);
        pieces.find_map(|piece| unit_of(dictionary, piece))
    });
    stated.next()
}
