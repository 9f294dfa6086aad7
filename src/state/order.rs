//! [`Order`]: how the indicator table is sorted.

use std::cmp::Ordering;

use report::{IndicatorRow, RowState};

/// A column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// The rubric's order.
    Indicator,
    /// What is known first; then by words.
    Value,
    /// Share of the weight that is won.
    Share,
    /// Points.
    Points,
    /// Points lost.
    Lost,
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Smallest first.
    Ascending,
    /// Greatest first.
    Descending,
}

/// How the table is sorted, and whether dimensions stay together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Order {
    /// By this column.
    pub(crate) column: Column,
    /// In this direction.
    pub(crate) direction: Direction,
    /// True if rows stay with their dimension.
    pub(crate) is_grouped: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self { column: Column::Indicator, direction: Direction::Ascending, is_grouped: true }
    }
}

impl Order {
    /// The order after a click on a column's head: amounts start with the greatest.
    #[must_use]
    pub(crate) fn clicked(self, column: Column) -> Self {
        let first = match column {
            Column::Indicator | Column::Value => Direction::Ascending,
            _ => Direction::Descending,
        };
        let other = match self.direction {
            Direction::Ascending => Direction::Descending,
            Direction::Descending => Direction::Ascending,
        };
        let direction = if self.column == column { other } else { first };
        Self { column, direction, ..self }
    }

    /// The value of `aria-sort` for a column.
    pub(crate) fn aria_sort(self, column: Column) -> &'static str {
        match (self.column == column, self.direction) {
            (false, _) => "none",
            (true, Direction::Ascending) => "ascending",
            (true, Direction::Descending) => "descending",
        }
    }

    /// The rows in blocks: a dimension each, or all in one without a dimension.
    pub(crate) fn blocks(self, rows: &[IndicatorRow]) -> Vec<(Option<usize>, Vec<usize>)> {
        let mut blocks: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        for place in self.places(rows) {
            let dimension = rows.get(place).map(|row| row.dimension).filter(|_| self.is_grouped);
            match blocks.last_mut() {
                Some((same, places)) if *same == dimension => places.push(place),
                _ => blocks.push((dimension, vec![place])),
            }
        }
        blocks
    }

    /// The places of the rows, in this order.
    fn places(self, rows: &[IndicatorRow]) -> Vec<usize> {
        let mut places: Vec<(usize, &IndicatorRow)> = rows.iter().enumerate().collect();
        places.sort_by(|(left_place, left), (right_place, right)| {
            let group = left.dimension.cmp(&right.dimension);
            let group = if self.is_grouped { group } else { Ordering::Equal };
            let found = match self.column {
                Column::Indicator => left_place.cmp(right_place),
                column => compared(column, left, right),
            };
            let found = match self.direction {
                Direction::Ascending => found,
                Direction::Descending => found.reverse(),
            };
            group.then(found).then(left_place.cmp(right_place))
        });
        places.into_iter().map(|(place, _)| place).collect()
    }
}

fn compared(column: Column, left: &IndicatorRow, right: &IndicatorRow) -> Ordering {
    match column {
        Column::Indicator => Ordering::Equal,
        Column::Value => {
            let key = |row: &IndicatorRow| match row.state {
                RowState::BelowLine => 0u8,
                RowState::Scored => 1,
                RowState::Missing => 2,
                RowState::NotApplicable => 3,
            };
            key(left).cmp(&key(right)).then_with(|| left.value.cmp(&right.value))
        }
        Column::Share => {
            let cross = |points: &IndicatorRow, weight: &IndicatorRow| {
                points.points_key.0.saturating_mul(weight.weight_key.0)
            };
            cross(left, right).cmp(&cross(right, left))
        }
        Column::Points => left.points_key.cmp(&right.points_key),
        Column::Lost => left.lost_key.cmp(&right.lost_key),
    }
}

#[cfg(test)]
mod tests {
    use engine::quantity::Hundredths;
    use locale::Language;

    use super::super::draft::Draft;
    use super::super::shipped::{LATEST, edition};
    use super::super::workspace::Workspace;
    use super::*;

    /// Rows of these dimensions, points and weights.
    fn rows(of: &[(usize, i64, i64)]) -> Vec<IndicatorRow> {
        let rows = edition(LATEST).map(|edition| {
            let empty = Workspace::open(edition, Draft::default(), Language::En);
            empty.page().indicators.clone()
        });
        let rows = rows.unwrap_or_default().into_iter().zip(of);
        rows.map(|(mut row, (dimension, points, weight))| {
            row.dimension = *dimension;
            row.points_key = Hundredths(*points);
            row.lost_key = Hundredths(weight - points);
            row.weight_key = Hundredths(*weight);
            row
        })
        .collect()
    }

    #[test]
    fn amounts_start_with_the_greatest_and_ties_keep_the_rubrics_order() {
        let rows = rows(&[(0, 100, 200), (0, 300, 300), (1, 100, 500)]);
        let flat = Order { is_grouped: false, ..Order::default() };
        assert_eq!(flat.places(&rows), [0, 1, 2]);
        assert_eq!(flat.clicked(Column::Points).places(&rows), [1, 0, 2]);
        assert_eq!(flat.clicked(Column::Points).clicked(Column::Points).places(&rows), [0, 2, 1]);
        assert_eq!(flat.clicked(Column::Share).places(&rows), [1, 0, 2]);
        assert_eq!(flat.clicked(Column::Lost).places(&rows), [2, 0, 1]);
    }

    #[test]
    fn dimensions_stay_together() {
        let rows = rows(&[(0, 100, 200), (1, 300, 300), (1, 400, 500)]);
        let order = Order::default().clicked(Column::Points);
        assert_eq!(order.blocks(&rows), [(Some(0), vec![0]), (Some(1), vec![2, 1])]);
    }
}
