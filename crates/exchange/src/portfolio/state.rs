//! [`DeskState`]: what the log comes to. It is computed from the set of entries alone, so it does not
//! depend on the order in which they came together.

use std::collections::BTreeMap;

use super::entry::{ClusterKey, PackageRef, Remark, TableUse, Target};

/// Everything that the log says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeskState {
    /// The period pack, by SHA-256 of its bytes.
    pub pack: Option<String>,
    /// Tables by use: file name and SHA-256.
    pub tables: BTreeMap<TableUse, (String, String)>,
    /// By cluster.
    pub clusters: BTreeMap<ClusterKey, ClusterState>,
    /// Entries that cannot be, with the reason; they count for nothing.
    pub ignored: Vec<Ignored>,
    /// What was done side by side and differs.
    pub conflicts: Vec<Conflict>,
}

/// What the log says of a cluster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClusterState {
    /// How far it is.
    pub status: Option<Status>,
    /// Packages that came in, by number of version, then by digest.
    pub packages: Vec<PackageRef>,
    /// The package that counts.
    pub accepted: Option<String>,
    /// Packages that came in after the last decision, and wait for one.
    pub waiting: Vec<String>,
    /// What was last returned, with its remarks.
    pub returned: Option<(String, Vec<Remark>)>,
    /// Where packages went when they were sorted: lane and codes of reasons.
    pub triaged: BTreeMap<String, (String, Vec<String>)>,
    /// Adjustments that hold.
    pub adjustments: BTreeMap<Target, Adjustment>,
    /// Agreed values that hold, by figure.
    pub agreed: BTreeMap<String, Agreement>,
    /// What the review says.
    pub review: Option<String>,
    /// First and last day of the showing in public.
    pub publicised: Option<[String; 2]>,
    /// Objections.
    pub objections: Vec<Objection>,
    /// Number of the document that published it.
    pub published: Option<String>,
    /// Notes in order.
    pub notes: Vec<String>,
    /// All entries in the order in which they are told, by digest.
    pub history: Vec<String>,
}

/// How far a cluster is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Handed in, and nothing decided yet.
    Submitted,
    /// Gone back.
    Returned,
    /// It counts.
    Accepted,
    /// Reviewed.
    Reviewed,
    /// Shown in public (公示).
    Publicised,
    /// Published.
    Published,
}

/// An adjustment that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjustment {
    /// The entry, by digest.
    pub entry: String,
    /// What was handed in when it was made.
    pub own: Option<String>,
    /// The value.
    pub value: String,
    /// Why.
    pub reason: String,
    /// Where that is proved.
    pub evidence: String,
}

/// A value agreed with the bureau that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The entry, by digest.
    pub entry: String,
    /// What was handed in when it was agreed.
    pub own: Option<String>,
    /// The bureau's value.
    pub bureau: Option<String>,
    /// The value.
    pub value: String,
    /// Code of the reason.
    pub reason: String,
    /// Explanation.
    pub note: String,
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The entry, by digest.
    pub entry: String,
    /// Who objects.
    pub who: String,
    /// What they say.
    pub words: String,
    /// The answer.
    pub answer: Option<String>,
}

/// An entry that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ignored {
    /// The entry, by digest.
    pub entry: String,
    /// Why.
    pub reason: Impossible,
}

/// Why an entry cannot be. `locale` has the words under `portfolio.impossible`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Impossible {
    /// It says no time, or none that can be read.
    Time,
    /// It says nobody's name.
    Nobody,
    /// It is about a cluster and names none, or is about the period and names one.
    WrongSubject,
    /// A text of it is too long, or it has too many.
    TooLong,
    /// What it says to have seen is not in the log.
    UnknownPast,
    /// More entries about one cluster than are looked at.
    TooMany,
    /// The package that it speaks of had not come in.
    NotReceived,
    /// The cluster was not in a state in which that can be done.
    NotNow,
    /// It gives no reason.
    NoReason,
    /// The value is no number.
    NotANumber,
    /// The objection that it answers does not exist.
    NoSuchObjection,
    /// Objections were not answered.
    OpenObjections,
}

/// Done side by side: neither had seen the other, and they differ. Until somebody who has seen all
/// decides anew, what stood before them holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The cluster; none for the period as a whole.
    pub cluster: Option<ClusterKey>,
    /// What it is about.
    pub topic: Topic,
    /// The entries, by digest, ascending.
    pub entries: Vec<String>,
}

/// What entries can differ in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The period pack.
    Pack,
    /// A table.
    Table(TableUse),
    /// The status.
    Status,
    /// An adjustment.
    Adjustment(Target),
    /// An agreed value.
    Agreed(String),
    /// A review, showing or publication that had not seen an adjustment, agreed value or objection.
    Unseen,
}

impl Status {
    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Reviewed => "reviewed",
            Self::Publicised => "publicised",
            Self::Published => "published",
        }
    }
}

impl Impossible {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Time,
        Self::Nobody,
        Self::WrongSubject,
        Self::TooLong,
        Self::UnknownPast,
        Self::TooMany,
        Self::NotReceived,
        Self::NotNow,
        Self::NoReason,
        Self::NotANumber,
        Self::NoSuchObjection,
        Self::OpenObjections,
    ];

    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Nobody => "nobody",
            Self::WrongSubject => "wrong-subject",
            Self::TooLong => "too-long",
            Self::UnknownPast => "unknown-past",
            Self::TooMany => "too-many",
            Self::NotReceived => "not-received",
            Self::NotNow => "not-now",
            Self::NoReason => "no-reason",
            Self::NotANumber => "not-a-number",
            Self::NoSuchObjection => "no-such-objection",
            Self::OpenObjections => "open-objections",
        }
    }
}

impl Topic {
    /// Name in files, and key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Table(_) => "table",
            Self::Status => "status",
            Self::Adjustment(_) => "adjustment",
            Self::Agreed(_) => "agreed",
            Self::Unseen => "unseen",
        }
    }
}
