//! [`Coarse`]: structures in whole numbers, by which pairs are told apart that cannot be among the
//! most alike. Of thousands of pairs few are left to be compared exactly.

use super::structure::Structure;
use crate::quantity::Rational;

/// Shares are counted in units of 2⁻³⁰, so that products of sums of their products fit.
const SHARE_BITS: u32 = 30;

/// Squares of similarities are counted in units of 2⁻⁴⁰.
const SQUARE_BITS: u32 = 40;

/// A structure in whole units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coarse {
    /// Place of each division with its share, rounded down, ascending.
    shares: Vec<(usize, u128)>,
    /// What Σ s² is at least and at most.
    squares: [u128; 2],
}

impl Coarse {
    /// A structure; `divisions` are all that occur, ascending.
    pub(super) fn of(structure: &Structure, divisions: &[(String, Rational)]) -> Option<Self> {
        let mut shares = Vec::with_capacity(structure.shares.len());
        for (division, share) in &structure.shares {
            let place = divisions.binary_search_by(|(known, _)| known.cmp(division)).ok()?;
            let units = share * Rational::from(1u64 << SHARE_BITS);
            shares.push((place, u128::try_from(units.floor()).ok()?));
        }
        let low = shares.iter().map(|(_, it)| it.saturating_mul(*it)).sum();
        let high =
            shares.iter().map(|(_, it)| it.saturating_add(1)).map(|it| it.saturating_mul(it));
        Some(Self { squares: [low, high.sum()], shares })
    }

    /// What the square of the similarity is at least and at most.
    pub(super) fn square(&self, other: &Self) -> [u128; 2] {
        let (mut low, mut high) = (0u128, 0u128);
        let mut rest = other.shares.iter().peekable();
        for (place, share) in &self.shares {
            while rest.next_if(|(it, _)| it < place).is_some() {}
            if let Some((_, with)) = rest.next_if(|(it, _)| it == place) {
                low = low.saturating_add(share.saturating_mul(*with));
                let above = share.saturating_add(1).saturating_mul(with.saturating_add(1));
                high = high.saturating_add(above);
            }
        }
        let ([own_low, own_high], [with_low, with_high]) = (self.squares, other.squares);
        let part = |sum: u128, whole: u128| {
            sum.saturating_mul(sum).checked_div((whole >> SQUARE_BITS).max(1)).unwrap_or_default()
        };
        let least = part(low, own_high.saturating_mul(with_high).saturating_add(1 << SQUARE_BITS));
        let most = part(high, own_low.saturating_mul(with_low)).saturating_add(1);
        [least, most]
    }
}

/// The pairs that may be among the `most` most alike.
pub(super) fn candidates(
    members: &[(usize, Coarse)],
    most: usize,
) -> impl Iterator<Item = (usize, usize)> {
    let mut pairs: Vec<(usize, usize, [u128; 2])> = Vec::new();
    for (at, (left, one)) in members.iter().enumerate() {
        let others = members.iter().skip(at.saturating_add(1));
        pairs.extend(others.map(|(right, other)| (*left, *right, one.square(other))));
    }
    let mut least: Vec<u128> = pairs.iter().map(|(.., [least, _])| *least).collect();
    least.sort_unstable_by(|a, b| b.cmp(a));
    let enough = most.checked_sub(1).and_then(|at| least.get(at)).copied().unwrap_or_default();
    let is_one = move |(.., [_, most]): &(usize, usize, [u128; 2])| *most >= enough;
    pairs.into_iter().filter(is_one).map(|(left, right, _)| (left, right))
}
