//! [`charts`]: the charts of a bulletin, in the order in which they are shown. One that would show
//! nothing is left out.

use engine::assess::IndicatorValue;
use engine::quantity::Rational;
use engine::rollup::{Submission, root_decimal};
use locale::{Language, keys, text};

use super::figure_tables::stages as stage_table;
use super::names::{or_unknown, percent, signed_percent, total_cell};
use super::plot::{Bar, Chart, Dot, Plot, RangeBar, Slope, place};
use super::rank_tables::ranking as rank_table;
use super::source::BulletinSource;
use crate::tables::Table;

/// The figure by which size and growth are shown.
const SIZE: &str = "revenue";

/// Places of a similarity.
const PLACES: usize = 3;

/// The most clusters of a grid: more cannot be told apart, and the table has them all.
const MOST_IN_GRID: usize = 60;

/// All charts of a bulletin.
pub fn charts(source: &BulletinSource<'_>, language: Language) -> Vec<Chart> {
    let all = [
        ranges(source, language),
        growth(source, language),
        heat(source, language),
        slopes(source, language),
        pipeline(source, language),
        similarity(source, language),
    ];
    all.into_iter().flatten().collect()
}

fn words(key: locale::Key, language: Language) -> String {
    key.words(language).to_owned()
}

/// The submissions of the kind by rank, with their places.
fn ranked<'a>(source: &'a BulletinSource<'_>) -> Vec<(usize, &'a Submission)> {
    let places = source.ranking.standings.iter().map(|it| it.submission);
    places.filter_map(|at| Some((at, source.submission(at)?))).collect()
}

/// Points with their range, by rank.
fn ranges(source: &BulletinSource<'_>, language: Language) -> Option<Chart> {
    let (zero, whole) = (Rational::ZERO, Rational::from(100u8));
    let bar = |(_, it): &(usize, &Submission)| {
        let total = it.evaluation.sheet().total;
        let [low, high] =
            [total.low, total.high].map(|it| place(&it.to_rational(), [&zero, &whole]));
        let value = match total.value() {
            Some(value) => value.to_string(),
            None => format!("{}\u{2013}{}", total.low, total.high),
        };
        RangeBar { label: it.cluster.clone(), low, high, value }
    };
    let bars: Vec<RangeBar> = ranked(source).iter().map(bar).collect();
    let (first, last) = (bars.first()?, bars.last()?);
    let count = bars.len().to_string();
    let arguments = [
        ("count", count.as_str()),
        ("first", &first.label),
        ("best", &first.value),
        ("last", &last.label),
        ("least", &last.value),
    ];
    Some(Chart {
        id: "ranking",
        name: words(keys::CHARTS_RANKING, language),
        description: text(language, keys::CHARTS_RANKING_SAYS, &arguments),
        table: rank_table(source, language),
        plot: Plot::Ranges(bars),
    })
}

/// Size against growth.
fn growth(source: &BulletinSource<'_>, language: Language) -> Option<Chart> {
    let rule = source.rollup_rules.total(SIZE)?;
    let mut known: Vec<(&str, Rational, Rational)> = Vec::new();
    let mut rows = Vec::new();
    for (at, submission) in ranked(source) {
        let line = source.rollup.members.get(at).and_then(|it| it.own.total(SIZE));
        let value = line.and_then(|it| it.total.as_ref()).map(|it| it.value.clone());
        let rate = line.and_then(|it| it.growth.as_ref()?.change.rate().cloned());
        rows.push(vec![
            submission.cluster.clone(),
            or_unknown(value.as_ref().map(|it| total_cell(it, rule)), language),
            or_unknown(rate.as_ref().map(signed_percent), language),
        ]);
        if let Some((value, rate)) = value.zip(rate) {
            known.push((&submission.cluster, value, rate));
        }
    }
    let zero = Rational::ZERO;
    let largest = known.iter().map(|(_, value, _)| value).max()?;
    let rates = || known.iter().map(|(_, _, rate)| rate);
    let ends = [rates().min()?.min(&zero), rates().max()?.max(&zero)];
    let dot = |(label, value, rate): &(&str, Rational, Rational)| Dot {
        label: (*label).to_owned(),
        x: place(value, [&zero, largest]),
        y: place(rate, ends),
    };
    let fastest = known.iter().max_by_key(|(_, _, rate)| rate)?;
    let biggest = known.iter().max_by_key(|(_, value, _)| value)?;
    let falling = rates().filter(|it| **it < zero).count().to_string();
    let (rate, size) = (signed_percent(&fastest.2), total_cell(&biggest.1, rule));
    let heading = source.total_heading(rule, language);
    let arguments = [
        ("fastest", fastest.0),
        ("rate", &rate),
        ("largest", biggest.0),
        ("size", &size),
        ("falling", &falling),
    ];
    Some(Chart {
        id: "growth",
        name: words(keys::CHARTS_GROWTH, language),
        description: text(language, keys::CHARTS_GROWTH_SAYS, &arguments),
        table: Table {
            headings: vec![
                words(keys::BULLETIN_CLUSTER, language),
                heading,
                words(keys::CHARTS_RATE, language),
            ],
            rows,
        },
        plot: Plot::Dots { dots: known.iter().map(dot).collect(), zero: place(&zero, ends) },
    })
}

