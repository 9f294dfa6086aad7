//! The reconciliation with the statistics bureau: differences by cluster and item, and the report
//! for both signatories.

use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rollup::{ItemLine, reconcile};
use exchange::portfolio::ClusterKey;
use locale::format::{grouped, signed};
use locale::{Language, keys, text};
use report::development::DevelopmentReport;
use report::reconciliation::{ReconciliationSource, reconciliation_report};

use super::block::{Block, Cell, Grid, Row};
use super::deciding::id_of;
use super::desk::Office;
use super::ranking::report_blocks;

/// Places of amounts.
const PLACES: usize = 6;

pub(super) fn shown(office: &mut Office) -> Vec<Block> {
    let language = office.language;
    if office.bureau.is_empty() {
        return vec![Block::words("lead", keys::DESK_NO_BUREAU.words(language))];
    }
    let Some(grid) = grid(office) else {
        return vec![Block::words("lead", keys::DESK_NOTHING_ACCEPTED.words(language))];
    };
    let mut blocks = vec![Block::Grid(grid)];
    blocks.extend(reasons(office, language));
    if let Some(report) = report(office) {
        blocks.extend(report_blocks(report));
    }
    blocks
}

/// Codes and names of the reasons, for the form.
fn reasons(office: &Office, language: Language) -> Option<Block> {
    let choices = &office.rules.as_ref()?.ledgers()?.choice;
    let options = &choices.iter().find(|it| it.id == "difference-reason")?.option;
    let pieces = options
        .iter()
        .map(|it| (language.of(&it.name.zh, &it.name.en).to_owned(), it.code.clone()));
    Some(Block::Words { kind: "options".to_owned(), pieces: pieces.collect() })
}

/// The report.
pub(super) fn report(office: &mut Office) -> Option<DevelopmentReport> {
    office.roll()?;
    let (rules, rolled) = (office.rules.as_ref()?, office.rolled.as_ref()?);
    let submissions = &rolled.portfolio.submissions;
    let reconciliation = reconcile(&rules.rollup, submissions, &office.bureau);
    let source = ReconciliationSource {
        rules: &rules.rollup,
        reconciliation: &reconciliation,
        submissions,
        bureau: &office.bureau,
        ledgers: rules.ledgers(),
    };
    Some(reconciliation_report(&source, office.language))
}

/// Items that differ, those that need a reason first.
fn grid(office: &mut Office) -> Option<Grid> {
    office.roll()?;
    let language = office.language;
    let (rules, rolled) = (office.rules.as_ref()?, office.rolled.as_ref()?);
    let submissions = &rolled.portfolio.submissions;
    let reconciliation = reconcile(&rules.rollup, submissions, &office.bureau);
    let mut rows = Vec::new();
    for line in &reconciliation.clusters {
        let Some(key) = rolled.keys.get(line.submission) else { continue };
        let differing = line
            .items
            .iter()
            .filter(|it| it.difference.as_ref().is_some_and(|it| *it != Rational::ZERO));
        rows.extend(differing.map(|it| row(office, key, it)));
    }
    rows.sort_by_key(|it: &Row| it.state.clone());
    let columns = [
        (keys::DESK_CLUSTER, "text"),
        (keys::DESK_ITEM, "text"),
        (keys::DESK_SUBMITTED, "number"),
        (keys::DESK_BUREAU, "number"),
        (keys::DESK_DIFFERENCE, "number"),
        (keys::DESK_AGREED_VALUE, "number"),
        (keys::DESK_STATUS, "mark"),
    ];
    let count = rows.len().to_string();
    Some(Grid {
        id: "reconcile".to_owned(),
        name: text(language, keys::DESK_DIFFERENCES, &[("count", &count)]),
        columns: columns
            .map(|(key, kind)| (key.words(language).to_owned(), kind.to_owned()))
            .to_vec(),
        rows,
    })
}

fn row(office: &Office, key: &ClusterKey, it: &ItemLine) -> Row {
    let language = office.language;
    let number = |it: &Option<Rational>| {
        let words = it.as_ref().map(|it| grouped(&short_decimal(it, PLACES)));
        Cell::of(words.unwrap_or_default())
    };
    let difference = it.difference.as_ref().map(|it| signed(&short_decimal(it, PLACES)));
    let agreed = office.state.clusters.get(key).and_then(|state| state.agreed.get(&it.figure));
    let stated = it.stated.as_ref().and_then(|it| it.agreed.as_ref());
    let value = match (agreed, stated) {
        (Some(agreed), _) => grouped(&agreed.value),
        (None, Some(value)) => grouped(&short_decimal(value, PLACES)),
        (None, None) => String::new(),
    };
    let is_open = value.is_empty() && it.needs_reason;
    let (status, mark, state) = if !value.is_empty() {
        (keys::DESK_DIFFERENCE_SETTLED, "good", "settled")
    } else if is_open {
        (keys::DESK_DIFFERENCE_OPEN, "bad", "open")
    } else {
        (keys::DESK_DIFFERENCE_SMALL, "plain", "small")
    };
    Row {
        key: format!("{}/{}", id_of(key), it.figure),
        href: format!("#/desk/c/{}", id_of(key)),
        state: state.to_owned(),
        cells: vec![
            Cell::of(key.name.clone()),
            Cell::of(item_name(office, &it.figure, language)),
            number(&it.own),
            number(&it.bureau),
            Cell::of(difference.unwrap_or_default()),
            Cell::of(value),
            Cell::of(status.words(language)).marked(mark),
        ],
    }
}

fn item_name(office: &Office, figure: &str, language: Language) -> String {
    let rule = office.rules.as_ref().and_then(|it| it.rollup.total(figure));
    rule.map_or(figure, |it| language.of(&it.name.zh, &it.name.en)).to_owned()
}
