//! [`quantile`]: the value below which a share of numbers lies, by linear interpolation (Hyndman and
//! Fan's rule 7, which spreadsheets call QUARTILE.INC): at h = (n − 1) × share between the ⌊h⌋-th
//! and the next of the sorted numbers, counted from 0. Exact.

use crate::quantity::Rational;

/// The quantile of a share given as `above ÷ below`; none of no numbers, or of a share outside 0
/// to 1. `sorted` ascends.
pub fn quantile(sorted: &[Rational], above: usize, below: usize) -> Option<Rational> {
    if below == 0 || above > below {
        return None;
    }
    let steps = sorted.len().checked_sub(1)?.checked_mul(above)?;
    let (at, rest) = (steps.checked_div(below)?, steps.checked_rem(below)?);
    let low = sorted.get(at)?;
    let Some(high) = sorted.get(at.checked_add(1)?).filter(|_| rest > 0) else {
        return Some(low.clone());
    };
    Some(low + (high - low) * Rational::from(rest) / Rational::from(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_the_numbers() {
        let numbers: Vec<Rational> = [1u8, 2, 4, 8].map(Rational::from).to_vec();
        let of = |above, below| quantile(&numbers, above, below);
        let tenth = |number: u8| Some(Rational::from(number) / Rational::from(4u8));
        assert_eq!(of(1, 4), tenth(7));
        assert_eq!(of(1, 2), tenth(12));
        assert_eq!(of(3, 4), tenth(20));
        assert_eq!(of(0, 1), tenth(4));
        assert_eq!(of(1, 1), tenth(32));
        assert_eq!(quantile(&[], 1, 2), None);
        assert_eq!(of(2, 1), None);
    }
}
