//! [`due_list`]: who has handed in, who is late or missing; and [`reminder`]: the text that asks for
//! it (催报).
//!
//! Deadlines of period packs are Beijing time; times of the log are UTC.

use engine::ledger::Date;
use engine::periods::{PackCluster, PeriodPack};
use locale::{Language, keys, text};

use crate::portfolio::{ClusterKey, DeskState, Event, Log, Status};

/// Minutes by which Beijing is ahead of UTC.
const BEIJING: i64 = 480;

/// How a cluster stands to the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueState {
    /// Nothing came in, and the deadline has passed.
    Overdue,
    /// Nothing came in yet.
    Missing,
    /// It was returned, and no newer version came in.
    Returned,
    /// It came in after the deadline.
    Late,
    /// It came in by the deadline.
    OnTime,
}

impl DueState {
    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Missing => "missing",
            Self::Returned => "returned",
            Self::Late => "late",
            Self::OnTime => "on-time",
        }
    }

    /// True if somebody has to be reminded.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Overdue | Self::Missing | Self::Returned)
    }
}

/// A cluster that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The cluster as the pack has it.
    pub cluster: PackCluster,
    /// How it stands.
    pub state: DueState,
    /// When something of it first came in, in UTC.
    pub received: Option<String>,
}

/// The clusters that a pack asks for, in its order.
pub fn due_list(pack: &PeriodPack, log: &Log, state: &DeskState, now: &str) -> Vec<Due> {
    let due = |cluster: &PackCluster| {
        let is_it = |key: &ClusterKey| key.name == cluster.name.trim();
        let known = state.clusters.iter().find(|(key, it)| is_it(key) && !it.packages.is_empty());
        let received = known.and_then(|(_, it)| {
            let received = it
                .history
                .iter()
                .filter_map(|digest| log.entry(digest))
                .filter(|it| matches!(it.event, Event::Received { .. }));
            received.map(|it| it.at.clone()).min()
        });
        let state = match (&received, known.and_then(|(_, it)| it.status)) {
            (None, _) if is_late(&pack.deadline, now) => DueState::Overdue,
            (None, _) => DueState::Missing,
            (_, Some(Status::Returned)) => DueState::Returned,
            (Some(at), _) if is_late(&pack.deadline, at) => DueState::Late,
            _ => DueState::OnTime,
        };
        Due { cluster: cluster.clone(), state, received }
    };
    pack.clusters.iter().map(due).collect()
}

/// True if a time in UTC lies after a deadline in Beijing time.
pub(super) fn is_late(deadline: &str, at: &str) -> bool {
    let deadline = minutes_of(deadline, 24 * 60).map(|it| it - BEIJING);
    deadline.zip(minutes_of(at, 0)).is_some_and(|(deadline, at)| at > deadline)
}

/// Minutes up to a time; a day without one counts as `whole`.
fn minutes_of(text: &str, whole: i64) -> Option<i64> {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let day = Date::parse(day)?.days().checked_mul(24 * 60)?;
    let mut parts = time.trim_end_matches('Z').split(':');
    let mut part = || parts.next().and_then(|it| it.parse::<i64>().ok());
    let within = match part() {
        None => whole,
        Some(hours) => hours.clamp(0, 24) * 60 + part().unwrap_or_default().clamp(0, 59),
    };
    day.checked_add(within)
}

/// The text that asks one cluster for what it owes; none if it owes nothing.
pub fn reminder(pack: &PeriodPack, due: &Due, language: Language) -> Option<String> {
    let key = match due.state {
        DueState::Overdue => keys::TRIAGE_REMINDER_OVERDUE,
        DueState::Missing => keys::TRIAGE_REMINDER_MISSING,
        DueState::Returned => keys::TRIAGE_REMINDER_RETURNED,
        DueState::Late | DueState::OnTime => return None,
    };
    let deadline = pack.deadline.replace('T', " ");
    let arguments = [
        ("cluster", due.cluster.name.as_str()),
        ("period", &pack.period),
        ("deadline", &deadline),
        ("issuer", &pack.issuer),
    ];
    Some(text(language, key, &arguments))
}
