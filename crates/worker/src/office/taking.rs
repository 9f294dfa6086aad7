//! Files come in and are sorted: first each by itself, then all of a batch against each other and
//! what is there. Only what is no blocked file is taken in.

use std::collections::{BTreeMap, BTreeSet};

use exchange::package::{CheckCode, code_problem_text};
use exchange::portfolio::{ClusterKey, DeskState, Event, Store as _};
use exchange::triage::{
    Incoming, Lane, TriageCode, TriageContext, Triaged, reason_text, settle, triage_file,
};
use locale::{keys, text};

use super::answer::Answer;
use super::desk::Office;
use super::told::{Task, Wish};

/// What the log keeps of a name is cut there.
const NOTHING: &str = "";

impl Office {
    /// Sorts files of a batch. The page is told by which names it has to keep them.
    pub(super) fn sort(&mut self, wish: &Wish, bytes: &[u8]) -> Result<Answer, String> {
        let mut files = Vec::new();
        for (name, bytes) in wish.files(bytes) {
            if self.took_table(name, bytes) {
                files.push((String::new(), bytes.len()));
                continue;
            }
            let sorted = self.sorted_file(name, bytes, None, &self.now);
            let Some(sorted) = sorted else { return Err(NOTHING.to_owned()) };
            self.rate_as_sorted(&sorted);
            self.batch_files.insert(sorted.sha256.clone(), bytes.to_vec());
            let mut kept = String::new();
            if wish.task == Task::Sort && sorted.lane != Lane::Blocked {
                self.written.insert(sorted.sha256.clone());
                kept.clone_from(&sorted.sha256);
            }
            files.push((kept, bytes.len()));
            self.batch.push(sorted);
        }
        Ok(Answer { count: self.batch.len(), files, ..Answer::default() })
    }

    /// Forgets a batch.
    pub(super) fn drop_batch(&mut self) -> Answer {
        self.batch.clear();
        self.batch_files.clear();
        let said = keys::DESK_CANCELLED.words(self.language).to_owned();
        Answer { said, ..Answer::default() }
    }

    /// Takes a batch in.
    pub(super) fn settle(&mut self) -> Result<Answer, String> {
        self.refresh();
        let alone = core::mem::take(&mut self.batch);
        let mut files = core::mem::take(&mut self.batch_files);
        let mut batch = alone.clone();
        settle(&mut batch, &self.state);
        let (blocked, taken): (Vec<Triaged>, Vec<Triaged>) =
            batch.into_iter().partition(|it| it.lane == Lane::Blocked);
        self.blocked = blocked;
        let mut new = Vec::new();
        for it in &taken {
            let Some((cluster, package)) = it.cluster.clone().zip(it.package.clone()) else {
                continue;
            };
            let Some(bytes) = files.remove(&it.sha256) else { continue };
            new.push(self.files.keep(bytes));
            self.append(Some(&cluster), Event::Received { package })?;
            let reasons = it.reasons.iter().map(|it| it.code.name().to_owned()).collect();
            let (lane, package) = (it.lane.name().to_owned(), it.sha256.clone());
            self.append(Some(&cluster), Event::Triaged { lane, package, reasons })?;
        }
        for it in alone {
            if new.contains(&it.sha256) {
                self.sorted.insert(it.sha256.clone(), it);
            }
        }
        let written = core::mem::take(&mut self.written);
        new.retain(|sha256| !written.contains(sha256));
        // A table or pack of the batch is kept already; the page has to keep it too.
        new.extend(self.tables_of_batch());
        let (files, all) = self.files_of(&new);
        self.hand_out(all);
        let arguments =
            [("taken", taken.len().to_string()), ("blocked", self.blocked.len().to_string())];
        let arguments = arguments.each_ref().map(|(name, value)| (*name, value.as_str()));
        let said = text(self.language, keys::DESK_TAKEN, &arguments);
        Ok(Answer { said, files, ..Answer::default() })
    }

    /// One file, without the others; none if the rules are missing.
    fn sorted_file(
        &self,
        name: &str,
        bytes: &[u8],
        code: Option<CheckCode>,
        now: &str,
    ) -> Option<Triaged> {
        let rules = self.rules.as_ref()?;
        let context = TriageContext {
            pack: self.pack.as_ref(),
            state: &self.state,
            store: &self.files,
            shelf: rules,
            rules: &rules.rollup,
            now,
        };
        Some(triage_file(&Incoming { name, bytes, code }, &context, self.language))
    }

    /// What waits for a decision, sorted again and held against each other.
    pub(super) fn waiting(&mut self) -> Vec<Triaged> {
        let mut names: BTreeMap<String, (ClusterKey, String)> = BTreeMap::new();
        for (key, it) in &self.state.clusters {
            for package in it.packages.iter().filter(|own| it.waiting.contains(&own.sha256)) {
                names.insert(package.sha256.clone(), (key.clone(), package.name.clone()));
            }
        }
        let without = without(&self.state, &names.keys().map(String::as_str).collect());
        for (sha256, (_, name)) in &names {
            if !self.sorted.contains_key(sha256) {
                let Some(bytes) = self.files.bytes(sha256) else { continue };
                let bytes = bytes.into_owned();
                let code = self.code_of(sha256);
                let code = code.and_then(|it| CheckCode::from_typed(&it).ok());
                let now = self.received_at(sha256).unwrap_or_default();
                if let Some(sorted) = self.sorted_file(name, &bytes, code, &now) {
                    self.sorted.insert(sha256.clone(), sorted);
                }
            }
        }
        let sorted = names.keys().filter_map(|sha256| self.sorted.get(sha256));
        let mut waiting: Vec<Triaged> = sorted.cloned().collect();
        settle(&mut waiting, &without);
        waiting.sort_by(|a, b| (&a.cluster, &a.name).cmp(&(&b.cluster, &b.name)));
        waiting
    }

    /// Compares a check code with the package `key`.
    pub(super) fn compare_code(&mut self, wish: &Wish) -> Result<Answer, String> {
        let language = self.language;
        let code = CheckCode::from_typed(wish.word(0));
        let code = code.map_err(|problem| code_problem_text(&problem, language))?;
        let known = self.state.clusters.iter().find_map(|(key, it)| {
            let package = it.packages.iter().find(|it| it.sha256 == wish.key)?;
            Some((key.clone(), package.name.clone()))
        });
        let missing = || keys::DESK_NO_PACKAGE.words(language).to_owned();
        let (cluster, name) = known.ok_or_else(missing)?;
        let bytes = self.files.bytes(&wish.key).ok_or_else(missing)?.into_owned();
        let now = self.received_at(&wish.key).unwrap_or_default();
        let sorted = self.sorted_file(&name, &bytes, Some(code), &now).ok_or_else(missing)?;
        let differs = sorted.reasons.iter().find(|it| it.code == TriageCode::CodeDiffers);
        if let Some(reason) = differs {
            return Err(reason_text(reason, language));
        }
        let package = sorted.package.clone().ok_or_else(missing)?;
        self.append(Some(&cluster), Event::Received { package })?;
        self.sorted.insert(wish.key.clone(), sorted);
        let said = text(language, keys::DESK_CODE_SAME, &[("cluster", &cluster.name)]);
        Ok(Answer { said, ..Answer::default() })
    }
}

/// The state as if these packages had not come in.
fn without(state: &DeskState, packages: &BTreeSet<&str>) -> DeskState {
    let mut state = state.clone();
    for it in state.clusters.values_mut() {
        it.packages.retain(|it| !packages.contains(it.sha256.as_str()));
    }
    state
}
