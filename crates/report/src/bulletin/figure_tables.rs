//! Tables of totals, ratios, projects and industries.

use engine::quantity::Rational;
use engine::rollup::rules::TotalRule;
use engine::rollup::structure::Reference;
use engine::rollup::{Group, GroupOf, PartOf, TotalLine, root_decimal};
use locale::{Language, groups, keys, text};

use super::names::{decimal, or_unknown, percent, signed_points, total_cell};
use super::source::BulletinSource;
use super::speaker::{named, option_name};
use crate::tables::Table;

/// Places of quotients and similarities.
const PLACES: usize = 3;
/// Pairs that are printed.
const MOST_PAIRS: usize = 10;

fn table(headings: Vec<String>, rows: Vec<Vec<String>>) -> Table {
    Table { headings, rows }
}

fn words(key: locale::Key, language: Language) -> String {
    key.words(language).to_owned()
}

/// Every cluster with the main totals, growth, contribution and pull.
pub(super) fn clusters(source: &BulletinSource<'_>, language: Language) -> Table {
    let main: Vec<(usize, &TotalRule)> =
        source.rollup_rules.totals.iter().enumerate().filter(|(_, it)| it.is_main).collect();
    let mut headings = vec![words(keys::BULLETIN_CLUSTER, language)];
    for (_, rule) in &main {
        headings.push(source.total_heading(rule, language));
        if rule.base.is_some() {
            headings.extend([
                words(keys::BULLETIN_GROWTH, language),
                words(keys::BULLETIN_CONTRIBUTION, language),
                words(keys::BULLETIN_PULL, language),
            ]);
        }
    }
    let row = |name: &str, group: &Group, parts: Option<&[PartOf]>| {
        let mut cells = vec![name.to_owned()];
        for (place, rule) in &main {
            let line = group.totals.get(*place);
            cells.push(or_unknown(line.and_then(|it| value(it, rule)), language));
            if rule.base.is_some() {
                let part = parts.and_then(|it| it.get(*place));
                cells.push(or_unknown(
                    line.and_then(|it| growth(source, it, rule, language)),
                    language,
                ));
                cells.extend(part_cells(part, language));
            }
        }
        cells
    };
    let members = source.group.members.iter().filter_map(|at| {
        let member = source.rollup.members.get(*at)?;
        Some(row(source.cluster(*at), &member.own, Some(&member.parts)))
    });
    let mut rows: Vec<Vec<String>> = members.collect();
    rows.push(row(keys::BULLETIN_SUM.words(language), source.group, None));
    table(headings, rows)
}

/// Contribution and pull; of the sum itself neither is said.
fn part_cells(part: Option<&PartOf>, language: Language) -> [String; 2] {
    let Some(part) = part else { return [String::new(), String::new()] };
    let contribution = part.contribution.as_ref().map(|it| percent(&it.value));
    let pull = part.pull.as_ref().map(|it| signed_points(&it.value));
    [or_unknown(contribution, language), or_unknown(pull, language)]
}

fn value(line: &TotalLine, rule: &TotalRule) -> Option<String> {
    line.total.as_ref().map(|total| total_cell(&total.value, rule))
}

fn growth(
    source: &BulletinSource<'_>,
    line: &TotalLine,
    rule: &TotalRule,
    language: Language,
) -> Option<String> {
    let growth = line.growth.as_ref()?;
    Some(source.change_cell(&growth.change, &rule.unit, language))
}

/// All totals of the group: value, growth, share of the city, against the city, against the quarter
/// before, and who lacks it.
pub(super) fn totals(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_ITEM,
        keys::BULLETIN_VALUE,
        keys::BULLETIN_GROWTH,
        keys::BULLETIN_SHARE,
        keys::BULLETIN_AGAINST_CITY,
        keys::BULLETIN_STEP_HEADING,
        keys::BULLETIN_LACKING,
    ];
    let rows = source.rollup_rules.totals.iter().zip(&source.group.totals);
    let rows = rows.filter(|(_, line)| line.total.is_some()).map(|(rule, line)| {
        let lacking = line.total.as_ref().map_or(0, |it| it.lacking.len());
        let points = |it: &Option<engine::rollup::Number>| {
            it.as_ref().map(|it| signed_points(&it.value)).unwrap_or_default()
        };
        vec![
            source.total_heading(rule, language),
            or_unknown(value(line, rule), language),
            growth(source, line, rule, language).unwrap_or_default(),
            line.share.as_ref().map(|it| percent(&it.value)).unwrap_or_default(),
            points(&line.against_city),
            points(&line.step),
            if lacking == 0 { String::new() } else { lacking.to_string() },
        ]
    });
    table(headings.map(|it| words(it, language)).to_vec(), rows.collect())
}

/// Ratios of the group, and the same of the year before.
pub(super) fn ratios(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_ITEM, keys::BULLETIN_VALUE, keys::BULLETIN_YEAR_BEFORE];
    let lines = source.rollup_rules.ratios.iter().zip(&source.group.ratios);
    let rows = lines.filter(|(_, line)| line.value.is_some()).map(|(rule, line)| {
        let name = language.of(&rule.name.zh, &rule.name.en);
        let unit = source.unit(&rule.unit, language);
        let number = |it: &Option<engine::rollup::Number>| {
            it.as_ref().map(|it| decimal(&it.value, rule.places)).unwrap_or_default()
        };
        vec![
            text(language, keys::BULLETIN_WITH_UNIT, &[("name", name), ("unit", &unit)]),
            number(&line.value),
            number(&line.base),
        ]
    });
    table(headings.map(|it| words(it, language)).to_vec(), rows.collect())
}

