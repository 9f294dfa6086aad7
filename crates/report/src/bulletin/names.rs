//! Clusters, codes and numbers in words.

use engine::periods::Change;
use engine::quantity::Rational;
use engine::quantity::rational::fixed_decimal;
use engine::rollup::GroupOf;
use engine::rollup::rules::TotalRule;
use locale::format::{grouped, signed};
use locale::{Language, keys, text};

use super::source::BulletinSource;
use crate::development::words::{Against, amount, change_words};
use crate::numbers::unit_label;

/// 万元, in which figures are; and 亿元, in which tables show them.
const TEN_THOUSAND_YUAN: &str = "\u{4e07}\u{5143}";
const HUNDRED_MILLION_YUAN: &str = "\u{4ebf}\u{5143}";
/// Decimal places at most, where a number would otherwise look like zero.
const MOST_PLACES: usize = 6;
/// How many of the one are one of the other.
const TEN_THOUSAND: u16 = 10_000;

impl BulletinSource<'_> {
    /// The name of a cluster.
    pub(super) fn cluster(&self, at: usize) -> &str {
        self.submission(at).map_or("", |it| it.cluster.as_str())
    }

    /// The name of what a group has in common.
    pub fn group_name(&self, of: &GroupOf, language: Language) -> String {
        match of {
            GroupOf::All => keys::BULLETIN_ALL.words(language).to_owned(),
            GroupOf::Kind(kind) => self.kind_name(kind, language),
            GroupOf::District(code) | GroupOf::Industry(code) => self.code_name(code, language),
            GroupOf::One(at) => self.cluster(*at).to_owned(),
        }
    }

    /// What a kind of cluster is called.
    pub fn kind_name(&self, kind: &str, language: Language) -> String {
        let known = self.rules.kinds.iter().find(|(id, _)| id == kind);
        known.map_or(kind, |(_, name)| language.of(&name.zh, &name.en)).to_owned()
    }

    /// What a code of a district or industry is called.
    pub fn code_name(&self, code: &str, language: Language) -> String {
        if code.is_empty() {
            return keys::BULLETIN_UNSAID.words(language).to_owned();
        }
        let name = self.rollup_rules.name_of(code);
        name.map_or(code, |name| language.of(&name.zh, &name.en)).to_owned()
    }

    /// A number of a figure in words, in the first of `units` in which it is at least one.
    pub(super) fn amount(
        &self,
        value: &Rational,
        own: &str,
        (units, places): (&[String], usize),
        language: Language,
    ) -> String {
        match self.rubric() {
            Some(rubric) if !own.is_empty() => {
                let places = if units.is_empty() { None } else { Some(places) };
                amount(rubric, value, own, (units, places), language)
            }
            _ => grouped(&visible(value, places)),
        }
    }

    /// The heading of a total in tables, with the unit of its numbers.
    pub fn total_heading(&self, rule: &TotalRule, language: Language) -> String {
        let name = language.of(&rule.name.zh, &rule.name.en);
        let symbol = if rule.unit == TEN_THOUSAND_YUAN { HUNDRED_MILLION_YUAN } else { &rule.unit };
        let unit = self.unit(symbol, language);
        text(language, keys::BULLETIN_WITH_UNIT, &[("name", name), ("unit", &unit)])
    }

    /// A unit as it is written.
    pub fn unit(&self, symbol: &str, language: Language) -> String {
        let rubric = self.rubric();
        rubric.map_or_else(|| symbol.to_owned(), |it| unit_label(&it.document, symbol, language))
    }

    /// A change in words.
    pub(super) fn change(&self, change: &Change, own: &str, language: Language) -> String {
        let units = [HUNDRED_MILLION_YUAN, TEN_THOUSAND_YUAN].map(str::to_owned);
        let by = |value: &Rational| self.amount(value, own, (&units, 2), language);
        change_words(change, Against::Year, &by, language)
    }

    /// A change in a cell: a rate with its sign, else its words.
    pub(super) fn change_cell(&self, change: &Change, own: &str, language: Language) -> String {
        match change.rate() {
            Some(rate) => signed_percent(rate),
            None => self.change(change, own, language),
        }
    }
}

/// A number to `places` places, or to as many more as it takes that only zero looks like zero.
pub(super) fn visible(number: &Rational, places: usize) -> String {
    let tried = (places..=MOST_PLACES).map(|places| fixed_decimal(number, places));
    let is_visible = |text: &String| {
        *number == Rational::ZERO || text.chars().any(|c| c.is_ascii_digit() && c != '0')
    };
    let fallback = fixed_decimal(number, MOST_PLACES);
    tried.into_iter().find(is_visible).unwrap_or(fallback)
}

/// A total in a cell, in the unit of its heading.
pub(super) fn total_cell(value: &Rational, rule: &TotalRule) -> String {
    if rule.unit == TEN_THOUSAND_YUAN {
        return grouped(&visible(&(value / Rational::from(TEN_THOUSAND)), 2));
    }
    grouped(&visible(value, 0))
}

/// `+12.4%`.
pub(super) fn signed_percent(share: &Rational) -> String {
    signed(&visible(&(share * Rational::from(100u8)), 1)) + "%"
}

/// `+8.4`: percentage points.
pub(super) fn signed_points(share: &Rational) -> String {
    signed(&visible(&(share * Rational::from(100u8)), 1))
}

/// `23.5%`.
pub(super) fn percent(share: &Rational) -> String {
    grouped(&visible(&(share * Rational::from(100u8)), 1)) + "%"
}

/// A number with so many places.
pub(super) fn decimal(value: &Rational, places: usize) -> String {
    grouped(&fixed_decimal(value, places))
}

/// What stands where something is not known.
pub(super) fn unknown(language: Language) -> String {
    keys::BULLETIN_UNKNOWN.words(language).to_owned()
}

/// A cell, or what stands where something is not known.
pub(super) fn or_unknown(said: Option<String>, language: Language) -> String {
    said.unwrap_or_else(|| unknown(language))
}
