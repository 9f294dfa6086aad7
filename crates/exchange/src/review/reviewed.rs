//! [`review_of`]: the assessment on adjusted figures and answers beside the self-assessment.
//!
//! A cause alone is what the total becomes if nothing else were changed; what causes do together
//! beyond that is said apart, so that the parts add up. Of one figure an agreed value of the log
//! overrules an adjustment, and that overrules what the submission's own reconciliation says.

use std::collections::BTreeMap;
use std::sync::Arc;

use engine::assess::assessment::ScoreSheet;
use engine::assess::vetoes::VetoState;
use engine::assess::{Bounds, Evaluation};
use engine::facts::{RawEntry, ReportingPeriod, facts_from_entries};
use engine::ledger::{LedgerInput, LedgerSheet, RawRow, RawTable};
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rollup::{Decision, Given, RollupRules, Submission};

use crate::package::Candidate;
use crate::portfolio::{ClusterState, Target};

/// The table of the guide, and its column of answers.
const GUIDE: [&str; 2] = ["guide", "answer"];

/// Places to which an agreed value is written.
const PLACES: usize = 6;

/// The reviewed score beside the own one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The self-assessment.
    pub own: Standing,
    /// On adjusted figures and answers.
    pub reviewed: Standing,
    /// Indicators whose points changed.
    pub indicators: Vec<Changed<Bounds>>,
    /// Vetoes whose state changed.
    pub vetoes: Vec<Changed<VetoState>>,
    /// What was changed, and what that does alone.
    pub causes: Vec<Cause>,
    /// What the causes do to both ends of the total together, beyond what each does alone.
    pub together: Bounds,
}

/// Total and stars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The total, or its range.
    pub total: Bounds,
    /// The stars, or their range.
    pub stars: [u8; 2],
}

/// Something that the review changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed<T> {
    /// Its name in the rubric.
    pub id: String,
    /// As it was.
    pub own: T,
    /// As it is.
    pub reviewed: T,
    /// Places of the causes.
    pub because: Vec<usize>,
}

/// Something that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// What.
    pub target: Target,
    /// By what.
    pub of: CauseOf,
    /// What was handed in; none if nothing was.
    pub own: Option<String>,
    /// What is judged.
    pub value: String,
    /// True if something else was handed in when it was decided: it has to be looked at anew.
    pub is_stale: bool,
    /// True if the rubric or the guide has no such thing: it changes nothing.
    pub is_unknown: bool,
    /// By how much it alone moves both ends of the total.
    pub alone: Bounds,
}

/// By what something was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CauseOf {
    /// An adjustment: the entry of the log, by digest.
    Adjustment(String),
    /// An agreed value: the entry of the log, by digest.
    Agreement(String),
    /// The submission's own reconciliation.
    OwnReconciliation,
}

impl Standing {
    fn of(sheet: &ScoreSheet) -> Self {
        Self { total: sheet.total, stars: [sheet.stars.low, sheet.stars.high] }
    }
}

/// The review of a submission; `state` is what the log says of its cluster.
pub fn review_of(candidate: &Candidate, state: &ClusterState, rules: &RollupRules) -> Review {
    let mut causes = causes_of(candidate, state, rules);
    let all: Vec<usize> = (0..causes.len()).collect();
    let own = sheet_with(candidate, &causes, &[]);
    let reviewed = sheet_with(candidate, &causes, &all);
    let mut because = Because::default();
    let mut alone_sum = Bounds::default();
    for place in &all {
        let alone = sheet_with(candidate, &causes, &[*place]);
        let others: Vec<usize> = all.iter().copied().filter(|it| it != place).collect();
        let without = sheet_with(candidate, &causes, &others);
        because.note(*place, &own, &alone);
        because.note(*place, &reviewed, &without);
        let moved = alone.total.minus(own.total);
        alone_sum = alone_sum.plus(moved);
        if let Some(cause) = causes.get_mut(*place) {
            cause.alone = moved;
        }
    }
    let document = &candidate.edition().rubric.document;
    let pairs = own.indicators.iter().zip(&reviewed.indicators).zip(&document.indicator);
    let indicators = pairs.enumerate().filter(|(_, ((a, b), _))| a.points != b.points);
    let indicators = indicators.map(|(at, ((own, reviewed), entry))| Changed {
        id: entry.id.clone(),
        own: own.points,
        reviewed: reviewed.points,
        because: because.indicators.get(&at).cloned().unwrap_or_default(),
    });
    let pairs = own.vetoes.iter().zip(&reviewed.vetoes).zip(&document.veto);
    let vetoes = pairs.enumerate().filter(|(_, ((a, b), _))| a.state != b.state);
    let vetoes = vetoes.map(|(at, ((own, reviewed), entry))| Changed {
        id: entry.id.clone(),
        own: own.state,
        reviewed: reviewed.state,
        because: because.vetoes.get(&at).cloned().unwrap_or_default(),
    });
    Review {
        own: Standing::of(&own),
        reviewed: Standing::of(&reviewed),
        indicators: indicators.collect(),
        vetoes: vetoes.collect(),
        together: reviewed.total.minus(own.total).minus(alone_sum),
        causes,
    }
}