/// Groups beside each other: how many clusters, main totals, growth, and share of the whole there.
pub(super) fn groups_table(source: &BulletinSource<'_>, of: &[Group], language: Language) -> Table {
    let main: Vec<(usize, &TotalRule)> =
        source.rollup_rules.totals.iter().enumerate().filter(|(_, it)| it.is_main).collect();
    let mut headings =
        vec![words(keys::BULLETIN_GROUP, language), words(keys::BULLETIN_CLUSTERS, language)];
    for (_, rule) in &main {
        headings.push(source.total_heading(rule, language));
        if rule.base.is_some() {
            headings.push(words(keys::BULLETIN_GROWTH, language));
        }
    }
    let is_district = of.iter().any(|it| matches!(it.of, GroupOf::District(_)));
    let share =
        if is_district { keys::BULLETIN_SHARE_OF_DISTRICT } else { keys::BULLETIN_SHARE_OF_CITY };
    headings.push(words(share, language));
    let rows = of.iter().map(|group| {
        let mut cells =
            vec![source.group_name(&group.of, language), group.members.len().to_string()];
        for (place, rule) in &main {
            let line = group.totals.get(*place);
            cells.push(or_unknown(line.and_then(|it| value(it, rule)), language));
            if rule.base.is_some() {
                let said = line.and_then(|it| growth(source, it, rule, language));
                cells.push(or_unknown(said, language));
            }
        }
        let first = main.first().and_then(|(place, _)| group.totals.get(*place));
        let share = first.and_then(|it| it.share.as_ref()).map(|it| percent(&it.value));
        cells.push(share.unwrap_or_default());
        cells
    });
    table(headings, rows.collect())
}

/// Projects by stage.
pub(super) fn stages(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_STAGE,
        keys::BULLETIN_PROJECTS,
        keys::BULLETIN_INVESTMENT,
        keys::BULLETIN_CLUSTERS,
    ];
    let rows = source.group.stages.iter().map(|line| {
        let investment = &line.investment / Rational::from(10_000u16);
        vec![
            option_name(source, "stage", &line.stage, language),
            line.projects.to_string(),
            decimal(&investment, 2),
            line.of.len().to_string(),
        ]
    });
    table(headings.map(|it| words(it, language)).to_vec(), rows.collect())
}

/// What each cluster's industries are: the quotient of its first leading industry, HHI, Krugman.
pub(super) fn structure(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_CLUSTER,
        keys::BULLETIN_INDUSTRY,
        keys::BULLETIN_QUOTIENT,
        keys::BULLETIN_REFERENCE,
        keys::BULLETIN_HHI,
        keys::BULLETIN_KRUGMAN,
    ];
    let rows = source.group.members.iter().filter_map(|at| {
        let structure = source.rollup.structures.own.get(*at)?.as_ref()?;
        let leading = source.submission(*at)?.industries.first().cloned().unwrap_or_default();
        let quotient = structure.quotients.iter().find(|it| it.division == leading);
        let reference = quotient.map(|it| match it.against {
            Reference::City => "city",
            Reference::Submissions => "submissions",
        });
        Some(vec![
            source.cluster(*at).to_owned(),
            source.code_name(&leading, language),
            or_unknown(quotient.map(|it| decimal(&it.value, PLACES)), language),
            reference.map(|it| named(groups::BULLETIN_COMPARED, it, language)).unwrap_or_default(),
            decimal(&structure.hhi, PLACES),
            decimal(&structure.krugman, PLACES),
        ])
    });
    table(headings.map(|it| words(it, language)).to_vec(), rows.collect())
}

/// The pairs that are most alike.
pub(super) fn similarity(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_CLUSTER, keys::BULLETIN_OTHER, keys::BULLETIN_SIMILARITY];
    let pairs = source.rollup.structures.most_alike(&source.group.members, MOST_PAIRS);
    let rows = pairs.into_iter().map(|(left, right, square)| {
        vec![
            source.cluster(left).to_owned(),
            source.cluster(right).to_owned(),
            root_decimal(&square, PLACES),
        ]
    });
    table(headings.map(|it| words(it, language)).to_vec(), rows.collect())
}

/// Growth against the city and the quarter before, cluster by cluster.
pub(super) fn against(source: &BulletinSource<'_>, language: Language) -> Table {
    let compared: Vec<(usize, &TotalRule)> = source
        .rollup_rules
        .totals
        .iter()
        .enumerate()
        .filter(|(_, it)| it.is_main && it.base.is_some())
        .collect();
    let mut headings = vec![words(keys::BULLETIN_CLUSTER, language)];
    for (_, rule) in &compared {
        let name = language.of(&rule.name.zh, &rule.name.en);
        for key in
            [keys::BULLETIN_GROWTH_OF, keys::BULLETIN_AGAINST_CITY_OF, keys::BULLETIN_STEP_OF]
        {
            headings.push(text(language, key, &[("name", name)]));
        }
    }
    let rows = source.group.members.iter().filter_map(|at| {
        let own = &source.rollup.members.get(*at)?.own;
        let mut cells = vec![source.cluster(*at).to_owned()];
        for (place, rule) in &compared {
            let line = own.totals.get(*place)?;
            let points = |it: &Option<engine::rollup::Number>| {
                or_unknown(it.as_ref().map(|it| signed_points(&it.value)), language)
            };
            cells.push(or_unknown(growth(source, line, rule, language), language));
            cells.push(points(&line.against_city));
            cells.push(points(&line.step));
        }
        Some(cells)
    });
    table(headings, rows.collect())
}