/// The share of each indicator's weight that each cluster earns.
fn heat(source: &BulletinSource<'_>, language: Language) -> Option<Chart> {
    let document = &source.rubric()?.document;
    let (zero, one) = (Rational::ZERO, Rational::ONE);
    let share = |it: &Submission, at: usize| match &it.evaluation.sheet().indicators.get(at)?.value
    {
        IndicatorValue::Scored(scored) => Some(scored.share.clone()),
        IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
    };
    let own = ranked(source);
    let count = document.indicator.len();
    let row = |(_, it): &(usize, &Submission)| {
        let mut row = vec![it.cluster.clone()];
        row.extend((0..count).map(|at| or_unknown(share(it, at).as_ref().map(percent), language)));
        row
    };
    let ids: Vec<String> = document.indicator.iter().map(|it| it.id.clone()).collect();
    let mut headings = vec![words(keys::BULLETIN_CLUSTER, language)];
    headings.extend(ids.iter().cloned());
    let mean = |at: usize| {
        let shares: Vec<Rational> = own.iter().filter_map(|(_, it)| share(it, at)).collect();
        let sum = shares.iter().fold(Rational::ZERO, |sum, it| sum + it);
        (!shares.is_empty()).then(|| sum / Rational::from(shares.len()))
    };
    let means = document.indicator.iter().enumerate();
    let means =
        means.filter_map(|(at, it)| Some((mean(at)?, language.of(&it.name.zh, &it.name.en))));
    let means: Vec<(Rational, &str)> = means.collect();
    let least = means.iter().min_by(|a, b| a.0.cmp(&b.0))?;
    let (weakest, low) = (least.1, percent(&least.0));
    let shown = own.iter().take(MOST_IN_GRID);
    let field = |it: &Submission, at| share(it, at).map(|it| place(&it, [&zero, &one]));
    Some(Chart {
        id: "heat",
        name: words(keys::CHARTS_HEAT, language),
        description: text(
            language,
            keys::CHARTS_HEAT_SAYS,
            &[("weakest", weakest), ("share", &low)],
        ),
        table: Table { headings, rows: own.iter().map(row).collect() },
        plot: Plot::Grid {
            rows: shown.clone().map(|(_, it)| it.cluster.clone()).collect(),
            columns: ids,
            fields: shown.map(|(_, it)| (0..count).map(|at| field(it, at)).collect()).collect(),
        },
    })
}

/// Ranks before and now.
fn slopes(source: &BulletinSource<'_>, language: Language) -> Option<Chart> {
    let standings = &source.ranking.standings;
    let line = |it: &engine::ranking::Standing| Slope {
        label: source.cluster(it.submission).to_owned(),
        before: it.before,
        now: it.rank,
    };
    let lines: Vec<Slope> = standings.iter().map(line).collect();
    let last = lines.iter().flat_map(|it| it.before.into_iter().chain([it.now])).max()?;
    lines.iter().any(|it| it.before.is_some()).then_some(())?;
    let count = |is_of: fn(i64) -> bool| {
        standings.iter().filter(|it| it.change.is_some_and(is_of)).count().to_string()
    };
    let (up, down, same) = (count(|it| it > 0), count(|it| it < 0), count(|it| it == 0));
    let row = |it: &Slope| {
        let before = or_unknown(it.before.map(|rank| rank.to_string()), language);
        vec![it.label.clone(), before, it.now.to_string()]
    };
    let headings = [keys::BULLETIN_CLUSTER, keys::CHARTS_BEFORE, keys::BULLETIN_RANK];
    Some(Chart {
        id: "slopes",
        name: words(keys::CHARTS_SLOPES, language),
        description: text(
            language,
            keys::CHARTS_SLOPES_SAYS,
            &[("up", &up), ("down", &down), ("same", &same)],
        ),
        table: Table {
            headings: headings.map(|key| words(key, language)).to_vec(),
            rows: lines.iter().map(row).collect(),
        },
        plot: Plot::Slopes { lines, last },
    })
}

