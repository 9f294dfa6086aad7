//! A cluster: how far it is, its score beside the reviewed one, what was found, its figures,
//! indicators, versions and log.

use engine::assess::Bounds;
use exchange::package::{Candidate, Handing, hand_in_obstacles, unpack};
use exchange::portfolio::{ClusterKey, ClusterState, Store as _, event_text, status_text};
use exchange::review::{Cause, CauseOf, Review, review_of};
use locale::format::signed;
use locale::{Key, Language, keys, text};
use report::PageModel;
use report::package::obstacle_text;
use report::tables::indicator_table;

use super::block::{Block, Cell, Grid, Row, Tile};
use super::desk::Office;
use super::overview::{points, score_cells};
use super::rating::values_of;
use super::rolled::grid_of;

pub(super) fn shown(office: &mut Office, id: &str) -> Vec<Block> {
    let language = office.language;
    let nothing = || vec![Block::words("lead", keys::DESK_NO_PACKAGE.words(language))];
    let Some(key) = office.cluster_of(id) else { return nothing() };
    let Some(sha256) = office.package_of(&key) else { return nothing() };
    if !office.rate(&key, &sha256) {
        return nothing();
    }
    let (Some(candidate), Some(state), Some(rules)) =
        (office.candidate(&sha256), office.state.clusters.get(&key), office.rules.as_ref())
    else {
        return nothing();
    };
    let review = review_of(&candidate, state, &rules.rollup);
    let mut blocks = head(office, &key, state);
    blocks.push(Block::Tiles(tiles(office, &sha256, &review)));
    blocks.extend(remarks(state, language));
    blocks.extend(findings(office, &candidate, &sha256));
    blocks.extend(causes(state, &candidate, &review, language));
    blocks.push(figures(office, &candidate, &review));
    if let Some(submission) = office.rated.get(&sha256).and_then(|it| it.submission.as_ref()) {
        let page = PageModel::of(&submission.evaluation, language);
        let table = indicator_table(&page.indicators, language);
        let name = keys::DESK_INDICATORS.words(language).to_owned();
        blocks.push(Block::Grid(grid_of("indicators", name, table)));
    }
    blocks.push(versions(office, state));
    blocks.extend(report(office, &sha256));
    blocks.push(history(office, state));
    blocks
}

fn head(office: &Office, key: &ClusterKey, state: &ClusterState) -> Vec<Block> {
    let language = office.language;
    let status = state.status.map_or("", |it| status_text(it, language));
    let waiting = state.waiting.len().to_string();
    let said = [("status", status), ("waiting", waiting.as_str())];
    let lead =
        if state.waiting.is_empty() { keys::DESK_STANDING } else { keys::DESK_STANDING_WAITING };
    vec![Block::heading(1, key.name.clone()), Block::words("lead", text(language, lead, &said))]
}

fn tiles(office: &Office, sha256: &str, review: &Review) -> Vec<Tile> {
    let language = office.language;
    let tile = |label: Key, cell: Cell, detail: String| Tile {
        label: label.words(language).to_owned(),
        value: cell.words,
        detail,
        subject: String::new(),
    };
    let submission = office.rated.get(sha256).and_then(|it| it.submission.as_ref());
    let [_, stars, vetoes] = score_cells(submission, language);
    let moved = review.reviewed.total.minus(review.own.total);
    let moved = if moved == Bounds::default() {
        keys::DESK_SAME_AS_OWN.words(language).to_owned()
    } else {
        text(language, keys::DESK_MOVED, &[("points", &moved_words(moved))])
    };
    let failing = submission.map(|it| {
        let rows = PageModel::of(&it.evaluation, language).panel.vetoes;
        let failing = rows.into_iter().filter(|row| vetoes.words.contains(&row.id));
        failing.map(|row| format!("{} {}", row.id, row.detail)).collect::<Vec<_>>().join("\n")
    });
    vec![
        tile(keys::DESK_OWN, points(review.own.total), String::new()),
        tile(keys::DESK_SCORE, points(review.reviewed.total), moved),
        tile(keys::DESK_STARS, stars, String::new()),
        tile(keys::DESK_VETOES, vetoes, failing.unwrap_or_default()),
    ]
}

fn moved_words(moved: Bounds) -> String {
    let (low, high) = (signed(&moved.low.to_string()), signed(&moved.high.to_string()));
    if low == high { low } else { format!("{low} / {high}") }
}

