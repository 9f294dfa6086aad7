//! Tables as rows of texts, for CSV and print. Headings come from the catalogues.

use locale::{Language, keys};
use serde::{Deserialize, Serialize};

use crate::indicator::IndicatorRow;
use crate::xray::XRay;

/// A table: headings, then rows of the same length.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Headings.
    pub headings: Vec<String>,
    /// Rows.
    pub rows: Vec<Vec<String>>,
}

/// How a cell stands, as a class of style sheets: numbers stand right, and neither they nor dates
/// are broken.
pub fn class_of_cell(text: &str) -> &'static str {
    let is_of = |more: &str| text.chars().all(|c| c.is_ascii_digit() || more.contains(c));
    match text {
        "" => "",
        _ if is_of(",.%+\u{2212}") => "number",
        _ if is_of("-") => "date",
        _ => "",
    }
}

/// The indicator table.
pub fn indicator_table(rows: &[IndicatorRow], language: Language) -> Table {
    let headings = [
        keys::TABLE_ID,
        keys::TABLE_INDICATOR,
        keys::TABLE_TERM,
        keys::TABLE_VALUE,
        keys::TABLE_POINTS,
        keys::TABLE_WEIGHT,
        keys::TABLE_LOST,
        keys::TABLE_DATA,
    ];
    let row = |row: &IndicatorRow| {
        let IndicatorRow { id, name, term, value, points, weight, lost, data, .. } = row.clone();
        vec![id, name, term, value, points, weight, lost, data]
    };
    Table {
        headings: headings.iter().map(|key| key.words(language).to_owned()).collect(),
        rows: rows.iter().map(row).collect(),
    }
}

/// The gaps and missing figures of the X-ray, one below the other.
pub fn xray_table(xray: &XRay, language: Language) -> Table {
    let headings =
        [keys::TABLE_KIND, keys::TABLE_ID, keys::TABLE_ITEM, keys::TABLE_LOST, keys::TABLE_NEXT];
    let gap = keys::TABLE_GAP.words(language);
    let missing = keys::TABLE_MISSING.words(language);
    let gaps = xray.gaps.iter().map(|row| {
        let cells = [gap, &row.indicator, &row.name, &row.lost, &row.next_unit];
        cells.map(str::to_owned).to_vec()
    });
    let figures = xray.missing.iter().map(|row| {
        let cells = [missing, &row.figure, &row.name, &row.at_stake, &row.holder];
        cells.map(str::to_owned).to_vec()
    });
    Table {
        headings: headings.iter().map(|key| key.words(language).to_owned()).collect(),
        rows: gaps.chain(figures).collect(),
    }
}
