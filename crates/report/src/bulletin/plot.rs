//! [`Chart`]: what a chart of the desk shows, free of any file format: places in thousandths of the
//! plot, labels, a table that says the same, and a sentence for those who do not see it.
//!
//! Places are computed exactly and are whole numbers: components and writers only draw.

use engine::quantity::Rational;
use engine::quantity::rational::fixed_decimal;

use crate::tables::Table;

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// Its name within the bulletin: `ranking`, `growth`, `heat`, `slopes`, `pipeline`, `similarity`.
    pub id: &'static str,
    /// Heading.
    pub name: String,
    /// What it says, in one sentence.
    pub description: String,
    /// The same as a table.
    pub table: Table,
    /// What is drawn.
    pub plot: Plot,
}

/// What is drawn. Places run from 0 to 1000, from the left or from below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plot {
    /// A bar to the lowest and, lighter, to the highest value, one below the other.
    Ranges(Vec<RangeBar>),
    /// Dots over two axes, with the place of zero on the upright one.
    Dots {
        /// The dots.
        dots: Vec<Dot>,
        /// Where growth is zero.
        zero: u16,
    },
    /// Fields of a grid, darker where there is more; none where nothing is known.
    Grid {
        /// What stands left of the rows.
        rows: Vec<String>,
        /// What stands above the columns.
        columns: Vec<String>,
        /// Row by row.
        fields: Vec<Vec<Option<u16>>>,
    },
    /// Lines from the rank before to that of now; ranks count from 1, the best.
    Slopes {
        /// The lines.
        lines: Vec<Slope>,
        /// The last rank of both sides.
        last: usize,
    },
    /// Bars from the left.
    Bars(Vec<Bar>),
}

/// A bar with a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeBar {
    /// What stands beside it.
    pub label: String,
    /// Where the lowest value is.
    pub low: u16,
    /// Where the highest value is.
    pub high: u16,
    /// What stands at its end.
    pub value: String,
}

/// A dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    /// What stands beside it.
    pub label: String,
    /// From the left.
    pub x: u16,
    /// From below.
    pub y: u16,
}

/// A line between two ranks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slope {
    /// What stands beside it.
    pub label: String,
    /// The rank before; none if there was none.
    pub before: Option<usize>,
    /// The rank of now.
    pub now: usize,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What stands beside it.
    pub label: String,
    /// How long it is.
    pub length: u16,
    /// What stands at its end.
    pub value: String,
}

/// Where a value lies between two ends, in thousandths, halves up; at the ends if it lies beyond
/// them, and at the lower one if there is nothing between.
pub(super) fn place(value: &Rational, [low, high]: [&Rational; 2]) -> u16 {
    let whole = high - low;
    if whole <= Rational::ZERO {
        return 0;
    }
    let share = (value - low) / whole * Rational::from(1_000u16);
    let within = share.clamp(Rational::ZERO, Rational::from(1_000u16));
    fixed_decimal(&within, 0).parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_between_the_ends() {
        let of = |number: i8| Rational::from(number);
        assert_eq!(place(&of(1), [&of(-1), &of(3)]), 500);
        assert_eq!(place(&of(9), [&of(-1), &of(3)]), 1000);
        assert_eq!(place(&of(-9), [&of(-1), &of(3)]), 0);
        assert_eq!(place(&of(1), [&of(1), &of(1)]), 0);
        assert_eq!(place(&of(2), [&of(0), &of(3)]), 667);
    }
}
