//! Tables of ranks, lists, audits, targets and clusters side by side.

use engine::quantity::Rational;
use engine::quantity::rational::{decimal_true_to_lines, short_decimal};
use engine::ranking::rules::{TargetKind, TargetRule};
use engine::ranking::{AuditReason, Standing};
use locale::{Language, groups, keys, text};

use super::names::{decimal, or_unknown, percent, signed_percent};
use super::source::BulletinSource;
use super::speaker::{AUDIT, named};
use crate::stars::{star_range_words, star_words};
use crate::tables::Table;

fn table<const N: usize>(
    headings: [locale::Key; N],
    rows: impl Iterator<Item = [String; N]>,
    language: Language,
) -> Table {
    Table {
        headings: headings.map(|key| key.words(language).to_owned()).to_vec(),
        rows: rows.map(|row| row.to_vec()).collect(),
    }
}

/// Ranks with points, stars, near-term and long-term shares, and the change of rank.
pub(super) fn ranking(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_RANK,
        keys::BULLETIN_CLUSTER,
        keys::BULLETIN_POINTS_HEADING,
        keys::BULLETIN_STARS_HEADING,
        keys::BULLETIN_NEAR,
        keys::BULLETIN_LONG,
        keys::BULLETIN_PEER,
        keys::BULLETIN_CHANGE,
        keys::BULLETIN_RANGE,
    ];
    let rows = source.ranking.standings.iter().map(|it| standing(source, it, language));
    table(headings, rows, language)
}

fn standing(source: &BulletinSource<'_>, it: &Standing, language: Language) -> [String; 9] {
    let sheet = source.submission(it.submission).map(|it| it.evaluation.sheet());
    let total = sheet.map(|sheet| sheet.total).unwrap_or_default();
    let points = match total.value() {
        Some(value) => value.to_string(),
        None => format!("{}\u{2013}{}", total.low, total.high),
    };
    let stars = sheet.map(|sheet| sheet.stars).unwrap_or_default();
    let stars = if let Some(value) = stars.value {
        star_words(value, language)
    } else {
        let range = star_range_words(stars.low, stars.high, language);
        text(language, keys::BULLETIN_EXPECTED, &[("stars", &range)])
    };
    let [near, long] = &it.terms;
    let share = |it: &Option<Rational>| or_unknown(it.as_ref().map(percent), language);
    let change = match it.change {
        None => String::new(),
        Some(0) => keys::BULLETIN_UNCHANGED.words(language).to_owned(),
        Some(change) => {
            let key = if change > 0 { keys::BULLETIN_RANKS_UP } else { keys::BULLETIN_RANKS_DOWN };
            text(language, key, &[("ranks", &change.unsigned_abs().to_string())])
        }
    };
    let [best, worst] = it.range;
    let range = if best == worst { String::new() } else { format!("{best}\u{2013}{worst}") };
    [
        it.rank.to_string(),
        source.cluster(it.submission).to_owned(),
        points,
        stars,
        share(near),
        share(long),
        it.peer.total.to_string(),
        change,
        range,
    ]
}

/// Who is on which list, on what grounds.
pub(super) fn lists(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_LIST, keys::BULLETIN_CLUSTER, keys::BULLETIN_GROUNDS];
    let separator = keys::LIST_SEPARATOR.words(language);
    let rules = source.ranking_rules.lists.iter().zip(&source.ranking.lists);
    let rows = rules.flat_map(|(rule, listed)| {
        listed.iter().map(move |it| {
            let say = |places: &[usize]| {
                let grounds = places.iter().filter_map(|place| rule.when.get(*place));
                let said = grounds.map(|it| language.of(&it.say.zh, &it.say.en));
                said.collect::<Vec<&str>>().join(separator)
            };
            let grounds = if it.grounds.is_empty() {
                text(language, keys::BULLETIN_OPEN, &[("grounds", &say(&it.open))])
            } else {
                say(&it.grounds)
            };
            let name = language.of(&rule.name.zh, &rule.name.en).to_owned();
            [name, source.cluster(it.submission).to_owned(), grounds]
        })
    });
    table(headings, rows, language)
}

/// Whom to look at first.
pub(super) fn audits(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_CLUSTER, keys::BULLETIN_WHY];
    let rows = source.ranking.audits.iter().flat_map(|audit| {
        audit.reasons.iter().map(move |reason| {
            let cluster = source.cluster(audit.submission).to_owned();
            [cluster, audit_words(source, audit.submission, reason, language)]
        })
    });
    table(headings, rows, language)
}

fn audit_words(
    source: &BulletinSource<'_>,
    at: usize,
    reason: &AuditReason,
    language: Language,
) -> String {
    match reason {
        AuditReason::Star { stars, edge, total } => {
            let (stars, edge, total) =
                (star_words(*stars, language), edge.to_string(), total.to_string());
            let arguments = [("stars", stars.as_str()), ("edge", &edge), ("total", &total)];
            AUDIT.named("star").map_or_else(String::new, |key| text(language, key, &arguments))
        }
        AuditReason::Veto { veto, off } => {
            let rubric = source.submission(at).map(|it| it.evaluation.rubric());
            let entry = rubric.and_then(|it| it.document.veto.get(*veto));
            let name = entry.map_or("", |it| language.of(&it.name.zh, &it.name.en));
            // Off by something is never printed as on the line.
            let off = decimal_true_to_lines(&(off * Rational::from(100u8)), 2, &[Rational::ZERO]);
            let off = locale::format::signed(&off);
            let arguments = [("name", name), ("off", off.as_str())];
            AUDIT.named("veto").map_or_else(String::new, |key| text(language, key, &arguments))
        }
    }
}

