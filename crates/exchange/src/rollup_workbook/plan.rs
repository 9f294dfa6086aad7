//! [`Plan`]: the figures that the workbook has, cluster by cluster, and the columns in which they
//! stand.

use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use engine::rollup::rules::TotalRule;
use engine::rollup::{CityFigure, Submission};

use super::book::RollupRequest;

/// The unit that is shown as one of ten thousand times as much.
const TEN_THOUSAND_YUAN: &str = "\u{4e07}\u{5143}";
/// Places of amounts of money, at least; and of any figure, at most.
const MONEY_PLACES: usize = 2;
const MOST_PLACES: usize = 6;
/// Digits of the sum of a figure over all clusters.
const DIGITS: usize = 14;
/// The first columns of both sheets that are of a figure.
const OWN_FROM: u16 = 9;
const COMPUTED_FROM: u16 = 7;

/// A number of a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// It is not there.
    Missing,
    /// It is larger, or has more decimals, than is exact.
    Beyond(Rational),
    /// It is exact.
    Exact(Rational),
}

/// A figure: what stands of it on the sheet of clusters, and the columns of the arithmetic.
pub(super) struct Planned<'a> {
    pub(super) rule: &'a TotalRule,
    /// Its place among the rules.
    pub(super) at: usize,
    /// Decimal places that are exact.
    pub(super) places: usize,
    /// Cluster by cluster: the value, its base, the value up to the quarter before, and its base.
    pub(super) given: Vec<[Given; 4]>,
    /// Their columns on the sheet of clusters; only the value's where there is no base.
    pub(super) own: Vec<u16>,
    /// The first column of the arithmetic.
    pub(super) from: u16,
}

/// All figures.
pub(super) struct Plan<'a> {
    pub(super) figures: Vec<Planned<'a>>,
    /// A whole number is exact below one with so many zeros.
    pub(super) digits: usize,
}

impl<'a> Plan<'a> {
    pub(super) fn of(request: &RollupRequest<'a>) -> Self {
        let submissions = &request.source.portfolio.submissions;
        let zeros = submissions.len().saturating_sub(1).checked_ilog10().map_or(0, |it| it + 1);
        let digits = DIGITS.saturating_sub(usize::try_from(zeros.max(1)).unwrap_or(DIGITS));
        let (mut own, mut from) = (OWN_FROM, COMPUTED_FROM);
        let mut figures = Vec::new();
        let lines = request.source.rollup.whole.totals.iter();
        for ((at, rule), line) in request.source.rollup_rules.totals.iter().enumerate().zip(lines) {
            if line.total.is_none() {
                continue;
            }
            let numbers = submissions.iter().map(|it| numbers_of(rule, it, request));
            let numbers: Vec<[Option<Rational>; 4]> = numbers.collect();
            let cities = cities_of(request, at).filter_map(|it| it.value.as_ref());
            let places = numbers.iter().flatten().flatten().chain(cities).map(places_of).max();
            let least = if rule.unit == TEN_THOUSAND_YUAN { MONEY_PLACES } else { 0 };
            let places = places.unwrap_or_default().clamp(least, MOST_PLACES);
            let is_compared = numbers.iter().any(|[_, _, earlier, _]| earlier.is_some());
            let columns = match (&rule.base, is_compared) {
                (None, _) => 1,
                (Some(_), false) => 2,
                (Some(_), true) => 4,
            };
            let given = |it: [Option<Rational>; 4]| it.map(|it| given_of(it, places, digits));
            figures.push(Planned {
                rule,
                at,
                places,
                given: numbers.into_iter().map(given).collect(),
                own: (own..own.saturating_add(columns)).collect(),
                from,
            });
            own = own.saturating_add(columns);
            let used = figures.last().map(Planned::used).unwrap_or_default();
            from = from.saturating_add(u16::try_from(used).unwrap_or_default());
        }
        Self { figures, digits }
    }
}

/// The numbers of a submission: value and base now, then up to the quarter before.
fn numbers_of(
    rule: &TotalRule,
    submission: &Submission,
    request: &RollupRequest<'_>,
) -> [Option<Rational>; 4] {
    let now = request.source.rollup.quarter;
    let number = |figure: &str, quarter| submission.number(figure, quarter).cloned();
    let base = |quarter: (u16, u8)| {
        let comparable = rule.base.as_ref().and_then(|base| number(base, quarter));
        let year = quarter.0.checked_sub(1)?;
        comparable.or_else(|| number(&rule.figure, (year, quarter.1)))
    };
    let value = number(&rule.figure, now);
    if rule.base.is_none() {
        return [value, None, None, None];
    }
    // Growth runs from 1 January: the first quarter has none before it.
    let before = now.1.checked_sub(1).filter(|it| *it > 0).map(|it| (now.0, it));
    let earlier = before.and_then(|it| number(&rule.figure, it));
    [value, base(now), earlier, before.and_then(base)]
}

