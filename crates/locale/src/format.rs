//! How numbers and periods are written. Texts in, texts out: nothing here computes.

use crate::Language;

/// Whether a text is a decimal in the form that [`grouped`] and [`signed`] take: `-12.50`, with a
/// digit on both sides of a point.
pub fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

/// Thousands separated: `1234567.80` → `1,234,567.80`.
pub fn grouped(decimal: &str) -> String {
    let (sign, unsigned) = match decimal.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", decimal),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let mut written = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(index);
        if index > 0 && left % 3 == 0 {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

/// With a sign in front, for growth and differences: `+11.44`, `−2.90`, `0.00`.
pub fn signed(decimal: &str) -> String {
    let is_zero = decimal.chars().all(|c| matches!(c, '0' | '.' | '-'));
    if is_zero || decimal.starts_with('-') {
        return grouped(decimal);
    }
    format!("+{}", grouped(decimal))
}

/// A number and its unit: no space before `%`, none before Chinese units.
pub fn with_unit(language: Language, number: &str, unit: &str) -> String {
    let is_close = unit.is_empty() || unit == "%";
    let gap = if is_close { "" } else { language.of(" ", " ") };
    format!("{number}{gap}{unit}")
}

/// A reporting period: year, and the quarter up to which it runs.
pub fn period(language: Language, year: u16, quarter: Option<u8>) -> String {
    use crate::keys as k;
    let key = match quarter {
        None => k::PERIOD_YEAR,
        Some(1) => k::PERIOD_Q1,
        Some(2) => k::PERIOD_Q2,
        Some(3) => k::PERIOD_Q3,
        Some(_) => k::PERIOD_Q4,
    };
    crate::text(language, key, &[("year", &format!("{year:04}"))])
}

/// The time until a deadline in minutes, begun ones left out: minutes alone under an hour; below
/// zero the deadline is past.
pub fn time_left(language: Language, minutes: i64) -> String {
    use crate::keys as k;
    // The minute that runs after the deadline is -1: nothing whole is past yet.
    let (key, whole) =
        if minutes < 0 { (k::DEADLINE_PAST, !minutes) } else { (k::DEADLINE_LEFT, minutes) };
    let (days, hours, rest) = (whole / 1440, whole / 60 % 24, whole % 60);
    let (days_, hours_, rest_) = (days.to_string(), hours.to_string(), rest.to_string());
    let said = [("days", days_.as_str()), ("hours", &hours_), ("minutes", &rest_)];
    let span = match (days, hours, rest) {
        (1.., _, _) => k::DEADLINE_DAYS,
        (_, 1.., _) => k::DEADLINE_HOURS,
        (_, _, 1..) => k::DEADLINE_MINUTES,
        _ => k::DEADLINE_MOMENT,
    };
    crate::text(language, key, &[("span", &crate::text(language, span, &said))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_said_in_the_greatest_units() {
        let said = |minutes| time_left(Language::En, minutes);
        assert_eq!(said(3 * 1440 + 125), "3 d 2 h left");
        assert_eq!(said(1440), "1 d 0 h left");
        assert_eq!(said(1439), "23 h 59 min left");
        assert_eq!(said(60), "1 h 0 min left");
        assert_eq!(said(59), "59 min left");
        assert_eq!(said(0), "less than 1 min left");
        assert_eq!(said(-1), "less than 1 min overdue");
        assert_eq!(said(-2), "1 min overdue");
        assert_eq!(said(-1441), "1 d 0 h overdue");
    }

    #[test]
    fn decimals_have_digits_on_both_sides_of_the_point() {
        for text in ["0", "-12", "12.50", "-0.5"] {
            assert!(is_decimal(text), "{text}");
        }
        for text in ["", "-", "+1", ".5", "5.", "1.2.3", "1,234", "--1", "12 ", "abc"] {
            assert!(!is_decimal(text), "{text}");
        }
    }

    #[test]
    fn groups_and_signs() {
        assert_eq!(grouped("1234567.80"), "1,234,567.80");
        assert_eq!(grouped("-123"), "\u{2212}123");
        assert_eq!(grouped("1234"), "1,234");
        assert_eq!(signed("11.44"), "+11.44");
        assert_eq!(signed("0.00"), "0.00");
    }
}
