//! [`FirmRoll`]: a roll as read: headings, firms, clusters, and every remark.

use engine::facts::ReportingPeriod;
use report::roll::{Remark, RemarkCode, RollRefusal};

use super::cell::{Amount, Measure, amount_from_cell, decimal_of_millionths};
use super::decode::{Decoded, Encoding, decoded_from_bytes};
use super::dictionary::{ColumnEntry, Dictionary, UnitEntry};
use super::grid::Grid;
use super::heading::{Meaning, is_year};
use super::plain::{comparable, is_space, trimmed};
use super::rows::{Firm, Reader, tidied_code};
use super::table::{Delimiter, Table, stated_unit, table_of};
use super::uscc::fault_of_code;

/// A roll as read. Rows are counted from 1, as a spreadsheet does.
#[derive(Debug, Clone)]
pub struct FirmRoll {
    /// What the file was read in.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub delimiter: Delimiter,
    /// The row of the headings; of two rows the lower one.
    pub heading_row: u32,
    /// The headings, by column.
    pub headings: Vec<Heading>,
    /// Clusters in the order in which they come; none if no column names them.
    pub clusters: Vec<Cluster>,
    /// The period that a title row states.
    pub stated_period: Option<ReportingPeriod>,
    /// Unit of money that a title row states for all columns without one.
    pub stated_unit: Option<String>,
    pub(super) grid: Grid,
    pub(super) firms: Vec<Firm>,
    /// By firm and measure.
    pub(super) amounts: Vec<Amount>,
    /// The columns that are read as amounts.
    pub(super) measures: Vec<u32>,
    pub(super) marks: Vec<Mark>,
    pub(super) left_out: Vec<LeftOut>,
}

/// A heading and what is made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// As written.
    pub text: String,
    /// Symbol of the unit in it, or that a title row states.
    pub unit: Option<String>,
    /// True if its meaning was found.
    pub is_understood: bool,
    pub(super) meaning: Option<Meaning>,
}

/// A cluster of the roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// What to choose it by: its number, or its name where there are no numbers.
    pub id: String,
    /// Its name, if a column gives it.
    pub name: Option<String>,
    /// How many firms are listed in it.
    pub firms: u32,
}

/// A remark in few bytes; its texts are made when asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) code: RemarkCode,
    pub(super) row: u32,
    pub(super) column: Option<u32>,
    pub(super) other_row: Option<u32>,
    /// For sum rows: what the sum is.
    pub(super) expected: Option<i128>,
}

/// A row that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) row: u32,
    /// Its cluster, if it names one.
    pub(super) cluster: Option<u32>,
}

/// Reads a roll.
///
/// # Errors
/// The first reason why the file cannot be read as a roll.
pub fn firm_roll_from_bytes(
    bytes: &[u8],
    dictionary: &Dictionary,
) -> Result<FirmRoll, RollRefusal> {
    firm_roll_from_text(decoded_from_bytes(bytes)?, dictionary)
}

/// As [`firm_roll_from_bytes`], of a text that is decoded already.
///
/// # Errors
/// The first reason why the text cannot be read as a roll.
pub fn firm_roll_from_text(
    decoded: Decoded,
    dictionary: &Dictionary,
) -> Result<FirmRoll, RollRefusal> {
    if decoded.text.chars().all(is_space) {
        return Err(RollRefusal::Empty);
    }
    let table = table_of(dictionary, &decoded.text)?;
    drop(decoded.text);
    let unit = stated_unit(dictionary, &table);
    let stated_period = stated_period(dictionary, &table);
    let headings = headings(dictionary, &table, unit);
    let Table { delimiter, grid, headings: found } = table;
    let roll = FirmRoll {
        encoding: decoded.encoding,
        delimiter,
        heading_row: found.last_row.saturating_add(1),
        headings,
        clusters: Vec::new(),
        stated_period,
        stated_unit: unit_symbol(dictionary, unit),
        grid,
        firms: Vec::new(),
        amounts: Vec::new(),
        measures: Vec::new(),
        marks: Vec::new(),
        left_out: Vec::new(),
    };
    Reader::new(roll, dictionary, found.first_row).read()
}

fn unit_symbol(dictionary: &Dictionary, unit: Option<usize>) -> Option<String> {
    unit.and_then(|unit| dictionary.unit.get(unit)).map(|unit| unit.symbol.clone())
}

/// The headings; amounts of money without a unit are in the unit that a title row states.
fn headings(dictionary: &Dictionary, table: &Table, stated: Option<usize>) -> Vec<Heading> {
    let nature = |unit: Option<usize>| Some(dictionary.unit.get(unit?)?.nature);
    let of = |(text, meaning): (&String, &Option<Meaning>)| {
        let meaning = meaning.map(|meaning| {
            let own = meaning.entry(dictionary).map(|entry| entry.nature);
            let inherits = meaning.unit.is_none() && stated.is_some() && own == nature(stated);
            if inherits { Meaning { unit: stated, ..meaning } } else { meaning }
        });
        let unit = unit_symbol(dictionary, meaning.and_then(|meaning| meaning.unit));
        Heading { text: text.clone(), unit, is_understood: meaning.is_some(), meaning }
    };
    table.headings.texts.iter().zip(&table.headings.meanings).map(of).collect()
}

/// The year and quarter that a row above the headings names.
fn stated_period(dictionary: &Dictionary, table: &Table) -> Option<ReportingPeriod> {
    let above = (0..table.headings.first_row).flat_map(|row| table.grid.row(row));
    let mut stated = above.filter_map(|cell| {
        let text = comparable(cell);
        let mut starts = text.char_indices().map(|(at, _)| at);
        let year = starts.find_map(|at| {
            text.get(at..at.saturating_add(4)).filter(|it| is_year(it))?.parse().ok()
        })?;
        let mut words = dictionary.periods.iter();
        let (_, quarter) = words.find(|(word, _)| text.contains(word.as_str()))?;
        Some(ReportingPeriod { year, quarter: Some(*quarter) })
    });
    stated.next()
}

