//! The whole log, newest first.

use exchange::portfolio::{conflict_text, event_text, ignored_text};
use locale::{keys, text};

use super::block::{Block, Cell, Grid, Row};
use super::desk::Office;

/// The most entries that are shown; the portfolio file has all of them.
const MOST: usize = 500;

pub(super) fn shown(office: &mut Office) -> Vec<Block> {
    let language = office.language;
    let mut entries: Vec<_> =
        office.log.entries().map(|(digest, it)| (&it.at, digest, it)).collect();
    entries.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)));
    let count = entries.len().to_string();
    let mut blocks =
        vec![Block::words("lead", text(language, keys::DESK_LOG_LEAD, &[("count", &count)]))];
    let conflicts = office.state.conflicts.iter().map(|it| conflict_text(it, language));
    let ignored = office.state.ignored.iter().map(|it| ignored_text(it, language));
    blocks.extend(conflicts.chain(ignored).map(|words| Block::words("remark", words)));
    let row = |(_, digest, entry): &(&String, &String, &exchange::portfolio::Entry)| {
        let cluster = entry.cluster.as_ref().map(|it| it.name.clone()).unwrap_or_default();
        Row {
            key: (*digest).clone(),
            cells: vec![Cell::of(cluster), Cell::of(event_text(entry, language))],
            ..Row::default()
        }
    };
    let columns = [(keys::DESK_CLUSTER, "text"), (keys::DESK_ENTRY, "text")];
    blocks.push(Block::Grid(Grid {
        id: "log".to_owned(),
        name: keys::DESK_LOG.words(language).to_owned(),
        columns: columns
            .map(|(key, kind)| (key.words(language).to_owned(), kind.to_owned()))
            .to_vec(),
        rows: entries.iter().take(MOST).map(row).collect(),
    }));
    blocks
}
