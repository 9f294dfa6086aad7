//! [`desk_state`]: the log → what it comes to. Total, and a function of the set of entries alone.

use std::collections::BTreeMap;

use super::entry::{ClusterKey, Entry, Event, TableUse, Target};
use super::log::Log;
use super::past::{Past, Places};
use super::possible::{Before, forbidden, malformed};
use super::state::{
    Adjustment, Agreement, ClusterState, Conflict, DeskState, Ignored, Impossible, Objection,
    Status, Topic,
};

/// What a log comes to.
pub(super) fn desk_state(log: &Log) -> DeskState {
    let mut groups: BTreeMap<Option<&ClusterKey>, Vec<(&str, &Entry)>> = BTreeMap::new();
    for (digest, entry) in log.entries() {
        groups.entry(entry.cluster.as_ref()).or_default().push((digest, entry));
    }
    let mut state = DeskState::default();
    for (cluster, entries) in groups {
        let past = Past::of(entries);
        let group = Group::of(&past, &mut state.ignored);
        match cluster {
            None => group.period(&mut state),
            Some(cluster) => {
                let own = group.cluster(cluster, &mut state.conflicts);
                state.clusters.insert(cluster.clone(), own);
            }
        }
    }
    state.ignored.sort();
    state.conflicts.sort();
    state
}

/// The entries of one cluster that can be.
struct Group<'a> {
    past: &'a Past<'a>,
    possible: Places,
    topics: Topics<'a>,
}

/// Places of possible entries by what they are about, ascending.
#[derive(Default)]
struct Topics<'a> {
    status: Vec<usize>,
    received: Vec<usize>,
    adjusted: BTreeMap<&'a Target, Vec<usize>>,
    agreed: BTreeMap<&'a str, Vec<usize>>,
    objected: Vec<usize>,
    settled: Vec<usize>,
    packs: Vec<usize>,
    tables: BTreeMap<TableUse, Vec<usize>>,
}

impl<'a> Topics<'a> {
    fn add(&mut self, place: usize, event: &'a Event) {
        match event {
            Event::Pack { .. } => self.packs.push(place),
            Event::Table { usage, .. } => self.tables.entry(*usage).or_default().push(place),
            Event::Received { .. } => self.received.push(place),
            Event::Adjusted { target, .. } => self.adjusted.entry(target).or_default().push(place),
            Event::Agreed { figure, .. } => self.agreed.entry(figure).or_default().push(place),
            Event::Objected { .. } => self.objected.push(place),
            Event::Settled { .. } => self.settled.push(place),
            Event::Accepted { .. }
            | Event::Returned { .. }
            | Event::Reviewed { .. }
            | Event::Publicised { .. }
            | Event::Published { .. } => self.status.push(place),
            Event::Triaged { .. } | Event::Noted { .. } => {}
        }
    }
}

impl<'a> Group<'a> {
    fn of(past: &'a Past<'a>, ignored: &mut Vec<Ignored>) -> Self {
        let mut ignore = |entry: &str, reason| {
            ignored.push(Ignored { entry: entry.to_owned(), reason });
        };
        past.left_out.iter().for_each(|entry| ignore(entry, Impossible::TooMany));
        let possible = Places::none(past.entries.len());
        let mut group = Self { past, possible, topics: Topics::default() };
        for (place, (digest, entry)) in past.entries.iter().enumerate() {
            let torn = past.torn.contains(digest).then_some(Impossible::UnknownPast);
            if let Some(reason) = malformed(entry).or(torn).or_else(|| group.forbids(place, entry))
            {
                ignore(digest, reason);
            } else {
                group.possible.add(place);
                group.topics.add(place, &entry.event);
            }
        }
        group
    }

