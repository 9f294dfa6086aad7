//! What the officials' desk shows of a roll-up: a line for each cluster, key figures, tables by name.
//!
//! Numbers are printed as bulletins print them; beside each stands what it is sorted by.

use engine::quantity::Rational;
use engine::quantity::rational::fixed_decimal;
use engine::ranking::Standing;
use engine::rollup::TotalLine;
use engine::rollup::rules::TotalRule;
use locale::{Language, keys, text};

use super::build::built_in;
use super::names::{percent, signed_points, total_cell};
use super::source::BulletinSource;
use crate::development::TitledTable;

/// Places of what numbers are sorted by.
const ORDER_PLACES: usize = 6;

/// The figures that each line says, with their growth.
const SHOWN: [&str; 2] = ["revenue", "profit"];

/// The figure that counts firms.
const FIRMS: &str = "firms-above-scale";

/// A number as it is printed, and what it is sorted by.
pub type Printed = (String, String);

/// A cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskLine {
    /// The submission, by place.
    pub submission: usize,
    /// Its rank.
    pub rank: usize,
    /// The best and worst rank that its range of points leaves.
    pub range: [usize; 2],
    /// By how many ranks it rose.
    pub change: Option<i64>,
    /// Firms, revenue, its growth, profit, its growth; empty where it is not known.
    pub numbers: [Printed; 5],
}

/// A key figure of all clusters of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyNumber {
    /// What it is.
    pub label: String,
    /// The number with its unit.
    pub value: String,
    /// What stands below it.
    pub detail: String,
    /// The name by which [`super::why`] explains it; empty for none.
    pub subject: String,
}

/// The clusters of the group by rank.
pub fn desk_lines(source: &BulletinSource<'_>, language: Language) -> Vec<DeskLine> {
    source.ranking.standings.iter().map(|it| line(source, it, language)).collect()
}

fn line(source: &BulletinSource<'_>, standing: &Standing, language: Language) -> DeskLine {
    let own = source.rollup.members.get(standing.submission).map(|it| &it.own);
    let of = |figure: &str| {
        let rule = source.rollup_rules.total(figure)?;
        Some((rule, own?.total(figure)?))
    };
    let value = |figure: &str| of(figure).map(|(rule, line)| value_of(rule, line));
    let growth = |figure: &str| of(figure).map(|(rule, it)| growth_of(source, rule, it, language));
    let [revenue, profit] = SHOWN;
    DeskLine {
        submission: standing.submission,
        rank: standing.rank,
        range: standing.range,
        change: standing.change,
        numbers: [value(FIRMS), value(revenue), growth(revenue), value(profit), growth(profit)]
            .map(Option::unwrap_or_default),
    }
}

fn value_of(rule: &TotalRule, line: &TotalLine) -> Printed {
    let total = line.total.as_ref();
    total.map(|it| (total_cell(&it.value, rule), order(&it.value))).unwrap_or_default()
}

fn growth_of(
    source: &BulletinSource<'_>,
    rule: &TotalRule,
    line: &TotalLine,
    language: Language,
) -> Printed {
    let Some(growth) = &line.growth else { return Printed::default() };
    let said = source.change_cell(&growth.change, &rule.unit, language);
    (said, growth.change.rate().map(order).unwrap_or_default())
}

/// What a number is sorted by: a whole number of millionths.
fn order(value: &Rational) -> String {
    fixed_decimal(value, ORDER_PLACES).replace('.', "")
}

/// Firms, revenue, shares of the city and profit of the group.
pub fn key_numbers(source: &BulletinSource<'_>, language: Language) -> Vec<KeyNumber> {
    let of = |figure: &str| Some((source.rollup_rules.total(figure)?, source.group.total(figure)?));
    let named = |rule: &TotalRule| language.of(&rule.name.zh, &rule.name.en).to_owned();
    let mut all = Vec::new();
    if let Some((rule, line)) = of(FIRMS) {
        let count = source.group.members.len().to_string();
        all.push(KeyNumber {
            label: named(rule),
            value: value_of(rule, line).0,
            detail: text(language, keys::DESK_CLUSTER_COUNT, &[("count", &count)]),
            subject: format!("total:{FIRMS}"),
        });
    }
    for figure in SHOWN {
        let Some((rule, line)) = of(figure) else { continue };
        all.push(KeyNumber {
            label: source.total_heading(rule, language),
            value: value_of(rule, line).0,
            detail: growth_words(source, rule, line, language),
            subject: format!("total:{figure}"),
        });
        if let Some(share) = &line.share {
            let name = named(rule);
            all.push(KeyNumber {
                label: text(language, keys::DESK_SHARE_OF_CITY, &[("name", &name)]),
                value: percent(&share.value),
                detail: String::new(),
                subject: format!("share:{figure}"),
            });
        }
    }
    all
}

fn growth_words(
    source: &BulletinSource<'_>,
    rule: &TotalRule,
    line: &TotalLine,
    language: Language,
) -> String {
    let mut said = Vec::new();
    let (growth, _) = growth_of(source, rule, line, language);
    if !growth.is_empty() {
        said.push(text(language, keys::DESK_ON_YEAR, &[("growth", &growth)]));
    }
    if let Some(points) = &line.against_city {
        let points = signed_points(&points.value);
        said.push(text(language, keys::DESK_AGAINST_CITY, &[("points", &points)]));
    }
    if let Some(points) = &line.step {
        let points = signed_points(&points.value);
        said.push(text(language, keys::DESK_AGAINST_BEFORE, &[("points", &points)]));
    }
    said.join(keys::DESK_BETWEEN.words(language))
}

/// Tables by the names that the rules of bulletins give them, in the order of `wanted`; those
/// without rows are left out.
pub fn desk_tables(
    source: &BulletinSource<'_>,
    wanted: &[&str],
    language: Language,
) -> Vec<TitledTable> {
    let named = |wanted: &&str| {
        let mut all = source.rules.sections.iter().flat_map(|it| &it.tables);
        let name = all.find(|(of, _)| of == wanted).map(|(_, name)| name);
        let table = built_in(source, wanted, language)?;
        let name = name.map_or("", |it| language.of(&it.zh, &it.en)).to_owned();
        (!table.rows.is_empty()).then(|| TitledTable { name, table, ..TitledTable::default() })
    };
    wanted.iter().filter_map(named).collect()
}
