//! What officials decide about packages and clusters: a line of the log each.

use exchange::package::digests::sha256_hex;
use exchange::portfolio::{ClusterKey, Event, Remark, Target};
use exchange::triage::Lane;
use locale::{Key, keys, text};

use super::answer::Answer;
use super::desk::Office;
use super::rating::values_of;
use super::told::{Task, Wish};

/// How many digits of a digest tell clusters apart in addresses.
const SHORT: usize = 12;

/// What a cluster is called in addresses.
pub(super) fn id_of(key: &ClusterKey) -> String {
    sha256_hex(format!("{}\n{}", key.kind, key.name).as_bytes()).chars().take(SHORT).collect()
}

impl Office {
    /// The cluster of an address.
    pub(super) fn cluster_of(&self, id: &str) -> Option<ClusterKey> {
        self.state.clusters.keys().find(|key| id_of(key) == id).cloned()
    }

    /// Decides.
    pub(super) fn decide(&mut self, wish: &Wish) -> Result<Answer, String> {
        if wish.task == Task::Accept {
            return self.accept(wish);
        }
        let missing = || keys::DESK_NO_PACKAGE.words(self.language).to_owned();
        let cluster = self.cluster_of(&wish.key).ok_or_else(missing)?;
        let (event, key) = self.event_of(wish, &cluster).ok_or_else(missing)?;
        self.append(Some(&cluster), event)?;
        let said = text(self.language, key, &[("cluster", &cluster.name)]);
        Ok(Answer { said, ..Answer::default() })
    }

    /// Accepts the packages that are named, or all that are clean.
    fn accept(&mut self, wish: &Wish) -> Result<Answer, String> {
        let waiting = self.waiting();
        let is_meant = |lane: Lane, sha256: &String| {
            if wish.words.is_empty() { lane == Lane::Clean } else { wish.words.contains(sha256) }
        };
        let mut accepted = 0usize;
        for it in waiting.iter().filter(|it| is_meant(it.lane, &it.sha256)) {
            if let Some(cluster) = &it.cluster {
                self.append(Some(cluster), Event::Accepted { package: it.sha256.clone() })?;
                accepted = accepted.saturating_add(1);
            }
        }
        let said = [("count", accepted.to_string())];
        let said = said.each_ref().map(|(name, value)| (*name, value.as_str()));
        Ok(Answer { said: text(self.language, keys::DESK_ACCEPTED, &said), ..Answer::default() })
    }

    fn event_of(&self, wish: &Wish, cluster: &ClusterKey) -> Option<(Event, Key)> {
        let word = |at: usize| wish.word(at).to_owned();
        let own = |figure: &str| self.own_value(cluster, figure);
        Some(match wish.task {
            Task::Return => {
                let state = self.state.clusters.get(cluster)?;
                let package = state.waiting.last().or(state.accepted.as_ref())?.clone();
                let remarks = wish.words.chunks(2).filter_map(|pair| match pair {
                    [at, words] if !words.trim().is_empty() => {
                        let (at, words) = (at.trim().to_owned(), words.trim().to_owned());
                        Some(Remark { at, words })
                    }
                    _ => None,
                });
                let remarks = remarks.collect();
                (Event::Returned { package, remarks }, keys::DESK_RETURNED)
            }
            Task::Adjust => {
                let target = match wish.word(0) {
                    "answer" => Target::Answer(word(1)),
                    _ => Target::Figure(word(1)),
                };
                let value = Some(plain_number(wish.word(2))).filter(|it| !it.is_empty());
                let (reason, evidence) = (word(3), word(4));
                let own = own(wish.word(1));
                (Event::Adjusted { evidence, own, reason, target, value }, keys::DESK_ADJUSTED)
            }
            Task::Agree => {
                let figure = word(0);
                let given = |at: usize| {
                    Some(plain_number(wish.word(at))).filter(|it: &String| !it.is_empty())
                };
                let event = Event::Agreed {
                    bureau: given(6),
                    own: own(&figure),
                    figure,
                    note: word(3),
                    reason: word(2),
                    signed: [word(4), word(5)],
                    value: given(1),
                };
                (event, keys::DESK_AGREED)
            }
            Task::Review => (Event::Reviewed { words: word(0) }, keys::DESK_REVIEWED),
            Task::Publicise => {
                (Event::Publicised { from: word(0), until: word(1) }, keys::DESK_PUBLICISED)
            }
            Task::Object => (Event::Objected { words: word(1), who: word(0) }, keys::DESK_OBJECTED),
            Task::Settled => {
                let event = Event::Settled { objection: word(0), words: word(1) };
                (event, keys::DESK_SETTLED)
            }
            Task::Publish => (Event::Published { reference: word(0) }, keys::DESK_PUBLISHED),
            Task::Note => (Event::Noted { words: word(0) }, keys::DESK_NOTED),
            _ => return None,
        })
    }

    /// What was handed in for a figure.
    fn own_value(&self, cluster: &ClusterKey, figure: &str) -> Option<String> {
        let state = self.state.clusters.get(cluster)?;
        let sha256 = state.accepted.as_ref().or(state.waiting.last())?;
        values_of(self.candidate(sha256)?.text()).remove(figure)
    }
}

/// A number as people paste it, without what separates thousands.
fn plain_number(typed: &str) -> String {
    typed.chars().filter(|it| !matches!(it, ',' | ' ' | '\u{ff0c}' | '\u{a0}')).collect()
}
