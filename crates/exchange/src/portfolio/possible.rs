//! [`forbidden`]: why an entry cannot be, judged by what it has seen. What somebody does later, or
//! elsewhere, never makes an entry impossible that was possible when it was written.

use engine::ledger::Date;
use engine::quantity::rational::rational_from_decimal;

use super::entry::{Entry, Event, LONGEST_TEXT, MOST_REMARKS, MOST_SEEN};
use super::state::{Impossible, Status};

/// The most characters of an adjusted or agreed value.
const LONGEST_VALUE: usize = 60;

/// What figures say that are no numbers.
const TRUTHS: [&str; 2] = ["yes", "no"];

/// What had happened before an entry.
pub(super) struct Before<'a> {
    /// Where the cluster stood: more than one after a conflict, none before anything came in.
    pub(super) statuses: Vec<Status>,
    /// True if a package of those bytes had come in.
    pub(super) has_package: &'a dyn Fn(&str) -> bool,
    /// True if any package had come in.
    pub(super) has_any: bool,
    /// True if that objection was there.
    pub(super) has_objection: &'a dyn Fn(&str) -> bool,
    /// True if an objection was not answered.
    pub(super) has_open: bool,
}

/// Why the entry cannot be, whatever came before.
pub(super) fn malformed(entry: &Entry) -> Option<Impossible> {
    if !is_time(&entry.at) {
        return Some(Impossible::Time);
    }
    if entry.by.trim().is_empty() {
        return Some(Impossible::Nobody);
    }
    if entry.event.is_of_period() == entry.cluster.is_some() {
        return Some(Impossible::WrongSubject);
    }
    let is_named = |it: &super::entry::ClusterKey| {
        !it.name.is_empty() && it.name.trim() == it.name && !it.kind.is_empty()
    };
    if entry.cluster.as_ref().is_some_and(|it| !is_named(it)) {
        return Some(Impossible::WrongSubject);
    }
    let is_long = |text: &String| text.chars().nth(LONGEST_TEXT).is_some();
    if entry.after.len() > MOST_SEEN || texts_of(entry).into_iter().any(is_long) {
        return Some(Impossible::TooLong);
    }
    match &entry.event {
        Event::Returned { remarks, .. } if remarks.len() > MOST_REMARKS => {
            Some(Impossible::TooLong)
        }
        Event::Triaged { reasons, .. } if reasons.len() > MOST_REMARKS => Some(Impossible::TooLong),
        _ => None,
    }
}

/// Why the entry cannot be after what came before.
pub(super) fn forbidden(entry: &Entry, before: &Before<'_>) -> Option<Impossible> {
    let stands = |allowed: &[Status]| {
        (!before.statuses.iter().all(|it| allowed.contains(it))).then_some(Impossible::NotNow)
    };
    let came_in =
        |package: &String| (!(before.has_package)(package)).then_some(Impossible::NotReceived);
    let any = || (!before.has_any).then_some(Impossible::NotReceived);
    let said = |text: &String| text.trim().is_empty().then_some(Impossible::NoReason);
    let unpublished = [
        Status::Submitted,
        Status::Returned,
        Status::Accepted,
        Status::Reviewed,
        Status::Publicised,
    ];
    let unreviewed = &unpublished[..3];
    match &entry.event {
        Event::Pack { .. } | Event::Table { .. } | Event::Received { .. } | Event::Noted { .. } => {
            None
        }
        Event::Triaged { package, .. } => came_in(package),
        Event::Accepted { package } => came_in(package).or_else(|| stands(&unpublished)),
        Event::Returned { package, remarks } => {
            came_in(package).or_else(|| stands(&unpublished)).or_else(|| {
                remarks.iter().all(|it| it.words.trim().is_empty()).then_some(Impossible::NoReason)
            })
        }
        Event::Adjusted { target, value, reason, .. } => {
            any().or_else(|| stands(unreviewed)).or_else(|| said(reason)).or_else(|| match target {
                super::entry::Target::Figure(_) => not_a_number(value.as_ref()),
                super::entry::Target::Answer(_) => None,
            })
        }
        Event::Agreed { value, .. } => {
            any().or_else(|| stands(unreviewed)).or_else(|| not_a_number(value.as_ref()))
        }
        Event::Reviewed { .. } => any().or_else(|| stands(&[Status::Accepted])),
        Event::Publicised { from, until } => {
            let days = Date::parse(from).zip(Date::parse(until));
            let is_span = days.is_some_and(|(from, until)| from <= until);
            any().or_else(|| stands(&[Status::Reviewed])).or((!is_span).then_some(Impossible::Time))
        }
        Event::Objected { words, .. } => {
            any().or_else(|| stands(&[Status::Publicised])).or_else(|| said(words))
        }
        Event::Settled { objection, words } => {
            let is_there = (before.has_objection)(objection);
            (!is_there).then_some(Impossible::NoSuchObjection).or_else(|| said(words))
        }
        Event::Published { .. } => any()
            .or_else(|| stands(&[Status::Publicised]))
            .or(before.has_open.then_some(Impossible::OpenObjections)),
    }
}

