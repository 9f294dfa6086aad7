//! [`city_from_bytes`]: the city's table (XLSX, XLS, ODS or CSV) → published figures.
//!
//! A row of headings, then a row for each item and period: item, period, value, growth; for a
//! district or an industry its code. Units stand in the headings: `本年累计(亿元)`. What headings
//! and items are called is data of `rollup.toml`. A row that is not understood is noted.

use engine::facts::ReportingPeriod;
use engine::periods::quarters::quarter_of;
use engine::quantity::rational::rational_from_decimal;
use engine::quantity::{Rational, UnitTable};
use engine::rollup::rules::CityHeadings;
use engine::rollup::{CityFigure, CityFigures, Place, RollupRules};
use report::import::ImportRefusal;

use crate::firm_roll::plain::comparable;
use crate::spreadsheet::workbook::{Row, Sheet};
use crate::spreadsheet::workbook_from_bytes;

/// Why no figure was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CityRefusal {
    /// Not a spreadsheet.
    File(ImportRefusal),
    /// No row has the headings of item, period, and value or growth.
    NoHeadings,
    /// No row gave a figure.
    NoFigures,
}

/// A row that gave nothing, or only part of what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityNote {
    /// Its number, from 1.
    pub row: u32,
    /// What was not understood: `item`, `period`, `value` or `growth`.
    pub what: &'static str,
    /// What stands there.
    pub found: String,
}

/// Columns of a table, from 0.
#[derive(Debug, Clone, Default)]
struct Columns {
    item: Option<u32>,
    period: Option<u32>,
    value: Option<u32>,
    growth: Option<u32>,
    district: Option<u32>,
    industry: Option<u32>,
    share: Option<u32>,
    /// The unit in the heading of values.
    unit: Option<String>,
}

/// The figures of a table, and the rows that gave none. `file` is its name.
///
/// # Errors
/// Why nothing could be read.
pub fn city_from_bytes(
    file: &str,
    bytes: &[u8],
    rules: &RollupRules,
    units: &UnitTable,
) -> Result<(CityFigures, Vec<CityNote>), CityRefusal> {
    let workbook = workbook_from_bytes(bytes).map_err(CityRefusal::File)?;
    let (mut figures, mut notes, mut has_headings) = (Vec::new(), Vec::new(), false);
    for sheet in &workbook.sheets {
        let Some((heading, columns)) = headings(&rules.city, sheet) else { continue };
        has_headings = true;
        let reader = Reader { file, rules, units, columns: &columns };
        for row in sheet.rows.iter().filter(|row| row.number > heading) {
            reader.read(row, &mut figures, &mut notes);
        }
    }
    match (has_headings, figures.is_empty()) {
        (false, _) => Err(CityRefusal::NoHeadings),
        (true, true) => Err(CityRefusal::NoFigures),
        (true, false) => Ok((CityFigures(figures), notes)),
    }
}

/// The row of headings and what its columns are for.
fn headings(names: &CityHeadings, sheet: &Sheet) -> Option<(u32, Columns)> {
    sheet.rows.iter().find_map(|row| {
        let columns = columns_of(names, row);
        let has_number = columns.value.or(columns.growth).or(columns.share).is_some();
        (columns.item.is_some() && columns.period.is_some() && has_number)
            .then_some((row.number, columns))
    })
}

fn columns_of(names: &CityHeadings, row: &Row) -> Columns {
    let mut columns = Columns::default();
    for (column, content) in &row.cells {
        let heading = comparable(&content.shown());
        let (bare, unit) = match heading.split_once('(') {
            Some((bare, rest)) => (bare, Some(rest.trim_end_matches(')'))),
            None => (heading.as_str(), None),
        };
        let is_of = |known: &[String]| known.iter().any(|it| comparable(it) == bare);
        if is_of(&names.item) {
            columns.item = Some(*column);
        } else if is_of(&names.period) {
            columns.period = Some(*column);
        } else if is_of(&names.value) {
            columns.value = Some(*column);
            columns.unit = unit.map(str::to_owned);
        } else if is_of(&names.growth) {
            columns.growth = Some(*column);
        } else if is_of(&names.district) {
            columns.district = Some(*column);
        } else if is_of(&names.industry) {
            columns.industry = Some(*column);
        } else if is_of(&names.share) {
            columns.share = Some(*column);
        }
    }
    columns
}

struct Reader<'a> {
    file: &'a str,
    rules: &'a RollupRules,
    units: &'a UnitTable,
    columns: &'a Columns,
}

impl Reader<'_> {
    fn read(&self, row: &Row, figures: &mut Vec<CityFigure>, notes: &mut Vec<CityNote>) {
        let text = |column: Option<u32>| column.map(|it| row.text(it)).unwrap_or_default();
        let mut note = |what: &'static str, found: String| {
            notes.push(CityNote { row: row.number, what, found });
        };
        let item = text(self.columns.item);
        let rule = self
            .rules
            .totals
            .iter()
            .find(|rule| rule.city.iter().any(|known| comparable(known) == comparable(&item)));
        let Some(rule) = rule else { return note("item", item) };
        let period = text(self.columns.period);
        let parsed = ReportingPeriod::parse(&comparable(&period).to_ascii_uppercase());
        let Some(parsed) = parsed else { return note("period", period) };
        let mut number = |what: &'static str, column: Option<u32>, factor: Option<Rational>| {
            let written = text(column);
            if comparable(&written).is_empty() {
                return None;
            }
            let read = decimal(&written).zip(factor).map(|(number, factor)| number * factor);
            if read.is_none() {
                note(what, written);
            }
            read
        };
        let percent = Some(Rational::ONE / Rational::from(100u8));
        let value = number("value", self.columns.value, self.factor(&rule.unit));
        let growth = number("growth", self.columns.growth, percent.clone());
        let share = number("share", self.columns.share, percent);
        if value.is_none() && growth.is_none() && share.is_none() {
            return;
        }
        let code = |column: Option<u32>| {
            let code = comparable(&text(column));
            (!code.is_empty()).then_some(code)
        };
        let place = match (code(self.columns.district), code(self.columns.industry)) {
            (Some(code), _) => Place::District(code),
            (None, Some(division)) => Place::Industry(division),
            (None, None) => Place::City,
        };
        let from = format!("{}:{}", self.file, row.number);
        let (figure, quarter) = (rule.figure.clone(), quarter_of(parsed));
        figures.push(CityFigure { figure, quarter, place, value, growth, share, from });
    }

    /// From the unit of the heading to the figure's; a heading without unit has the figure's.
    fn factor(&self, own: &str) -> Option<Rational> {
        let Some(unit) = &self.columns.unit else { return Some(Rational::ONE) };
        let of = |symbol: &str| self.units.unit(symbol).map(|unit| unit.factor);
        Some(of(unit)? / of(own)?)
    }
}

/// A number as tables write it: thousands separated, a percent sign behind it.
fn decimal(text: &str) -> Option<Rational> {
    let plain: String = comparable(text).chars().filter(|c| *c != ',').collect();
    rational_from_decimal(plain.trim_end_matches('%').trim_start_matches('+'))
}
