//! The roll of firms, in hundredths of 万元, and firms that are made up.

use super::plan::{Cluster, Period};
use crate::random::Random;

/// A firm in one period; money in hundredths of 万元.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// The cluster that it belongs to.
    pub cluster: String,
    /// Its name.
    pub name: String,
    /// Its credit code.
    pub uscc: String,
    /// Its division of GB/T 4754.
    pub industry: String,
    /// True if it belongs to a leading industry.
    pub is_leading: bool,
    /// Revenue, and that of the prior period.
    pub revenue: [i64; 2],
    /// Profit, and that of the prior period.
    pub profit: [i64; 2],
    /// Tax paid.
    pub tax: i64,
    /// R&D expense.
    pub research: i64,
    /// Energy, in hundredths of tce, and that of the prior period.
    pub energy: [i64; 2],
    /// Staff.
    pub staff: i64,
    /// Land in ㎡.
    pub land: i64,
}

const ROLL: &str = include_str!("../../../examples/qingdao-2020q3/firms.csv");

/// All firms of the roll in a period.
pub fn roll(period: &Period) -> Vec<Firm> {
    ROLL.lines().skip(1).map(|line| firm(line, period)).collect()
}

fn firm(line: &str, period: &Period) -> Firm {
    let cells: Vec<&str> = line.trim_start_matches('\u{feff}').split(',').collect();
    let money = |at: usize| hundredths(cells[at]);
    let both = |at: usize| [money(at), money(at + 1)];
    let whole = |at: usize| cells[at].parse::<i64>().expect("a whole number");
    let (revenue, profit) = if period.is_third { (both(5), both(9)) } else { (both(7), both(11)) };
    // The roll has tax and R&D for three quarters only: the half year takes its part of them.
    let part = |value: i64| if period.is_third { value } else { value * 62 / 100 };
    Firm {
        cluster: cells[0].to_owned(),
        name: cells[1].to_owned(),
        uscc: cells[2].to_owned(),
        industry: cells[3].to_owned(),
        is_leading: cells[4] == "1",
        revenue,
        profit,
        tax: part(money(13)),
        research: part(money(14)),
        energy: energy(revenue),
        staff: whole(15),
        land: whole(16),
    }
}

/// 0.080 tce for 10,000 yuan of revenue, 0.083 a year before.
fn energy([now, before]: [i64; 2]) -> [i64; 2] {
    [now * 80 / 1000, before * 83 / 1000]
}

/// A decimal of two places in hundredths.
pub(super) fn hundredths(text: &str) -> i64 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "00"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let whole: i64 = whole.trim_start_matches('-').parse().expect("digits");
    sign * (whole * 100 + fraction.parse::<i64>().expect("two digits"))
}

/// Hundredths as a decimal.
pub(super) fn decimal(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let digits = hundredths.abs();
    format!("{sign}{}.{:02}", digits / 100, digits % 100)
}

/// The firms of a cluster: those of the roll, or twelve that are made up.
pub(super) fn firms_of(cluster: &Cluster, period: &Period) -> Vec<Firm> {
    if cluster.is_in_roll() {
        return roll(period).into_iter().filter(|firm| firm.cluster == cluster.id).collect();
    }
    let mut random = Random::seeded(cluster.seed * 1000);
    (1..=12).map(|number| invented(cluster, period, number, &mut random)).collect()
}

fn invented(cluster: &Cluster, period: &Period, number: u64, random: &mut Random) -> Firm {
    let is_leading = number <= 9;
    let prior = random.between(4_000, 16_000) * 100;
    let third = prior + prior * random.between(4, 18) / 100;
    let margin = random.between(6, 13);
    let (tax, research) = (random.between(3, 6), random.between(4, 8));
    let staff = random.between(60, 260);
    let revenue =
        if period.is_third { [third, prior] } else { [third * 64 / 100, prior * 65 / 100] };
    let profit = [revenue[0] * margin / 100, revenue[1] * (margin - 1) / 100];
    Firm {
        cluster: cluster.id.to_owned(),
        name: format!("样例{}{number:03}", if cluster.kind == "digital" { "数企" } else { "都企" }),
        uscc: uscc(cluster.district, cluster.seed * 1000 + number),
        industry: if is_leading { cluster.divisions[0] } else { "72" }.to_owned(),
        is_leading,
        revenue,
        profit,
        tax: revenue[0] * tax / 100,
        research: revenue[0] * research / 100,
        energy: energy(revenue),
        staff,
        land: 0,
    }
}

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A credit code whose check characters are right, with a number of its own.
pub(super) fn uscc(district: &str, number: u64) -> String {
    let organisation = format!("MA{number:06}");
    let value = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        _ => u32::from(byte - b'A') + 10,
    };
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = organisation.bytes().zip(weights).map(|(byte, it)| value(byte) * it).sum();
    let check = match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).expect("a digit"),
    };
    let body = format!("91{district}{organisation}{check}");
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let place = |byte: u8| ALPHABET.iter().position(|known| *known == byte).expect("a character");
    let sum: usize = body.bytes().zip(weights).map(|(byte, it)| place(byte) * it).sum();
    format!("{body}{}", char::from(ALPHABET[(31 - sum % 31) % 31]))
}
