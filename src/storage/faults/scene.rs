//! [`Scene`]: windows on one disk, what the user has been told, and whether it holds.
//!
//! Each edit adds a mark to the cluster's name as its window shows it, so a draft that lost an
//! edit is one that lacks a mark. The promise: what is there after a restart begins with all that
//! was confirmed.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::disk::{Disk, Window, run};
use crate::storage::backup::Backup;
use crate::storage::format::envelope_of_text;
use crate::storage::format::tests::envelope;
use crate::storage::keeper::{Hand, Keeper, Origin};
use crate::storage::lease::Wish;
use crate::storage::order::{Outcome, Verdict};
use crate::storage::restoring::Naming;

/// When it is, in all scenes.
pub(super) const NOW: u64 = 1_000_000;

/// What has been told of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// Its text, as far as "saved" was said.
    pub(super) safe: Option<String>,
    /// Its text, as far as "saved, but not yet safe from a killed browser" was said.
    pub(super) kept: Option<String>,
    /// Its removal was begun.
    pub(super) may_be_gone: bool,
    /// Its removal was confirmed.
    pub(super) is_gone: bool,
}

/// A window as the user has it before him.
#[derive(Clone)]
pub(super) struct Tab {
    pub(super) window: Window,
    pub(super) keeper: Keeper,
    /// What it shows, by draft.
    pub(super) shown: BTreeMap<String, (Hand, String)>,
    /// It has been told to stop.
    pub(super) has_stopped: bool,
}

/// Windows on one disk.
pub(super) struct Scene {
    pub(super) disk: Rc<RefCell<Disk>>,
    pub(super) told: BTreeMap<String, Told>,
    has_vault: bool,
    marks: u32,
    windows: u32,
}

impl Scene {
    pub(super) fn on(disk: Disk, has_vault: bool) -> Self {
        let disk = Rc::new(RefCell::new(disk));
        Self { disk, told: BTreeMap::new(), has_vault, marks: 0, windows: 0 }
    }

    /// A window is opened, and everything recovered.
    pub(super) fn open(&mut self) -> Tab {
        self.windows += 1;
        let window = Window::on(&self.disk);
        let vault = self.has_vault.then(|| Rc::new(window.clone()) as Rc<_>);
        let heads = Rc::new(window.clone());
        let keeper = Keeper { heads, vault, window: format!("w{}", self.windows) };
        let mut tab = Tab { window, keeper, shown: BTreeMap::new(), has_stopped: false };
        match run(&tab.window.clone(), tab.keeper.recover(NOW)) {
            Some(Ok(inventory)) => {
                let shown = inventory.drafts.into_iter();
                tab.shown =
                    shown.map(|(id, it)| (id, (it.hand, it.envelope.draft.cluster))).collect();
            }
            Some(Err(_)) | None => tab.has_stopped = true,
        }
        tab
    }

    /// The draft is edited, and what may be said is said.
    pub(super) fn edit(&mut self, tab: &mut Tab, id: &str) {
        self.write(tab, id, Origin::Edit);
    }

    /// The draft is put back after its removal.
    pub(super) fn put_back(&mut self, tab: &mut Tab, id: &str) {
        self.write(tab, id, Origin::PutBack);
    }

    fn write(&mut self, tab: &mut Tab, id: &str, origin: Origin) {
        if tab.has_stopped || !tab.window.is_open() {
            return;
        }
        self.marks += 1;
        let (hand, text) = tab.shown.get(id).cloned().unwrap_or_default();
        let text = format!("{text}{}.", self.marks);
        let mut draft = envelope("").draft;
        draft.cluster.clone_from(&text);
        if origin == Origin::PutBack {
            self.told.entry(id.to_owned()).or_default().is_gone = false;
        }
        let commit = tab.keeper.begin(id, hand, "t", draft, origin);
        tab.shown.insert(id.to_owned(), (commit.hand, text.clone()));
        let verdict = run(&tab.window.clone(), tab.keeper.finish(commit));
        self.hear(tab, id, &text, verdict);
    }