/// The submission as it is ranked and rolled up after the review; `None` if its period cannot be
/// read.
pub fn reviewed_submission(
    name: &str,
    candidate: &Candidate,
    state: &ClusterState,
    rules: &RollupRules,
) -> Option<Submission> {
    let causes = causes_of(candidate, state, rules);
    let sheet =
        candidate.sheet().map(|sheet| with_answers(candidate, sheet, &causes, &all(&causes)));
    let mut dossier = sheet.as_ref().map_or_else(|| candidate.dossier(), LedgerSheet::dossier);
    let mut decisions = Vec::new();
    for cause in causes.iter().filter(|it| it.of != CauseOf::OwnReconciliation) {
        let Target::Figure(figure) = &cause.target else { continue };
        match rational_from_decimal(&cause.value) {
            Some(value) => decisions.push(Decision {
                cluster: candidate.cluster().to_owned(),
                figure: figure.clone(),
                value,
                reason: String::new(),
                note: String::new(),
            }),
            None => put(&mut dossier, figure, &cause.value),
        }
    }
    let rubric = &candidate.edition().rubric;
    let given = Given {
        name,
        cluster: candidate.cluster(),
        rubric,
        sheet: sheet.as_ref(),
        dossier: &dossier,
    };
    Submission::of(rules, &given, &decisions)
}

fn all(causes: &[Cause]) -> Vec<usize> {
    (0..causes.len()).collect()
}

/// What was changed: figures, then answers.
fn causes_of(candidate: &Candidate, state: &ClusterState, rules: &RollupRules) -> Vec<Cause> {
    let mut causes: BTreeMap<Target, Cause> = BTreeMap::new();
    let dossier = candidate.dossier();
    let submitted = |target: &Target| match target {
        Target::Figure(id) => dossier.entries.iter().rev().find_map(|(known, entry)| match entry {
            RawEntry::Text(text) if known == id => Some(text.clone()),
            _ => None,
        }),
        Target::Answer(aspect) => answer_of(candidate, aspect),
    };
    let mut put = |target: Target, of: CauseOf, value: String, then: Option<&String>| {
        let own = submitted(&target);
        let is_other = |then: &String| !is_same(own.as_deref(), Some(then.as_str()));
        let cause = Cause {
            is_stale: then.is_some_and(is_other),
            is_unknown: is_unknown(candidate, &target),
            of,
            own,
            value,
            target: target.clone(),
            alone: Bounds::default(),
        };
        causes.insert(target, cause);
    };
    for it in own_agreed(candidate, rules) {
        let value = short_decimal(&it.agreed, PLACES);
        put(Target::Figure(it.figure), CauseOf::OwnReconciliation, value, None);
    }
    for (target, it) in &state.adjustments {
        let of = CauseOf::Adjustment(it.entry.clone());
        put(target.clone(), of, it.value.clone(), it.own.as_ref());
    }
    for (figure, it) in &state.agreed {
        let of = CauseOf::Agreement(it.entry.clone());
        put(Target::Figure(figure.clone()), of, it.value.clone(), it.own.as_ref());
    }
    causes.into_values().filter(|it| !is_same(it.own.as_deref(), Some(&it.value))).collect()
}

/// The values that the submission's own reconciliation agreed on.
fn own_agreed(candidate: &Candidate, rules: &RollupRules) -> Vec<engine::rollup::AgreedValue> {
    let dossier = candidate.dossier();
    let given = Given {
        name: "",
        cluster: candidate.cluster(),
        rubric: &candidate.edition().rubric,
        sheet: candidate.sheet(),
        dossier: &dossier,
    };
    Submission::of(rules, &given, &[]).map(|it| it.agreed).unwrap_or_default()
}

fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    let number = |text: Option<&str>| text.and_then(rational_from_decimal);
    one == other || number(one).is_some_and(|one| Some(one) == number(other))
}

fn is_unknown(candidate: &Candidate, target: &Target) -> bool {
    match target {
        Target::Figure(id) => {
            candidate.edition().rubric.figures.iter().all(|it| it.id != *id || !it.is_used)
        }
        Target::Answer(aspect) => candidate.edition().ledgers.as_ref().is_none_or(|it| {
            let mut aspects = it.document.part.iter().flat_map(|part| &part.aspect);
            aspects.all(|it| it.id != *aspect)
        }),
    }
}

/// The assessment with some of the causes.
fn sheet_with(candidate: &Candidate, causes: &[Cause], some: &[usize]) -> ScoreSheet {
    let rubric = &candidate.edition().rubric;
    let sheet = candidate.sheet().map(|sheet| with_answers(candidate, sheet, causes, some));
    let mut dossier = sheet.as_ref().map_or_else(|| candidate.dossier(), LedgerSheet::dossier);
    for cause in some.iter().filter_map(|it| causes.get(*it)) {
        if let Target::Figure(figure) = &cause.target {
            put(&mut dossier, figure, &cause.value);
        }
    }
    let (facts, _, _) = facts_from_entries(rubric, &dossier);
    let period = dossier.period.as_deref().and_then(ReportingPeriod::parse);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    Evaluation::new(Arc::clone(rubric), is_interim, facts).into_sheet()
}

fn put(dossier: &mut engine::facts::Dossier, figure: &str, value: &str) {
    dossier.entries.retain(|(id, _)| id != figure);
    dossier.entries.push((figure.to_owned(), RawEntry::Text(value.to_owned())));
}

/// The tables with other answers of the guide.
fn with_answers(
    candidate: &Candidate,
    sheet: &LedgerSheet,
    causes: &[Cause],
    some: &[usize],
) -> LedgerSheet {
    let mut input = sheet.input().clone();
    for cause in some.iter().filter_map(|it| causes.get(*it)) {
        if let Target::Answer(aspect) = &cause.target {
            put_answer(&mut input, aspect, &cause.value);
        }
    }
    let rubric = Arc::clone(&candidate.edition().rubric);
    LedgerSheet::new(rubric, sheet.ledgers_shared(), input)
}

fn put_answer(input: &mut LedgerInput, aspect: &str, value: &str) {
    let [guide, column] = GUIDE;
    let tables = &mut input.report.tables;
    if tables.iter().all(|it| it.id != guide) {
        tables.push(RawTable { id: guide.to_owned(), rows: Vec::new() });
    }
    let Some(table) = tables.iter_mut().find(|it| it.id == guide) else { return };
    let cell = (column.to_owned(), RawEntry::Text(value.to_owned()));
    match table.rows.iter_mut().find(|row| row.id == aspect) {
        Some(row) => {
            row.cells.retain(|(known, _)| known != column);
            row.cells.push(cell);
        }
        None => table.rows.push(RawRow { id: aspect.to_owned(), cells: vec![cell] }),
    }
}

/// The answer that was handed in.
fn answer_of(candidate: &Candidate, aspect: &str) -> Option<String> {
    let [guide, column] = GUIDE;
    let tables = &candidate.sheet()?.input().report.tables;
    let row = tables.iter().find(|it| it.id == guide)?.rows.iter().find(|it| it.id == aspect)?;
    row.cells.iter().find_map(|(known, entry)| match entry {
        RawEntry::Text(text) if known == column => Some(text.clone()),
        _ => None,
    })
}

/// Which causes touch which indicators and vetoes.
#[derive(Default)]
struct Because {
    indicators: BTreeMap<usize, Vec<usize>>,
    vetoes: BTreeMap<usize, Vec<usize>>,
}

impl Because {
    fn note(&mut self, cause: usize, one: &ScoreSheet, other: &ScoreSheet) {
        let touch = |list: &mut Vec<usize>| {
            if !list.contains(&cause) {
                list.push(cause);
            }
        };
        for (at, (one, other)) in one.indicators.iter().zip(&other.indicators).enumerate() {
            if one.points != other.points {
                touch(self.indicators.entry(at).or_default());
            }
        }
        for (at, (one, other)) in one.vetoes.iter().zip(&other.vetoes).enumerate() {
            if one.state != other.state {
                touch(self.vetoes.entry(at).or_default());
            }
        }
    }
}
