//! [`reconcile`]: the bureau's list of firms against what clusters submitted (数据核对, DOMAIN B4 T6).
//!
//! Firms are the same by credit code, then by name; names that are only alike are proposed for a
//! person to confirm, and never taken for the same. A firm of the bureau belongs to the cluster that
//! its column says; which submission that is, the firms that match tell. Differences are exact.

use std::collections::BTreeMap;

use super::rules::RollupRules;
use super::submission::{FirmRow, ReconciledRow, Submission};
use crate::periods::{Change, change_of};
use crate::quantity::Rational;

/// A firm of the bureau's list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BureauFirm {
    /// Where it stands: file and row.
    pub from: String,
    /// What its cluster is called there; empty if no column says so.
    pub cluster: String,
    /// Its name.
    pub name: String,
    /// Its credit code.
    pub uscc: String,
    /// Its amounts by figure, in the figure's unit.
    pub amounts: BTreeMap<String, Rational>,
    /// The comparable amounts of the year before.
    pub bases: BTreeMap<String, Rational>,
}

/// How two firms were found to be the same, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matching {
    /// By credit code.
    Code,
    /// By name: the code is missing on one side, or differs.
    Name,
    /// Only the cluster has it; firms of the bureau whose names are alike, by place, most alike first.
    OnlySubmitted(Vec<usize>),
    /// Only the bureau has it; firms of the cluster whose names are alike.
    OnlyBureau(Vec<usize>),
}

impl Matching {
    /// Name in files, and key of its words.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::OnlySubmitted(_) => "only-submitted",
            Self::OnlyBureau(_) => "only-bureau",
        }
    }
}

/// A firm on one side or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirmLine {
    /// How it was matched.
    pub matching: Matching,
    /// Its place among the submission's firms.
    pub own: Option<usize>,
    /// Its place in the bureau's list.
    pub bureau: Option<usize>,
    /// By figure: submitted minus the bureau's, where both are known and differ.
    pub differences: Vec<(String, Rational)>,
}

/// An item of a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLine {
    /// The figure.
    pub figure: String,
    /// What was submitted, before any agreed value.
    pub own: Option<Rational>,
    /// What the bureau's firms add up to; none if one of them lacks it.
    pub bureau: Option<Rational>,
    /// Submitted minus the bureau's.
    pub difference: Option<Rational>,
    /// The difference's size as a share of the bureau's; none on a base of zero.
    pub relative: Option<Rational>,
    /// True if a reason must be given.
    pub needs_reason: bool,
    /// The bureau's growth on its comparable base.
    pub growth: Option<Change>,
    /// What the submission's own reconciliation says of it.
    pub stated: Option<ReconciledRow>,
}

/// The reconciliation of a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterLine {
    /// The submission, by place.
    pub submission: usize,
    /// What the bureau calls the cluster; empty if it does not say.
    pub called: String,
    /// Items, in the order of the rules.
    pub items: Vec<ItemLine>,
    /// Firms: those of the submission in order, then those that only the bureau has.
    pub firms: Vec<FirmLine>,
}

/// The reconciliation of all submissions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reconciliation {
    /// By submission.
    pub clusters: Vec<ClusterLine>,
    /// Firms of the bureau that belong to no submission, by place.
    pub unplaced: Vec<usize>,
}

/// The figure that counts firms.
const FIRMS: &str = "firms-above-scale";
/// Names alike by this share of their pairs of characters are proposed.
const ALIKE: (usize, usize) = (3, 5);
/// Proposals at most.
const MOST_PROPOSED: usize = 3;

/// Reconciles.
pub fn reconcile(
    rules: &RollupRules,
    submissions: &[Submission],
    bureau: &[BureauFirm],
) -> Reconciliation {
    let placed = placed(submissions, bureau);
    let clusters = submissions.iter().enumerate().map(|(at, submission)| {
        let own: Vec<usize> = (placed.iter().enumerate())
            .filter(|(_, placed)| **placed == Some(at))
            .map(|(place, _)| place)
            .collect();
        cluster_line(rules, (at, submission), &own, bureau)
    });
    let unplaced = placed.iter().enumerate().filter(|(_, placed)| placed.is_none());
    Reconciliation {
        clusters: clusters.collect(),
        unplaced: unplaced.map(|(place, _)| place).collect(),
    }
}

