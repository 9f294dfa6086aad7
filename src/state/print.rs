//! What stands at the head of a print, and the time that is left until the deadline.

use leptos::prelude::*;
use locale::{Language, format, keys, text};

use super::session::Session;
use super::workspace::Workspace;
use crate::browser::clock;

/// The digits of the digest that stand at the head of every page.
const SHORT_DIGEST: usize = 12;

impl Workspace {
    /// Name and edition of the rubric.
    pub(crate) fn rubric_words(&self, language: Language) -> String {
        let document = &self.edition().rubric.document;
        let name = language.of(&document.name.zh, &document.name.en);
        let said = [("name", name), ("edition", document.edition.as_str())];
        text(language, keys::SCORE_RUBRIC, &said)
    }

    /// The digest of the rubric, in hexadecimal.
    fn digest(&self) -> &str {
        let digest = self.edition().rubric.digest.as_str();
        digest.split_once(':').map_or(digest, |(_, digits)| digits)
    }

    /// The head of every printed page.
    pub(crate) fn print_head(&self, language: Language) -> String {
        let (cluster, period) = (self.cluster_words(language), self.period_words(language));
        let digest = self.digest().get(..SHORT_DIGEST).unwrap_or_default();
        let said = [
            ("cluster", cluster.as_str()),
            ("period", &period),
            ("rubric", &self.rubric_words(language)),
            ("digest", digest),
        ];
        text(language, keys::PAPER_HEAD, &said)
    }

    /// What the print is about, line by line.
    pub(crate) fn print_facts(&self, language: Language) -> Vec<(&'static str, String)> {
        let deadline = deadline_words(&self.draft().deadline);
        let facts = [
            (keys::PAPER_CLUSTER, self.cluster_words(language)),
            (keys::PAPER_PERIOD, self.period_words(language)),
            (keys::PAPER_EDITION, self.rubric_words(language)),
            (keys::PAPER_DIGEST, self.digest().to_owned()),
            (keys::PAPER_DEADLINE, deadline),
            (keys::PAPER_PRINTED, clock::date_and_time(&clock::now())),
        ];
        let said = facts.into_iter().filter(|(_, words)| !words.is_empty());
        said.map(|(key, words)| (key.words(language), words)).collect()
    }
}

impl Session {
    /// The deadline and the time that is left; empty where none is known.
    pub(crate) fn time_left(&self) -> String {
        self.tick.track();
        let language = self.language.get();
        let deadline = self.of(|it| it.draft().deadline.clone());
        let Some(minutes) = clock::minutes_until(&deadline) else { return String::new() };
        let left = format::time_left(language, minutes);
        let said = [("at", deadline_words(&deadline)), ("left", left)];
        let [at, left] = &said;
        text(language, keys::DEADLINE_AT, &[(at.0, &at.1), (left.0, &left.1)])
    }
}

/// `2026-11-30 18:00`.
fn deadline_words(deadline: &str) -> String {
    deadline.replace('T', " ")
}
