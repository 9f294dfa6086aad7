//! CSV and pasted text → [`Workbook`] of one sheet, by the decoder and splitter of firm rolls.

use report::import::ImportRefusal;
use report::roll::RollRefusal;

use super::limits::MOST_CELLS;
use super::workbook::{Content, FileKind, Row, Sheet, Workbook};
use crate::firm_roll::grid::Grid;
use crate::firm_roll::{Gb18030, decoded_by};

/// What may stand between cells, in the order in which they are tried.
const DELIMITERS: [u8; 3] = [b'\t', b',', b';'];

/// Reads the bytes of a text file.
pub(super) fn workbook_from_text_file(
    bytes: &[u8],
    gb18030: impl FnOnce(&[u8]) -> Gb18030,
) -> Result<Workbook, ImportRefusal> {
    let decoded = decoded_by(bytes, gb18030).map_err(ImportRefusal::Text)?;
    workbook_from_text(&decoded.text, decoded.encoding.name())
}

/// Reads a text: of a file, or pasted from a spreadsheet.
///
/// # Errors
/// A quote does not close, or there are too many cells.
pub fn workbook_from_text(text: &str, encoding: &'static str) -> Result<Workbook, ImportRefusal> {
    let mut best: Option<(usize, Grid)> = None;
    let mut refused = None;
    for delimiter in DELIMITERS {
        match Grid::split(text.to_owned(), delimiter) {
            Err(refusal) => refused = refused.or(Some(refusal)),
            Ok(grid) => {
                let score = alike(&grid);
                if best.as_ref().is_none_or(|(known, _)| score > *known) {
                    best = Some((score, grid));
                }
            }
        }
    }
    match (best, refused) {
        (Some((score, grid)), None) | (Some((score @ 1.., grid)), Some(_)) => {
            let _ = score;
            Ok(Workbook { kind: FileKind::Text(encoding), sheets: vec![sheet_of(&grid)] })
        }
        (_, Some(RollRefusal::TooManyCells { .. })) => {
            Err(ImportRefusal::TooManyCells { limit: MOST_CELLS, sheet: String::new() })
        }
        (_, Some(refusal)) => Err(ImportRefusal::Text(refusal)),
        (None, None) => Err(ImportRefusal::Empty),
    }
}

/// Cells of the rows that are as wide as most; 0 if most have one cell.
fn alike(grid: &Grid) -> usize {
    let mut widths: Vec<u32> = (0..grid.rows()).map(|row| grid.width(row)).collect();
    widths.sort_unstable();
    let runs = widths.chunk_by(|one, other| one == other);
    let wide = runs.filter(|run| run.first().is_some_and(|width| *width > 1));
    wide.map(<[u32]>::len).max().unwrap_or_default()
}

fn sheet_of(grid: &Grid) -> Sheet {
    let mut rows = Vec::new();
    for at in 0..grid.rows() {
        let cells = (0u32..).zip(grid.row(at)).filter(|(_, text)| !text.is_empty());
        let cells: Vec<(u32, Content)> =
            cells.map(|(column, text)| (column, Content::Text(text.to_owned()))).collect();
        if !cells.is_empty() {
            rows.push(Row { number: at.saturating_add(1), is_hidden: false, cells });
        }
    }
    Sheet { name: "CSV".to_owned(), rows, ..Sheet::default() }
}
