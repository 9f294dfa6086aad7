//! Rows filtered and sorted: places of rows, in the order they are shown in.

use core::cmp::Ordering;

/// By which column rows are sorted, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sorting {
    /// The column.
    pub(crate) column: usize,
    /// True for the greatest first.
    pub(crate) is_descending: bool,
}

impl Sorting {
    /// What a click on the heading of a column makes of it: ascending, descending, none.
    pub(crate) fn clicked(now: Option<Self>, column: usize) -> Option<Self> {
        match now {
            Some(sorting) if sorting.column == column => {
                (!sorting.is_descending).then_some(Self { column, is_descending: true })
            }
            _ => Some(Self { column, is_descending: false }),
        }
    }
}

/// The places of the rows that hold a word, sorted. Cells without anything come last, either way;
/// equal ones keep the order they stand in.
///
/// `cell` gives the text of a row's column; `compare` orders two texts of the sorted column.
pub(crate) fn rows_in_order<'a>(
    rows: usize,
    columns: usize,
    wanted: &str,
    sorting: Option<Sorting>,
    cell: &dyn Fn(usize, usize) -> &'a str,
    compare: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<usize> {
    // Latin letters alone: the tables of all the others take 12 kB of every page.
    let wanted = wanted.trim().to_ascii_lowercase();
    let holds = |row: &usize| {
        wanted.is_empty()
            || (0..columns).any(|column| cell(*row, column).to_ascii_lowercase().contains(&wanted))
    };
    let mut places: Vec<usize> = (0..rows).filter(holds).collect();
    if let Some(Sorting { column, is_descending }) = sorting {
        places.sort_by(|left, right| {
            let (left, right) = (cell(*left, column), cell(*right, column));
            match (left.is_empty(), right.is_empty()) {
                (false, false) if is_descending => compare(right, left),
                (false, false) => compare(left, right),
                (left, right) => left.cmp(&right),
            }
        });
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [[&str; 2]; 4] = [["Bee", "10"], ["ant", ""], ["cat", "9"], ["Ant 2", "10"]];

    fn order(wanted: &str, sorting: Option<Sorting>) -> Vec<usize> {
        let cell = |row: usize, column: usize| {
            ROWS.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
        };
        let numbers = |left: &str, right: &str| left.len().cmp(&right.len()).then(left.cmp(right));
        rows_in_order(ROWS.len(), 2, wanted, sorting, &cell, &numbers)
    }

    #[test]
    fn filtered_by_what_any_cell_holds() {
        assert_eq!(order("", None), [0, 1, 2, 3]);
        assert_eq!(order(" ANT ", None), [1, 3]);
        assert_eq!(order("10", None), [0, 3]);
    }

    #[test]
    fn sorted_with_empty_cells_last() {
        let ascending = Sorting::clicked(None, 1);
        assert_eq!(order("", ascending), [2, 0, 3, 1]);
        let descending = Sorting::clicked(ascending, 1);
        assert_eq!(order("", descending), [0, 3, 2, 1]);
        assert_eq!(Sorting::clicked(descending, 1), None);
        assert_eq!(
            Sorting::clicked(descending, 0),
            Some(Sorting { column: 0, is_descending: false })
        );
    }
}
