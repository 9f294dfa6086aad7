//! What a file may cost at most; held before and while it is read.

use report::import::ImportRefusal;

/// Bytes of a file.
pub const MOST_BYTES: usize = 20_000_000;
/// Bytes of all parts of an archive, counted while they are inflated.
pub const MOST_INFLATED: usize = 64_000_000;
/// Entries of an archive.
pub const MOST_ENTRIES: usize = 200;
/// Cells with content, of all sheets.
pub const MOST_CELLS: usize = 1_000_000;

/// Counts the cells of a workbook.
#[derive(Debug, Default)]
pub(super) struct CellCount(usize);

impl CellCount {
    /// Counts more cells of a sheet.
    pub(super) fn add(&mut self, cells: usize, sheet: &str) -> Result<(), ImportRefusal> {
        self.0 = self.0.saturating_add(cells);
        if self.0 <= MOST_CELLS {
            return Ok(());
        }
        Err(ImportRefusal::TooManyCells { limit: MOST_CELLS, sheet: sheet.to_owned() })
    }
}