/// What was last returned.
fn remarks(state: &ClusterState, language: Language) -> Vec<Block> {
    let Some((_, remarks)) = &state.returned else { return Vec::new() };
    let row = |it: &exchange::portfolio::Remark| Row {
        cells: vec![Cell::of(it.at.clone()), Cell::of(it.words.clone())],
        ..Row::default()
    };
    let columns = [(keys::DESK_PLACE, "text"), (keys::DESK_REMARK, "text")];
    vec![Block::Grid(Grid {
        id: "remarks".to_owned(),
        name: keys::DESK_REMARKS.words(language).to_owned(),
        columns: named(&columns, language),
        rows: remarks.iter().map(row).collect(),
    })]
}

fn named(columns: &[(Key, &str)], language: Language) -> Vec<(String, String)> {
    columns.iter().map(|(key, kind)| (key.words(language).to_owned(), (*kind).to_owned())).collect()
}

/// Errors, and warnings without a reason.
fn findings(office: &Office, candidate: &Candidate, sha256: &str) -> Vec<Block> {
    let language = office.language;
    let head = office.files.bytes(sha256).and_then(|it| unpack(&it).ok());
    let declaration = head.map(|it| it.head.declaration).unwrap_or_default();
    let handing = Handing { declaration, ..Handing::default() };
    let edition = candidate.edition();
    let row = |it: &report::package::Obstacle| {
        let words = obstacle_text(&edition.rubric, edition.ledgers.as_deref(), it, language);
        Row {
            key: it.at().to_owned(),
            cells: vec![Cell::of(it.at()), Cell::of(words.trim_end())],
            ..Row::default()
        }
    };
    let rows: Vec<Row> = hand_in_obstacles(candidate, &handing).iter().map(row).collect();
    if rows.is_empty() {
        return vec![Block::words("note", keys::DESK_NO_FINDINGS.words(language))];
    }
    let columns = [(keys::DESK_PLACE, "text"), (keys::DESK_FINDING, "text")];
    vec![Block::Grid(Grid {
        id: "findings".to_owned(),
        name: keys::DESK_FINDINGS.words(language).to_owned(),
        columns: named(&columns, language),
        rows,
    })]
}

/// What officials changed, and what that does.
fn causes(
    state: &ClusterState,
    candidate: &Candidate,
    review: &Review,
    language: Language,
) -> Vec<Block> {
    if review.causes.is_empty() {
        return Vec::new();
    }
    let row = |it: &Cause| {
        let entry = match &it.of {
            CauseOf::Adjustment(_) => keys::DESK_BY_ADJUSTMENT,
            CauseOf::Agreement(_) => keys::DESK_BY_AGREEMENT,
            CauseOf::OwnReconciliation => keys::DESK_BY_OWN,
        };
        let reason = state.adjustments.get(&it.target).map(|it| it.reason.clone());
        let mut by = entry.words(language).to_owned();
        for (is_so, key) in [(it.is_stale, keys::DESK_STALE), (it.is_unknown, keys::DESK_UNUSED)] {
            if is_so {
                by = format!("{by}\n{}", key.words(language));
            }
        }
        Row {
            key: it.target.place(),
            cells: vec![
                Cell::of(name_of(candidate, &it.target, language)),
                Cell::of(it.own.clone().unwrap_or_default()),
                Cell::of(it.value.clone()),
                Cell::of(moved_words(it.alone)).by(it.alone.low.0),
                Cell::of(reason.unwrap_or_default()),
                Cell::of(by),
            ],
            ..Row::default()
        }
    };
    let columns = [
        (keys::DESK_ITEM, "text"),
        (keys::DESK_SUBMITTED, "number"),
        (keys::DESK_COUNTED, "number"),
        (keys::DESK_EFFECT, "number"),
        (keys::DESK_WHY_CHANGED, "text"),
        (keys::DESK_SOURCE_OF_CHANGE, "text"),
    ];
    vec![Block::Grid(Grid {
        id: "causes".to_owned(),
        name: keys::DESK_CAUSES.words(language).to_owned(),
        columns: named(&columns, language),
        rows: review.causes.iter().map(row).collect(),
    })]
}

fn name_of(
    candidate: &Candidate,
    target: &exchange::portfolio::Target,
    language: Language,
) -> String {
    match target {
        exchange::portfolio::Target::Figure(id) => {
            let entries = &candidate.edition().rubric.document.figure;
            let entry = entries.iter().find(|it| it.id == *id);
            entry.map_or(id.as_str(), |it| language.of(&it.name.zh, &it.name.en)).to_owned()
        }
        exchange::portfolio::Target::Answer(aspect) => aspect.clone(),
    }
}

