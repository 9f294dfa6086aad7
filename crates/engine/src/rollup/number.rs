//! [`Number`]: a number and what it was made of, down to submission and figure.

use std::sync::Arc;

use crate::quantity::Rational;

/// What a number was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The sum of a figure over these submissions, by their places.
    Sum {
        /// The figure.
        figure: String,
        /// Year and quarter of the reports that gave it.
        quarter: (u16, u8),
        /// The submissions; shared, because a thousand numbers are of the same thousand.
        of: Arc<[usize]>,
    },
    /// A published figure: what file and place say it.
    Published {
        /// The figure.
        figure: String,
        /// Where it stands.
        from: String,
    },
}

/// A number and what it was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number itself; shares are shares: 0.235 is 23.5 %.
    pub value: Rational,
    /// What it was made of.
    pub from: Vec<Source>,
}

impl Number {
    /// The places of all submissions that it was made of, ascending, each once.
    pub fn submissions(&self) -> Vec<usize> {
        let mut all: Vec<usize> = Vec::new();
        for source in &self.from {
            if let Source::Sum { of, .. } = source {
                all.extend(of.iter());
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
