//! [`Origin`]: where a figure comes from that was not typed.

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// An earlier report: not a comparable base unless somebody says so.
    Report {
        /// Its period, as written there.
        period: String,
        /// The figure there.
        figure: String,
    },
    /// The period pack: locked.
    Pack {
        /// The digest of the pack.
        digest: String,
        /// What the pack says, as it was written into the dossier.
        value: String,
    },
}