/// Projects by stage.
fn pipeline(source: &BulletinSource<'_>, language: Language) -> Option<Chart> {
    let table = stage_table(source, language);
    let stages: Vec<(String, usize)> = table
        .rows
        .iter()
        .zip(&source.group.stages)
        .map(|(row, stage)| (row.first().cloned().unwrap_or_default(), stage.projects))
        .collect();
    let most = stages.iter().map(|(_, projects)| *projects).max().filter(|it| *it > 0)?;
    let all: usize = stages.iter().map(|(_, projects)| projects).sum();
    let (zero, longest) = (Rational::ZERO, Rational::from(most));
    let bar = |(label, projects): &(String, usize)| Bar {
        label: label.clone(),
        length: place(&Rational::from(*projects), [&zero, &longest]),
        value: projects.to_string(),
    };
    let largest = stages.iter().find(|(_, projects)| *projects == most)?;
    let (count, own) = (all.to_string(), most.to_string());
    let arguments = [("count", count.as_str()), ("stage", &largest.0), ("projects", &own)];
    Some(Chart {
        id: "pipeline",
        name: words(keys::CHARTS_PIPELINE, language),
        description: text(language, keys::CHARTS_PIPELINE_SAYS, &arguments),
        plot: Plot::Bars(stages.iter().map(bar).collect()),
        table,
    })
}

/// Who does the same as whom.
fn similarity(source: &BulletinSource<'_>, language: Language) -> Option<Chart> {
    let own: Vec<(usize, &Submission)> = ranked(source).into_iter().take(MOST_IN_GRID).collect();
    let structures = &source.rollup.structures;
    let root = |left: usize, right: usize| {
        let square = structures.similarity_squared(left, right)?;
        Some(root_decimal(&square, PLACES))
    };
    let mut highest: Option<(Rational, usize, usize)> = None;
    for (place, (left, _)) in own.iter().enumerate() {
        for (right, _) in own.iter().skip(place.saturating_add(1)) {
            let Some(square) = structures.similarity_squared(*left, *right) else { continue };
            if highest.as_ref().is_none_or(|(known, ..)| square > *known) {
                highest = Some((square, *left, *right));
            }
        }
    }
    let (square, left, right) = highest?;
    let value = root_decimal(&square, PLACES);
    let arguments =
        [("left", source.cluster(left)), ("right", source.cluster(right)), ("value", &value)];
    let row = |(left, it): &(usize, &Submission)| {
        let cells = own.iter().map(|(right, _)| or_unknown(root(*left, *right), language));
        core::iter::once(it.cluster.clone()).chain(cells).collect::<Vec<String>>()
    };
    // A decimal with three places, read in thousandths.
    let thousandths = |text: String| text.replace('.', "").parse::<u16>().ok();
    let field = |left: usize, right: usize| root(left, right).and_then(thousandths);
    let names: Vec<String> = own.iter().map(|(_, it)| it.cluster.clone()).collect();
    let mut headings = vec![words(keys::BULLETIN_CLUSTER, language)];
    headings.extend(names.iter().cloned());
    let line = |(left, _): &(usize, &Submission)| {
        own.iter().map(|(right, _)| field(*left, *right)).collect()
    };
    Some(Chart {
        id: "similarity",
        name: words(keys::CHARTS_SIMILARITY, language),
        description: text(language, keys::CHARTS_SIMILARITY_SAYS, &arguments),
        table: Table { headings, rows: own.iter().map(row).collect() },
        plot: Plot::Grid {
            rows: names.clone(),
            columns: names,
            fields: own.iter().map(line).collect(),
        },
    })
}
