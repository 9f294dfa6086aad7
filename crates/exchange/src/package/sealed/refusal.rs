//! [`SealRefusal`]: why a file is not opened, or nothing is sealed.

/// Why a file is not opened, or nothing is sealed. `locale` has the words under `package.sealed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealRefusal {
    /// No age file.
    NotSealed,
    /// The file key does not come out: another passphrase, salt or work factor.
    WrongPassphrase,
    /// A passphrase of fewer characters.
    TooShort {
        /// The fewest.
        limit: usize,
    },
    /// A work factor that is not accepted.
    WorkFactor {
        /// As written.
        found: String,
        /// The greatest.
        limit: u8,
    },
    /// For another kind of recipient, which it names.
    OtherRecipient(String),
    /// The head is not of its form; which part.
    BadHeader(&'static str),
    /// The head does not match its own check.
    ChangedHeader,
    /// The end is missing.
    Cut,
    /// The last chunk does not match its check: it was changed, or its end is missing.
    LastBlock {
        /// Its place, from 1.
        block: usize,
    },
    /// A chunk does not match its check.
    ChangedContent {
        /// Its place, from 1.
        block: usize,
    },
}
