//! [`PortfolioRefusal`]: why a portfolio file was not read or written.

use report::package::PackageFinding;

/// Why a file is no portfolio that can be read. `locale` has the words under `portfolio.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortfolioRefusal {
    /// More bytes than are looked at.
    TooLarge(usize),
    /// More files than a portfolio takes.
    TooManyParts(usize),
    /// More entries than are looked at.
    TooManyEntries(usize),
    /// No archive, or one that is no portfolio.
    NotAPortfolio,
    /// Written by a newer version of the format.
    NewerVersion(u64),
    /// The archive is damaged or was packed anew.
    Archive(Vec<PackageFinding>),
    /// A part is not there, not what the list says, or not of its form.
    Part {
        /// The part.
        part: String,
        /// What is wrong, in the reader's words; empty if its digest is.
        reason: String,
    },
}
