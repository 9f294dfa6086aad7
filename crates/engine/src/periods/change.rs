//! [`Change`]: from a base to a value, as a rate where there is one, else as a state.
//!
//! The states are those of releases of the national statistics bureau: a loss that becomes a
//! profit has no growth rate, whatever the formula gives.

use core::cmp::Ordering;

use crate::quantity::Rational;

/// Up, down or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Greater than the base.
    Up,
    /// Neither.
    Flat,
    /// Less than the base.
    Down,
}

/// What has become of a base. Rates are shares: 0.124 is 12.4 %.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The base is positive and the value not negative: the growth rate, negative if it fell.
    Rate(Rational),
    /// From profit to loss.
    TurnedLoss,
    /// From loss to profit, better by this much.
    TurnedProfit(Rational),
    /// The loss is gone, nothing was earned.
    LossCleared,
    /// The loss shrank by this share of itself.
    LossNarrowed(Rational),
    /// The loss is as it was.
    LossUnchanged,
    /// The loss grew by this share of itself.
    LossWidened(Rational),
    /// The base is zero, the value is not negative nor zero.
    FromZero,
    /// Both are zero.
    ZeroFlat,
    /// From zero to loss.
    FellToLoss,
}

/// The change from `base` to `value`, both in the same unit.
pub fn change_of(value: &Rational, base: &Rational) -> Change {
    let zero = Rational::ZERO;
    match (base.cmp(&zero), value.cmp(&zero)) {
        (Ordering::Greater, Ordering::Less) => Change::TurnedLoss,
        (Ordering::Greater, _) => Change::Rate((value - base) / base),
        (Ordering::Equal, Ordering::Greater) => Change::FromZero,
        (Ordering::Equal, Ordering::Equal) => Change::ZeroFlat,
        (Ordering::Equal, Ordering::Less) => Change::FellToLoss,
        (Ordering::Less, Ordering::Greater) => Change::TurnedProfit(value - base),
        (Ordering::Less, Ordering::Equal) => Change::LossCleared,
        (Ordering::Less, Ordering::Less) => loss_change(value, base),
    }
}

fn loss_change(value: &Rational, base: &Rational) -> Change {
    match value.cmp(base) {
        // Both are negative: the one nearer to zero is the smaller loss.
        Ordering::Greater => Change::LossNarrowed((base - value) / base),
        Ordering::Equal => Change::LossUnchanged,
        Ordering::Less => Change::LossWidened((value - base) / base),
    }
}

impl Change {
    /// The growth rate, where there is one.
    pub fn rate(&self) -> Option<&Rational> {
        match self {
            Self::Rate(rate) => Some(rate),
            _ => None,
        }
    }

    /// Name in files, and key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Rate(rate) => match rate.cmp(&Rational::ZERO) {
                Ordering::Greater => "grew",
                Ordering::Equal => "flat",
                Ordering::Less => "fell",
            },
            Self::TurnedLoss => "turned-loss",
            Self::TurnedProfit(_) => "turned-profit",
            Self::LossCleared => "loss-cleared",
            Self::LossNarrowed(_) => "loss-narrowed",
            Self::LossUnchanged => "loss-unchanged",
            Self::LossWidened(_) => "loss-widened",
            Self::FromZero => "from-zero",
            Self::ZeroFlat => "zero-flat",
            Self::FellToLoss => "fell-to-loss",
        }
    }

    /// Better, worse or neither.
    pub fn direction(&self) -> Direction {
        match self {
            Self::Rate(rate) => match rate.cmp(&Rational::ZERO) {
                Ordering::Greater => Direction::Up,
                Ordering::Equal => Direction::Flat,
                Ordering::Less => Direction::Down,
            },
            Self::TurnedProfit(_) | Self::LossCleared | Self::LossNarrowed(_) | Self::FromZero => {
                Direction::Up
            }
            Self::LossUnchanged | Self::ZeroFlat => Direction::Flat,
            Self::TurnedLoss | Self::LossWidened(_) | Self::FellToLoss => Direction::Down,
        }
    }
}

/// 贡献率: the part's increment as a share of the whole's; nothing unless the whole grew, because
/// a share in a fall or in nothing says the opposite of what it seems to.
pub fn contribution_of(part: [&Rational; 2], whole: [&Rational; 2]) -> Option<Rational> {
    let ([part, part_base], [whole, whole_base]) = (part, whole);
    let grown = whole - whole_base;
    (grown > Rational::ZERO).then(|| (part - part_base) / grown)
}

/// 拉动: by how much the part's increment moves the growth of the whole, as a difference of rates:
/// 0.05 are 5 percentage points. Nothing unless the whole's base is positive.
pub fn pull_of(part: [&Rational; 2], whole_base: &Rational) -> Option<Rational> {
    let [part, part_base] = part;
    (*whole_base > Rational::ZERO).then(|| (part - part_base) / whole_base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::rational::{rational_from_decimal, short_decimal};

    fn of(text: &str) -> Rational {
        rational_from_decimal(text).unwrap_or_default()
    }

    /// DOMAIN B5.1 to B5.3 and A3.
    #[test]
    fn words_take_the_place_of_rates_that_would_mislead() {
        for (base, value, name, number) in [
            ("0", "1200", "from-zero", None),
            ("0", "0", "zero-flat", None),
            ("0", "-1", "fell-to-loss", None),
            ("-800", "300", "turned-profit", Some("1100")),
            ("-800", "0", "loss-cleared", None),
            ("-800", "-500", "loss-narrowed", Some("0.375")),
            ("-800", "-800", "loss-unchanged", None),
            ("-500", "-800", "loss-widened", Some("0.6")),
            ("800", "-300", "turned-loss", None),
            ("800", "0", "fell", Some("-1")),
            ("800", "800", "flat", Some("0")),
            ("1609", "1808.516", "grew", Some("0.124")),
        ] {
            let change = change_of(&of(value), &of(base));
            let found = match &change {
                Change::Rate(it)
                | Change::TurnedProfit(it)
                | Change::LossNarrowed(it)
                | Change::LossWidened(it) => Some(short_decimal(it, 12)),
                _ => None,
            };
            assert_eq!((change.name(), found.as_deref()), (name, number), "{base} -> {value}");
        }
    }

    #[test]
    fn shares_in_growth_exist_only_where_there_was_growth() {
        let (part, whole) = ([&of("60"), &of("40")], [&of("200"), &of("150")]);
        assert_eq!(contribution_of(part, whole), Some(of("0.4")));
        assert_eq!(pull_of(part, whole[1]).map(|it| it * of("3")), Some(of("0.4")));
        assert_eq!(contribution_of(part, [&of("150"), &of("150")]), None);
        assert_eq!(contribution_of(part, [&of("100"), &of("150")]), None);
        assert_eq!(pull_of(part, &of("0")), None);
        assert_eq!(pull_of(part, &of("-5")), None);
    }
}