/// The figures as they were handed in, and as they count.
fn figures(office: &Office, candidate: &Candidate, review: &Review) -> Block {
    let language = office.language;
    let rubric = &candidate.edition().rubric;
    let values = values_of(candidate.text());
    let row = |(entry, used): (&engine::rubric::document::FigureEntry, bool)| {
        let own = values.get(&entry.id);
        if !used && own.is_none() {
            return None;
        }
        let counted =
            review.causes.iter().find(|it| it.target.place() == format!("figures.{}", entry.id));
        let unit = report::numbers::unit_label(
            &rubric.document,
            entry.unit.as_deref().unwrap_or_default(),
            language,
        );
        let name = language.of(&entry.name.zh, &entry.name.en);
        let counted = counted.map(|it| locale::format::grouped(&it.value)).unwrap_or_default();
        Some(Row {
            key: entry.id.clone(),
            state: if counted.is_empty() { String::new() } else { "changed".to_owned() },
            cells: vec![
                Cell::of(name),
                Cell::of(unit).marked("soft"),
                Cell::of(own.map(|it| locale::format::grouped(it)).unwrap_or_default()),
                Cell::of(counted).marked("warn"),
            ],
            ..Row::default()
        })
    };
    let entries = rubric.document.figure.iter();
    let used = entries.map(|entry| {
        let is_used = rubric.figures.iter().any(|it| it.id == entry.id && it.is_used);
        (entry, is_used)
    });
    let columns = [
        (keys::DESK_ITEM, "text"),
        (keys::DESK_UNIT, "text"),
        (keys::DESK_SUBMITTED, "number"),
        (keys::DESK_COUNTED, "number"),
    ];
    Block::Grid(Grid {
        id: "figures".to_owned(),
        name: keys::DESK_FIGURES.words(language).to_owned(),
        columns: named(&columns, language),
        rows: used.filter_map(row).collect(),
    })
}

/// The packages of the cluster.
fn versions(office: &Office, state: &ClusterState) -> Block {
    let language = office.language;
    let row = |it: &exchange::portfolio::PackageRef| {
        let standing = if state.accepted.as_ref() == Some(&it.sha256) {
            keys::DESK_VERSION_COUNTS
        } else if state.waiting.contains(&it.sha256) {
            keys::DESK_VERSION_WAITS
        } else if state.returned.as_ref().is_some_and(|(sha256, _)| *sha256 == it.sha256) {
            keys::DESK_VERSION_RETURNED
        } else {
            keys::DESK_VERSION_OLD
        };
        let code = office.code_of(&it.sha256);
        let not = || keys::DESK_NOT_COMPARED.words(language).to_owned();
        Row {
            key: it.sha256.clone(),
            cells: vec![
                Cell::of(it.number.to_string()),
                Cell::of(it.name.clone()),
                Cell::of(standing.words(language)),
                Cell::of(code.unwrap_or_else(not)),
            ],
            ..Row::default()
        }
    };
    let columns = [
        (keys::DESK_VERSION, "number"),
        (keys::DESK_FILE, "text"),
        (keys::DESK_STATUS, "text"),
        (keys::DESK_CODE, "text"),
    ];
    Block::Grid(Grid {
        id: "versions".to_owned(),
        name: keys::DESK_VERSIONS.words(language).to_owned(),
        columns: named(&columns, language),
        rows: state.packages.iter().map(row).collect(),
    })
}

/// The development report that came with it.
fn report(office: &Office, sha256: &str) -> Option<Block> {
    let submission = unpack(&office.files.bytes(sha256)?).ok()?;
    let title = keys::DESK_REPORT.words(office.language).to_owned();
    let mut pieces = vec![(title, String::new())];
    let lines = submission.report.lines().filter(|it| !it.trim().is_empty());
    pieces.extend(lines.map(|it| (it.to_owned(), String::new())));
    Some(Block::Words { kind: "fold".to_owned(), pieces })
}

/// What was done with it.
fn history(office: &Office, state: &ClusterState) -> Block {
    let language = office.language;
    let title = keys::DESK_LOG.words(language).to_owned();
    let mut pieces = vec![(title, String::new())];
    let entries = state.history.iter().filter_map(|digest| office.log.entry(digest));
    pieces.extend(entries.map(|it| (event_text(it, language), String::new())));
    pieces.extend(state.objections.iter().filter(|it| it.answer.is_none()).map(|it| {
        let said = [("who", it.who.as_str()), ("words", it.words.as_str())];
        (text(language, keys::DESK_OPEN_OBJECTION, &said), it.entry.clone())
    }));
    Block::Words { kind: "log".to_owned(), pieces }
}
