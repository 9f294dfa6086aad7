//! [`Cabinet`]: what an official keeps on this computer: the entries of the review log and the files
//! that they name, each under its digest.
//!
//! Nothing is ever changed there, only added, and what is added twice is the same: so two windows can
//! write at once, and a browser that ends in between leaves nothing half. It is a database of its own
//! beside that of drafts. A transaction holds entries together with their files.

use crate::browser::indexed_db::{Database, Mode, Transaction, Value, WithValues};

const NAME: &str = "wutong-desk";
const LOG: &str = "log";
const FILES: &str = "files";
const TABLES: [&str; 2] = [LOG, FILES];

/// As many are put before the page may draw again.
const STRETCH: usize = 64;

/// With what digests begin: files are read in as many portions.
pub(crate) const PORTIONS: [&str; 16] =
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];

/// Why nothing was read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The store cannot be opened: forbidden, held by another window, or of a newer version.
    Closed,
    /// It did not take, or give, what was asked for: full or damaged.
    Refused,
}

/// Entries and files, each under its digest.
#[derive(Debug, Clone)]
pub(crate) struct Cabinet(Database);

impl Cabinet {
    /// Opens it.
    pub(crate) async fn open() -> Result<Self, Trouble> {
        Database::open(NAME, &TABLES).await.map(Self).ok_or(Trouble::Closed)
    }

    /// All entries, as they were written.
    pub(crate) async fn log(&self) -> Result<Vec<String>, Trouble> {
        let rows = self.read(LOG, "").await?;
        Ok(rows.into_iter().filter_map(|(_, value)| text_of(value)).collect())
    }

    /// The files whose digests begin so.
    pub(crate) async fn files(&self, portion: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let rows = self.read(FILES, portion).await?;
        Ok(rows.into_iter().filter_map(|(name, value)| Some((name, bytes_of(value)?))).collect())
    }

    async fn read(
        &self,
        table: &str,
        prefix: &str,
    ) -> Result<Vec<(String, Option<Value>)>, Trouble> {
        let transaction = self.0.begin(&[table], Mode::Read).ok_or(Trouble::Refused)?;
        let asked = transaction.ask(table, prefix, WithValues::Yes).ok_or(Trouble::Refused)?;
        asked.answer().await.ok_or(Trouble::Refused)
    }

    /// Keeps entries with the files that they name; when this returns well, they are on the disk.
    pub(crate) async fn keep(
        &self,
        entries: &[(String, String)],
        files: &[(String, Vec<u8>)],
    ) -> Result<(), Trouble> {
        let transaction = self.0.begin(&TABLES, Mode::Write).ok_or(Trouble::Refused)?;
        if put(&transaction, entries, files).await.is_none() {
            transaction.abort();
            return Err(Trouble::Refused);
        }
        if transaction.finish().await { Ok(()) } else { Err(Trouble::Refused) }
    }

    /// Takes everything away.
    pub(crate) async fn erase() -> Result<(), Trouble> {
        let Self(database) = Self::open().await?;
        let transaction = database.begin(&TABLES, Mode::Write).ok_or(Trouble::Refused)?;
        let cleared = transaction.clear(LOG).and_then(|()| transaction.clear(FILES));
        let is_done = cleared.is_some() && transaction.finish().await;
        if is_done { Ok(()) } else { Err(Trouble::Refused) }
    }
}

/// Puts everything, a stretch at a time: an answer that is waited for lets the page breathe, and
/// keeps the transaction open.
async fn put(
    transaction: &Transaction,
    entries: &[(String, String)],
    files: &[(String, Vec<u8>)],
) -> Option<()> {
    for stretch in files.chunks(STRETCH) {
        for (digest, bytes) in stretch {
            transaction.put_bytes(FILES, digest, bytes)?;
        }
        let (last, _) = stretch.last()?;
        transaction.ask(FILES, last, WithValues::No)?.answer().await?;
    }
    for stretch in entries.chunks(STRETCH) {
        for (digest, entry) in stretch {
            transaction.put_text(LOG, digest, entry)?;
        }
        let (last, _) = stretch.last()?;
        transaction.ask(LOG, last, WithValues::No)?.answer().await?;
    }
    Some(())
}

fn text_of(value: Option<Value>) -> Option<String> {
    match value? {
        Value::Text(text) => Some(text),
        Value::Bytes(_) => None,
    }
}

fn bytes_of(value: Option<Value>) -> Option<Vec<u8>> {
    match value? {
        Value::Bytes(bytes) => Some(bytes),
        Value::Text(_) => None,
    }
}
