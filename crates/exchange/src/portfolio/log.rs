//! [`Log`]: the review log as a set of entries; it only grows.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{ClusterKey, Entry, Event, MOST_SEEN};
use super::fold::desk_state;
use super::state::{DeskState, Impossible};

/// Entries by digest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log(BTreeMap<String, Entry>);

/// Who does something, and when.
#[derive(Debug, Clone, Copy)]
pub struct Hand<'a> {
    /// Who.
    pub by: &'a str,
    /// When, in UTC: `2020-10-20T09:30:00Z`.
    pub at: &'a str,
}

impl Log {
    /// Adds an entry as it is, and returns its digest. Whether it can be, [`Log::state`] says.
    pub fn insert(&mut self, entry: Entry) -> String {
        let digest = entry.digest();
        self.0.insert(digest.clone(), entry);
        digest
    }

    /// Notes that something was done, after all that is known of the cluster.
    ///
    /// # Errors
    /// It cannot be done; the log stays as it was.
    pub fn append(
        &mut self,
        hand: Hand<'_>,
        cluster: Option<&ClusterKey>,
        event: Event,
    ) -> Result<String, Impossible> {
        let entry = Entry {
            after: self.last_of(cluster),
            at: hand.at.to_owned(),
            by: hand.by.to_owned(),
            cluster: cluster.cloned(),
            event,
        };
        let own = |it: &&Entry| it.cluster.as_ref() == cluster;
        let mut tried = Self::default();
        for known in self.0.values().filter(own) {
            tried.insert(known.clone());
        }
        let digest = tried.insert(entry.clone());
        let state = tried.state();
        match state.ignored.iter().find(|it| it.entry == digest) {
            Some(ignored) => Err(ignored.reason),
            None => Ok(self.insert(entry)),
        }
    }

    /// The entry of a digest.
    pub fn entry(&self, digest: &str) -> Option<&Entry> {
        self.0.get(digest)
    }

    /// All entries with their digests, by digest.
    pub fn entries(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes over what another log has; returns the digests of what is new.
    pub fn merge(&mut self, other: &Self) -> Vec<String> {
        let mut added = Vec::new();
        for (digest, entry) in &other.0 {
            if self.0.insert(digest.clone(), entry.clone()).is_none() {
                added.push(digest.clone());
            }
        }
        added
    }

    /// What it comes to.
    pub fn state(&self) -> DeskState {
        desk_state(self)
    }

    /// The entries about a cluster that no other one of it has seen.
    fn last_of(&self, cluster: Option<&ClusterKey>) -> Vec<String> {
        let own: Vec<(&String, &Entry)> =
            self.0.iter().filter(|(_, it)| it.cluster.as_ref() == cluster).collect();
        let seen: BTreeSet<&String> = own.iter().flat_map(|(_, it)| &it.after).collect();
        let last = own.iter().map(|(digest, _)| *digest).filter(|it| !seen.contains(it));
        last.take(MOST_SEEN).cloned().collect()
    }
}