fn not_a_number(value: Option<&String>) -> Option<Impossible> {
    let is_number = value.is_none_or(|it| {
        it.len() <= LONGEST_VALUE
            && (rational_from_decimal(it).is_some() || TRUTHS.contains(&it.as_str()))
    });
    (!is_number).then_some(Impossible::NotANumber)
}

/// Whether a text is a time in UTC: `2020-10-20T09:30:00Z`.
fn is_time(text: &str) -> bool {
    let Some((day, rest)) = text.split_once('T') else { return false };
    let Some(time) = rest.strip_suffix('Z') else { return false };
    let parts: Vec<&str> = time.split(':').collect();
    let is_two = |part: &str, most: u8| {
        part.len() == 2
            && part.bytes().all(|it| it.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|it| it <= most)
    };
    day.len() == 10
        && Date::parse(day).is_some()
        && matches!(*parts.as_slice(), [hour, minute, second]
            if is_two(hour, 23) && is_two(minute, 59) && is_two(second, 60))
}

/// All texts of an entry.
fn texts_of(entry: &Entry) -> Vec<&String> {
    let mut texts = vec![&entry.by];
    texts.extend(entry.after.iter());
    texts.extend(entry.cluster.iter().flat_map(|it| [&it.kind, &it.name]));
    match &entry.event {
        Event::Pack { sha256 } => texts.push(sha256),
        Event::Table { name, sha256, .. } => texts.extend([name, sha256]),
        Event::Received { package } => {
            texts.extend([&package.manifest, &package.name, &package.sha256]);
            texts.extend(package.code.iter().chain(&package.previous));
        }
        Event::Triaged { lane, package, reasons } => {
            texts.extend([lane, package]);
            texts.extend(reasons);
        }
        Event::Accepted { package } => texts.push(package),
        Event::Returned { package, remarks } => {
            texts.push(package);
            texts.extend(remarks.iter().flat_map(|it| [&it.at, &it.words]));
        }
        Event::Adjusted { evidence, own, reason, target, value } => {
            let (super::entry::Target::Figure(id) | super::entry::Target::Answer(id)) = target;
            texts.extend([evidence, reason, id]);
            texts.extend(own.iter().chain(value));
        }
        Event::Agreed { bureau, figure, note, own, reason, signed, value } => {
            texts.extend([figure, note, reason]);
            texts.extend(signed.iter().chain(bureau).chain(own).chain(value));
        }
        Event::Reviewed { words } | Event::Noted { words } => texts.push(words),
        Event::Publicised { from, until } => texts.extend([from, until]),
        Event::Objected { words, who } => texts.extend([words, who]),
        Event::Settled { objection, words } => texts.extend([objection, words]),
        Event::Published { reference } => texts.push(reference),
    }
    texts
}