/// What is published of a figure for the city and the districts.
pub(super) fn cities_of<'a>(
    request: &RollupRequest<'a>,
    at: usize,
) -> impl Iterator<Item = &'a CityFigure> + use<'a> {
    let rollup = request.source.rollup;
    let groups = core::iter::once(&rollup.whole).chain(&rollup.districts);
    groups.filter_map(move |group| group.totals.get(at)?.city.as_ref())
}

/// Decimal places of a number; more than can be kept where it has more.
fn places_of(value: &Rational) -> usize {
    let text = short_decimal(value, MOST_PLACES);
    if rational_from_decimal(&text).as_ref() != Some(value) {
        return 0;
    }
    text.split_once('.').map_or(0, |(_, places)| places.len())
}

fn given_of(value: Option<Rational>, places: usize, digits: usize) -> Given {
    match value {
        None => Given::Missing,
        Some(value) if is_exact(&value, places, digits) => Given::Exact(value),
        Some(value) => Given::Beyond(value),
    }
}

/// True if a number has no more places than these, and so few digits in all.
pub(super) fn is_exact(value: &Rational, places: usize, digits: usize) -> bool {
    let text = short_decimal(value, places);
    let kept = text.chars().filter(char::is_ascii_digit).count();
    let decimals = text.split_once('.').map_or(0, |(_, places)| places.len());
    let all = kept.saturating_add(places).saturating_sub(decimals);
    let is_short = all <= digits || *value == Rational::ZERO;
    is_short && rational_from_decimal(&text).as_ref() == Some(value)
}

/// A column of a figure in the arithmetic.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// The value as a whole number.
    Value,
    /// 1 if it is there; of a group, how many are.
    Count,
    /// The base.
    Base,
    /// The value where there is a base, and the base where there is a value.
    Paired,
    PairedBase,
    /// 1 if both are there.
    Pairs,
    /// Value and base up to the quarter before.
    Earlier,
    EarlierBase,
    /// The four numbers where all are there.
    Now,
    NowBase,
    Then,
    ThenBase,
    /// 1 if they are.
    Fours,
    /// Of a group: what is published, and its growth.
    City,
    CityGrowth,
}

impl Slot {
    /// All of them in order.
    pub(super) const ALL: [Self; 15] = [
        Self::Value,
        Self::Count,
        Self::Base,
        Self::Paired,
        Self::PairedBase,
        Self::Pairs,
        Self::Earlier,
        Self::EarlierBase,
        Self::Now,
        Self::NowBase,
        Self::Then,
        Self::ThenBase,
        Self::Fours,
        Self::City,
        Self::CityGrowth,
    ];

    /// True if a group has the sum of its clusters there.
    pub(super) fn is_summed(self) -> bool {
        !matches!(
            self,
            Self::Base | Self::Earlier | Self::EarlierBase | Self::City | Self::CityGrowth
        )
    }
}

impl Planned<'_> {
    /// Decimal places by which a total is shown in a greater unit.
    pub(super) fn shift(&self) -> usize {
        if self.rule.unit == TEN_THOUSAND_YUAN { 4 } else { 0 }
    }

    /// Places of a total as it is shown.
    pub(super) fn shown_places(&self) -> usize {
        if self.shift() > 0 { MONEY_PLACES } else { self.places }
    }

    /// True if growth is known of it.
    pub(super) fn has_base(&self) -> bool {
        self.own.len() > 1
    }

    /// True if it is compared with the quarter before.
    pub(super) fn has_step(&self) -> bool {
        self.own.len() > 2
    }

    /// True if the city publishes it.
    pub(super) fn has_city(&self) -> bool {
        !self.rule.city.is_empty()
    }

    /// True if the column is used.
    pub(super) fn has(&self, slot: Slot) -> bool {
        match slot {
            Slot::Value | Slot::Count => true,
            Slot::Base | Slot::Paired | Slot::PairedBase | Slot::Pairs => self.has_base(),
            Slot::City => self.has_city(),
            Slot::CityGrowth => self.has_city() && self.has_base(),
            _ => self.has_step(),
        }
    }

    /// The columns that are used, in order.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        Slot::ALL.into_iter().filter(|slot| self.has(*slot))
    }

    fn used(&self) -> usize {
        self.slots().count()
    }

    /// The column of the arithmetic.
    pub(super) fn column(&self, slot: Slot) -> u16 {
        let place = self.slots().position(|it| it == slot).unwrap_or_default();
        self.from.saturating_add(u16::try_from(place).unwrap_or_default())
    }
}
