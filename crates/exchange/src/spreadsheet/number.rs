//! Numbers and days as spreadsheets store them → decimal text and days.
//!
//! A spreadsheet computes in binary and shows fifteen significant digits. It stores 1.1 as
//! `1.1000000000000001`; the shortest decimal of that binary is 1.1 again. What still has more than
//! fifteen digits is a result such as 0.1 + 0.2, and is read at fifteen as it is shown.

use engine::ledger::Date;

/// Significant digits that a spreadsheet keeps.
const SIGNIFICANT: usize = 15;
/// The greatest power of ten that is written out.
const GREATEST: i64 = 40;

/// A stored number as decimal text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stored {
    /// Exactly as stored.
    Exact(String),
    /// At fifteen significant digits.
    Rounded(String),
}

/// The decimal text of a stored number; none if it is no finite number.
pub(super) fn stored_number(text: &str) -> Option<Stored> {
    let text = text.trim();
    if is_plain(text) && significant_digits(text) <= SIGNIFICANT {
        return Some(Stored::Exact(text.to_owned()));
    }
    let value: f64 = text.parse().ok().filter(|value: &f64| value.is_finite())?;
    let shortest = expanded(&format!("{value:e}"))?;
    if significant_digits(&shortest) <= SIGNIFICANT {
        return Some(Stored::Exact(shortest));
    }
    expanded(&format!("{value:.14e}")).map(Stored::Rounded)
}

/// The decimal text of a binary number, shortest form.
pub(super) fn shortest(value: f64) -> Option<String> {
    value.is_finite().then(|| expanded(&format!("{value:e}")))?
}

fn is_plain(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

/// Digits from the first to the last that is not 0.
pub(super) fn significant_digits(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if text.contains('.') { digits.trim_end_matches('0').len() } else { digits.len() }
}

/// `-1.25e3` written out; none beyond forty places.
fn expanded(scientific: &str) -> Option<String> {
    let (mantissa, exponent) = scientific.split_once('e')?;
    shifted(mantissa, exponent.parse().ok()?)
}

/// A decimal text times a power of ten, without needless zeros.
pub(super) fn shifted(decimal: &str, power: i64) -> Option<String> {
    let unsigned = decimal.strip_prefix('-').unwrap_or(decimal);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{whole}{fraction}");
    let point = i64::try_from(whole.len()).ok()?.saturating_add(power);
    if power.abs() > GREATEST || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let padded = match usize::try_from(point) {
        Ok(point) if point >= digits.len() => {
            format!("{digits}{}", "0".repeat(point - digits.len()))
        }
        Ok(point) => {
            let (whole, fraction) = digits.split_at_checked(point)?;
            format!("{whole}.{fraction}")
        }
        Err(_) => format!("0.{}{digits}", "0".repeat(usize::try_from(point.unsigned_abs()).ok()?)),
    };
    let (whole, fraction) = padded.split_once('.').unwrap_or((&padded, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let fraction = fraction.trim_end_matches('0');
    let is_zero = whole == "0" && fraction.is_empty();
    let sign = if unsigned.len() != decimal.len() && !is_zero { "-" } else { "" };
    Some(if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    })
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 January 1900 is 1, and a 29 February 1900 that never was is 60.
    From1900,
    /// 1 January 1904 is 0.
    From1904,
}

/// The day that a whole number of days counts, and the seconds of it.
pub(super) fn moment_of_serial(serial: &str, epoch: Epoch) -> Option<(String, u32)> {
    let value: f64 =
        serial.parse().ok().filter(|value: &f64| (0.0..3_000_000.0).contains(value))?;
    let seconds = (value.fract() * 86_400.0).round();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 to 3e6")]
    let (mut days, mut seconds) = (value.trunc() as i64, seconds as u32);
    if seconds >= 86_400 {
        (days, seconds) = (days.saturating_add(1), 0);
    }
    let first = match epoch {
        Epoch::From1904 => Date::new(1904, 1, 1)?,
        Epoch::From1900 if days < 60 => Date::new(1899, 12, 31)?,
        Epoch::From1900 => Date::new(1899, 12, 30)?,
    };
    Some((day_at(first.days().saturating_add(days))?.to_string(), seconds))
}

/// The day with that number.
fn day_at(days: i64) -> Option<Date> {
    let (mut low, mut high) = (1u16, 9999u16);
    while low < high {
        let middle = low.midpoint(high).saturating_add(u16::from(high - low == 1));
        if Date::new(middle, 1, 1)?.days() <= days { low = middle } else { high = middle - 1 }
    }
    let first = Date::new(low, 1, 1)?;
    let mut left = days.checked_sub(first.days()).filter(|left| *left >= 0)?;
    for month in 1..=12u8 {
        let length = (28..=31u8).rev().find(|day| Date::new(low, month, *day).is_some())?;
        if left < i64::from(length) {
            return Date::new(low, month, u8::try_from(left.saturating_add(1)).ok()?);
        }
        left = left.saturating_sub(i64::from(length));
    }
    None
}

/// A moment as text.
pub(super) fn moment_text(day: &str, seconds: u32) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{day}T{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_spreadsheets_show_them() {
        let exact = |text: &str| Some(Stored::Exact(text.to_owned()));
        let rounded = |text: &str| Some(Stored::Rounded(text.to_owned()));
        for (text, read) in [
            ("12.50", exact("12.50")),
            ("1.1000000000000001", exact("1.1")),
            ("4.1200000000000001E6", exact("4120000")),
            ("1E-3", exact("0.001")),
            ("0.30000000000000004", rounded("0.3")),
            ("1373333.3333333333", rounded("1373333.33333333")),
            ("-7.0E0", exact("-7")),
            ("913702001234567890", rounded("913702001234568000")),
            ("1E300", None),
            ("NaN", None),
        ] {
            assert_eq!(stored_number(text), read, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_both_epochs() {
        for (serial, epoch, day) in [
            ("44104", Epoch::From1900, "2020-09-30"),
            ("42642", Epoch::From1904, "2020-09-30"),
            ("1", Epoch::From1900, "1900-01-01"),
            ("61", Epoch::From1900, "1900-03-01"),
            ("0", Epoch::From1904, "1904-01-01"),
            ("43890", Epoch::From1900, "2020-02-29"),
        ] {
            let found = moment_of_serial(serial, epoch);
            assert_eq!(found, Some((day.to_owned(), 0)), "{serial}");
        }
        assert_eq!(moment_of_serial("44104.5", Epoch::From1900).map(|(_, it)| it), Some(43200));
        assert_eq!(moment_text("2020-09-30", 43200), "2020-09-30T12:00:00");
    }
}
