//! [`Shown`]: the rows of a table, sorted and filtered as asked for.

use core::cmp::Ordering;

use worker::office::block::{Cell, Grid, Row};

/// How a table is sorted and filtered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Shown {
    /// By which column.
    pub(crate) column: Option<usize>,
    /// True from the greatest to the least.
    pub(crate) is_falling: bool,
    /// What rows have to say somewhere.
    pub(crate) words: String,
    /// The state that rows are in; all if empty.
    pub(crate) state: String,
}

impl Shown {
    /// Sorts by a column; by the same once more in the other direction.
    pub(crate) fn sort_by(&mut self, column: usize) {
        self.is_falling = self.column == Some(column) && !self.is_falling;
        self.column = Some(column);
    }

    /// The word for assistive technology.
    pub(crate) fn direction(&self, column: usize) -> &'static str {
        match (self.column == Some(column), self.is_falling) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }

    /// The rows.
    pub(crate) fn rows(&self, grid: &Grid) -> Vec<Row> {
        let words = self.words.trim().to_lowercase();
        let is_meant = |row: &&Row| {
            (self.state.is_empty() || row.state == self.state)
                && (words.is_empty()
                    || row.cells.iter().any(|cell| cell.words.to_lowercase().contains(&words)))
        };
        let mut rows: Vec<Row> = grid.rows.iter().filter(is_meant).cloned().collect();
        if let Some(column) = self.column {
            let nothing = Cell::default();
            rows.sort_by(|a, b| {
                let cells = [a, b].map(|row| row.cells.get(column).unwrap_or(&nothing));
                let [one, other] = cells;
                let order = compare(one, other);
                // What says nothing stands below in both directions.
                let is_empty = one.words.is_empty() || other.words.is_empty();
                if self.is_falling && !is_empty { order.reverse() } else { order }
            });
        }
        rows
    }
}

/// The states of the rows, each with the words of its last cell and how often it occurs.
pub(crate) fn states_of(grid: &Grid, column: usize) -> Vec<(String, String, usize)> {
    let mut states: Vec<(String, String, usize)> = Vec::new();
    for row in grid.rows.iter().filter(|row| !row.state.is_empty()) {
        if let Some((_, _, count)) = states.iter_mut().find(|(state, ..)| *state == row.state) {
            *count = count.saturating_add(1);
        } else {
            let words = row.cells.get(column).map(|it| it.words.clone()).unwrap_or_default();
            states.push((row.state.clone(), words, 1));
        }
    }
    states
}

fn compare(one: &Cell, other: &Cell) -> Ordering {
    let number = |cell: &Cell| cell.order.parse::<i64>().ok();
    let is_empty = |cell: &Cell| cell.words.is_empty();
    is_empty(one).cmp(&is_empty(other)).then_with(|| match (number(one), number(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.words.cmp(&other.words),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let row = |name: &str, order: &str, state: &str| Row {
            state: state.to_owned(),
            cells: vec![Cell {
                words: name.to_owned(),
                order: order.to_owned(),
                ..Cell::default()
            }],
            ..Row::default()
        };
        let rows =
            vec![row("b", "10", "x"), row("", "", "x"), row("a", "9", "y"), row("c", "100", "x")];
        Grid { rows, ..Grid::default() }
    }

    fn names(shown: &Shown) -> Vec<String> {
        let rows = shown.rows(&grid()).into_iter();
        rows.map(|row| row.cells.into_iter().map(|it| it.words).collect()).collect()
    }

    #[test]
    fn rows_are_sorted_by_their_numbers_and_empty_ones_stand_below() {
        let mut shown = Shown::default();
        shown.sort_by(0);
        assert_eq!(names(&shown), ["a", "b", "c", ""]);
        shown.sort_by(0);
        assert_eq!(
            (names(&shown), shown.direction(0)),
            (["c", "b", "a", ""].map(str::to_owned).to_vec(), "descending")
        );
    }

    #[test]
    fn rows_are_filtered_by_state_and_words() {
        let shown = Shown { state: "x".to_owned(), ..Shown::default() };
        assert_eq!(names(&shown), ["b", "", "c"]);
        assert_eq!(names(&Shown { words: " C ".to_owned(), ..shown }), ["c"]);
        assert_eq!(states_of(&grid(), 0).len(), 2);
    }
}
