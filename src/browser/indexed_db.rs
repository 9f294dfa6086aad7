//! [`Database`]: IndexedDB as awaited transactions, and nothing more.
//!
//! Every event handler here resolves a promise; none is left behind. A transaction is finished
//! when its `complete` event has come.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::events::pause;

/// A browser that has not opened the database after this does without.
const PATIENCE_MS: i32 = 3_000;

/// An open database.
#[derive(Debug, Clone)]
pub(crate) struct Database(IdbDatabase);

/// Whether a transaction may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
}

/// A transaction under way.
#[derive(Debug)]
pub(crate) struct Transaction {
    inner: IdbTransaction,
    ended: Promise,
}

/// What a range of keys was asked for.
#[derive(Debug)]
pub(crate) struct Asked {
    keys: IdbRequest,
    values: Option<IdbRequest>,
}

impl Database {
    /// Opens it, with these tables; none if the browser refuses.
    pub(crate) async fn open(name: &str, tables: &'static [&'static str]) -> Option<Self> {
        let factory = web_sys::window()?.indexed_db().ok()??;
        let request = factory.open_with_u32(name, 1).ok()?;
        let upgrade = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let request = event.target().and_then(|it| it.dyn_into::<IdbOpenDbRequest>().ok());
            let database = request.and_then(|it| it.result().ok()).map(IdbDatabase::from);
            for table in tables {
                // A table that cannot be made is missed by the first transaction.
                let _ = database.as_ref().map(|it| it.create_object_store(table));
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let either = Array::of2(&answered(&request), &pause(PATIENCE_MS));
        JsFuture::from(Promise::race(&either)).await.ok()?;
        let database = request.result().ok()?.dyn_into().ok()?;
        Some(Self(database))
    }

    /// Begins a transaction over tables.
    pub(crate) fn begin(&self, tables: &[&str], mode: Mode) -> Option<Transaction> {
        let names: Array = tables.iter().map(|name| JsValue::from_str(name)).collect();
        let begin: Function = Reflect::get(&self.0, &"transaction".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
        let mode = match mode {
            Mode::Read => "readonly",
            Mode::Write => "readwrite",
        };
        let inner = begin.call3(&self.0, &names, &mode.into(), &options).ok()?;
        let inner: IdbTransaction = inner.dyn_into().ok()?;
        let ended = Promise::new(&mut |resolve, _reject| {
            inner.set_oncomplete(Some(&resolve));
            inner.set_onabort(Some(&resolve));
        });
        Some(Transaction { inner, ended })
    }
}

impl Transaction {
    fn table(&self, name: &str) -> Option<IdbObjectStore> {
        self.inner.object_store(name).ok()
    }

    /// Asks for the keys that begin with a prefix, and for what lies there.
    pub(crate) fn ask(&self, table: &str, prefix: &str, with_values: WithValues) -> Option<Asked> {
        let table = self.table(table)?;
        let end = format!("{prefix}\u{ffff}");
        let range = IdbKeyRange::bound(&prefix.into(), &end.into()).ok()?;
        let keys = table.get_all_keys_with_key(&range).ok()?;
        let values = match with_values {
            WithValues::No => None,
            WithValues::Yes => Some(table.get_all_with_key(&range).ok()?),
        };
        Some(Asked { keys, values })
    }

    /// Puts a text.
    pub(crate) fn put_text(&self, table: &str, key: &str, text: &str) -> Option<()> {
        self.put(table, key, &text.into())
    }

    /// Puts bytes.
    pub(crate) fn put_bytes(&self, table: &str, key: &str, bytes: &[u8]) -> Option<()> {
        self.put(table, key, &Uint8Array::from(bytes).into())
    }

    fn put(&self, table: &str, key: &str, value: &JsValue) -> Option<()> {
        self.table(table)?.put_with_key(value, &key.into()).ok().map(drop)
    }

    /// Takes a key away.
    pub(crate) fn remove(&self, table: &str, key: &str) -> Option<()> {
        self.table(table)?.delete(&key.into()).ok().map(drop)
    }

    /// Takes all keys of a table away.
    pub(crate) fn clear(&self, table: &str) -> Option<()> {
        self.table(table)?.clear().ok().map(drop)
    }

    /// Ends it; true if everything is on the disk.
    pub(crate) async fn finish(self) -> bool {
        // A browser that does not know the word finishes by itself.
        let commit = Reflect::get(&self.inner, &"commit".into())
            .ok()
            .and_then(|it| it.dyn_into::<Function>().ok());
        let _ = commit.map(|commit| commit.call0(&self.inner));
        let event = JsFuture::from(self.ended).await;
        event.is_ok_and(|event| event.unchecked_ref::<Event>().type_() == "complete")
    }

    /// Ends it with nothing changed.
    pub(crate) fn abort(self) {
        // It has ended already.
        let _ = self.inner.abort();
    }
}

/// Whether values are asked for too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WithValues {
    No,
    Yes,
}

/// What lies under a key.
#[derive(Debug)]
pub(crate) enum Value {
    Text(String),
    Bytes(Vec<u8>),
}

impl Asked {
    /// Waits for the answer: keys in order, with their values if these were asked for.
    pub(crate) async fn answer(&self) -> Option<Vec<(String, Option<Value>)>> {
        let last = self.values.as_ref().unwrap_or(&self.keys);
        JsFuture::from(answered(last)).await.ok()?;
        let keys: Array = self.keys.result().ok()?.dyn_into().ok()?;
        let values: Option<Array> = match &self.values {
            Some(values) => Some(values.result().ok()?.dyn_into().ok()?),
            None => None,
        };
        let rows = keys.iter().enumerate().filter_map(|(index, key)| {
            let index = u32::try_from(index).ok()?;
            Some((key.as_string()?, values.as_ref().and_then(|values| value(&values.get(index)))))
        });
        Some(rows.collect())
    }
}

fn value(value: &JsValue) -> Option<Value> {
    match value.as_string() {
        Some(text) => Some(Value::Text(text)),
        None => value.dyn_ref::<Uint8Array>().map(|bytes| Value::Bytes(bytes.to_vec())),
    }
}

/// Resolves when a request has been answered, well or badly.
fn answered(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, _reject| {
        if request.ready_state() == web_sys::IdbRequestReadyState::Done {
            // Nobody waits for what has come.
            let _ = resolve.call0(&JsValue::NULL);
        }
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    })
}
