//! The overview: key figures, and every cluster with its status, score and rank.

use engine::assess::Bounds;
use engine::assess::vetoes::VetoState;
use engine::rollup::Submission;
use exchange::portfolio::{ClusterKey, Status, conflict_text, ignored_text, status_text};
use locale::{Language, keys, text};
use report::bulletin::{DeskLine, KeyNumber, desk_lines, key_numbers};
use report::{star_range_words, star_words};

use super::block::{Block, Cell, Grid, Row, Tile};
use super::deciding::id_of;
use super::desk::Office;

pub(super) fn shown(office: &mut Office) -> Vec<Block> {
    let language = office.language;
    if office.state.clusters.is_empty() {
        return vec![Block::words("lead", keys::DESK_EMPTY.words(language))];
    }
    let all: Vec<ClusterKey> = office.state.clusters.keys().cloned().collect();
    for key in &all {
        if let Some(sha256) = office.package_of(key) {
            office.rate(key, &sha256);
        }
    }
    let mut blocks = vec![Block::words("lead", lead(office))];
    if let Some(source) = office.told() {
        let tile =
            |KeyNumber { label, value, detail, subject }| Tile { label, value, detail, subject };
        blocks.push(Block::Tiles(key_numbers(&source, language).into_iter().map(tile).collect()));
    }
    let ledger = office.state.conflicts.iter().map(|it| conflict_text(it, language));
    let ignored = office.state.ignored.iter().map(|it| ignored_text(it, language));
    let remarks: Vec<Block> =
        ledger.chain(ignored).map(|words| Block::words("remark", words)).collect();
    blocks.extend(remarks);
    let rows = lines(office).into_iter().map(|(key, line)| row(office, &key, line)).collect();
    let columns = [
        (keys::DESK_RANK, "number"),
        (keys::DESK_CLUSTER, "text"),
        (keys::DESK_FIRMS, "number"),
        (keys::DESK_REVENUE, "number"),
        (keys::DESK_GROWTH, "number"),
        (keys::DESK_PROFIT, "number"),
        (keys::DESK_GROWTH, "number"),
        (keys::DESK_OWN, "number"),
        (keys::DESK_SCORE, "number"),
        (keys::DESK_STARS, "mark"),
        (keys::DESK_VETOES, "mark"),
        (keys::DESK_STATUS, "mark"),
    ];
    blocks.push(Block::Grid(Grid {
        id: "clusters".to_owned(),
        name: keys::DESK_CLUSTERS.words(language).to_owned(),
        columns: columns
            .map(|(key, kind)| (key.words(language).to_owned(), kind.to_owned()))
            .to_vec(),
        rows,
    }));
    blocks
}

/// How many came in, and how many count.
fn lead(office: &Office) -> String {
    let counted = office.state.clusters.values().filter(|it| it.accepted.is_some()).count();
    let waiting: usize = office.state.clusters.values().map(|it| it.waiting.len()).sum();
    let due = office.pack.as_ref().map_or(office.state.clusters.len(), |it| it.clusters.len());
    let arguments = [
        ("in", office.state.clusters.len().to_string()),
        ("due", due.to_string()),
        ("counted", counted.to_string()),
        ("waiting", waiting.to_string()),
    ];
    let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
    text(office.language, keys::DESK_LEAD, &arguments)
}

/// All clusters: those that count by rank, kind by kind, then the others by name.
fn lines(office: &mut Office) -> Vec<(ClusterKey, Option<DeskLine>)> {
    let language = office.language;
    let mut lines: Vec<(ClusterKey, Option<DeskLine>)> = Vec::new();
    for kind in office.kinds() {
        let Some(source) = office.told_of(kind) else { continue };
        let key = |it: &Submission| ClusterKey {
            kind: it.kind.clone(),
            name: it.cluster.trim().to_owned(),
        };
        let submissions = &source.portfolio.submissions;
        let ranked = desk_lines(&source, language).into_iter();
        lines
            .extend(ranked.filter_map(|it| Some((key(submissions.get(it.submission)?), Some(it)))));
    }
    let known: Vec<&ClusterKey> = lines.iter().map(|(key, _)| key).collect();
    let others = office.state.clusters.keys().filter(|key| !known.contains(key));
    let others: Vec<_> = others.map(|key| (key.clone(), None)).collect();
    lines.extend(others);
    lines
}

