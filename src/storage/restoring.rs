//! [`Keeper::back_up`] and [`Keeper::restore`]: all drafts to one file and back.

use super::backup::{BackedUp, Backup, Merge};
use super::blobs::digest_of;
use super::keeper::{Hand, Keeper, Origin};
use super::newest::Held;
use super::order::Verdict;
use super::vault::{Range, Table, Trouble, draft_key};

/// What became of the drafts of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Restored {
    /// Drafts that were added or brought forward: id and text.
    pub(crate) written: Vec<(String, String)>,
    /// Drafts that went another way and were added as copies: id and text.
    pub(crate) copied: Vec<(String, String)>,
    /// Drafts that were there already.
    pub(crate) kept: usize,
    /// Drafts that could not be read or written.
    pub(crate) failed: usize,
}

/// What is given to drafts that cannot keep theirs.
pub(crate) struct Naming<'a> {
    /// An id that was never used.
    pub(crate) id: &'a dyn Fn() -> String,
    /// The name of a copy.
    pub(crate) copy: &'a dyn Fn(&str) -> String,
}

impl Keeper {
    /// All drafts that can be read, as they hold now.
    pub(crate) async fn back_up(&self, ids: &[String], made: &str) -> Result<Backup, Trouble> {
        let mut drafts = Vec::new();
        for id in ids {
            if let Held::Draft(_, text) = self.look(id).await?.held {
                let lineage = self.lineage(id).await?;
                drafts.push(BackedUp { id: id.clone(), lineage, text });
            }
        }
        Ok(Backup { made: made.to_owned(), drafts })
    }

    /// Digests of the revisions that the journal has.
    async fn lineage(&self, id: &str) -> Result<Vec<String>, Trouble> {
        let Some(vault) = &self.vault else { return Ok(Vec::new()) };
        let rows = vault.read(vec![Range::records(Table::Journal, draft_key(id))]).await?;
        let texts = rows.iter().flatten().filter_map(|(_, record)| record.as_ref()?.text());
        Ok(texts.map(|text| digest_of(text.as_bytes())).collect())
    }

    /// Puts the drafts of a backup back; what is here is never written over unless the backup's
    /// came from it.
    pub(crate) async fn restore(
        &self,
        backup: &Backup,
        now: &str,
        naming: &Naming<'_>,
    ) -> Restored {
        let mut restored = Restored::default();
        for draft in &backup.drafts {
            if self.restore_one(draft, now, naming, &mut restored).await.is_err() {
                restored.failed += 1;
            }
        }
        restored
    }

    async fn restore_one(
        &self,
        draft: &BackedUp,
        now: &str,
        naming: &Naming<'_>,
        restored: &mut Restored,
    ) -> Result<(), Trouble> {
        let envelope = draft.envelope().map_err(|_damaged| Trouble::Refused)?;
        let found = self.look(&draft.id).await?;
        let there = match &found.held {
            Held::Draft(_, text) | Held::SetAside(_, text) => Some(text.as_str()),
            Held::Nothing => None,
        };
        let mut stored = envelope.draft;
        let merge = draft.merge(there, &self.lineage(&draft.id).await?);
        // What was removed stays so; it comes back under another id.
        let is_used = merge == Merge::Copy || (merge == Merge::Add && found.top > 0);
        let id = if is_used { (naming.id)() } else { draft.id.clone() };
        let top = if is_used { 0 } else { found.top.max(envelope.revision) };
        match merge {
            Merge::Keep => {
                restored.kept += 1;
                return Ok(());
            }
            Merge::Copy => stored.cluster = (naming.copy)(&stored.cluster),
            Merge::Add | Merge::Forward => {}
        }
        let hand = Hand { top, head: None };
        let commit = self.begin(&id, hand, now, stored, Origin::Edit);
        let text = commit.text.clone();
        match self.finish(commit).await {
            Verdict::Confirmed | Verdict::HeadOnly | Verdict::JournalOnly => {}
            Verdict::Refused | Verdict::Conflict | Verdict::Elsewhere => {
                return Err(Trouble::Refused);
            }
        }
        match merge {
            Merge::Copy => restored.copied.push((id, text)),
            _ => restored.written.push((id, text)),
        }
        Ok(())
    }
}
