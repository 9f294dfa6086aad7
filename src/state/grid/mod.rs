//! A table that is worked on like a spreadsheet: where the cursor is, what is selected, in which
//! order rows stand, and blocks of cells from and to the clipboard. No rows are kept here.
//!
//! * [`selection`]: the cursor and the rectangle that it spans, moved by keys.
//! * [`block`]: cells as spreadsheets put them into the clipboard.
//! * [`order`]: rows filtered and sorted.
//! * [`table`]: what is shown, and the changes that keys and the clipboard make.

pub(crate) mod block;
pub(crate) mod order;
pub(crate) mod selection;
pub(crate) mod table;

pub(crate) use block::{block_from_text, text_from_block};
pub(crate) use order::{Sorting, rows_in_order};
pub(crate) use selection::{Extent, Move, Place, Selection};
pub(crate) use table::{
    CellChange, CellKind, ChangedRow, GridCell, GridColumn, GridRow, GridTable,
};
