//! [`Keeper`]: carries out the orders of [`super::order`] in heads and vault.
//!
//! A [`Commit`] begins at once, with the head, and is finished later, with the journal. Only what
//! [`Keeper::finish`] returns may be told to the user. Which revision holds after a start is
//! found by [`super::recovery`].

use std::rc::Rc;

use super::drafts::key_of;
use super::format::{Envelope, FormatError, StoredDraft, envelope_of_text, text_of_envelope};
use super::lease;
use super::order::{Operation, Order, Outcome, Places, Step, Verdict};
use super::store::DraftStore;
use super::vault::{
    Change, Plan, Range, Record, Rows, Table, Trouble, Vault, draft_key, parts_of_key, revision_key,
};

/// Revisions that the journal keeps of each draft.
pub(crate) const KEPT_REVISIONS: usize = 20;

/// All keys of the app in the heads' place begin like this.
const OWN: &str = "wutong.";
const LAST_GOOD: &str = "wutong.last.";
const ASIDE: &str = "wutong.aside.";

/// Keeps drafts in heads and vault.
#[derive(Clone)]
pub(crate) struct Keeper {
    /// The heads.
    pub(crate) heads: Rc<dyn DraftStore>,
    /// The vault, unless the browser refuses it.
    pub(crate) vault: Option<Rc<dyn Vault>>,
    /// This window.
    pub(crate) window: String,
}

/// Where a window stands with a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hand {
    /// The highest revision it has seen or tried to write.
    pub(crate) top: u64,
    /// The revision it knows to be in the head.
    pub(crate) head: Option<u64>,
}

/// What a revision follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The revision before.
    Edit,
    /// The removal of the draft.
    PutBack,
}

/// A revision being written.
#[derive(Debug, Clone)]
pub(crate) struct Commit {
    /// The draft.
    pub(crate) id: String,
    /// Where the window stands from now on.
    pub(crate) hand: Hand,
    /// The text of the revision.
    pub(crate) text: String,
    /// The revision that was the highest before.
    base: u64,
    origin: Origin,
    order: Order,
}

impl Commit {
    /// The revision, if the head has it.
    pub(crate) fn head_written(&self) -> Option<u64> {
        self.hand.head.filter(|head| *head == self.hand.top)
    }
}

impl Keeper {
    /// Where drafts can be kept.
    pub(crate) fn places(&self) -> Places {
        if self.vault.is_some() { Places::Both } else { Places::HeadsOnly }
    }

    /// Begins to write the next revision: what can be written at once, is.
    pub(crate) fn begin(
        &self,
        id: &str,
        hand: Hand,
        saved: &str,
        draft: StoredDraft,
        origin: Origin,
    ) -> Commit {
        let revision = hand.top.saturating_add(1);
        let text = text_of_envelope(&Envelope { revision, saved: saved.to_owned(), draft });
        let order = Order::of(Operation::Commit, self.places());
        let base = hand.top;
        let hand = Hand { top: revision, ..hand };
        let mut commit = Commit { id: id.to_owned(), hand, text, base, origin, order };
        while let Some(step) = commit.order.next() {
            let outcome = match step {
                Step::KeepLastGood => self.keep_last_good(id),
                Step::WriteHead => self.write_head(id, hand.head, base, &commit.text),
                _ => break,
            };
            if (step, outcome) == (Step::WriteHead, Outcome::Done) {
                commit.hand.head = Some(revision);
            }
            commit.order.tell(step, outcome);
        }
        commit
    }

    /// Finishes what was begun, and says what may be said of it.
    pub(crate) async fn finish(&self, mut commit: Commit) -> Verdict {
        while let Some(step) = commit.order.next() {
            let outcome = match &self.vault {
                Some(vault) if step == Step::WriteJournal => {
                    let (ranges, plan) = self.journal_plan(&commit);
                    outcome(vault.transact(ranges, plan).await)
                }
                _ => Outcome::Refused,
            };
            commit.order.tell(step, outcome);
        }
        commit.order.verdict()
    }

    fn keep_last_good(&self, id: &str) -> Outcome {
        let head = self.heads.read(&key_of(id)).filter(|text| envelope_of_text(text).is_ok());
        let Some(head) = head else { return Outcome::Done };
        written(self.heads.as_ref(), &last_good_key(id), &head)
    }

