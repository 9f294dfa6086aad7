//! [`Standing`]: what a cluster is ranked by, and what decides between equal ones.

use engine::quantity::Rational;
use engine::ranking::measure::Place;
use engine::ranking::rank::rounded;
use engine::ranking::{Measure, Ties};

use super::book::RollupRequest;
use super::plan::is_exact;

/// Digits of what clusters are ranked by, as a whole number.
pub(super) const BY_DIGITS: usize = 9;
/// Zeros that leave room for the order among equals.
pub(super) const ORDER_DIGITS: usize = 5;

/// Where a cluster stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Standing {
    /// What it is ranked by, rounded.
    pub(super) by: Option<Rational>,
    /// The end of its range of points above; the one below is what it is ranked by, if that is
    /// points.
    pub(super) high: Rational,
    /// Its place among those of its kind by what decides between equal ones; greater is better.
    pub(super) order: usize,
    /// Its rank.
    pub(super) rank: usize,
    /// The best and worst rank.
    pub(super) range: [usize; 2],
    /// Its rank in the period before.
    pub(super) before: Option<usize>,
    /// True if what it is ranked by is too large for the workbook.
    pub(super) is_beyond: bool,
}

/// True if clusters are ranked by points, so that ranges of points give ranges of ranks.
pub(super) fn is_by_points(request: &RollupRequest<'_>) -> bool {
    request.source.ranking_rules.by == Measure::Points
}

/// Submission by submission.
pub(super) fn standings_of(request: &RollupRequest<'_>) -> Vec<Standing> {
    let (portfolio, rules) = (request.source.portfolio, request.source.ranking_rules);
    let mut all = vec![Standing::default(); portfolio.submissions.len()];
    for ranking in request.rankings {
        let mut equal: Vec<(usize, Vec<Option<Rational>>, &str)> = Vec::new();
        for it in &ranking.standings {
            let submission = portfolio.submissions.get(it.submission);
            let own = request.source.rollup.members.get(it.submission).map(|it| &it.own);
            let Some((submission, own)) = submission.zip(own) else { continue };
            let peer = Some(it.peer.total.to_rational());
            let place = Place { peer, ..Place::default() };
            let breaks = rules.tie_break.iter().map(|rule| rule.of(submission, own, &place));
            equal.push((it.submission, breaks.collect(), submission.cluster.as_str()));
            let high = submission.evaluation.sheet().total.high.to_rational();
            let is_beyond = it.by.as_ref().is_some_and(|by| !is_exact(by, rules.places, BY_DIGITS));
            if let Some(slot) = all.get_mut(it.submission) {
                *slot = Standing {
                    by: it.by.clone(),
                    high: rounded(&high, rules.places),
                    order: 0,
                    rank: it.rank,
                    range: it.range,
                    before: it.before,
                    is_beyond,
                };
            }
        }
        for (at, order) in orders(rules.ties, &equal) {
            if let Some(slot) = all.get_mut(at) {
                slot.order = order;
            }
        }
    }
    all
}

/// The place of each from below, from 1 on; equal ones share theirs, unless names decide.
fn orders(ties: Ties, equal: &[(usize, Vec<Option<Rational>>, &str)]) -> Vec<(usize, usize)> {
    let key = |(_, numbers, name): &(usize, Vec<Option<Rational>>, &str)| {
        let name = (ties == Ties::Distinct).then(|| core::cmp::Reverse((*name).to_owned()));
        (numbers.clone(), name)
    };
    let mut sorted: Vec<_> = equal.iter().map(key).collect();
    sorted.sort();
    sorted.dedup();
    let place = |it| sorted.binary_search(&key(it)).unwrap_or_default().saturating_add(1);
    equal.iter().map(|it| (it.0, place(it))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ones_share_an_order_unless_names_decide() {
        let one = |at, number: Option<u8>, name| (at, vec![number.map(Rational::from)], name);
        let all = [one(0, Some(2), "b"), one(1, Some(2), "a"), one(2, None, "c")];
        assert_eq!(orders(Ties::Shared, &all), [(0, 2), (1, 2), (2, 1)]);
        assert_eq!(orders(Ties::Distinct, &all), [(0, 2), (1, 3), (2, 1)]);
    }
}