fn row(office: &Office, key: &ClusterKey, line: Option<DeskLine>) -> Row {
    let language = office.language;
    let state = office.state.clusters.get(key);
    let package = office.package_of(key);
    let rated = package.as_ref().and_then(|it| office.rated.get(it));
    let own = rated.map(|it| points(it.own)).unwrap_or_default();
    let submission = rated.and_then(|it| it.submission.as_ref());
    let status = state.and_then(|it| it.status);
    let is_ranked = line.is_some();
    let line = line.unwrap_or_default();
    let number = |(words, order): (String, String)| Cell { words, order, ..Cell::default() };
    let [firms, revenue, growth, profit, profit_growth] = line.numbers.clone().map(number);
    let mut cells = vec![
        if is_ranked { rank_cell(&line, language) } else { Cell::default() },
        Cell::of(key.name.clone()),
        firms,
        revenue,
        growth,
        profit,
        profit_growth,
        own,
    ];
    cells.extend(score_cells(submission, language));
    cells.push(status_cell(status, language));
    Row {
        key: id_of(key),
        href: format!("#/desk/c/{}", id_of(key)),
        state: status.map_or("", Status::name).to_owned(),
        cells,
    }
}

fn rank_cell(line: &DeskLine, language: Language) -> Cell {
    let change = match line.change {
        None => String::new(),
        Some(0) => " \u{2013}".to_owned(),
        Some(up) if up > 0 => format!(" \u{2191}{up}"),
        Some(down) => format!(" \u{2193}{}", down.unsigned_abs()),
    };
    let [best, worst] = line.range;
    let range = if best == worst {
        String::new()
    } else {
        let ends = [("best", best.to_string()), ("worst", worst.to_string())];
        let ends = ends.each_ref().map(|(name, value)| (*name, value.as_str()));
        format!("\n{}", text(language, keys::DESK_RANK_RANGE, &ends))
    };
    Cell::of(format!("{}{change}{range}", line.rank))
        .by(i64::try_from(line.rank).unwrap_or(i64::MAX))
}

/// A total, or its range.
pub(super) fn points(total: Bounds) -> Cell {
    let words = match total.value() {
        Some(value) => value.to_string(),
        None => format!("{}\u{2013}{}", total.low, total.high),
    };
    Cell::of(words).by(total.low.0)
}

/// Points, stars and vetoes of a submission.
pub(super) fn score_cells(submission: Option<&Submission>, language: Language) -> [Cell; 3] {
    let Some(submission) = submission else { return Default::default() };
    let sheet = submission.evaluation.sheet();
    let stars = if let Some(stars) = sheet.stars.value {
        star_words(stars, language)
    } else {
        let range = star_range_words(sheet.stars.low, sheet.stars.high, language);
        text(language, keys::BULLETIN_EXPECTED, &[("stars", &range)])
    };
    let failing: Vec<&str> = sheet
        .vetoes
        .iter()
        .zip(&submission.evaluation.rubric().document.veto)
        .filter(|(it, _)| matches!(it.state, VetoState::Triggered | VetoState::Unjudgeable))
        .map(|(_, entry)| entry.id.as_str())
        .collect();
    let vetoes = if failing.is_empty() {
        Cell::of(keys::DESK_NO_VETO.words(language)).marked("good").by(0)
    } else {
        let count = i64::try_from(failing.len()).unwrap_or(i64::MAX);
        Cell::of(failing.join(" ")).marked("bad").by(count)
    };
    [points(sheet.total), Cell::of(stars).marked("stars").by(sheet.stars.low.into()), vetoes]
}

/// A status, marked.
pub(super) fn status_cell(status: Option<Status>, language: Language) -> Cell {
    let Some(status) = status else { return Cell::default() };
    let (mark, order) = match status {
        Status::Submitted => ("warn", 0),
        Status::Returned => ("bad", 1),
        Status::Accepted => ("plain", 2),
        Status::Reviewed => ("good", 3),
        Status::Publicised => ("good", 4),
        Status::Published => ("good", 5),
    };
    Cell::of(status_text(status, language)).marked(mark).by(order)
}
