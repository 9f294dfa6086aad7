//! [`Ranking`]: the clusters of one kind, ranked and compared.

use super::audit::{Audit, audit};
use super::beside::{Beside, beside};
use super::lists::{Candidate, Listed, listed};
use super::measure::{Place, term_share};
use super::peer::{PeerScore, peer_scores};
use super::rank::{Ranked, rank_ranges, ranked, rounded};
use super::rules::RankingRules;
use super::targets::{LevelLine, TargetLine, level_line, target_line};
use crate::quantity::Rational;
use crate::rollup::{Group, GroupOf, Member, Portfolio, Rollup, Submission};

/// Where a cluster stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its place in the portfolio.
    pub submission: usize,
    /// What it is ranked by, after rounding.
    pub by: Option<Rational>,
    /// Its rank.
    pub rank: usize,
    /// The best and worst rank that its range of points leaves.
    pub range: [usize; 2],
    /// Its rank in the period before, among those that handed in then.
    pub before: Option<usize>,
    /// By how many ranks it rose.
    pub change: Option<i64>,
    /// Points of near-term, then long-term items, as shares of their weights.
    pub terms: [Option<Rational>; 2],
    /// Its scores against those of the same kind.
    pub peer: PeerScore,
}

/// The clusters of one kind, ranked and compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// The kind.
    pub kind: String,
    /// By rank, then by name.
    pub standings: Vec<Standing>,
    /// Who is on each list, in the order of the rules.
    pub lists: Vec<Vec<Listed>>,
    /// Whom to look at first.
    pub audits: Vec<Audit>,
    /// Targets, in the order of the rules.
    pub targets: Vec<TargetLine>,
    /// Leading levels, in the order of the rules.
    pub levels: Vec<LevelLine>,
    /// Each item's median and best; strengths and weaknesses in the order of `members`.
    pub beside: Beside,
    /// The submissions by place, ascending.
    pub members: Vec<usize>,
}

/// The ranking of the clusters of a group of one kind.
pub fn ranking_of(
    rules: &RankingRules,
    portfolio: &Portfolio,
    rollup: &Rollup,
    group: &Group,
) -> Ranking {
    let kind = match &group.of {
        GroupOf::Kind(kind) => kind.clone(),
        _ => String::new(),
    };
    let submissions: Vec<&Submission> =
        group.members.iter().filter_map(|at| portfolio.submissions.get(*at)).collect();
    let own: Vec<&Member> = group.members.iter().filter_map(|at| rollup.members.get(*at)).collect();
    let own: Vec<&Group> = own.into_iter().map(|it| &it.own).collect();
    let peers = peer_scores(&rules.peer, &submissions);
    let mut places: Vec<Place> = peers
        .iter()
        .map(|it| Place { peer: Some(it.total.to_rational()), ..Place::default() })
        .collect();
    let ranks = ranks(rules, &submissions, &own, &places);
    let before = ranks_before(rules, portfolio, &kind);
    let names = submissions.iter().map(|it| it.cluster.as_str());
    for ((place, rank), name) in places.iter_mut().zip(&ranks).zip(names) {
        place.rank = Some(*rank);
        let before = before.iter().find(|(known, _)| known == name).map(|(_, rank)| *rank);
        place.change = before.and_then(|before| change(before, *rank));
    }
    let candidates: Vec<Candidate<'_>> = (group.members.iter().zip(&submissions))
        .zip(own.iter().zip(&places))
        .map(|((at, submission), (own, place))| Candidate { at: *at, submission, own, place })
        .collect();
    let audits = candidates.iter().filter_map(|it| audit(rules, it.at, it.submission));
    Ranking {
        standings: standings(rules, &candidates, peers, &before),
        lists: rules.lists.iter().map(|rule| listed(rule, &candidates)).collect(),
        audits: audits.collect(),
        targets: rules.targets.iter().map(|it| target_line(it, group, &candidates)).collect(),
        levels: rules.levels.iter().map(|it| level_line(it, &candidates)).collect(),
        beside: beside(&submissions, rules.most),
        members: group.members.clone(),
        kind,
    }
}

fn ranks(
    rules: &RankingRules,
    submissions: &[&Submission],
    own: &[&Group],
    places: &[Place],
) -> Vec<usize> {
    let one = |((submission, own), place): ((&&Submission, &&Group), &Place)| {
        let first = rules.by.of(submission, own, place).map(|it| rounded(&it, rules.places));
        let breaks = rules.tie_break.iter().map(|it| it.of(submission, own, place));
        Ranked {
            name: submission.cluster.clone(),
            numbers: core::iter::once(first).chain(breaks).collect(),
        }
    };
    let all: Vec<Ranked> = submissions.iter().zip(own).zip(places).map(one).collect();
    ranked(rules.ties, &all)
}

/// The ranks of the period before, by cluster. Only what the assessment says counts for them, so
/// the roll-up of that period is not needed.
fn ranks_before(rules: &RankingRules, portfolio: &Portfolio, kind: &str) -> Vec<(String, usize)> {
    let earlier: Vec<&Submission> = portfolio.earlier.iter().filter(|it| it.kind == kind).collect();
    let peers = peer_scores(&rules.peer, &earlier);
    let place = |it: &PeerScore| Place { peer: Some(it.total.to_rational()), ..Place::default() };
    let places: Vec<Place> = peers.iter().map(place).collect();
    let nothing = Group {
        of: GroupOf::All,
        members: Vec::new(),
        totals: Vec::new(),
        ratios: Vec::new(),
        stages: Vec::new(),
    };
    let groups: Vec<&Group> = earlier.iter().map(|_| &nothing).collect();
    let ranks = ranks(rules, &earlier, &groups, &places);
    earlier.iter().zip(ranks).map(|(it, rank)| (it.cluster.clone(), rank)).collect()
}

fn change(before: usize, now: usize) -> Option<i64> {
    let of = |rank: usize| i64::try_from(rank).ok();
    of(before)?.checked_sub(of(now)?)
}

fn standings(
    rules: &RankingRules,
    candidates: &[Candidate<'_>],
    peers: Vec<PeerScore>,
    before: &[(String, usize)],
) -> Vec<Standing> {
    let end = |it: &Candidate<'_>| {
        let total = it.submission.evaluation.sheet().total;
        [total.low, total.high].map(|it| rounded(&it.to_rational(), rules.places))
    };
    let ends: Vec<[Rational; 2]> = candidates.iter().map(end).collect();
    let ranges = rank_ranges(&ends);
    let one = |((it, peer), range): ((&Candidate<'_>, PeerScore), [usize; 2])| {
        let by = rules.by.of(it.submission, it.own, it.place);
        let known = before.iter().find(|(name, _)| *name == it.submission.cluster);
        Standing {
            submission: it.at,
            by: by.map(|by| rounded(&by, rules.places)),
            rank: it.place.rank.unwrap_or_default(),
            range,
            before: known.map(|(_, rank)| *rank),
            change: it.place.change,
            terms: [term_share(it.submission, 0), term_share(it.submission, 1)],
            peer,
        }
    };
    let mut standings: Vec<Standing> = candidates.iter().zip(peers).zip(ranges).map(one).collect();
    standings.sort_by_key(|it| (it.rank, it.submission));
    standings
}
