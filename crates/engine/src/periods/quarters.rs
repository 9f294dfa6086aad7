//! Running totals of a year → single quarters.

use crate::facts::ReportingPeriod;
use crate::quantity::Rational;

/// The quarters of a year from its running totals, first to fourth; nothing where a total that it
/// takes is not known. A running total that falls gives a negative quarter, and that is shown.
pub fn quarter_values(totals: &[Option<Rational>; 4]) -> [Option<Rational>; 4] {
    let [first, second, third, fourth] = totals;
    let difference = |total: &Option<Rational>, before: &Option<Rational>| {
        total.as_ref().zip(before.as_ref()).map(|(total, before)| total - before)
    };
    [first.clone(), difference(second, first), difference(third, second), difference(fourth, third)]
}

/// The quarter before, also over a year's end; nothing before the first year that can be written.
pub fn previous_quarter((year, quarter): (u16, u8)) -> Option<(u16, u8)> {
    match quarter {
        2..=4 => Some((year, quarter.saturating_sub(1))),
        _ => Some((year.checked_sub(1)?, 4)),
    }
}

/// Year and quarter up to which a period runs; a year runs to its fourth.
pub fn quarter_of(period: ReportingPeriod) -> (u16, u8) {
    (period.year, period.quarter.unwrap_or(4))
}

/// The period that is reported next: the next quarter, after the third one the year as a whole,
/// after a year the first quarter of the next.
pub fn period_after(period: ReportingPeriod) -> ReportingPeriod {
    match quarter_of(period) {
        (year, quarter @ (1 | 2)) => {
            ReportingPeriod { year, quarter: Some(quarter.saturating_add(1)) }
        }
        (year, 3) => ReportingPeriod { year, quarter: None },
        (year, _) => ReportingPeriod { year: year.saturating_add(1), quarter: Some(1) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::rational::{rational_from_decimal, short_decimal};

    /// DOMAIN B5.7: cumulative 5.2, 11.0, 10.8.
    #[test]
    fn a_running_total_that_falls_gives_a_negative_quarter() {
        let of = rational_from_decimal;
        let quarters = quarter_values(&[of("5.2"), of("11.0"), of("10.8"), None]);
        let said: Vec<Option<String>> =
            quarters.iter().map(|it| it.as_ref().map(|it| short_decimal(it, 6))).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(said, [text("5.2"), text("5.8"), text("-0.2"), None]);
        assert_eq!(quarter_values(&[None, of("2"), of("3"), None])[1..], [None, of("1"), None]);
    }

    #[test]
    fn the_quarter_before_the_first_is_last_years_fourth() {
        assert_eq!(previous_quarter((2021, 1)), Some((2020, 4)));
        assert_eq!(previous_quarter((2020, 3)), Some((2020, 2)));
        assert_eq!(previous_quarter((0, 1)), None);
    }

    #[test]
    fn the_year_follows_its_third_quarter() {
        let after =
            |text: &str| ReportingPeriod::parse(text).map(|it| period_after(it).to_string());
        for (period, next) in
            [("2020Q1", "2020Q2"), ("2020Q3", "2020"), ("2020Q4", "2021Q1"), ("2020", "2021Q1")]
        {
            assert_eq!(after(period).as_deref(), Some(next), "{period}");
        }
    }
}
