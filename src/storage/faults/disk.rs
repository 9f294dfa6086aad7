//! [`Disk`]: heads and vault in memory; [`Window`]: a page's way to them, which a fault may end.
//!
//! The vault keeps a transaction once it is done. Heads reach the disk late: after the whole
//! browser was killed they may be as they were at any earlier write.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{pending, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::storage::store::{DraftStore, WriteRefused};
use crate::storage::vault::{
    Change, Later, Part, Plan, Range, Record, Rows, Table, Trouble, Vault,
};

/// What happens at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::storage) enum Fault {
    /// Nothing is done, and it says so.
    Refuses,
    /// It is done, but says that it is not.
    DoesNotSay,
    /// The page ends before it is done.
    EndsPageBefore,
    /// The page ends when it is done.
    EndsPageAfter,
    /// The browser is killed before it is done.
    KillsBefore,
    /// The browser is killed when it is done.
    KillsAfter,
}

impl Fault {
    pub(in crate::storage) const ALL: [Self; 6] = [
        Self::Refuses,
        Self::DoesNotSay,
        Self::EndsPageBefore,
        Self::EndsPageAfter,
        Self::KillsBefore,
        Self::KillsAfter,
    ];

    /// True if heads may be older afterwards.
    pub(in crate::storage) fn is_kill(self) -> bool {
        matches!(self, Self::KillsBefore | Self::KillsAfter)
    }
}

pub(in crate::storage) type Texts = BTreeMap<String, String>;

/// Heads and vault.
#[derive(Debug, Clone, Default)]
pub(in crate::storage) struct Disk {
    /// The heads after each write; the last are the present ones.
    pub(in crate::storage) heads: Vec<Texts>,
    /// As many of them have surely reached the disk.
    pub(in crate::storage) settled: usize,
    pub(in crate::storage) vault: BTreeMap<(Table, String), Record>,
    /// Steps made.
    pub(in crate::storage) steps: usize,
    /// The step at which something happens.
    pub(in crate::storage) fault: Option<(usize, Fault)>,
    /// The most characters of all heads together.
    pub(in crate::storage) room: Option<usize>,
    pub(in crate::storage) is_killed: bool,
}

/// A page's way to the disk.
#[derive(Debug, Clone)]
pub(in crate::storage) struct Window {
    pub(in crate::storage) disk: Rc<RefCell<Disk>>,
    is_ended: Rc<Cell<bool>>,
}

/// What becomes of a step: is it done, and what does it say?
struct Fate {
    is_done: bool,
    says_done: bool,
}

impl Window {
    pub(in crate::storage) fn on(disk: &Rc<RefCell<Disk>>) -> Self {
        Self { disk: Rc::clone(disk), is_ended: Rc::default() }
    }

    pub(in crate::storage) fn is_open(&self) -> bool {
        !self.is_ended.get() && !self.disk.borrow().is_killed
    }

    fn step(&self) -> Fate {
        if !self.is_open() {
            return Fate { is_done: false, says_done: false };
        }
        let mut disk = self.disk.borrow_mut();
        let now = disk.steps;
        disk.steps += 1;
        let fault = disk.fault.filter(|(at, _)| *at == now).map(|(_, fault)| fault);
        match fault {
            Some(Fault::EndsPageBefore | Fault::EndsPageAfter) => self.is_ended.set(true),
            Some(Fault::KillsBefore | Fault::KillsAfter) => disk.is_killed = true,
            _ => {}
        }
        let is_done =
            !matches!(fault, Some(Fault::Refuses | Fault::EndsPageBefore | Fault::KillsBefore));
        Fate { is_done, says_done: fault.is_none() }
    }

    fn change_heads(&self, change: impl FnOnce(&mut Texts)) {
        let mut disk = self.disk.borrow_mut();
        let mut heads = disk.heads.last().cloned().unwrap_or_default();
        change(&mut heads);
        disk.heads.push(heads);
    }

