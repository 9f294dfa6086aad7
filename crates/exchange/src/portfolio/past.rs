//! [`Past`]: entries of one cluster in an order in which each comes after what it has seen, and who
//! has seen whom.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;

/// The most entries of one cluster that are looked at.
pub(super) const MOST_OF_ONE: usize = 2_000;

/// A set of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places(Vec<u64>);

impl Places {
    pub(super) fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    pub(super) fn all(count: usize) -> Self {
        let mut all = Self::none(count);
        (0..count).for_each(|place| all.add(place));
        all
    }

    pub(super) fn add(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    pub(super) fn has(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub(super) fn meet(&mut self, other: &Self) {
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            *word &= more;
        }
    }
}

/// Entries of one cluster.
pub(super) struct Past<'a> {
    /// Each after what it has seen; what was done side by side by time, then by digest.
    pub(super) entries: Vec<(&'a str, &'a Entry)>,
    /// For each the places of those that it has seen, directly or not.
    pub(super) seen: Vec<Places>,
    /// Entries that say to have seen what is not there.
    pub(super) torn: Vec<&'a str>,
    /// Entries beyond the most.
    pub(super) left_out: Vec<&'a str>,
}

impl<'a> Past<'a> {
    /// Orders entries.
    pub(super) fn of(mut given: Vec<(&'a str, &'a Entry)>) -> Self {
        given.sort_by_key(|(digest, entry)| (entry.at.as_str(), *digest));
        let kept = given.len().min(MOST_OF_ONE);
        let left_out = given.split_off(kept).into_iter().map(|(digest, _)| digest).collect();
        let places: BTreeMap<&str, usize> =
            given.iter().enumerate().map(|(place, (digest, _))| (*digest, place)).collect();
        let is_whole = |it: &&(&'a str, &'a Entry)| {
            it.1.after.iter().all(|digest| places.contains_key(digest.as_str()))
        };
        let torn = given.iter().filter(|it| !is_whole(it)).map(|(digest, _)| *digest).collect();
        let before: Vec<BTreeSet<usize>> = given
            .iter()
            .map(|(_, it)| {
                it.after.iter().filter_map(|it| places.get(it.as_str()).copied()).collect()
            })
            .collect();
        let order = ordered(&before);
        let mut at = vec![0; given.len()];
        for (place, from) in order.iter().enumerate() {
            if let Some(slot) = at.get_mut(*from) {
                *slot = place;
            }
        }
        let mut seen: Vec<Places> = Vec::with_capacity(order.len());
        for from in &order {
            let mut own = Places::none(order.len());
            for before in before.get(*from).into_iter().flatten() {
                let place = at.get(*before).copied().unwrap_or_default();
                own.add(place);
                if let Some(theirs) = seen.get(place) {
                    own.join(theirs);
                }
            }
            seen.push(own);
        }
        let entries = order.iter().filter_map(|from| given.get(*from).copied()).collect();
        Self { entries, seen, torn, left_out }
    }

    /// Of these places, ascending, those within `within` that no other of them has seen.
    pub(super) fn last_of(&self, places: &[usize], within: &Places) -> Vec<usize> {
        let mut covered = Places::none(self.entries.len());
        let mut last = Vec::new();
        for place in places.iter().rev().copied().filter(|place| within.has(*place)) {
            if !covered.has(place) {
                last.push(place);
            }
            if let Some(seen) = self.seen.get(place) {
                covered.join(seen);
            }
        }
        last.reverse();
        last
    }

    /// What all of these have seen.
    pub(super) fn common(&self, places: &[usize]) -> Places {
        let mut common = Places::all(self.entries.len());
        for place in places {
            if let Some(seen) = self.seen.get(*place) {
                common.meet(seen);
            }
        }
        common
    }
}

/// The places in an order in which each comes after those before it; among those that are free the
/// lowest first. A digest cannot be in its own past, so nothing is left over.
fn ordered(before: &[BTreeSet<usize>]) -> Vec<usize> {
    let mut open: Vec<usize> = before.iter().map(BTreeSet::len).collect();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); before.len()];
    for (place, them) in before.iter().enumerate() {
        for it in them {
            if let Some(after) = after.get_mut(*it) {
                after.push(place);
            }
        }
    }
    let free = open.iter().enumerate().filter(|(_, open)| **open == 0).map(|(place, _)| place);
    let mut free: BTreeSet<usize> = free.collect();
    let mut order = Vec::with_capacity(before.len());
    while let Some(place) = free.pop_first() {
        order.push(place);
        for next in after.get(place).into_iter().flatten() {
            if let Some(open) = open.get_mut(*next) {
                *open = open.saturating_sub(1);
                if *open == 0 {
                    free.insert(*next);
                }
            }
        }
    }
    order
}
