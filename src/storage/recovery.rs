//! [`Keeper::recover`]: after a start, the newest intact revision of every draft, and every place
//! mended so that it says the same.
//!
//! What cannot be read is copied to where it stays before anything is put in its place.

use super::drafts::{SetAside, key_of};
use super::format::{Envelope, FormatError};
use super::keeper::{Hand, Keeper, check_lease, gravestone_parts, outcome, written};
use super::newest::{Evidence, Finding, Held, Mend};
use super::order::{Operation, Order, Outcome, Step};
use super::vault::{
    Change, Plan, Range, Record, Table, Trouble, Vault, draft_key, parts_of_key, put, revision_key,
};

/// Gravestones are kept until every head that they speak of has surely left the disk.
const GRAVESTONES_STAY_MS: u64 = 3_600_000;

/// A draft as it holds after a start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recovered {
    /// What holds.
    pub(crate) envelope: Envelope,
    /// Its text.
    pub(crate) text: String,
    /// Where this window stands with it.
    pub(crate) hand: Hand,
}

/// Everything that is there after a start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Inventory {
    /// Drafts that can be opened.
    pub(crate) drafts: Vec<(String, Recovered)>,
    /// What cannot be read.
    pub(crate) aside: Vec<SetAside>,
}

impl Keeper {
    /// Finds what holds and mends what does not say so; `now` in milliseconds. Fails only if the
    /// vault does not answer.
    pub(crate) async fn recover(&self, now: u64) -> Result<Inventory, Trouble> {
        let evidence = self.evidence(now).await?;
        let mut inventory = Inventory::default();
        for (id, evidence) in evidence {
            let Finding { held, mends, top } = evidence.judge();
            match held {
                Held::Draft(envelope, text) => {
                    let head = self.mend(&id, &evidence, &mends, &envelope, &text).await;
                    let hand = Hand { top, head };
                    let recovered = Recovered { envelope: *envelope, text, hand };
                    inventory.drafts.push((id, recovered));
                }
                Held::SetAside(error, text) => inventory.aside.push(SetAside { id, error, text }),
                Held::Nothing if mends.contains(&Mend::RemoveHead) => {
                    self.remove_head(&id);
                }
                Held::Nothing => {}
            }
        }
        inventory.aside.extend(self.asides().await?);
        Ok(inventory)
    }

    /// What holds of one draft, with nothing mended.
    pub(crate) async fn look(&self, id: &str) -> Result<Finding, Trouble> {
        let mut evidence = Evidence {
            head: self.heads.read(&key_of(id)),
            last_good: self.last_good(id),
            ..Evidence::default()
        };
        if let Some(vault) = &self.vault {
            let own = draft_key(id);
            let ranges =
                vec![Range::records(Table::Journal, &own), Range::records(Table::Gone, &own)];
            if let [journal, gone] = vault.read(ranges).await?.as_slice() {
                evidence.journal = journal.iter().filter_map(revision_of_row).collect();
                evidence.gone =
                    gone.first().and_then(|(_, it)| gravestone_parts(it.as_ref()?)).map(|it| it.0);
            }
        }
        Ok(evidence.judge())
    }

    /// All that is stored, by draft.
    async fn evidence(&self, now: u64) -> Result<Vec<(String, Evidence)>, Trouble> {
        let mut found = Vec::new();
        for id in self.head_ids() {
            note(&mut found, &id, |evidence| {
                evidence.head = self.heads.read(&key_of(&id));
                evidence.last_good = self.last_good(&id);
            });
        }
        let Some(vault) = &self.vault else { return Ok(found) };
        let ranges = vec![Range::records(Table::Journal, ""), Range::records(Table::Gone, "")];
        let rows = vault.read(ranges).await?;
        let [journal, gone] = rows.as_slice() else { return Err(Trouble::Refused) };
        for (key, record) in journal {
            let Some((id, _)) = parts_of_key(key) else { continue };
            let row = revision_of_row(&(key.clone(), record.clone()));
            note(&mut found, id, |evidence| evidence.journal.extend(row));
        }
        let mut sweep = Vec::new();
        for (key, record) in gone {
            let Some((id, _)) = key.split_once('/') else { continue };
            let Some((revision, time)) = record.as_ref().and_then(gravestone_parts) else {
                continue;
            };
            match found.iter_mut().find(|(known, _)| known == id) {
                Some((_, evidence)) => evidence.gone = Some(revision),
                None if now > time.saturating_add(GRAVESTONES_STAY_MS) => sweep.push(id.to_owned()),
                None => {}
            }
        }
        self.sweep(vault.as_ref(), sweep).await;
        Ok(found)
    }

    /// Takes away gravestones whose work is done, with the points of the drafts.
    async fn sweep(&self, vault: &dyn Vault, ids: Vec<String>) {
        if ids.is_empty() {
            return;
        }
        let ranges = ids.iter().map(|id| Range::keys(Table::Points, draft_key(id))).collect();
        let plan: Plan = Box::new(move |rows| {
            let points =
                rows.iter().flatten().map(|(key, _)| Change::Remove(Table::Points, key.clone()));
            let stones = ids.iter().map(|id| Change::Remove(Table::Gone, draft_key(id)));
            Ok(points.chain(stones).collect())
        });
        // What stays is swept at another start.
        let _ = vault.transact(ranges, plan).await;
    }