/// Targets of the plan, with their progress.
pub(super) fn targets(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_TARGET,
        keys::BULLETIN_ACTUAL,
        keys::BULLETIN_PROGRESS,
        keys::BULLETIN_REACHED,
    ];
    let lines = source.ranking_rules.targets.iter().zip(&source.ranking.targets);
    let rows = lines.map(|(rule, line)| {
        let actual = line.actual.as_ref().map(|it| target_number(rule, it));
        let reached = if line.is_reached { keys::BULLETIN_YES } else { keys::BULLETIN_NO };
        [
            language.of(&rule.name.zh, &rule.name.en).to_owned(),
            or_unknown(actual, language),
            line.progress.as_ref().map(percent).unwrap_or_default(),
            reached.words(language).to_owned(),
        ]
    });
    table(headings, rows, language)
}

/// Never as if a target were reached that is not.
fn target_number(rule: &TargetRule, value: &Rational) -> String {
    let hundred = Rational::from(100u8);
    match rule.kind {
        TargetKind::Count => short_decimal(value, 0),
        TargetKind::Rate if *value >= rule.at_least => signed_percent(value),
        TargetKind::Rate => {
            let (value, line) = (value * &hundred, &rule.at_least * &hundred);
            locale::format::signed(&decimal_true_to_lines(&value, 1, &[line])) + "%"
        }
        TargetKind::Percent => {
            decimal_true_to_lines(value, 2, core::slice::from_ref(&rule.at_least)) + "%"
        }
    }
}

/// Leading levels, and how many clusters reach them.
pub(super) fn levels(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_ITEM,
        keys::BULLETIN_LEVEL,
        keys::BULLETIN_SOURCE,
        keys::BULLETIN_REACHED_BY,
        keys::BULLETIN_BELOW,
        keys::BULLETIN_NOT_KNOWN,
    ];
    let lines = source.ranking_rules.levels.iter().zip(&source.ranking.levels);
    let rows = lines.filter_map(|(rule, line)| {
        let rubric = source.rubric()?;
        let place = rubric.document.indicator.iter().position(|it| it.id == rule.indicator)?;
        let entry = rubric.document.indicator.get(place)?;
        let unit = source.unit(&rubric.indicators.get(place)?.route.unit.symbol, language);
        let name = language.of(&entry.name.zh, &entry.name.en);
        Some([
            text(language, keys::BULLETIN_WITH_UNIT, &[("name", name), ("unit", &unit)]),
            short_decimal(&rule.at_least, 6),
            language.of(&rule.source.zh, &rule.source.en).to_owned(),
            line.reached.len().to_string(),
            line.below.len().to_string(),
            line.unknown.len().to_string(),
        ])
    });
    table(headings, rows, language)
}

/// Strengths and weaknesses of each cluster against the median of the kind.
pub(super) fn beside(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_CLUSTER, keys::BULLETIN_STRENGTHS, keys::BULLETIN_WEAKNESSES];
    let beside = &source.ranking.beside;
    let names = |items: &[usize]| {
        let document = source.rubric().map(|it| &it.document);
        let entries = items.iter().filter_map(|at| document?.indicator.get(*at));
        let names = entries.map(|it| language.of(&it.name.zh, &it.name.en));
        names.collect::<Vec<&str>>().join(keys::LIST_SEPARATOR.words(language))
    };
    let sides = beside.strengths.iter().zip(&beside.weaknesses);
    let rows = source.ranking.members.iter().zip(sides).map(|(at, (strengths, weaknesses))| {
        [source.cluster(*at).to_owned(), names(strengths), names(weaknesses)]
    });
    table(headings, rows, language)
}

/// Median and best of every item.
pub(super) fn medians(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [
        keys::BULLETIN_ITEM,
        keys::BULLETIN_MEDIAN,
        keys::BULLETIN_BEST,
        keys::BULLETIN_MEDIAN_SHARE,
    ];
    let document = source.rubric().map(|it| &it.document);
    let rows = source.ranking.beside.items.iter().enumerate().filter_map(|(at, item)| {
        let entry = document?.indicator.get(at)?;
        let unit = source.unit(&entry.unit, language);
        let name = language.of(&entry.name.zh, &entry.name.en);
        let number = |it: &Option<Rational>| {
            or_unknown(it.as_ref().map(|it| decimal(it, entry.places)), language)
        };
        Some([
            text(language, keys::BULLETIN_WITH_UNIT, &[("name", name), ("unit", &unit)]),
            number(&item.median_value),
            number(&item.best_value),
            or_unknown(item.median.as_ref().map(percent), language),
        ])
    });
    table(headings, rows, language)
}

/// The notes of peer scoring: what could not be compared.
pub(super) fn peer_notes(source: &BulletinSource<'_>, language: Language) -> Table {
    let headings = [keys::BULLETIN_ITEM, keys::BULLETIN_WHY, keys::BULLETIN_CLUSTERS];
    let document = source.rubric().map(|it| &it.document);
    let mut rows: Vec<[String; 3]> = Vec::new();
    for (at, entry) in
        document.map(|it| it.indicator.as_slice()).unwrap_or_default().iter().enumerate()
    {
        let items = source.ranking.standings.iter().filter_map(|it| it.peer.items.get(at));
        let mut counted: Vec<(&str, usize)> = Vec::new();
        for note in items.filter_map(|it| it.note) {
            match counted.iter_mut().find(|(known, _)| *known == note.name()) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => counted.push((note.name(), 1)),
            }
        }
        let name = language.of(&entry.name.zh, &entry.name.en);
        rows.extend(counted.into_iter().map(|(note, count)| {
            [name.to_owned(), named(groups::BULLETIN_PEER_NOTE, note, language), count.to_string()]
        }));
    }
    table(headings, rows.into_iter(), language)
}
