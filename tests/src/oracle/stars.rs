//! Stars: the bands of a total, and what the vetoes leave of them.

use super::number::{Exact, whole};
use super::vetoes::{Says, Veto};

/// The stars an area has, or can still have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stars {
    pub(super) low: u8,
    pub(super) high: u8,
    pub(super) value: Option<u8>,
    pub(super) uncapped: Option<u8>,
}

/// The stars that the lowest and the highest total and the vetoes leave.
pub(super) fn stars(low: &Exact, high: &Exact, vetoes: &[Veto], interim: bool) -> Stars {
    let left = |counts: fn(Says) -> bool, total: &Exact| {
        let caps = vetoes.iter().filter(|veto| counts(veto.says)).filter_map(|veto| veto.leaves);
        caps.fold(band(total), u8::min)
    };
    let lowest = left(counts_at_worst, low);
    let highest = left(counts_at_best, high);
    let is_rated =
        !interim && !vetoes.iter().any(|veto| veto.id == "V5" && counts_at_best(veto.says));
    let agreed = |one: u8, other: u8| (one == other && is_rated).then_some(one);
    Stars {
        low: lowest,
        high: highest,
        value: agreed(lowest, highest),
        uncapped: agreed(band(low), band(high)),
    }
}

/// 5 ≥ 90 > 4 ≥ 80 > 3 ≥ 70 > 2 ≥ 60 > 1 ≥ 50 > 0.
fn band(total: &Exact) -> u8 {
    [50, 60, 70, 80, 90].iter().map(|edge| u8::from(*total >= whole(*edge))).sum()
}

fn counts_at_best(says: Says) -> bool {
    matches!(says, Says::Triggered | Says::Unjudgeable)
}

fn counts_at_worst(says: Says) -> bool {
    counts_at_best(says) || says == Says::Undecided
}

#[cfg(test)]
mod tests {
    use super::super::number::exact;
    use super::*;

    #[test]
    fn lower_edges_belong_to_the_band() {
        let totals = ["0", "49.99", "50", "59.99", "60", "70", "80", "89.99", "90", "100"];
        assert_eq!(totals.map(|total| band(&exact(total))), [0, 0, 1, 1, 2, 3, 4, 4, 5, 5]);
    }
}