    /// What was set aside before.
    async fn asides(&self) -> Result<Vec<SetAside>, Trouble> {
        let beside = self.asides_beside().into_iter();
        let mut aside: Vec<_> = beside.map(|(id, text)| damaged(id, text)).collect();
        if let Some(vault) = &self.vault {
            let rows = vault.read(vec![Range::records(Table::Aside, "")]).await?;
            let texts = rows.into_iter().flatten().filter_map(|(key, record)| {
                let text = record?.text()?.to_owned();
                Some(damaged(key.replace('/', "."), text))
            });
            aside.extend(texts);
        }
        Ok(aside)
    }

    /// Mends; returns the revision in the head if it could be written.
    async fn mend(
        &self,
        id: &str,
        evidence: &Evidence,
        mends: &[Mend],
        held: &Envelope,
        text: &str,
    ) -> Option<u64> {
        let mut written_head = Some(held.revision);
        let damaged = mends.iter().filter_map(|mend| match mend {
            Mend::SetRowAside(revision) => Some(*revision),
            _ => None,
        });
        let damaged: Vec<u64> = damaged.collect();
        if !damaged.is_empty() || mends.contains(&Mend::WriteJournal) {
            // What is not mended now is mended at the next start.
            let _ = self.mend_journal(id, evidence, &damaged, held.revision, text).await;
        }
        let done = if mends.contains(&Mend::SetHeadAside) {
            let damaged = evidence.head.as_deref().unwrap_or_default();
            self.set_head_aside(id, held.revision, damaged, text).await
        } else if mends.contains(&Mend::WriteHead) {
            // What another window wrote in the meantime is newer still.
            let is_as_seen = self.heads.read(&key_of(id)) == evidence.head;
            !is_as_seen || written(self.heads.as_ref(), &key_of(id), text) == Outcome::Done
        } else {
            true
        };
        if !done {
            written_head = None;
        }
        written_head
    }

    /// The damaged head to where it stays, then what holds in its place.
    async fn set_head_aside(&self, id: &str, revision: u64, damaged: &str, text: &str) -> bool {
        let mut order = Order::of(Operation::SetAside, self.places());
        while let Some(step) = order.next() {
            let outcome = match step {
                Step::CopyAside => self.copy_aside(id, revision, damaged).await,
                Step::WriteHead => written(self.heads.as_ref(), &key_of(id), text),
                _ => Outcome::Refused,
            };
            order.tell(step, outcome);
            if (step, outcome) == (Step::WriteHead, Outcome::Done) {
                return true;
            }
        }
        false
    }

    async fn copy_aside(&self, id: &str, revision: u64, damaged: &str) -> Outcome {
        if let Some(vault) = &self.vault {
            let record = Record::Text(damaged.to_owned());
            let copy = Change::Put(Table::Aside, revision_key(id, revision), record);
            if put(vault.as_ref(), vec![copy]).await.is_ok() {
                return Outcome::Done;
            }
        }
        self.copy_aside_beside(id, revision, damaged)
    }

    /// Damaged rows go where they stay, and the journal gets the revision that holds.
    async fn mend_journal(
        &self,
        id: &str,
        evidence: &Evidence,
        damaged: &[u64],
        revision: u64,
        text: &str,
    ) -> Outcome {
        let Some(vault) = &self.vault else { return Outcome::Refused };
        let rows = evidence.journal.iter().filter(|(revision, _)| damaged.contains(revision));
        let mut changes: Vec<Change> = rows
            .flat_map(|(revision, text)| {
                let key = revision_key(id, *revision);
                let copy = Change::Put(Table::Aside, key.clone(), Record::Text(text.clone()));
                [copy, Change::Remove(Table::Journal, key)]
            })
            .collect();
        let row = Record::Text(text.to_owned());
        changes.push(Change::Put(Table::Journal, revision_key(id, revision), row));
        changes.push(Change::Remove(Table::Gone, draft_key(id)));
        let window = self.window.clone();
        let ranges = vec![Range::records(Table::Leases, draft_key(id))];
        let plan: Plan = Box::new(move |rows| {
            // Whoever writes it now mends it.
            rows.first().map_or(Ok(()), |leases| check_lease(leases, &window))?;
            Ok(changes)
        });
        outcome(vault.transact(ranges, plan).await)
    }
}

/// Adds to what is known of a draft. Drafts are few, and stay in the order of their ids.
fn note(found: &mut Vec<(String, Evidence)>, id: &str, add: impl FnOnce(&mut Evidence)) {
    let at = found.partition_point(|(known, _)| known.as_str() < id);
    if found.get(at).is_none_or(|(known, _)| known != id) {
        found.insert(at, (id.to_owned(), Evidence::default()));
    }
    if let Some((_, evidence)) = found.get_mut(at) {
        add(evidence);
    }
}

fn damaged(id: String, text: String) -> SetAside {
    SetAside { id, error: FormatError::Damaged, text }
}

fn revision_of_row((key, record): &(String, Option<Record>)) -> Option<(u64, String)> {
    let (_, revision) = parts_of_key(key)?;
    Some((revision, record.as_ref()?.text()?.to_owned()))
}