    /// The user is told what became of an edit.
    pub(super) fn hear(&mut self, tab: &mut Tab, id: &str, text: &str, verdict: Option<Verdict>) {
        let told = self.told.entry(id.to_owned()).or_default();
        match verdict {
            Some(Verdict::Confirmed | Verdict::JournalOnly) => {
                told.safe = Some(text.to_owned());
                told.kept = Some(text.to_owned());
                (told.may_be_gone, told.is_gone) = (false, false);
            }
            Some(Verdict::HeadOnly) => told.kept = Some(text.to_owned()),
            Some(Verdict::Conflict | Verdict::Elsewhere) => tab.has_stopped = true,
            Some(Verdict::Refused) | None => {}
        }
    }

    pub(super) fn remove(&mut self, tab: &mut Tab, id: &str) {
        if tab.has_stopped || !tab.window.is_open() {
            return;
        }
        self.told.entry(id.to_owned()).or_default().may_be_gone = true;
        let verdict = run(&tab.window, tab.keeper.remove(id, NOW));
        if verdict == Some(Verdict::Confirmed) {
            let told = Told { is_gone: true, may_be_gone: true, ..Told::default() };
            self.told.insert(id.to_owned(), told);
            if let Some((hand, _)) = tab.shown.get_mut(id) {
                hand.head = None;
            }
        }
    }

    pub(super) fn erase(&mut self, tab: &mut Tab) {
        if tab.has_stopped || !tab.window.is_open() {
            return;
        }
        self.told.values_mut().for_each(|told| told.may_be_gone = true);
        if run(&tab.window, tab.keeper.erase(NOW)) == Some(Verdict::Confirmed) {
            let gone = Told { is_gone: true, may_be_gone: true, ..Told::default() };
            self.told.values_mut().for_each(|told| *told = gone.clone());
        }
    }

    pub(super) fn back_up(tab: &Tab) -> Backup {
        let ids: Vec<String> = tab.shown.keys().cloned().collect();
        let none = Backup { made: String::new(), drafts: Vec::new() };
        run(&tab.window, tab.keeper.back_up(&ids, "t")).and_then(Result::ok).unwrap_or(none)
    }

    /// The drafts of a backup are put back; those that were are promised.
    pub(super) fn restore(&mut self, tab: &mut Tab, backup: &Backup) {
        if tab.has_stopped || !tab.window.is_open() {
            return;
        }
        for draft in &backup.drafts {
            self.told.entry(draft.id.clone()).or_default().is_gone = false;
        }
        let count = Cell::new(self.marks);
        let id = || {
            count.set(count.get() + 1);
            format!("new-{}", count.get())
        };
        let naming = Naming { id: &id, copy: &str::to_owned };
        let restored = run(&tab.window, tab.keeper.restore(backup, "t", &naming));
        self.marks = count.get();
        let restored = restored.unwrap_or_default();
        for (id, text) in restored.written.into_iter().chain(restored.copied) {
            let text = envelope_of_text(&text).map(|it| it.draft.cluster).unwrap_or_default();
            let told = Told { kept: Some(text), ..Told::default() };
            self.told.insert(id, told);
        }
    }

    /// The window asks for the lease; it stops if another has it.
    pub(super) fn claim(tab: &mut Tab, id: &str, wish: Wish) {
        if !tab.window.is_open() {
            return;
        }
        let outcome = run(&tab.window, tab.keeper.claim(id, wish, NOW));
        tab.has_stopped = outcome != Some(Outcome::Done);
        if let (false, Some(Ok(finding))) = (tab.has_stopped, run(&tab.window, tab.keeper.look(id)))
            && let crate::storage::newest::Held::Draft(envelope, _) = finding.held
        {
            let hand = Hand { top: finding.top, head: None };
            tab.shown.insert(id.to_owned(), (hand, envelope.draft.cluster));
        }
    }

    pub(super) fn release(tab: &mut Tab, id: &str) {
        if tab.window.is_open() {
            run(&tab.window, tab.keeper.release(id));
        }
    }
}
