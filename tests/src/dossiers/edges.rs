//! Amounts put exactly on a line, or the smallest step beside it.

use crate::random::Random;

use super::magnitudes::{Amounts, ONE};

/// A part, its whole, and the percentages in tenths where its curve bends.
const RATES: [(&str, &str, &[i64]); 14] = [
    ("leading-revenue", "revenue", &[500, 600, 700, 800]),
    ("profit", "revenue", &[0, 50, 84]),
    ("leading-revenue", "district-revenue", &[50, 100, 200, 300]),
    ("landed-leading-investment", "landed-investment", &[0, 500, 700, 900]),
    ("cohort-landed", "cohort-signed", &[0, 400, 600, 800, 1000]),
    ("invested-year", "plan-investment-year", &[0, 600, 800, 1000, 1200]),
    ("pipeline-output", "leading-revenue-last-year", &[0, 100, 200, 300]),
    ("on-time-projects", "due-projects", &[600, 800, 1000]),
    ("low-output-land-disposed", "low-output-land-identified", &[500, 900]),
    ("carrier-in-use", "carrier-available", &[600, 850]),
    ("rd-expense", "revenue", &[10, 20, 30, 48]),
    ("reports-on-time", "reports-due", &[800, 1000]),
    ("guide-score", "guide-applicable", &[600, 800, 1000]),
    ("site-items-met", "site-items", &[0, 1000]),
];

/// Puts some amounts on exact edges.
pub(super) fn sharpen(random: &mut Random, amounts: &mut Amounts) {
    for (part, whole, bends) in RATES {
        if random.chance(5) {
            let bend = *random.pick(bends);
            put_on_bend(amounts, part, whole, bend);
            if random.chance(30) {
                nudge(random, amounts, part);
            }
        }
    }
    if random.chance(12) {
        tax_line(random, amounts);
    }
    if random.chance(12) {
        concentration_line(random, amounts);
    }
    if random.chance(15) {
        sign_of_profit(random, amounts);
    }
    if random.chance(15) {
        zero(random, amounts);
    }
}

fn put_on_bend(amounts: &mut Amounts, part: &'static str, whole: &str, tenths: i64) {
    let of = amounts[whole];
    let counts = !matches!(part, "profit" | "rd-expense" | "pipeline-output" | "invested-year")
        && of < 1_000_000 * ONE;
    let amount = of / 1000 * tenths;
    let step = if part == "guide-score" { ONE / 2 } else { ONE };
    amounts.insert(part, if counts { amount / step * step } else { amount });
}

/// The smallest step of a decimal; of a count nothing, its form would not allow it.
fn nudge(random: &mut Random, amounts: &mut Amounts, id: &'static str) {
    if matches!(
        id,
        "leading-revenue" | "profit" | "pipeline-output" | "rd-expense" | "invested-year"
    ) {
        let step = *random.pick(&[-1, 1]);
        amounts.entry(id).and_modify(|amount| *amount += step);
    }
}

/// Tax in 元 = 300 × land in ㎡ exactly, or a step beside.
fn tax_line(random: &mut Random, amounts: &mut Amounts) {
    let land = amounts["supplied-industrial-land"] / ONE;
    let step = *random.pick(&[0, 0, 0, -1, 1, -100_000, -20_000]);
    amounts.insert("tax", (land * 30_000 + step).max(0));
}

/// Leading revenue = 60 % of revenue exactly, or a step beside.
fn concentration_line(random: &mut Random, amounts: &mut Amounts) {
    let fifths = amounts["revenue"] / 5 + *random.pick(&[0, 1, 7]);
    let step = *random.pick(&[0, 0, 0, -1, 1]);
    amounts.insert("revenue", fifths * 5);
    amounts.insert("leading-revenue", (fifths * 3 + step).max(0));
}

/// Every row of the table of signs.
fn sign_of_profit(random: &mut Random, amounts: &mut Amounts) {
    let size = random.between(1, 900_000) * 10_000;
    let smaller = size / random.between(2, 9);
    let (prior, current) = *random.pick(&[
        (size, -smaller),
        (-size, smaller),
        (-size, 0),
        (-size, -smaller),
        (-size, -size),
        (-smaller, -size),
        (0, size),
        (0, 0),
        (0, -size),
        (size, 0),
        (size, size),
    ]);
    amounts.insert("leading-profit-prior", prior);
    amounts.insert("leading-profit", current);
}

/// A zero where something is divided by it, or anywhere.
fn zero(random: &mut Random, amounts: &mut Amounts) {
    let bases = [
        "revenue",
        "leading-revenue-prior",
        "revenue-prior",
        "district-revenue",
        "average-staff",
        "supplied-industrial-land",
        "new-project-land",
        "low-output-land-identified",
        "cohort-signed",
        "plan-investment-year",
        "leading-revenue-last-year",
        "due-projects",
        "landed-investment",
        "site-items",
        "utility-items",
        "digital-items",
        "carrier-available",
        "guide-applicable",
        "firms-above-scale",
        "energy-prior",
        "reports-due",
        "city-leading-share",
        "energy",
        "tax",
        "leading-revenue",
        "building-area",
        "staff",
        "tenants",
        "complaints",
        "renewal-planned",
        "security-items",
    ];
    for _ in 0..random.between(1, 4) {
        amounts.insert(*random.pick(&bases), 0);
    }
}
