//! The review log, its conflicts and refusals in words.

use locale::{Language, groups, keys, text};
use report::package::package_finding_text;

use super::entry::{Entry, Event};
use super::refusal::PortfolioRefusal;
use super::state::{Conflict, Ignored, Impossible, Status, Topic};

/// A status in words.
pub fn status_text(status: Status, language: Language) -> &'static str {
    groups::PORTFOLIO_STATUS.named(status.name()).map_or("", |key| key.words(language))
}

/// Why an entry cannot be, in words.
pub fn impossible_text(reason: Impossible, language: Language) -> &'static str {
    groups::PORTFOLIO_IMPOSSIBLE.named(reason.name()).map_or("", |key| key.words(language))
}

/// What an entry says, with who and when.
pub fn event_text(entry: &Entry, language: Language) -> String {
    let nothing = keys::PACKAGE_NOTHING.words(language).to_owned();
    let or_nothing = |it: &Option<String>| it.clone().unwrap_or_else(|| nothing.clone());
    let (first, second, third) = match &entry.event {
        Event::Pack { sha256 } => (short(sha256), String::new(), String::new()),
        Event::Table { name, sha256, .. } => (name.clone(), short(sha256), String::new()),
        Event::Received { package } => {
            (package.name.clone(), package.number.to_string(), short(&package.sha256))
        }
        Event::Triaged { lane, package, reasons } => {
            let lane = groups::TRIAGE_LANE.named(lane).map_or("", |key| key.words(language));
            (short(package), lane.to_owned(), reasons.len().to_string())
        }
        Event::Accepted { package } => (short(package), String::new(), String::new()),
        Event::Returned { package, remarks } => {
            (short(package), remarks.len().to_string(), String::new())
        }
        Event::Adjusted { reason, target, value, .. } => {
            (target.place(), or_nothing(value), reason.clone())
        }
        Event::Agreed { figure, note, value, .. } => {
            (figure.clone(), or_nothing(value), note.clone())
        }
        Event::Reviewed { words } | Event::Noted { words } => {
            (words.clone(), String::new(), String::new())
        }
        Event::Publicised { from, until } => (from.clone(), until.clone(), String::new()),
        Event::Objected { words, who } => (who.clone(), words.clone(), String::new()),
        Event::Settled { objection, words } => (short(objection), words.clone(), String::new()),
        Event::Published { reference } => (reference.clone(), String::new(), String::new()),
    };
    let arguments = [
        ("at", entry.at.as_str()),
        ("by", &entry.by),
        ("first", &first),
        ("second", &second),
        ("third", &third),
    ];
    let key = groups::PORTFOLIO_EVENT.named(entry.event.name());
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}

/// A conflict in words: what, whose, and how to settle it.
pub fn conflict_text(conflict: &Conflict, language: Language) -> String {
    let what = match &conflict.topic {
        Topic::Adjustment(target) => target.place(),
        Topic::Agreed(figure) => format!("figures.{figure}"),
        _ => String::new(),
    };
    let cluster = conflict.cluster.as_ref().map(|it| it.name.as_str()).unwrap_or_default();
    let count = conflict.entries.len().to_string();
    let arguments = [("cluster", cluster), ("what", what.as_str()), ("count", &count)];
    let key = groups::PORTFOLIO_CONFLICT.named(conflict.topic.name());
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}

/// An entry that was ignored, with the reason.
pub fn ignored_text(ignored: &Ignored, language: Language) -> String {
    let digest = short(&ignored.entry);
    let arguments =
        [("entry", digest.as_str()), ("reason", impossible_text(ignored.reason, language))];
    text(language, keys::PORTFOLIO_IGNORED, &arguments)
}

/// Why a portfolio was not read or written, in words.
pub fn portfolio_refusal_text(refusal: &PortfolioRefusal, language: Language) -> String {
    let say = |key, found: &str, limit: usize| {
        let limit = limit.to_string();
        text(language, key, &[("found", found), ("limit", &limit)])
    };
    match refusal {
        PortfolioRefusal::TooLarge(found) => {
            say(keys::PORTFOLIO_REFUSAL_TOO_LARGE, &found.to_string(), super::file::LARGEST)
        }
        PortfolioRefusal::TooManyParts(found) => {
            say(keys::PORTFOLIO_REFUSAL_TOO_MANY_PARTS, &found.to_string(), super::file::MOST_PARTS)
        }
        PortfolioRefusal::TooManyEntries(found) => {
            let limit = super::file::MOST_ENTRIES;
            say(keys::PORTFOLIO_REFUSAL_TOO_MANY_ENTRIES, &found.to_string(), limit)
        }
        PortfolioRefusal::NotAPortfolio => {
            keys::PORTFOLIO_REFUSAL_NOT_A_PORTFOLIO.words(language).to_owned()
        }
        PortfolioRefusal::NewerVersion(found) => {
            text(language, keys::PORTFOLIO_REFUSAL_NEWER_VERSION, &[("found", &found.to_string())])
        }
        PortfolioRefusal::Archive(findings) => {
            let words = findings.iter().map(|it| package_finding_text(it, language));
            let found = words.collect::<Vec<_>>().join(" ");
            text(language, keys::PORTFOLIO_REFUSAL_ARCHIVE, &[("found", &found)])
        }
        PortfolioRefusal::Part { part, reason } => {
            let arguments = [("part", part.as_str()), ("reason", reason)];
            text(language, keys::PORTFOLIO_REFUSAL_PART, &arguments)
        }
    }
}

/// The beginning of a digest, by which people tell them apart.
fn short(digest: &str) -> String {
    digest.chars().take(8).collect()
}
