//! The inbox: what waits for a decision, what was set aside, and who is late.

use exchange::triage::{
    DueState, Lane, Triaged, due_list, lane_text, reason_text, remedy_text, reminder,
};
use locale::{groups, keys, text};
use report::package::change_text;

use super::block::{Block, Cell, Grid, Row};
use super::deciding::id_of;
use super::desk::Office;

/// The most changes that are told of one package.
const MOST_CHANGES: usize = 12;

/// How a lane is marked.
pub(super) fn mark_of(lane: Lane) -> &'static str {
    match lane {
        Lane::Clean => "good",
        Lane::Look => "warn",
        Lane::Blocked => "bad",
    }
}

pub(super) fn shown(office: &mut Office) -> Vec<Block> {
    let language = office.language;
    let waiting = office.waiting();
    let clean = waiting.iter().filter(|it| it.lane == Lane::Clean).count();
    let arguments = [
        ("count", waiting.len().to_string()),
        ("clean", clean.to_string()),
        ("look", waiting.len().saturating_sub(clean).to_string()),
    ];
    let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
    let lead = if waiting.is_empty() {
        keys::DESK_INBOX_EMPTY.words(language).to_owned()
    } else {
        text(language, keys::DESK_INBOX_LEAD, &arguments)
    };
    let mut blocks = vec![Block::words("lead", lead)];
    match &office.pack {
        Some(pack) => {
            let deadline = pack.deadline.replace('T', " ");
            let said = [("period", pack.period.as_str()), ("deadline", &deadline)];
            blocks.push(Block::words("note", text(language, keys::DESK_PACK_CHOSEN, &said)));
        }
        None => blocks.push(Block::words("note", keys::DESK_NO_PACK.words(language))),
    }
    if !waiting.is_empty() {
        blocks.push(Block::Grid(grid(office, "inbox", keys::DESK_WAITING, &waiting)));
    }
    if !office.blocked.is_empty() {
        blocks.push(Block::Grid(grid(office, "blocked", keys::DESK_BLOCKED, &office.blocked)));
    }
    blocks.extend(due_blocks(office));
    blocks
}

fn grid(office: &Office, id: &str, name: locale::Key, files: &[Triaged]) -> Grid {
    let language = office.language;
    let columns = [
        (keys::DESK_LANE, "mark"),
        (keys::DESK_CLUSTER, "text"),
        (keys::DESK_VERSION, "number"),
        (keys::DESK_FOUND, "text"),
        (keys::DESK_CODE, "text"),
    ];
    let columns = columns.map(|(key, kind)| (key.words(language).to_owned(), kind.to_owned()));
    Grid {
        id: id.to_owned(),
        name: name.words(language).to_owned(),
        columns: columns.to_vec(),
        rows: files.iter().map(|file| row(office, file)).collect(),
    }
}

fn row(office: &Office, file: &Triaged) -> Row {
    let language = office.language;
    let lane = Cell::of(lane_text(file.lane, language)).by(order_of(file.lane));
    let cluster = file.cluster.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
    let number = file.package.as_ref().map(|it| it.number.to_string()).unwrap_or_default();
    let code = file.package.as_ref().and_then(|it| it.code.clone());
    let code = code.or_else(|| office.code_of(&file.sha256));
    let code = match code {
        Some(code) => Cell::of(code).marked("good"),
        None => Cell::of(keys::DESK_NOT_COMPARED.words(language)).marked("soft"),
    };
    let is_kept = file.cluster.as_ref().is_some_and(|it| office.state.clusters.contains_key(it));
    let href = file.cluster.as_ref().filter(|_| is_kept && file.lane != Lane::Blocked);
    Row {
        key: file.sha256.clone(),
        href: href.map(|it| format!("#/desk/c/{}", id_of(it))).unwrap_or_default(),
        state: file.lane.name().to_owned(),
        cells: vec![
            lane.marked(mark_of(file.lane)),
            Cell::of(format!(
                "{}\n{}",
                if cluster.is_empty() { &file.name } else { cluster },
                file.name
            )),
            Cell { order: number.clone(), ..Cell::of(number) },
            Cell::of(found(office, file)),
            code,
        ],
    }
}

fn order_of(lane: Lane) -> i64 {
    match lane {
        Lane::Blocked => 0,
        Lane::Look => 1,
        Lane::Clean => 2,
    }
}

/// Reasons with their remedies, and what differs from the version before.
fn found(office: &Office, file: &Triaged) -> String {
    let language = office.language;
    let mut lines: Vec<String> = file
        .reasons
        .iter()
        .map(|it| {
            let (reason, remedy) = (reason_text(it, language), remedy_text(it, language));
            text(language, keys::DESK_REASON, &[("reason", &reason), ("remedy", remedy)])
        })
        .collect();
    let edition = file.rated.as_ref().map(|it| it.evaluation.rubric());
    if let Some(rubric) = edition {
        let told = file.changes.iter().take(MOST_CHANGES);
        lines.extend(told.map(|it| change_text(rubric, None, it, language)));
        if file.changes.len() > MOST_CHANGES {
            let more = file.changes.len().saturating_sub(MOST_CHANGES).to_string();
            lines.push(text(language, keys::DESK_MORE_CHANGES, &[("count", &more)]));
        }
    }
    if lines.is_empty() {
        lines.push(keys::DESK_NOTHING_FOUND.words(language).to_owned());
    }
    lines.join("\n")
}

/// Who is due, and the text that asks for what is missing.
fn due_blocks(office: &Office) -> Vec<Block> {
    let language = office.language;
    let Some(pack) = &office.pack else { return Vec::new() };
    let due = due_list(pack, &office.log, &office.state, &office.now);
    let open = due.iter().filter(|it| it.state.is_open()).count().to_string();
    let all = due.len().to_string();
    let name = text(language, keys::DESK_DUE, &[("open", &open), ("all", &all)]);
    let columns = [
        (keys::DESK_CLUSTER, "text"),
        (keys::DESK_DUE_STATE, "mark"),
        (keys::DESK_RECEIVED, "text"),
    ];
    let row = |it: &exchange::triage::Due| {
        let words = groups::DESK_DUE_NAMES.named(it.state.name());
        let mark = match it.state {
            DueState::Overdue => "bad",
            DueState::Missing | DueState::Returned | DueState::Late => "warn",
            DueState::OnTime => "good",
        };
        let received = it.received.as_deref().unwrap_or_default().replace(['T', 'Z'], " ");
        Row {
            state: it.state.name().to_owned(),
            cells: vec![
                Cell::of(it.cluster.name.clone()),
                Cell::of(words.map_or("", |key| key.words(language))).marked(mark),
                Cell::of(received.trim()),
            ],
            ..Row::default()
        }
    };
    let grid = Grid {
        id: "due".to_owned(),
        name,
        columns: columns
            .map(|(key, kind)| (key.words(language).to_owned(), kind.to_owned()))
            .to_vec(),
        rows: due.iter().map(row).collect(),
    };
    let reminders = due.iter().filter_map(|it| reminder(pack, it, language));
    let words = reminders.collect::<Vec<_>>().join("\n");
    let mut blocks = vec![Block::Grid(grid)];
    if !words.is_empty() {
        let label = keys::DESK_REMINDER.words(language).to_owned();
        blocks.push(Block::Copy { label, words });
    }
    blocks
}
