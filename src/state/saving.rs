//! [`Saving`]: where the draft stands with the store.

/// Where the draft stands with the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Saving {
    /// Nothing to save yet.
    #[default]
    Untouched,
    /// Edited; it is written in a moment.
    Pending,
    /// Written at this time: ISO 8601.
    Saved(String),
    /// The store had no room: the draft lives in this page only.
    Refused,
    /// The browser grants no store: the draft lives in this page only.
    NoStore,
    /// Another window wrote the same draft; nothing is written until the user chooses.
    Conflict,
}

impl Saving {
    /// True if the draft would be lost with the page.
    pub(crate) fn is_at_risk(&self) -> bool {
        matches!(self, Self::Refused | Self::NoStore)
    }
}