    /// Writes the head, unless somebody else did since.
    fn write_head(&self, id: &str, known: Option<u64>, base: u64, text: &str) -> Outcome {
        let key = key_of(id);
        match self.heads.read(&key).map(|there| (envelope_of_text(&there), there)) {
            None if known.is_some() => return Outcome::Conflict,
            Some((Ok(there), _)) if there.revision > base => return Outcome::Conflict,
            Some((Err(FormatError::Newer), _)) => return Outcome::Conflict,
            Some((Err(FormatError::Damaged), there)) => {
                let copied = self.copy_aside_beside(id, base, &there);
                if copied != Outcome::Done {
                    return copied;
                }
            }
            None | Some((Ok(_), _)) => {}
        }
        if self.vault.is_none() && !lease::may_write(self.lease_beside(id).as_deref(), &self.window)
        {
            return Outcome::Elsewhere;
        }
        written(self.heads.as_ref(), &key, text)
    }

    fn journal_plan(&self, commit: &Commit) -> (Vec<Range>, Plan) {
        let own = draft_key(&commit.id);
        let ranges = vec![
            Range::keys(Table::Journal, &own),
            Range::keys(Table::Gone, &own),
            Range::records(Table::Leases, &own),
        ];
        let (id, base, revision) = (commit.id.clone(), commit.base, commit.hand.top);
        let (text, window, origin) = (commit.text.clone(), self.window.clone(), commit.origin);
        let plan: Plan = Box::new(move |rows| {
            let [journal, gone, leases] = rows else { return Err(Trouble::Refused) };
            check_lease(leases, &window)?;
            let is_gone = origin == Origin::Edit && !gone.is_empty();
            if is_gone || newest_of(journal) > base {
                return Err(Trouble::Conflict);
            }
            let key = revision_key(&id, revision);
            let too_many = (journal.len() + 1).saturating_sub(KEPT_REVISIONS);
            let dropped = journal.iter().take(too_many);
            let mut changes = vec![Change::Put(Table::Journal, key, Record::Text(text))];
            changes.extend(dropped.map(|(key, _)| Change::Remove(Table::Journal, key.clone())));
            changes.extend(gone.iter().map(|(key, _)| Change::Remove(Table::Gone, key.clone())));
            Ok(changes)
        });
        (ranges, plan)
    }

    /// Takes a draft away; `now` in milliseconds.
    pub(crate) async fn remove(&self, id: &str, now: u64) -> Verdict {
        let mut order = Order::of(Operation::Remove, self.places());
        let head = self.heads.read(&key_of(id));
        let head = head.and_then(|text| envelope_of_text(&text).ok()).map_or(0, |it| it.revision);
        while let Some(step) = order.next() {
            let outcome = match (step, &self.vault) {
                (Step::WriteGravestone, Some(vault)) => {
                    let (ranges, plan) = self.gravestone_plan(id, head, now);
                    outcome(vault.transact(ranges, plan).await)
                }
                (Step::RemoveHead, _) => self.remove_head(id),
                _ => Outcome::Refused,
            };
            order.tell(step, outcome);
        }
        order.verdict()
    }

    fn gravestone_plan(&self, id: &str, head: u64, now: u64) -> (Vec<Range>, Plan) {
        let own = draft_key(id);
        let ranges = vec![Range::keys(Table::Journal, &own), Range::records(Table::Leases, &own)];
        let window = self.window.clone();
        let plan: Plan = Box::new(move |rows| {
            let [journal, leases] = rows else { return Err(Trouble::Refused) };
            check_lease(leases, &window)?;
            let stone = gravestone(newest_of(journal).max(head), now);
            let mut changes = vec![Change::Put(Table::Gone, own, stone)];
            let rows = journal.iter().map(|(key, _)| Change::Remove(Table::Journal, key.clone()));
            changes.extend(rows);
            Ok(changes)
        });
        (ranges, plan)
    }

    /// Takes the head away.
    pub(crate) fn remove_head(&self, id: &str) -> Outcome {
        self.heads.remove(&last_good_key(id));
        self.heads.remove(&key_of(id));
        if self.heads.read(&key_of(id)).is_none() { Outcome::Done } else { Outcome::Refused }
    }

