//! [`Lease`]: who may write a draft, as a record beside it.
//!
//! The record is looked at in the same transaction that writes the journal, so a window that has
//! lost the lease cannot write, however late it learns of it. It expires, because a window may
//! end without a word. Pure; who carries it is in [`super::keeper`].

/// A lease that is not renewed ends after this.
pub(crate) const LASTS_MS: u64 = 15_000;

/// Who may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lease {
    /// The window.
    pub(crate) holder: String,
    /// Until when, in milliseconds since 1970.
    pub(crate) until: u64,
}

/// How a lease is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// If nobody has it.
    Ask,
    /// Whoever has it.
    Take,
}

impl Lease {
    /// The lease of a window from now.
    pub(crate) fn from_now(holder: &str, now: u64) -> Self {
        Self { holder: holder.to_owned(), until: now.saturating_add(LASTS_MS) }
    }

    /// The lease that a record holds; a record that cannot be read is nobody's.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        let (until, holder) = text.split_once(' ')?;
        Some(Self { holder: holder.to_owned(), until: until.parse().ok()? })
    }

    /// The record of the lease.
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.until, self.holder)
    }

    /// True if it keeps this window from writing, now.
    fn excludes(&self, window: &str, now: u64) -> bool {
        // A lease far in the future was made by a clock that has been set back since.
        let is_running = self.until > now && self.until <= now.saturating_add(2 * LASTS_MS);
        self.holder != window && is_running
    }
}

/// True if a window may have the lease.
pub(crate) fn may_have(there: Option<&str>, window: &str, wish: Wish, now: u64) -> bool {
    let there = there.and_then(Lease::of_text);
    wish == Wish::Take || !there.is_some_and(|lease| lease.excludes(window, now))
}

/// True if a window may write: it has the lease, or nobody has.
pub(crate) fn may_write(there: Option<&str>, window: &str) -> bool {
    there.and_then(Lease::of_text).is_none_or(|lease| lease.holder == window)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_window_has_it_until_it_expires_or_is_taken() {
        let lease = Lease::from_now("a", 1_000).text();
        assert!(may_have(None, "b", Wish::Ask, 1_000));
        assert!(may_have(Some(&lease), "a", Wish::Ask, 1_000));
        assert!(!may_have(Some(&lease), "b", Wish::Ask, 1_001));
        assert!(may_have(Some(&lease), "b", Wish::Take, 1_001));
        assert!(may_have(Some(&lease), "b", Wish::Ask, 1_000 + LASTS_MS));
        assert!(may_have(Some("unreadable"), "b", Wish::Ask, 1_000));
    }

    #[test]
    fn an_expired_lease_still_keeps_others_from_writing_unasked() {
        let lease = Lease::from_now("a", 1_000).text();
        assert!(may_write(Some(&lease), "a"));
        assert!(!may_write(Some(&lease), "b"));
        assert!(may_write(None, "b"));
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let lease = Lease::from_now("a", 1_000_000_000).text();
        assert!(may_have(Some(&lease), "b", Wish::Ask, 1_000));
    }
}
