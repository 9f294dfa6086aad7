//! One total divided by another: [`RatioLine`].

use std::sync::Arc;

use super::number::{Number, Source};
use super::rules::RatioRule;
use super::totals::Of;
use crate::quantity::Rational;

/// A ratio, and the same of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatioLine {
    /// Its name.
    pub id: String,
    /// The ratio over those that have both totals; none where nobody has, or the sum below is not
    /// positive.
    pub value: Option<Number>,
    /// The same on the bases of the year before.
    pub base: Option<Number>,
    /// Who lacks one of the totals.
    pub lacking: Vec<usize>,
}

pub(super) fn ratio_line(rule: &RatioRule, of: Of<'_>, quarter: (u16, u8)) -> RatioLine {
    let (value, lacking) = quotient(rule, [&rule.above, &rule.below], of, quarter);
    let base = rule.base.as_ref();
    let base = base.and_then(|[above, below]| quotient(rule, [above, below], of, quarter).0);
    RatioLine { id: rule.id.clone(), value, base, lacking }
}

fn quotient(
    rule: &RatioRule,
    [above, below]: [&String; 2],
    of: Of<'_>,
    quarter: (u16, u8),
) -> (Option<Number>, Vec<usize>) {
    let (mut sums, mut have, mut lacking) =
        ([Rational::ZERO, Rational::ZERO], Vec::new(), Vec::new());
    for (place, submission) in of {
        let both = submission.number(above, quarter).zip(submission.number(below, quarter));
        let Some((own_above, own_below)) = both else {
            lacking.push(*place);
            continue;
        };
        let [sum_above, sum_below] = &mut sums;
        *sum_above += own_above;
        *sum_below += own_below;
        have.push(*place);
    }
    let [sum_above, sum_below] = sums;
    if sum_below <= Rational::ZERO {
        return (None, lacking);
    }
    let have: Arc<[usize]> = have.into();
    let source =
        |figure: &String| Source::Sum { figure: figure.clone(), quarter, of: have.clone() };
    let from = vec![source(above), source(below)];
    (Some(Number { value: sum_above / sum_below * &rule.factor, from }), lacking)
}