    fn event(&self, place: usize) -> Option<&'a Event> {
        self.past.entries.get(place).map(|(_, entry)| &entry.event)
    }

    fn digest(&self, place: usize) -> String {
        self.past.entries.get(place).map(|(digest, _)| (*digest).to_owned()).unwrap_or_default()
    }

    /// Why an entry cannot be, by what it has seen.
    fn forbids(&self, place: usize, entry: &Entry) -> Option<Impossible> {
        let seen = self.past.seen.get(place)?;
        let within = |places: &'_ [usize]| -> Vec<usize> {
            places.iter().copied().filter(|it| seen.has(*it)).collect()
        };
        let received = within(&self.topics.received);
        let has_package = |sha256: &str| {
            received.iter().any(|it| {
                matches!(self.event(*it), Some(Event::Received { package }) if package.sha256 == sha256)
            })
        };
        let objected = within(&self.topics.objected);
        let has_objection = |digest: &str| objected.iter().any(|it| self.digest(*it) == digest);
        let settled = within(&self.topics.settled);
        let has_open = objected.iter().any(|it| self.answer_to(*it, &settled).is_none());
        let mut statuses: Vec<Status> = Vec::new();
        for last in self.past.last_of(&self.topics.status, seen) {
            statuses.extend(self.event(last).and_then(status_of));
        }
        if statuses.is_empty() && !received.is_empty() {
            statuses.push(Status::Submitted);
        }
        let before = Before {
            statuses,
            has_package: &has_package,
            has_any: !received.is_empty(),
            has_objection: &has_objection,
            has_open,
        };
        forbidden(entry, &before)
    }

    fn answer_to(&self, objection: usize, settled: &[usize]) -> Option<&'a str> {
        let digest = self.digest(objection);
        settled.iter().rev().find_map(|it| match self.event(*it) {
            Some(Event::Settled { objection, words }) if *objection == digest => {
                Some(words.as_str())
            }
            _ => None,
        })
    }

    /// The last of these entries if all last ones say the same; else what all of them have seen
    /// decides, and the conflict is named.
    fn settled<K: PartialEq>(
        &self,
        places: &[usize],
        effect: impl Fn(&'a Event) -> K,
        mut conflict: impl FnMut(Vec<usize>),
    ) -> Option<usize> {
        let mut within = self.possible.clone();
        let mut is_first = true;
        loop {
            let last = self.past.last_of(places, &within);
            let mut effects = last.iter().filter_map(|it| self.event(*it)).map(&effect);
            let first = effects.next()?;
            if effects.all(|it| it == first) {
                return last.last().copied();
            }
            within = self.past.common(&last);
            if is_first {
                conflict(last);
                is_first = false;
            }
        }
    }

    fn conflict(&self, cluster: Option<&ClusterKey>, topic: Topic, places: &[usize]) -> Conflict {
        let mut entries: Vec<String> = places.iter().map(|it| self.digest(*it)).collect();
        entries.sort();
        Conflict { cluster: cluster.cloned(), topic, entries }
    }

    fn period(&self, state: &mut DeskState) {
        let conflicts = &mut state.conflicts;
        let pack = self.settled(&self.topics.packs, Clone::clone, |places| {
            conflicts.push(self.conflict(None, Topic::Pack, &places));
        });
        if let Some(Event::Pack { sha256 }) = pack.and_then(|it| self.event(it)) {
            state.pack = Some(sha256.clone());
        }
        for (usage, places) in &self.topics.tables {
            let table = self.settled(places, Clone::clone, |places| {
                conflicts.push(self.conflict(None, Topic::Table(*usage), &places));
            });
            if let Some(Event::Table { name, sha256, .. }) = table.and_then(|it| self.event(it)) {
                state.tables.insert(*usage, (name.clone(), sha256.clone()));
            }
        }
    }

    fn cluster(&self, cluster: &ClusterKey, conflicts: &mut Vec<Conflict>) -> ClusterState {
        let mut state = ClusterState::default();
        for place in 0..self.past.entries.len() {
            state.history.push(self.digest(place));
            if self.possible.has(place)
                && let Some(event) = self.event(place)
            {
                self.collect(place, event, &mut state);
            }
        }
        state.packages.sort_by(|a, b| (a.number, &a.sha256).cmp(&(b.number, &b.sha256)));
        state.packages.dedup_by(|a, b| a.sha256 == b.sha256);
        self.registers(cluster, &mut state, conflicts);
        let decided = self.settled(&self.topics.status, Clone::clone, |places| {
            conflicts.push(self.conflict(Some(cluster), Topic::Status, &places));
        });
        self.decide(decided, &mut state);
        let unseen = self.unseen(decided);
        if !unseen.is_empty() {
            conflicts.push(self.conflict(Some(cluster), Topic::Unseen, &unseen));
        }
        state
    }

    /// What only adds up.
    fn collect(&self, place: usize, event: &Event, state: &mut ClusterState) {
        match event {
            Event::Received { package } => state.packages.push(package.clone()),
            Event::Triaged { lane, package, reasons } => {
                state.triaged.insert(package.clone(), (lane.clone(), reasons.clone()));
            }
            Event::Objected { words, who } => state.objections.push(Objection {
                entry: self.digest(place),
                who: who.clone(),
                words: words.clone(),
                answer: self.answer_to(place, &self.topics.settled).map(str::to_owned),
            }),
            Event::Noted { words } => state.notes.push(words.clone()),
            _ => {}
        }
    }

    fn registers(
        &self,
        cluster: &ClusterKey,
        state: &mut ClusterState,
        conflicts: &mut Vec<Conflict>,
    ) {
        for (target, places) in &self.topics.adjusted {
            let topic = Topic::Adjustment((*target).clone());
            let last = self.settled(places, value_of, |places| {
                conflicts.push(self.conflict(Some(cluster), topic.clone(), &places));
            });
            let Some((place, event)) = last.and_then(|it| Some((it, self.event(it)?))) else {
                continue;
            };
            if let Event::Adjusted { evidence, own, reason, value: Some(value), .. } = event {
                let adjustment = Adjustment {
                    entry: self.digest(place),
                    own: own.clone(),
                    value: value.clone(),
                    reason: reason.clone(),
                    evidence: evidence.clone(),
                };
                state.adjustments.insert((*target).clone(), adjustment);
            }
        }
        for (figure, places) in &self.topics.agreed {
            let topic = Topic::Agreed((*figure).to_owned());
            let last = self.settled(places, value_of, |places| {
                conflicts.push(self.conflict(Some(cluster), topic.clone(), &places));
            });
            let Some((place, event)) = last.and_then(|it| Some((it, self.event(it)?))) else {
                continue;
            };
            if let Event::Agreed { bureau, note, own, reason, value: Some(value), .. } = event {
                let agreement = Agreement {
                    entry: self.digest(place),
                    own: own.clone(),
                    bureau: bureau.clone(),
                    value: value.clone(),
                    reason: reason.clone(),
                    note: note.clone(),
                };
                state.agreed.insert((*figure).to_owned(), agreement);
            }
        }
    }

    /// Status, packages that count and wait, and what the last steps say.
    fn decide(&self, decided: Option<usize>, state: &mut ClusterState) {
        let nothing = Places::none(self.past.entries.len());
        let before = decided.and_then(|it| self.past.seen.get(it)).unwrap_or(&nothing);
        let (mut waiting, mut known) = (Vec::new(), Vec::new());
        for place in &self.topics.received {
            if let Some(Event::Received { package }) = self.event(*place) {
                let list = if before.has(*place) { &mut known } else { &mut waiting };
                list.push(package.sha256.clone());
            }
        }
        // The same bytes that somebody else took in as well wait for nothing.
        waiting.retain(|it| !known.contains(it));
        let steps = self.topics.status.iter().copied();
        let steps = steps.filter(|it| before.has(*it) || Some(*it) == decided);
        for event in steps.filter_map(|it| self.event(it)) {
            match event {
                Event::Accepted { package } => {
                    state.accepted = Some(package.clone());
                    (state.review, state.publicised) = (None, None);
                }
                Event::Returned { package, remarks } => {
                    state.accepted = None;
                    (state.review, state.publicised) = (None, None);
                    state.returned = Some((package.clone(), remarks.clone()));
                }
                Event::Reviewed { words } => state.review = Some(words.clone()),
                Event::Publicised { from, until } => {
                    state.publicised = Some([from.clone(), until.clone()]);
                }
                Event::Published { reference } => state.published = Some(reference.clone()),
                _ => {}
            }
        }
        let status = decided.and_then(|it| self.event(it)).and_then(status_of);
        let is_open = matches!(status, None | Some(Status::Returned)) && !waiting.is_empty();
        state.status = if is_open { Some(Status::Submitted) } else { status };
        waiting.sort();
        waiting.dedup();
        state.waiting = waiting;
    }

    /// A review or what follows it, and the adjustments, agreed values and objections that it had not
    /// seen.
    fn unseen(&self, decided: Option<usize>) -> Vec<usize> {
        let Some(decided) = decided else { return Vec::new() };
        let status = self.event(decided).and_then(status_of);
        if status.is_none_or(|it| it < Status::Reviewed) {
            return Vec::new();
        }
        let Some(seen) = self.past.seen.get(decided) else { return Vec::new() };
        let has_seen_it = |place: &usize| {
            let theirs = self.past.seen.get(*place);
            seen.has(*place) || theirs.is_some_and(|it| it.has(decided))
        };
        let topics = &self.topics;
        let values = topics.adjusted.values().chain(topics.agreed.values()).flatten();
        let mut unseen: Vec<usize> =
            values.chain(&topics.objected).copied().filter(|it| !has_seen_it(it)).collect();
        if !unseen.is_empty() {
            unseen.push(decided);
        }
        unseen
    }
}

/// What makes two adjustments or agreed values different.
fn value_of(event: &Event) -> Option<&String> {
    match event {
        Event::Adjusted { value, .. } | Event::Agreed { value, .. } => value.as_ref(),
        _ => None,
    }
}

/// Where an entry leaves the cluster.
fn status_of(event: &Event) -> Option<Status> {
    match event {
        Event::Accepted { .. } => Some(Status::Accepted),
        Event::Returned { .. } => Some(Status::Returned),
        Event::Reviewed { .. } => Some(Status::Reviewed),
        Event::Publicised { .. } => Some(Status::Publicised),
        Event::Published { .. } => Some(Status::Published),
        _ => None,
    }
}