impl Heading {
    /// Its column in the dictionary.
    pub(super) fn entry<'d>(&self, dictionary: &'d Dictionary) -> Option<&'d ColumnEntry> {
        self.meaning?.entry(dictionary)
    }

    /// How its amounts are read.
    pub(super) fn measure<'d>(&self, dictionary: &'d Dictionary) -> Option<Measure<'d>> {
        let entry = self.entry(dictionary)?;
        Some(Measure {
            dictionary,
            nature: entry.nature,
            unit: self.unit_entry(dictionary),
            is_signed: entry.signed,
        })
    }

    /// The unit of its amounts, if it is stated.
    pub(super) fn unit_entry<'d>(&self, dictionary: &'d Dictionary) -> Option<&'d UnitEntry> {
        self.meaning?.unit.and_then(|unit| dictionary.unit.get(unit))
    }
}

impl FirmRoll {
    /// How many firms are listed, in all clusters.
    pub fn firms(&self) -> usize {
        self.firms.len()
    }

    /// How many remarks there are.
    pub fn remark_count(&self) -> usize {
        self.marks.len()
    }

    /// Every remark, by row and column.
    pub fn remarks<'a>(&'a self, dictionary: &'a Dictionary) -> impl Iterator<Item = Remark> + 'a {
        self.marks.iter().map(move |mark| self.remark(dictionary, mark))
    }

    /// The cells of a column whose unit was converted: row, as written, and in the figure's unit.
    pub fn converted<'a>(
        &'a self,
        dictionary: &'a Dictionary,
        column: u32,
    ) -> impl Iterator<Item = (u32, &'a str, String)> + 'a {
        let place = self.measures.iter().position(|measure| *measure == column);
        let unit = self.heading(column).and_then(|heading| heading.unit_entry(dictionary));
        self.firms.iter().enumerate().filter_map(move |(index, firm)| {
            let amount = self.amount(index, place?)?;
            let Amount::Value(value) = amount else { return None };
            let became = super::figures::own_decimal(value, unit)?;
            Some((firm.row, self.text(firm.row, column), became))
        })
    }

    pub(super) fn amount(&self, firm: usize, measure: usize) -> Option<Amount> {
        let at = firm.checked_mul(self.measures.len())?.checked_add(measure)?;
        self.amounts.get(at).copied()
    }

    pub(super) fn heading(&self, column: u32) -> Option<&Heading> {
        self.headings.get(usize::try_from(column).ok()?)
    }

    /// The text of a cell; rows from 1, columns from 0.
    pub fn text(&self, row: u32, column: u32) -> &str {
        row.checked_sub(1).map_or("", |row| self.grid.cell(row, column))
    }

    fn remark(&self, dictionary: &Dictionary, mark: &Mark) -> Remark {
        let column = mark.column;
        let found = match column {
            Some(column) => self.text(mark.row, column).to_owned(),
            None => self.row_text(mark.row),
        };
        let heading = column.and_then(|column| self.heading(column));
        Remark {
            code: mark.code,
            row: mark.row,
            column,
            heading: heading.map(|heading| heading.text.clone()).unwrap_or_default(),
            became: self.became(dictionary, mark, heading, &found),
            found: shortened(&found),
            other_row: mark.other_row,
        }
    }

    fn became(
        &self,
        dictionary: &Dictionary,
        mark: &Mark,
        heading: Option<&Heading>,
        found: &str,
    ) -> String {
        if let Some(expected) = mark.expected {
            return decimal_of_millionths(expected);
        }
        match mark.code {
            RemarkCode::CodeTidied => tidied_code(found),
            RemarkCode::CodeCheck | RemarkCode::CodeOrganisation => {
                let fault = fault_of_code(&tidied_code(found));
                fault.and_then(|(_, expected)| expected).map(String::from).unwrap_or_default()
            }
            RemarkCode::StrayQuote => found.to_owned(),
            RemarkCode::ColumnUnit => self.conversion(dictionary, mark).unwrap_or_default(),
            _ => {
                let measure = heading.and_then(|heading| heading.measure(dictionary));
                match measure.map(|measure| amount_from_cell(&measure, found).amount) {
                    Some(Amount::Value(value)) => decimal_of_millionths(value),
                    _ => trimmed(found).to_owned(),
                }
            }
        }
    }

    /// The first conversion of a column, as an example.
    fn conversion(&self, dictionary: &Dictionary, mark: &Mark) -> Option<String> {
        let heading = self.heading(mark.column?)?;
        let own = dictionary.own_unit(heading.entry(dictionary)?.nature)?;
        let unit = heading.unit.as_deref()?;
        let (_, was, became) = self.converted(dictionary, mark.column?).next()?;
        Some(format!("{} {unit} = {became} {}", trimmed(was), own.symbol))
    }

    fn row_text(&self, row: u32) -> String {
        let Some(row) = row.checked_sub(1) else { return String::new() };
        let cells: Vec<&str> =
            self.grid.row(row).map(trimmed).filter(|cell| !cell.is_empty()).take(4).collect();
        cells.join(" ")
    }
}

/// The most characters of a cell that a remark repeats.
const LONGEST_SHOWN: usize = 60;

fn shortened(found: &str) -> String {
    if found.chars().count() <= LONGEST_SHOWN {
        return found.to_owned();
    }
    let start: String = found.chars().take(LONGEST_SHOWN).collect();
    format!("{start}...")
}
