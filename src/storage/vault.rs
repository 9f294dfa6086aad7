//! [`Vault`]: what holds records by table and key, many of them, and reaches the disk at once.
//!
//! Everything is one primitive: a transaction reads some ranges, plans its changes from what it
//! found, and makes all of them or none. So a check and the write that rests on it cannot be torn
//! apart by another window. Nothing here knows drafts.

use std::future::Future;
use std::pin::Pin;

/// Something that is there later; one thread has it from start to end.
pub(crate) type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A table of the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    /// The last revisions of each draft: `id/revision`.
    Journal,
    /// Named points of each draft: `id/revision`.
    Points,
    /// What could not be read, as it was: `id/revision`.
    Aside,
    /// Rolls and original files: by their SHA-256.
    Blobs,
    /// Drafts that were removed: `id/`, with their last revision.
    Gone,
    /// Who writes: `id/`.
    Leases,
}

impl Table {
    /// All tables, in order.
    pub(crate) const ALL: [Self; 6] =
        [Self::Journal, Self::Points, Self::Aside, Self::Blobs, Self::Gone, Self::Leases];

    /// Its name in the database.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::Points => "points",
            Self::Aside => "aside",
            Self::Blobs => "blobs",
            Self::Gone => "gone",
            Self::Leases => "leases",
        }
    }
}

/// What lies under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Record {
    /// A text.
    Text(String),
    /// Bytes as they are.
    Bytes(Vec<u8>),
}

impl Record {
    /// Its text; none where bytes lie.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bytes(_) => None,
        }
    }
}

/// How much of a range is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The keys alone.
    Keys,
    /// Keys and records.
    Records,
}

/// Keys that begin alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Range {
    /// The table.
    pub(crate) table: Table,
    /// What the keys begin with.
    pub(crate) prefix: String,
    /// How much is read.
    pub(crate) part: Part,
}

impl Range {
    /// Keys that begin with this.
    pub(crate) fn keys(table: Table, prefix: impl Into<String>) -> Self {
        Self { table, prefix: prefix.into(), part: Part::Keys }
    }

    /// What lies under keys that begin with this.
    pub(crate) fn records(table: Table, prefix: impl Into<String>) -> Self {
        Self { table, prefix: prefix.into(), part: Part::Records }
    }
}

/// What was read: keys in order, with their records if these were asked for.
pub(crate) type Rows = Vec<(String, Option<Record>)>;

/// A change of the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// Puts a record in the place of what was there.
    Put(Table, String, Record),
    /// Takes a key away.
    Remove(Table, String),
    /// Takes everything away that lies in a table.
    Clear(Table),
}

/// Why a transaction changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No room, or the disk or the browser refused.
    Refused,
    /// Another window wrote since.
    Conflict,
    /// Another window holds the lease.
    Elsewhere,
}

/// The changes that follow from what was read, or why there are none.
pub(crate) type Plan = Box<dyn FnOnce(&[Rows]) -> Result<Vec<Change>, Trouble>>;

/// What holds records by table and key.
pub(crate) trait Vault {
    /// Reads ranges.
    fn read(&self, ranges: Vec<Range>) -> Later<'_, Result<Vec<Rows>, Trouble>>;

    /// Reads ranges and makes all planned changes, or none. When it is done, they are on the disk.
    fn transact(&self, ranges: Vec<Range>, plan: Plan) -> Later<'_, Result<(), Trouble>>;
}

/// Makes changes that rest on nothing read.
pub(crate) fn put(vault: &dyn Vault, changes: Vec<Change>) -> Later<'_, Result<(), Trouble>> {
    vault.transact(Vec::new(), Box::new(move |_rows| Ok(changes)))
}

/// The key of a revision of a draft; keys sort as revisions do.
pub(crate) fn revision_key(id: &str, revision: u64) -> String {
    format!("{id}/{revision:020}")
}

/// The prefix of everything that belongs to a draft; also the key of what it has only once.
pub(crate) fn draft_key(id: &str) -> String {
    format!("{id}/")
}

/// Draft and revision of a key.
pub(crate) fn parts_of_key(key: &str) -> Option<(&str, u64)> {
    let (id, revision) = key.split_once('/')?;
    Some((id, revision.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_as_revisions_do() {
        let keys = [9, 10, 1_000_000, u64::MAX].map(|revision| revision_key("a-1", revision));
        assert!(keys.is_sorted());
        assert_eq!(keys.first().and_then(|key| parts_of_key(key)), Some(("a-1", 9)));
        assert!(keys.iter().all(|key| key.starts_with(&draft_key("a-1"))));
    }
}
