//! [`bureau_from_bytes`]: the bureau's list of firms (CSV, XLSX, XLS or ODS) → firms with amounts.
//!
//! The reader of firm rolls does the work, so headings, units and repairs are the same; a workbook
//! is handed to it as the text of its first sheet that is shown and holds most rows.

use engine::facts::ReportingPeriod;
use engine::rollup::BureauFirm;
use report::import::ImportRefusal;
use report::roll::RollRefusal;

use crate::firm_roll::{
    Choice, Decoded, Dictionary, Encoding, FirmRoll, decoded_from_bytes, firm_roll_from_text,
    listed_firms,
};
use crate::spreadsheet::workbook::{Content, Sheet};
use crate::spreadsheet::workbook_from_bytes;

/// Why no list was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BureauRefusal {
    /// Not a spreadsheet that can be read.
    File(ImportRefusal),
    /// Not a list of firms.
    Roll(RollRefusal),
}

/// The firms of a list, and the list with its remarks. `file` is its name.
///
/// # Errors
/// Why it cannot be read as a list of firms.
pub fn bureau_from_bytes(
    file: &str,
    bytes: &[u8],
    dictionary: &Dictionary,
    period: Option<ReportingPeriod>,
) -> Result<(Vec<BureauFirm>, FirmRoll), BureauRefusal> {
    let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    let decoded = if is_workbook {
        let workbook = workbook_from_bytes(bytes).map_err(BureauRefusal::File)?;
        let sheets = workbook.sheets.iter().filter(|sheet| !sheet.is_hidden);
        // Of sheets with as many rows the first one.
        let sheet = sheets.rev().max_by_key(|sheet| sheet.rows.len());
        Decoded { text: sheet.map(text_of).unwrap_or_default(), encoding: Encoding::Utf8 }
    } else {
        decoded_from_bytes(bytes).map_err(BureauRefusal::Roll)?
    };
    let roll = firm_roll_from_text(decoded, dictionary).map_err(BureauRefusal::Roll)?;
    let choice = Choice { file: file.to_owned(), period, ..Choice::default() };
    Ok((listed_firms(&roll, dictionary, &choice), roll))
}

/// A sheet as comma-separated text, with its empty rows, so that rows keep their numbers.
fn text_of(sheet: &Sheet) -> String {
    let mut text = String::new();
    let mut next = 1;
    for row in &sheet.rows {
        while next < row.number {
            text.push('\n');
            next += 1;
        }
        let mut column = 0;
        for (at, content) in &row.cells {
            while column < *at {
                text.push(',');
                column += 1;
            }
            text.push_str(&quoted(content));
        }
        text.push('\n');
        next += 1;
    }
    text
}

fn quoted(content: &Content) -> String {
    let shown = content.shown();
    if shown.contains(['"', ',', '\n', '\r']) {
        return format!("\"{}\"", shown.replace('"', "\"\""));
    }
    shown
}
