//! [`DatabaseVault`]: the browser's IndexedDB as a vault.

use super::vault::{Change, Later, Part, Plan, Range, Record, Rows, Table, Trouble, Vault};
use crate::browser::indexed_db::{Asked, Database, Mode, Transaction, Value, WithValues};

const NAME: &str = "wutong";
const TABLES: [&str; 6] = ["journal", "points", "aside", "blobs", "gone", "leases"];

/// The browser's IndexedDB as a vault.
#[derive(Debug, Clone)]
pub(crate) struct DatabaseVault(Database);

impl DatabaseVault {
    /// The vault, if the browser grants one.
    pub(crate) async fn granted() -> Option<Self> {
        Database::open(NAME, &TABLES).await.map(Self)
    }

    fn begin(&self, mode: Mode) -> Result<Transaction, Trouble> {
        self.0.begin(&TABLES, mode).ok_or(Trouble::Refused)
    }
}

impl Vault for DatabaseVault {
    fn read(&self, ranges: Vec<Range>) -> Later<'_, Result<Vec<Rows>, Trouble>> {
        Box::pin(async move {
            let transaction = self.begin(Mode::Read)?;
            rows(&transaction, &ranges).await
        })
    }

    fn transact(&self, ranges: Vec<Range>, plan: Plan) -> Later<'_, Result<(), Trouble>> {
        Box::pin(async move {
            let transaction = self.begin(Mode::Write)?;
            let changes = match rows(&transaction, &ranges).await.and_then(|rows| plan(&rows)) {
                Ok(changes) => changes,
                Err(trouble) => {
                    transaction.abort();
                    return Err(trouble);
                }
            };
            if changes.iter().any(|change| make(&transaction, change).is_none()) {
                transaction.abort();
                return Err(Trouble::Refused);
            }
            if transaction.finish().await { Ok(()) } else { Err(Trouble::Refused) }
        })
    }
}

/// Asks for all ranges at once and waits for all.
async fn rows(transaction: &Transaction, ranges: &[Range]) -> Result<Vec<Rows>, Trouble> {
    let asked: Option<Vec<Asked>> = ranges
        .iter()
        .map(|range| {
            let with_values = match range.part {
                Part::Keys => WithValues::No,
                Part::Records => WithValues::Yes,
            };
            transaction.ask(range.table.name(), &range.prefix, with_values)
        })
        .collect();
    let mut all = Vec::new();
    for asked in asked.ok_or(Trouble::Refused)? {
        let answer = asked.answer().await.ok_or(Trouble::Refused)?;
        all.push(answer.into_iter().map(|(key, value)| (key, value.map(record))).collect());
    }
    Ok(all)
}

fn record(value: Value) -> Record {
    match value {
        Value::Text(text) => Record::Text(text),
        Value::Bytes(bytes) => Record::Bytes(bytes),
    }
}

fn make(transaction: &Transaction, change: &Change) -> Option<()> {
    match change {
        Change::Put(table, key, Record::Text(text)) => {
            transaction.put_text(table.name(), key, text)
        }
        Change::Put(table, key, Record::Bytes(bytes)) => {
            transaction.put_bytes(table.name(), key, bytes)
        }
        Change::Remove(table, key) => transaction.remove(table.name(), key),
        Change::Clear(table) => transaction.clear(table.name()),
    }
}

/// The tables that are made are those that are used.
const _: () = assert!(TABLES.len() == Table::ALL.len());
