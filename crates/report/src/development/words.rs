//! Amounts, rates and changes in words.

use engine::periods::Change;
use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rubric::Rubric;
use locale::format::{grouped, with_unit};
use locale::{Group, Language, groups, keys, text};

use crate::numbers::{unit_label, visible_decimal};

/// Decimal places of a rate.
const RATE_PLACES: usize = 1;
/// Decimal places at most, where a number would otherwise look like zero.
const MOST_PLACES: usize = 6;

/// A number in its own unit, in the first of `units` in which it is at least one; `places` decimal
/// places, or as many as it takes.
pub(crate) fn amount(
    rubric: &Rubric,
    value: &Rational,
    own: &str,
    (units, places): (&[String], Option<usize>),
    language: Language,
) -> String {
    let (symbol, number) = in_fitting_unit(rubric, value, own, units);
    let written = |number: &Rational| {
        grouped(&match places {
            Some(places) => visible_decimal(number, places),
            None => short_decimal(number, MOST_PLACES),
        })
    };
    match language {
        Language::Zh => format!("{}{symbol}", written(&number)),
        Language::En if COUNTS.contains(&symbol) => written(&number),
        Language::En if is_money(symbol) => match in_unit(rubric, value, own, YUAN) {
            Some(yuan) if is_one(&(&yuan / million())) => {
                let number = written(&(yuan / million()));
                text(language, keys::NARRATIVE_MILLION, &[("number", &number)])
            }
            Some(yuan) => text(language, keys::NARRATIVE_YUAN, &[("number", &written(&yuan))]),
            None => written(&number),
        },
        Language::En => {
            with_unit(language, &written(&number), &unit_label(&rubric.document, symbol, language))
        }
    }
}

/// A number in the first of `units` in which it is at least one, else in the last; in its own
/// where there are none.
pub(crate) fn in_fitting_unit<'a>(
    rubric: &Rubric,
    value: &Rational,
    own: &'a str,
    units: &'a [String],
) -> (&'a str, Rational) {
    let shown = units.iter().filter_map(|symbol| {
        let number = in_unit(rubric, value, own, symbol)?;
        Some((symbol.as_str(), number))
    });
    let mut shown: Vec<(&str, Rational)> = shown.collect();
    let fitting = shown.iter().position(|(_, number)| is_one(number));
    let place = fitting.unwrap_or(shown.len().saturating_sub(1));
    if shown.is_empty() { (own, value.clone()) } else { shown.swap_remove(place) }
}

/// A number in another unit; nothing if one of the two is not known.
pub(crate) fn in_unit(
    rubric: &Rubric,
    value: &Rational,
    own: &str,
    symbol: &str,
) -> Option<Rational> {
    let factor = |symbol: &str| rubric.units.unit(symbol).map(|unit| unit.factor);
    Some(value * factor(own)? / factor(symbol)?)
}

/// True from one on, and from minus one down.
pub(crate) fn is_one(number: &Rational) -> bool {
    *number >= Rational::ONE || *number <= -Rational::ONE
}

/// True for units of money, which English says in millions.
pub(crate) fn is_money(symbol: &str) -> bool {
    MONEY.contains(&symbol)
}

/// Units that English counts without: so many of what the sentence names.
const COUNTS: [&str; 3] = ["\u{4e2a}", "\u{9879}", "\u{5bb6}"];
/// Units of money, which English prose says in millions.
const MONEY: [&str; 3] = [YUAN, "\u{4e07}\u{5143}", "\u{4ebf}\u{5143}"];
/// 元.
pub(crate) const YUAN: &str = "\u{5143}";

/// What English counts money in.
pub(crate) fn million() -> Rational {
    Rational::from(1_000_000u32)
}

/// A text as it stands in running Chinese: no space before units.
pub(crate) fn run_in(text: String, language: Language) -> String {
    match language {
        Language::Zh => text.replace(' ', ""),
        Language::En => text,
    }
}

/// A share as a percent number without its sign: 0.124 → `12.4`.
fn rate(share: &Rational) -> String {
    let share = if *share < Rational::ZERO { -share.clone() } else { share.clone() };
    visible_decimal(&(share * Rational::from(100u8)), RATE_PLACES)
}

/// A share as a percentage with its sign: `-12.4%`.
pub(crate) fn percentage(share: &Rational) -> String {
    grouped(&visible_decimal(&(share * Rational::from(100u8)), RATE_PLACES)) + "%"
}

/// A difference of two rates, never in %.
pub(crate) fn percentage_points(share: &Rational, language: Language) -> String {
    let points = grouped(&visible_decimal(&(share * Rational::from(100u8)), RATE_PLACES));
    text(language, keys::NARRATIVE_POINTS, &[("points", &points)])
}

/// Above, below or level with the city.
pub(crate) fn against_city(share: &Rational, language: Language) -> String {
    let key = match share.cmp(&Rational::ZERO) {
        core::cmp::Ordering::Greater => keys::NARRATIVE_ABOVE_CITY,
        core::cmp::Ordering::Equal => keys::NARRATIVE_LEVEL_WITH_CITY,
        core::cmp::Ordering::Less => keys::NARRATIVE_BELOW_CITY,
    };
    text(language, key, &[("points", &rate(share))])
}

/// What a change is against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Against {
    /// The same period of the year before.
    Year,
    /// The quarter before.
    Quarter,
}

/// A change in words; `by` says an amount in the figure's unit.
pub(crate) fn change_words(
    change: &Change,
    against: Against,
    by: &dyn Fn(&Rational) -> String,
    language: Language,
) -> String {
    let group: Group = match against {
        Against::Year => groups::NARRATIVE_YEAR,
        Against::Quarter => groups::NARRATIVE_QUARTER,
    };
    let (rate, amount) = match change {
        Change::Rate(share) | Change::LossNarrowed(share) | Change::LossWidened(share) => {
            (rate(share), String::new())
        }
        Change::TurnedProfit(amount) => (String::new(), by(amount)),
        _ => (String::new(), String::new()),
    };
    let key = group.named(change.name());
    let arguments = [("rate", rate.as_str()), ("amount", &amount)];
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}