    /// Takes everything away that the app keeps in this browser; `now` in milliseconds.
    pub(crate) async fn erase(&self, now: u64) -> Verdict {
        let mut order = Order::of(Operation::Erase, self.places());
        while let Some(step) = order.next() {
            let outcome = match (step, &self.vault) {
                (Step::EraseVault, Some(vault)) => {
                    let ranges = vec![
                        Range::keys(Table::Journal, ""),
                        Range::keys(Table::Points, ""),
                        Range::keys(Table::Gone, ""),
                    ];
                    outcome(vault.transact(ranges, erase_plan(self.head_ids(), now)).await)
                }
                (Step::EraseHeads, _) => self.erase_heads(),
                _ => Outcome::Refused,
            };
            order.tell(step, outcome);
        }
        order.verdict()
    }

    fn erase_heads(&self) -> Outcome {
        let own = || self.heads.keys().into_iter().filter(|key| key.starts_with(OWN));
        for key in own() {
            self.heads.remove(&key);
        }
        if own().next().is_none() { Outcome::Done } else { Outcome::Refused }
    }

    /// The drafts that have a head.
    pub(crate) fn head_ids(&self) -> Vec<String> {
        let prefix = key_of("");
        let keys = self.heads.keys().into_iter();
        keys.filter_map(|key| key.strip_prefix(&prefix).map(str::to_owned)).collect()
    }

    /// The last good copy.
    pub(crate) fn last_good(&self, id: &str) -> Option<String> {
        self.heads.read(&last_good_key(id))
    }

    /// Copies what cannot be read beside the heads, where it stays.
    pub(crate) fn copy_aside_beside(&self, id: &str, revision: u64, text: &str) -> Outcome {
        written(self.heads.as_ref(), &format!("{ASIDE}{id}.{revision}"), text)
    }

    /// What was copied beside the heads: names and texts.
    pub(crate) fn asides_beside(&self) -> Vec<(String, String)> {
        let keys = self.heads.keys().into_iter().filter(|key| key.starts_with(ASIDE));
        keys.filter_map(|key| {
            let text = self.heads.read(&key)?;
            Some((key.trim_start_matches(ASIDE).to_owned(), text))
        })
        .collect()
    }
}

fn erase_plan(heads: Vec<String>, now: u64) -> Plan {
    Box::new(move |rows| {
        let keys = rows.iter().flatten().filter_map(|(key, _)| key.split_once('/'));
        let mut ids: Vec<String> = keys.map(|(id, _)| id.to_owned()).chain(heads).collect();
        ids.sort_unstable();
        ids.dedup();
        let cleared = Table::ALL.map(Change::Clear).into_iter();
        let stones =
            ids.iter().map(|id| Change::Put(Table::Gone, draft_key(id), gravestone(u64::MAX, now)));
        Ok(cleared.chain(stones).collect())
    })
}

/// What says that a draft is gone up to a revision, and since when.
fn gravestone(revision: u64, now: u64) -> Record {
    Record::Text(format!("{revision} {now}"))
}

/// Revision and time of a gravestone.
pub(crate) fn gravestone_parts(record: &Record) -> Option<(u64, u64)> {
    let (revision, time) = record.text()?.split_once(' ')?;
    Some((revision.parse().ok()?, time.parse().ok()?))
}

/// Refuses if another window has the lease.
pub(crate) fn check_lease(leases: &Rows, window: &str) -> Result<(), Trouble> {
    let record = leases.first().and_then(|(_, record)| record.as_ref());
    let is_ours = lease::may_write(record.and_then(Record::text), window);
    if is_ours { Ok(()) } else { Err(Trouble::Elsewhere) }
}

/// The highest revision of keys.
fn newest_of(rows: &Rows) -> u64 {
    let revisions = rows.iter().filter_map(|(key, _)| parts_of_key(key));
    revisions.map(|(_, revision)| revision).max().unwrap_or_default()
}

fn last_good_key(id: &str) -> String {
    format!("{LAST_GOOD}{id}")
}

/// How a write to the heads' place went.
pub(crate) fn written(heads: &dyn DraftStore, key: &str, text: &str) -> Outcome {
    match heads.write(key, text) {
        Ok(()) => Outcome::Done,
        Err(_refused) => Outcome::Refused,
    }
}

/// How a transaction went.
pub(crate) fn outcome(result: Result<(), Trouble>) -> Outcome {
    match result {
        Ok(()) => Outcome::Done,
        Err(Trouble::Refused) => Outcome::Refused,
        Err(Trouble::Conflict) => Outcome::Conflict,
        Err(Trouble::Elsewhere) => Outcome::Elsewhere,
    }
}
