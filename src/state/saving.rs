//! [`Saving`]: where the draft stands with the store.

use crate::storage::order::Verdict;

/// Where the draft stands with the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Saving {
    /// Nothing to save yet.
    #[default]
    Untouched,
    /// Edited; it is written in a moment.
    Pending,
    /// Written at this time, safe from a killed browser: ISO 8601.
    Saved(String),
    /// Written to local storage alone, which reaches the disk late.
    HeadOnly(String),
    /// Written to the journal alone, because local storage is full.
    JournalOnly(String),
    /// The store had no room: the draft lives in this page only.
    Refused,
    /// The browser grants no store: the draft lives in this page only.
    NoStore,
    /// Another window wrote the same draft; nothing is written until the user chooses.
    Conflict,
    /// Another window has the draft; this one shows it.
    Elsewhere,
    /// The draft was removed in another window.
    Removed,
}

impl Saving {
    /// What a verdict means for the user; `at` is when it was written.
    pub(crate) fn of_verdict(verdict: Verdict, at: &str, lasting: Lasting) -> Self {
        match (verdict, lasting) {
            (Verdict::Confirmed, _) => Self::Saved(at.to_owned()),
            (Verdict::JournalOnly, _) => Self::JournalOnly(at.to_owned()),
            (Verdict::HeadOnly, Lasting::Yes) => Self::HeadOnly(at.to_owned()),
            (Verdict::Refused, Lasting::Yes) => Self::Refused,
            (Verdict::HeadOnly | Verdict::Refused, Lasting::No) => Self::NoStore,
            (Verdict::Conflict | Verdict::Elsewhere, _) => Self::Conflict,
        }
    }

    /// True if the draft would be lost with the page.
    pub(crate) fn is_at_risk(&self) -> bool {
        matches!(self, Self::Refused | Self::NoStore)
    }

    /// True if nothing is written until the user has chosen.
    pub(crate) fn is_stopped(&self) -> bool {
        matches!(self, Self::Conflict | Self::Elsewhere | Self::Removed)
    }
}

/// Whether heads outlive the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// They lie in local storage.
    Yes,
    /// They lie in memory.
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_is_said_only_of_what_outlives_a_killed_browser() {
        let said = |verdict| Saving::of_verdict(verdict, "t", Lasting::Yes);
        assert_eq!(said(Verdict::Confirmed), Saving::Saved("t".to_owned()));
        assert_eq!(said(Verdict::HeadOnly), Saving::HeadOnly("t".to_owned()));
        assert!(said(Verdict::Refused).is_at_risk());
        assert!(Saving::of_verdict(Verdict::HeadOnly, "t", Lasting::No).is_at_risk());
    }
}
