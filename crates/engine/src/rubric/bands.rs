//! Entries of a rubric document that turn a total into stars.

#[cfg(feature = "source")]
use serde::{Deserialize, Serialize};

/// Shares of near-term and long-term weight that must be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct BalanceEntry {
    /// Of the near-term weight, for example `0.6`.
    pub near: String,
    /// Of the long-term weight.
    pub long: String,
}

/// A star band.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "source", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "source", serde(deny_unknown_fields, rename_all = "kebab-case"))]
pub struct BandEntry {
    /// Stars.
    pub stars: u8,
    /// Lowest total, inclusive.
    pub from: String,
    /// Next band's lowest total; absent for the highest band.
    #[cfg_attr(feature = "source", serde(default, skip_serializing_if = "Option::is_none"))]
    pub below: Option<String>,
}