/// The submission that each firm of the bureau belongs to.
fn placed(submissions: &[Submission], bureau: &[BureauFirm]) -> Vec<Option<usize>> {
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for (at, submission) in submissions.iter().enumerate() {
        for firm in &submission.firms {
            if !firm.uscc.is_empty() {
                by_code.insert(&firm.uscc, at);
            }
            by_name.insert(comparable(&firm.name), at);
        }
    }
    let matched = |firm: &BureauFirm| {
        let code = by_code.get(firm.uscc.as_str());
        code.or_else(|| by_name.get(&comparable(&firm.name))).copied()
    };
    let mut votes: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for firm in bureau.iter().filter(|firm| !firm.cluster.is_empty()) {
        if let Some(at) = matched(firm) {
            let count = votes.entry((firm.cluster.as_str(), at)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let called = |cluster: &str| {
        let own = votes.iter().filter(|((known, _), _)| *known == cluster);
        let most = own.max_by_key(|((_, at), count)| (**count, core::cmp::Reverse(*at)));
        let by_name = || submissions.iter().position(|it| it.cluster == cluster);
        most.map(|((_, at), _)| *at).or_else(by_name)
    };
    let place = |firm: &BureauFirm| {
        if firm.cluster.is_empty() { matched(firm) } else { called(&firm.cluster) }
    };
    bureau.iter().map(place).collect()
}

fn cluster_line(
    rules: &RollupRules,
    (at, submission): (usize, &Submission),
    own: &[usize],
    bureau: &[BureauFirm],
) -> ClusterLine {
    let firms = firm_lines(rules, &submission.firms, own, bureau);
    let listed: Vec<&BureauFirm> = own.iter().filter_map(|place| bureau.get(*place)).collect();
    let items =
        rules.agreed.iter().map(|[_, figure]| item_line(rules, submission, figure, &listed));
    let called = listed.first().map(|firm| firm.cluster.clone()).unwrap_or_default();
    ClusterLine { submission: at, called, items: items.collect(), firms }
}

fn item_line(
    rules: &RollupRules,
    submission: &Submission,
    figure: &str,
    listed: &[&BureauFirm],
) -> ItemLine {
    let agreed = submission.agreed.iter().find(|it| it.figure == figure);
    let submitted = agreed.and_then(|it| it.own.as_deref());
    let own = match agreed {
        Some(_) => submitted.and_then(crate::quantity::rational::rational_from_decimal),
        None => submission.number(figure, submission.quarter()).cloned(),
    };
    let (bureau, base) = if figure == FIRMS {
        (Some(Rational::from(listed.len())), None)
    } else {
        (sum(listed, |firm| firm.amounts.get(figure)), sum(listed, |firm| firm.bases.get(figure)))
    };
    let bureau = bureau.filter(|_| !listed.is_empty());
    let difference = own.as_ref().zip(bureau.as_ref()).map(|(own, bureau)| own - bureau);
    let relative = difference.as_ref().zip(bureau.as_ref());
    let relative = relative.filter(|(_, bureau)| **bureau != Rational::ZERO);
    let relative = relative.map(|(difference, bureau)| size(difference) / size(bureau));
    let is_large = |it: &Rational| {
        let amount = figure != FIRMS && size(it) > rules.difference_amount;
        let share = relative.as_ref().is_some_and(|it| *it > rules.difference_share);
        let on_nothing = relative.is_none() && *it != Rational::ZERO;
        amount || share || on_nothing
    };
    ItemLine {
        needs_reason: difference.as_ref().is_some_and(is_large),
        growth: bureau.as_ref().zip(base.as_ref()).map(|(value, base)| change_of(value, base)),
        stated: submission.reconciliation.iter().find(|it| it.figure == figure).cloned(),
        figure: figure.to_owned(),
        own,
        bureau,
        difference,
        relative,
    }
}

/// The sum over firms; nothing if one of them lacks it.
fn sum<'a>(
    firms: &[&'a BureauFirm],
    of: impl Fn(&'a BureauFirm) -> Option<&'a Rational>,
) -> Option<Rational> {
    firms.iter().copied().try_fold(Rational::ZERO, |sum, firm| Some(sum + of(firm)?))
}

fn firm_lines(
    rules: &RollupRules,
    own: &[FirmRow],
    places: &[usize],
    bureau: &[BureauFirm],
) -> Vec<FirmLine> {
    let mut left: Vec<usize> = places.to_vec();
    let mut take = |fits: &dyn Fn(&BureauFirm) -> bool| {
        let at = left.iter().position(|place| bureau.get(*place).is_some_and(fits))?;
        Some(left.remove(at))
    };
    // All codes are matched before any name, so that a name never takes away another's code.
    let mut matched: Vec<Option<(Matching, usize)>> = own
        .iter()
        .map(|firm| {
            let fits = |it: &BureauFirm| !firm.uscc.is_empty() && it.uscc == firm.uscc;
            take(&fits).map(|place| (Matching::Code, place))
        })
        .collect();
    for (slot, firm) in matched.iter_mut().zip(own) {
        if slot.is_none() {
            let name = comparable(&firm.name);
            let fits = |it: &BureauFirm| !name.is_empty() && comparable(&it.name) == name;
            *slot = take(&fits).map(|place| (Matching::Name, place));
        }
    }
    let unmatched: Vec<usize> =
        (0..own.len()).filter(|at| matched.get(*at).is_some_and(Option::is_none)).collect();
    let name_of = |place: usize| bureau.get(place).map_or("", |firm| firm.name.as_str());
    let mut lines: Vec<FirmLine> = Vec::new();
    for (at, (firm, matched)) in own.iter().zip(matched).enumerate() {
        let (matching, place) = match matched {
            Some((matching, place)) => (matching, Some(place)),
            None => (Matching::OnlySubmitted(alike(&firm.name, &left, name_of)), None),
        };
        let differences = place.and_then(|place| bureau.get(place));
        let differences = differences.map(|it| differences_of(rules, firm, it)).unwrap_or_default();
        lines.push(FirmLine { matching, own: Some(at), bureau: place, differences });
    }
    let own_name = |at: usize| own.get(at).map_or("", |firm| firm.name.as_str());
    for place in &left {
        let proposed = alike(name_of(*place), &unmatched, own_name);
        let matching = Matching::OnlyBureau(proposed);
        lines.push(FirmLine { matching, own: None, bureau: Some(*place), differences: Vec::new() });
    }
    lines
}

fn differences_of(
    rules: &RollupRules,
    own: &FirmRow,
    bureau: &BureauFirm,
) -> Vec<(String, Rational)> {
    let amounts = rules.tables.amounts.iter().zip(&own.amounts);
    let apart = amounts.filter_map(|(figure, value)| {
        let difference = value.as_ref()? - bureau.amounts.get(figure)?;
        (difference != Rational::ZERO).then(|| (figure.clone(), difference))
    });
    apart.collect()
}

/// Those whose names are alike, most alike first.
fn alike<'a>(name: &str, among: &[usize], name_of: impl Fn(usize) -> &'a str) -> Vec<usize> {
    let own = pairs(name);
    let mut found: Vec<(Rational, usize)> = Vec::new();
    for place in among {
        let other = pairs(name_of(*place));
        let all = own.len().saturating_add(other.len());
        let both = own.iter().filter(|pair| other.contains(pair)).count().saturating_mul(2);
        if all > 0 && both.saturating_mul(ALIKE.1) >= all.saturating_mul(ALIKE.0) {
            found.push((Rational::from(both) / Rational::from(all), *place));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    found.into_iter().take(MOST_PROPOSED).map(|(_, place)| place).collect()
}

/// Pairs of neighbouring characters, each once.
fn pairs(name: &str) -> Vec<[char; 2]> {
    let characters: Vec<char> = comparable(name).chars().collect();
    let mut pairs: Vec<[char; 2]> = Vec::new();
    for pair in characters.windows(2) {
        if let [left, right] = pair {
            pairs.push([*left, *right]);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// A name without spaces, brackets as half-width ones, lower case.
fn comparable(name: &str) -> String {
    let meant = name.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let code = u32::from(c).saturating_sub(0xff01).saturating_add(0x21);
            char::from_u32(code).unwrap_or(c)
        }
        other => other,
    });
    meant.flat_map(char::to_lowercase).collect()
}

fn size(value: &Rational) -> Rational {
    if *value < Rational::ZERO { -value.clone() } else { value.clone() }
}
