//! [`Office`]: answers requests, one after the other.

use std::collections::{BTreeMap, BTreeSet};

use engine::periods::PeriodPack;
use engine::rollup::{BureauFirm, CityFigures};
use exchange::portfolio::{ClusterKey, DeskState, Event, Files, Hand, Log, impossible_text};
use exchange::triage::Triaged;
use locale::{Language, keys};

use super::answer::Answer;
use super::block::Block;
use super::rating::Rated;
use super::rolled::Rolled;
use super::shelf::Rules;
use super::told::{REQUEST, Task, Wish};
use super::{cluster, history, inbox, overview, packing, ranking, reconciling};

/// The officials' desk.
#[derive(Default)]
pub struct Office {
    pub(super) rules: Option<Rules>,
    pub(super) language: Language,
    /// Who is at the desk.
    pub(super) by: String,
    /// Now, in UTC.
    pub(super) now: String,
    pub(super) log: Log,
    pub(super) files: Files,
    /// What the log comes to.
    pub(super) state: DeskState,
    pub(super) pack: Option<PeriodPack>,
    pub(super) city: CityFigures,
    pub(super) bureau: Vec<BureauFirm>,
    /// Files of a batch that is under way.
    pub(super) batch: Vec<Triaged>,
    pub(super) batch_files: BTreeMap<String, Vec<u8>>,
    /// Packages of the batch that the page keeps already, by SHA-256.
    pub(super) written: BTreeSet<String>,
    /// Files that were set aside the last time.
    pub(super) blocked: Vec<Triaged>,
    /// Packages as they were sorted, without the others, by SHA-256.
    pub(super) sorted: BTreeMap<String, Triaged>,
    /// Packages as they are judged, by SHA-256.
    pub(super) rated: BTreeMap<String, Rated>,
    /// The roll-up; none if it has to be computed anew.
    pub(super) rolled: Option<Rolled>,
    /// The file that belongs to the last answer.
    pub(super) handed: Option<Vec<u8>>,
}

impl Office {
    /// The file that belongs to the last reply, if one does; it is handed out once.
    pub fn take_file(&mut self) -> Option<Vec<u8>> {
        self.handed.take()
    }

    /// The reply to a request as it is sent; none if it is not understood.
    pub fn reply(&mut self, request: &str, bytes: &[u8]) -> Option<String> {
        let wish = Wish::of_text(request.strip_prefix(REQUEST)?)?;
        Some(self.answer(&wish, bytes)?.to_text())
    }

    /// Answers a request; `bytes` are the files that it names. None if it is not understood.
    pub fn answer(&mut self, wish: &Wish, bytes: &[u8]) -> Option<Answer> {
        let language = Language::from_tag(&wish.language)?;
        if language != self.language {
            // Reasons hold words.
            self.sorted.clear();
            self.language = language;
        }
        wish.now.clone_into(&mut self.now);
        wish.by.trim().clone_into(&mut self.by);
        if self.by.is_empty() {
            keys::DESK_NOBODY.words(language).clone_into(&mut self.by);
        }
        if self.rules.is_none() {
            self.rules = Some(Rules::shipped()?);
        }
        let known: Vec<String> = self.log.entries().map(|(digest, _)| digest.clone()).collect();
        let mut answer = self.done(wish, bytes).unwrap_or_else(Answer::refused);
        if wish.task != Task::Open {
            let known = |digest: &String| known.binary_search(digest).is_ok();
            let new = self.log.entries().filter(|(digest, _)| !known(digest));
            answer.entries = new.map(|(digest, entry)| (digest.clone(), entry.json())).collect();
        }
        if !answer.entries.is_empty() || wish.task == Task::Open {
            self.refresh();
        }
        if !matches!(wish.task, Task::Keep | Task::Sort | Task::File | Task::Why | Task::Open) {
            answer.blocks = self.shown(&wish.place);
        }
        Some(answer)
    }

    fn done(&mut self, wish: &Wish, bytes: &[u8]) -> Result<Answer, String> {
        match wish.task {
            Task::Show => Ok(Answer::default()),
            Task::Open => Ok(self.open(wish, bytes)),
            Task::Keep => Ok(self.keep(wish, bytes)),
            Task::Sort => self.sort(wish, bytes),
            Task::Settle => self.settle(),
            Task::Drop => Ok(self.drop_batch()),
            Task::Example => self.example(),
            Task::Code => self.compare_code(wish),
            Task::Why => self.explained(wish),
            Task::File => self.handed_out(wish),
            Task::Merge => self.merge(bytes),
            Task::Pack => self.make_pack(wish),
            _ => self.decide(wish),
        }
    }

    /// Computes anew what follows from the log.
    pub(super) fn refresh(&mut self) {
        self.state = self.log.state();
        self.rolled = None;
        self.read_tables();
    }

    /// What is to be handed out, or kept, beside the answer.
    pub(super) fn hand_out(&mut self, bytes: Vec<u8>) {
        self.handed = Some(bytes);
    }

    /// Notes that something was done.
    pub(super) fn append(
        &mut self,
        cluster: Option<&ClusterKey>,
        event: Event,
    ) -> Result<String, String> {
        let hand = Hand { by: &self.by, at: &self.now };
        let done = self.log.append(hand, cluster, event);
        done.map_err(|it| impossible_text(it, self.language).to_owned())
    }

    /// What a place shows.
    fn shown(&mut self, place: &str) -> Vec<Block> {
        let parts: Vec<&str> = place.split('/').collect();
        match parts.as_slice() {
            ["inbox"] => inbox::shown(self),
            ["c", id] => cluster::shown(self, id),
            ["reconcile"] => reconciling::shown(self),
            ["ranking"] => ranking::shown(self),
            ["bulletin"] => ranking::bulletin_shown(self),
            ["log"] => history::shown(self),
            ["pack"] => packing::shown(self),
            _ => overview::shown(self),
        }
    }
}
