//! [`Selection`]: the cursor of a grid, and the rectangle from where it began.

use core::ops::RangeInclusive;

/// A place in the grid as it is shown: rows in the order they stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    /// Row, from 0.
    pub(crate) row: usize,
    /// Column, from 0.
    pub(crate) column: usize,
}

/// How many rows and columns there are. The row after the last one takes new entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Rows, without the empty one at the end.
    pub(crate) rows: usize,
    /// Columns.
    pub(crate) columns: usize,
}

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Move {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column to the left.
    Left,
    /// One column to the right.
    Right,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first cell of all.
    First,
    /// To the last cell of all.
    Last,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
    /// To the next cell, from the end of a row to the next row.
    Next,
    /// To the cell before.
    Previous,
}

/// The cursor, and where the selection began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Selection {
    /// Where it began.
    anchor: Place,
    /// The cursor.
    cursor: Place,
}

impl Extent {
    /// The place nearest to the given one.
    fn nearest(self, place: Place) -> Place {
        Place {
            row: place.row.min(self.rows),
            column: place.column.min(self.columns.saturating_sub(1)),
        }
    }

    fn after(self, from: Place, step: Move) -> Place {
        let Place { row, column } = from;
        let last_column = self.columns.saturating_sub(1);
        let to = match step {
            Move::Next if column >= last_column => Place { row: row.saturating_add(1), column: 0 },
            Move::Previous if column == 0 && row > 0 => {
                Place { row: row.saturating_sub(1), column: last_column }
            }
            Move::Right | Move::Next => Place { row, column: column.saturating_add(1) },
            Move::Left | Move::Previous => Place { row, column: column.saturating_sub(1) },
            Move::Up => Place { row: row.saturating_sub(1), column },
            Move::Down => Place { row: row.saturating_add(1), column },
            Move::RowStart => Place { row, column: 0 },
            Move::RowEnd => Place { row, column: last_column },
            Move::First => Place::default(),
            Move::Last => Place { row: self.rows.saturating_sub(1), column: last_column },
            Move::PageUp(rows) => Place { row: row.saturating_sub(rows), column },
            Move::PageDown(rows) => Place { row: row.saturating_add(rows), column },
        };
        self.nearest(to)
    }
}

impl Selection {
    /// One cell.
    pub(crate) fn at(place: Place) -> Self {
        Self { anchor: place, cursor: place }
    }

    /// The cursor.
    pub(crate) fn cursor(self) -> Place {
        self.cursor
    }

    /// Moves the cursor; what was selected is left.
    pub(crate) fn moved(self, extent: Extent, step: Move) -> Self {
        Self::at(extent.after(self.cursor, step))
    }

    /// Moves the cursor and selects everything between it and where the selection began.
    pub(crate) fn stretched(self, extent: Extent, step: Move) -> Self {
        Self { cursor: extent.after(self.cursor, step), ..self }
    }

    /// Selects everything between the place and where the selection began.
    pub(crate) fn stretched_to(self, place: Place) -> Self {
        Self { cursor: place, ..self }
    }

    /// Everything.
    pub(crate) fn all(extent: Extent) -> Self {
        let cursor = extent.after(Place::default(), Move::Last);
        Self { anchor: Place::default(), cursor }
    }

    /// The same selection after rows or columns went away.
    pub(crate) fn within(self, extent: Extent) -> Self {
        Self { anchor: extent.nearest(self.anchor), cursor: extent.nearest(self.cursor) }
    }

    /// The rows selected.
    pub(crate) fn rows(self) -> RangeInclusive<usize> {
        let (anchor, cursor) = (self.anchor.row, self.cursor.row);
        anchor.min(cursor)..=anchor.max(cursor)
    }

    /// The columns selected.
    pub(crate) fn columns(self) -> RangeInclusive<usize> {
        let (anchor, cursor) = (self.anchor.column, self.cursor.column);
        anchor.min(cursor)..=anchor.max(cursor)
    }

    /// True if the place is selected.
    pub(crate) fn has(self, place: Place) -> bool {
        self.rows().contains(&place.row) && self.columns().contains(&place.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { rows: 3, columns: 4 };

    fn place(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    #[test]
    fn the_cursor_stays_in_the_grid_and_reaches_the_empty_row() {
        let cases = [
            (place(0, 0), Move::Up, place(0, 0)),
            (place(0, 0), Move::Left, place(0, 0)),
            (place(2, 3), Move::Right, place(2, 3)),
            (place(2, 3), Move::Down, place(3, 3)),
            (place(3, 3), Move::Down, place(3, 3)),
            (place(1, 3), Move::Next, place(2, 0)),
            (place(1, 0), Move::Previous, place(0, 3)),
            (place(0, 0), Move::Previous, place(0, 0)),
            (place(0, 1), Move::Last, place(2, 3)),
            (place(2, 2), Move::First, place(0, 0)),
            (place(1, 2), Move::RowStart, place(1, 0)),
            (place(1, 2), Move::RowEnd, place(1, 3)),
            (place(1, 2), Move::PageDown(20), place(3, 2)),
            (place(2, 2), Move::PageUp(20), place(0, 2)),
        ];
        for (from, step, to) in cases {
            assert_eq!(Selection::at(from).moved(EXTENT, step).cursor(), to, "{from:?} {step:?}");
        }
    }

    #[test]
    fn stretching_keeps_where_it_began() {
        let selection = Selection::at(place(1, 1));
        let selection = selection.stretched(EXTENT, Move::Down).stretched(EXTENT, Move::Left);
        assert_eq!((selection.rows(), selection.columns()), (1..=2, 0..=1));
        assert!(selection.has(place(1, 0)) && !selection.has(place(1, 2)));
        let moved = selection.moved(EXTENT, Move::Up);
        assert_eq!((moved.rows(), moved.columns()), (1..=1, 0..=0));
        assert_eq!(Selection::all(EXTENT).rows(), 0..=2);
    }

    #[test]
    fn a_selection_follows_rows_that_go_away() {
        let selection = Selection::at(place(2, 2)).stretched_to(place(3, 3));
        let within = selection.within(Extent { rows: 1, columns: 4 });
        assert_eq!((within.rows(), within.columns()), (1..=1, 2..=3));
        let none = selection.within(Extent { rows: 0, columns: 0 });
        assert_eq!(none.cursor(), place(0, 0));
    }
}
