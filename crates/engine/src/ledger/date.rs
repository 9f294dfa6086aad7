//! [`Date`]: a day of the calendar. No clock: "today" is always given.

use core::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        let is_day = year > 0 && (1..=12).contains(&month) && day > 0 && day <= last_day(date);
        is_day.then_some(date)
    }

    /// Reads `2020-09-30`, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let is_spelt = parts.next().is_none() && [year.len(), month.len(), day.len()] == [4, 2, 2];
        let is_digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !is_spelt || !is_digits {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Days from a fixed day on, so that two dates can be subtracted.
    pub fn days(self) -> i64 {
        // The year begins in March, so that the day that leap years add is its last.
        let is_early = self.month < 3;
        let year = i64::from(self.year).saturating_sub(i64::from(is_early));
        let month = i64::from(self.month).saturating_add(if is_early { 9 } else { -3 });
        let before_month = month.saturating_mul(153).saturating_add(2).div_euclid(5);
        let leap_days = year
            .div_euclid(4)
            .saturating_sub(year.div_euclid(100))
            .saturating_add(year.div_euclid(400));
        year.saturating_mul(365)
            .saturating_add(leap_days)
            .saturating_add(before_month)
            .saturating_add(i64::from(self.day))
    }

    /// Whole months from `self` to `later`: a month is full on the same day of the next one, or on
    /// its last day where it has no such day. Negative if `later` is earlier.
    pub fn months_to(self, later: Self) -> i64 {
        if later < self {
            return later.months_to(self).saturating_neg();
        }
        let years = i64::from(later.year).saturating_sub(i64::from(self.year));
        let months = i64::from(later.month).saturating_sub(i64::from(self.month));
        let is_short = later.day < self.day && later.day < last_day(later);
        years.saturating_mul(12).saturating_add(months).saturating_sub(i64::from(is_short))
    }
}

fn last_day(date: Date) -> u8 {
    match date.month {
        2 if is_leap(date.year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u16) -> bool {
    let divides = |by: u16| year.checked_rem(by) == Some(0);
    divides(4) && (!divides(100) || divides(400))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Date {
        Date::parse(text).unwrap_or(Date { year: 1, month: 1, day: 1 })
    }

    #[test]
    fn reads_days_and_nothing_else() {
        for text in ["2020-02-29", "2000-02-29", "1999-12-31"] {
            assert_eq!(of(text).to_string(), text);
        }
        for text in ["2019-02-29", "1900-02-29", "2020-13-01", "2020-1-1", "2020-04-31", "20200101"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse("2020-01-01-"), None);
        assert_eq!(Date::parse("+020-01-01"), None);
    }

    #[test]
    fn counts_days_over_leap_years() {
        assert_eq!(of("2020-03-01").days() - of("2020-02-28").days(), 2);
        assert_eq!(of("2021-01-01").days() - of("2020-01-01").days(), 366);
        assert_eq!(of("2000-03-01").days() - of("1900-03-01").days(), 36525);
    }

    #[test]
    fn counts_whole_months() {
        for (from, to, months) in [
            ("2020-03-30", "2020-09-30", 6),
            ("2020-03-31", "2020-09-30", 6),
            ("2020-03-31", "2020-09-29", 5),
            ("2018-09-30", "2020-09-30", 24),
            ("2018-10-01", "2020-09-30", 23),
            ("2020-09-30", "2020-03-30", -6),
        ] {
            assert_eq!(of(from).months_to(of(to)), months, "{from} {to}");
        }
    }
}