    fn rows(&self, range: &Range) -> Rows {
        let disk = self.disk.borrow();
        let rows = disk
            .vault
            .iter()
            .filter(|((table, key), _)| *table == range.table && key.starts_with(&range.prefix));
        rows.map(|((_, key), record)| {
            (key.clone(), (range.part == Part::Records).then(|| record.clone()))
        })
        .collect()
    }

    fn apply(&self, changes: Vec<Change>) {
        let vault = &mut self.disk.borrow_mut().vault;
        for change in changes {
            match change {
                Change::Put(table, key, record) => drop(vault.insert((table, key), record)),
                Change::Remove(table, key) => drop(vault.remove(&(table, key))),
                Change::Clear(table) => vault.retain(|(there, _), _| *there != table),
            }
        }
    }
}

impl DraftStore for Window {
    fn read(&self, key: &str) -> Option<String> {
        self.disk.borrow().heads.last()?.get(key).cloned()
    }

    fn write(&self, key: &str, text: &str) -> Result<(), WriteRefused> {
        let others: usize = {
            let disk = self.disk.borrow();
            let texts = disk.heads.last().into_iter().flatten();
            texts.filter(|(there, _)| *there != key).map(|(_, text)| text.len()).sum()
        };
        if self.disk.borrow().room.is_some_and(|room| others + text.len() > room) {
            return Err(WriteRefused);
        }
        let fate = self.step();
        if fate.is_done {
            self.change_heads(|heads| drop(heads.insert(key.to_owned(), text.to_owned())));
        }
        if fate.says_done { Ok(()) } else { Err(WriteRefused) }
    }

    fn remove(&self, key: &str) {
        if self.step().is_done {
            self.change_heads(|heads| drop(heads.remove(key)));
        }
    }

    fn keys(&self) -> Vec<String> {
        self.disk.borrow().heads.last().map(|it| it.keys().cloned().collect()).unwrap_or_default()
    }
}

impl Vault for Window {
    fn read(&self, ranges: Vec<Range>) -> Later<'_, Result<Vec<Rows>, Trouble>> {
        Box::pin(async move {
            breathe().await;
            let fate = self.step();
            self.go_on_if_open().await;
            if !fate.says_done {
                return Err(Trouble::Refused);
            }
            Ok(ranges.iter().map(|range| self.rows(range)).collect())
        })
    }

    fn transact(&self, ranges: Vec<Range>, plan: Plan) -> Later<'_, Result<(), Trouble>> {
        Box::pin(async move {
            breathe().await;
            let fate = self.step();
            if fate.is_done {
                let rows: Vec<Rows> = ranges.iter().map(|range| self.rows(range)).collect();
                let changes = plan(&rows)?;
                self.apply(changes);
            }
            self.go_on_if_open().await;
            breathe().await;
            if fate.says_done { Ok(()) } else { Err(Trouble::Refused) }
        })
    }
}

impl Window {
    /// Nothing comes after the end of the page.
    async fn go_on_if_open(&self) {
        if !self.is_open() {
            pending::<()>().await;
        }
    }
}

/// Lets the other window make a step.
async fn breathe() {
    let mut has_waited = false;
    poll_fn(
        |_context| {
            if std::mem::replace(&mut has_waited, true) { Poll::Ready(()) } else { Poll::Pending }
        },
    )
    .await;
}

/// More polls than any scenario has steps.
const MOST_POLLS: usize = 10_000;

/// Runs something to its end; none if the page ended first.
pub(in crate::storage) fn run<T>(window: &Window, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    for _ in 0..MOST_POLLS {
        let polled = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        match polled {
            Poll::Ready(value) => return window.is_open().then_some(value),
            Poll::Pending if !window.is_open() => return None,
            Poll::Pending => {}
        }
    }
    None
}

/// Makes one step of something: its value if that was the last.
pub(in crate::storage) fn poll_once<T>(future: &mut Later<'_, T>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
