//! [`TriageReason`]: why a file is clean, needs a look or is blocked: a code and what it speaks of.

/// Where a file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// It can be accepted as it is.
    Clean,
    /// Somebody has to look at it.
    Look,
    /// It cannot be accepted.
    Blocked,
}

impl Lane {
    /// Name in files, and key of its words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Look => "look",
            Self::Blocked => "blocked",
        }
    }
}

macro_rules! triage_codes {
    ($($(#[$doc:meta])* $code:ident = $name:literal, $lane:ident;)*) => {
        /// What a reason says. `locale` has the words under `triage.reason` and `triage.remedy`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TriageCode {
            $($(#[$doc])* $code,)*
        }

        impl TriageCode {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// Name in files, and key of the words.
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// Where it alone sends a file.
            pub fn lane(self) -> Lane {
                match self { $(Self::$code => Lane::$lane,)* }
            }
        }
    };
}

triage_codes! {
    /// No submission package.
    NotAPackage = "not-a-package", Blocked;
    /// Sealed with a passphrase.
    Encrypted = "encrypted", Blocked;
    /// Written by a newer program.
    NewerFormat = "newer-format", Blocked;
    /// Damaged or changed since it was handed in.
    Damaged = "damaged", Blocked;
    /// The typed check code is another.
    CodeDiffers = "code-differs", Blocked;
    /// What it says of itself does not follow from its dossier.
    Contradicts = "contradicts", Blocked;
    /// It names no cluster.
    NoCluster = "no-cluster", Blocked;
    /// The edition is not at hand.
    UnknownEdition = "unknown-edition", Blocked;
    /// Another edition than the period pack asks for.
    WrongEdition = "wrong-edition", Blocked;
    /// The edition of that name, with another digest.
    WrongDigest = "wrong-digest", Blocked;
    /// Of another period.
    ForeignPeriod = "foreign-period", Blocked;
    /// The same bytes are there already.
    Duplicate = "duplicate", Blocked;
    /// A newer version is there already.
    Older = "older", Blocked;
    /// Its versions lead in a circle.
    Cyclic = "cyclic", Blocked;
    /// The result is published.
    Published = "published", Blocked;
    /// The period pack does not ask this cluster for anything.
    NotDue = "not-due", Look;
    /// Filled from another period pack.
    OtherPack = "other-pack", Look;
    /// Figures differ from the period pack.
    DiffersFromPack = "differs-from-pack", Look;
    /// Its figures or tables have errors.
    Errors = "errors", Look;
    /// Warnings without a reason of substance.
    Unexplained = "unexplained", Look;
    /// Another package of the same version is there.
    SameVersion = "same-version", Look;
    /// It does not follow the version that is there.
    BrokenChain = "broken-chain", Look;
    /// The review is done already.
    Reviewed = "reviewed", Look;
    /// Firms that only one of cluster and bureau lists.
    FirmsDiffer = "firms-differ", Clean;
    /// A newer version of what is there.
    Newer = "newer", Clean;
    /// Figures are missing.
    Incomplete = "incomplete", Clean;
    /// It came after the deadline.
    Late = "late", Clean;
    /// No check code was typed.
    Unproven = "unproven", Clean;
}

/// A reason, and what it speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriageReason {
    /// What it says.
    pub code: TriageCode,
    /// What the words name.
    pub arguments: Vec<(&'static str, String)>,
}

impl TriageReason {
    /// A reason that speaks of nothing.
    pub fn new(code: TriageCode) -> Self {
        Self { code, arguments: Vec::new() }
    }

    /// The same with something that its words name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}
