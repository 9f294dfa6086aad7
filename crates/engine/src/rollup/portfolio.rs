//! [`Portfolio`]: the submissions of one period that count, and those set aside, each with its
//! reason. The order in which files come plays no part.

use std::collections::BTreeMap;

use super::submission::Submission;
use crate::facts::ReportingPeriod;
use crate::periods::quarters::quarter_of;

/// A file that does not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Aside {
    /// Its name.
    pub name: String,
    /// Why.
    pub reason: AsideReason,
}

/// Why a file does not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum AsideReason {
    /// It could not be read; what the reader says.
    Unreadable(String),
    /// It names no rubric that is known here; what it names.
    UnknownRubric(String),
    /// It is a period pack, whose figures of city, districts and industries are used.
    PeriodPack(String),
    /// Its period cannot be read.
    NoPeriod,
    /// It does not name its cluster.
    NoCluster,
    /// It is of another period.
    OtherPeriod(String),
    /// It is of an earlier period, and only ranks are compared with it.
    EarlierPeriod(String),
    /// It is of another kind of cluster than was asked for.
    OtherKind(String),
    /// Another file of the same cluster is of a newer version.
    Superseded(String),
    /// Another file of the same cluster and version is used; its name comes later.
    SameVersion(String),
}

impl AsideReason {
    /// True if the file is of use all the same, so that nobody has to do anything about it.
    pub fn is_harmless(&self) -> bool {
        matches!(self, Self::PeriodPack(_) | Self::EarlierPeriod(_) | Self::Superseded(_))
    }

    /// Name in files, and key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "unreadable",
            Self::UnknownRubric(_) => "unknown-rubric",
            Self::PeriodPack(_) => "period-pack",
            Self::NoPeriod => "no-period",
            Self::NoCluster => "no-cluster",
            Self::OtherPeriod(_) => "other-period",
            Self::EarlierPeriod(_) => "earlier-period",
            Self::OtherKind(_) => "other-kind",
            Self::Superseded(_) => "superseded",
            Self::SameVersion(_) => "same-version",
        }
    }

    /// What its words name.
    pub fn found(&self) -> &str {
        match self {
            Self::Unreadable(found)
            | Self::UnknownRubric(found)
            | Self::PeriodPack(found)
            | Self::OtherPeriod(found)
            | Self::EarlierPeriod(found)
            | Self::OtherKind(found)
            | Self::Superseded(found)
            | Self::SameVersion(found) => found,
            Self::NoPeriod | Self::NoCluster => "",
        }
    }
}

/// The submissions of one period.
#[derive(Debug, Clone, Default)]
pub struct Portfolio {
    /// The period as written, of the first submission.
    pub period: Option<ReportingPeriod>,
    /// Year and quarter.
    pub quarter: (u16, u8),
    /// Those that count: by kind, then by cluster.
    pub submissions: Vec<Submission>,
    /// The same of the latest earlier period among the files, for changes of rank.
    pub earlier: Vec<Submission>,
    /// Those that do not, by name.
    pub aside: Vec<Aside>,
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The period; the latest one among the files if none.
    pub period: Option<ReportingPeriod>,
    /// The kind of cluster; all if none.
    pub kind: Option<String>,
}

/// Sorts submissions: those of the period that is asked for, newest versions only.
pub fn portfolio_of(read: Vec<Submission>, mut aside: Vec<Aside>, wanted: &Wanted) -> Portfolio {
    let latest = read.iter().map(Submission::quarter).max();
    let quarter = wanted.period.map(quarter_of).or(latest).unwrap_or_default();
    let before = read.iter().map(Submission::quarter).filter(|it| *it < quarter).max();
    let mut set_aside = |it: &Submission, reason: AsideReason| {
        aside.push(Aside { name: it.name.clone(), reason });
    };
    let (mut own, mut earlier) = (Vec::new(), Vec::new());
    for submission in read {
        if wanted.kind.as_ref().is_some_and(|kind| *kind != submission.kind) {
            set_aside(&submission, AsideReason::OtherKind(submission.kind.clone()));
        } else if submission.cluster.trim().is_empty() {
            set_aside(&submission, AsideReason::NoCluster);
        } else if submission.quarter() == quarter {
            own.push(submission);
        } else if Some(submission.quarter()) == before {
            let period = submission.period.to_string();
            set_aside(&submission, AsideReason::EarlierPeriod(period));
            earlier.push(submission);
        } else {
            let period = submission.period.to_string();
            set_aside(&submission, AsideReason::OtherPeriod(period));
        }
    }
    let (submissions, older) = newest(own);
    aside.extend(older);
    // What an earlier file was superseded by plays no part for ranks that are only compared with.
    let (earlier, _) = newest(earlier);
    aside.sort();
    let period = submissions.first().map(|it| it.period).or(wanted.period);
    Portfolio { period, quarter, submissions, earlier, aside }
}

/// Of each cluster and kind the newest version, of equal ones the one whose name comes last.
fn newest(submissions: Vec<Submission>) -> (Vec<Submission>, Vec<Aside>) {
    let mut kept: BTreeMap<(String, String), Submission> = BTreeMap::new();
    let mut aside = Vec::new();
    let mut sorted = submissions;
    sorted.sort_by(|a, b| (a.version, &a.name).cmp(&(b.version, &b.name)));
    for submission in sorted {
        let key = (submission.kind.clone(), submission.cluster.trim().to_owned());
        let (name, version) = (submission.name.clone(), submission.version);
        if let Some(older) = kept.insert(key, submission) {
            let reason = if older.version == version {
                AsideReason::SameVersion(name)
            } else {
                AsideReason::Superseded(name)
            };
            aside.push(Aside { name: older.name, reason });
        }
    }
    (kept.into_values().collect(), aside)
}
