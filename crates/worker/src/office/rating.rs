//! [`Rated`]: a package as it is judged: by its cluster, and with what officials decided. Each is
//! read once, and again only when something about its cluster was decided.

use std::collections::BTreeMap;

use engine::assess::Bounds;
use engine::facts::RawEntry;
use engine::rollup::Submission;
use exchange::dossier_file::dossier_from_bytes;
use exchange::package::{Candidate, unpack};
use exchange::portfolio::{ClusterKey, ClusterState, Store as _};
use exchange::review::reviewed_submission;
use exchange::triage::Triaged;

use super::desk::Office;

/// A package as it is judged.
pub(super) struct Rated {
    /// What was decided when it was judged, spelt out.
    decided: String,
    /// The cluster's own total.
    pub(super) own: Bounds,
    /// With adjustments and agreed values; none if its period cannot be read.
    pub(super) submission: Option<Submission>,
}

impl Office {
    /// Makes sure that a package is judged as its cluster stands; false if it cannot be read.
    pub(super) fn rate(&mut self, cluster: &ClusterKey, sha256: &str) -> bool {
        let nothing = ClusterState::default();
        let state = self.state.clusters.get(cluster).unwrap_or(&nothing);
        let decided = decided(state);
        if self.rated.get(sha256).is_some_and(|it| it.decided == decided) {
            return true;
        }
        let Some(candidate) = self.candidate(sha256) else { return false };
        let Some(rules) = self.rules.as_ref() else { return false };
        let name = state.packages.iter().find(|it| it.sha256 == sha256);
        let name = name.map_or(sha256, |it| it.name.as_str());
        let submission = reviewed_submission(name, &candidate, state, &rules.rollup);
        let own = candidate.assessment().sheet.total;
        self.rated.insert(sha256.to_owned(), Rated { decided, own, submission });
        true
    }

    /// Takes over how a package was judged when it was sorted. Sorting knows of no adjustments.
    pub(super) fn rate_as_sorted(&mut self, sorted: &Triaged) {
        let nothing = ClusterState::default();
        let Some((key, own)) = sorted.cluster.as_ref().zip(sorted.own) else { return };
        let state = self.state.clusters.get(key).unwrap_or(&nothing);
        if let Some(submission) = sorted.rated.clone().filter(|_| state.adjustments.is_empty()) {
            let rated = Rated { decided: decided(state), own, submission: Some(submission) };
            self.rated.insert(sorted.sha256.clone(), rated);
        }
    }

    /// A package, read and assessed.
    pub(super) fn candidate(&self, sha256: &str) -> Option<Candidate> {
        let rules = self.rules.as_ref()?;
        let submission = unpack(&self.files.bytes(sha256)?).ok()?;
        let dossier = submission.dossier.as_bytes();
        Candidate::read(sha256, dossier, rules, self.language).ok()
    }

    /// The package of a cluster that is looked at: the one that counts, else the newest that waits.
    pub(super) fn package_of(&self, cluster: &ClusterKey) -> Option<String> {
        let state = self.state.clusters.get(cluster)?;
        let newest = state.packages.iter().rev().map(|it| &it.sha256);
        let newest =
            newest.clone().find(|it| state.waiting.contains(*it)).or(newest.clone().next());
        state.accepted.as_ref().or(newest).cloned()
    }
}

/// What was decided of a cluster, spelt out.
fn decided(state: &ClusterState) -> String {
    format!("{:?}{:?}", state.adjustments, state.agreed)
}

/// What was typed for each figure.
pub(super) fn values_of(dossier: &str) -> BTreeMap<String, String> {
    let Ok(file) = dossier_from_bytes(dossier.as_bytes()) else { return BTreeMap::new() };
    let typed = file.dossier.entries.into_iter().filter_map(|(id, entry)| match entry {
        RawEntry::Text(text) => Some((id, text)),
        _ => None,
    });
    typed.collect()
}
