//! [`Measure`]: a number of a cluster that conditions, tie-breaks and targets speak of.

use crate::assess::{IndicatorValue, StarRating};
use crate::quantity::{Hundredths, Rational};
use crate::rollup::{Group, Submission};
use crate::rubric::Rubric;

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Lowest possible total.
    Points,
    /// Lowest possible stars.
    Stars,
    /// The rank.
    Rank,
    /// By how many ranks it rose since the period before.
    RankChange,
    /// Points of near-term items as a share of their weights.
    Near,
    /// The same of long-term items.
    Long,
    /// The total of peer scoring.
    Peer,
    /// How many figures keep something open.
    Missing,
    /// How many vetoes limit the stars now.
    Veto,
    /// How many vetoes are undecided.
    VetoOpen,
    /// A total, in its figure's unit.
    Total(String),
    /// Growth of a total on the comparable base, as a share.
    Growth(String),
    /// Growth against the city's, as a difference of shares.
    AgainstCity(String),
    /// Growth against that up to the quarter before.
    Step(String),
    /// A ratio, in its unit.
    Ratio(String),
    /// Lowest points of a dimension.
    Dimension(String),
    /// An indicator, in its unit.
    Indicator(String),
}

/// What ranking says of a cluster, as far as it is known when a measure is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The rank.
    pub rank: Option<usize>,
    /// By how many ranks it rose.
    pub change: Option<i64>,
    /// The total of peer scoring.
    pub peer: Option<Rational>,
}

impl Measure {
    /// The measure of a name.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, of) = text.split_once(':').unwrap_or((text, ""));
        let own = || of.to_owned();
        Some(match (name, of.is_empty()) {
            ("points", true) => Self::Points,
            ("stars", true) => Self::Stars,
            ("rank", true) => Self::Rank,
            ("rank-change", true) => Self::RankChange,
            ("near", true) => Self::Near,
            ("long", true) => Self::Long,
            ("peer", true) => Self::Peer,
            ("missing", true) => Self::Missing,
            ("veto", true) => Self::Veto,
            ("veto-open", true) => Self::VetoOpen,
            ("total", false) => Self::Total(own()),
            ("growth", false) => Self::Growth(own()),
            ("against-city", false) => Self::AgainstCity(own()),
            ("step", false) => Self::Step(own()),
            ("ratio", false) => Self::Ratio(own()),
            ("dimension", false) => Self::Dimension(own()),
            ("indicator", false) => Self::Indicator(own()),
            _ => return None,
        })
    }

    /// The number of a submission whose own roll-up is `own`; none if it is not known.
    pub fn of(&self, submission: &Submission, own: &Group, place: &Place) -> Option<Rational> {
        let sheet = submission.evaluation.sheet();
        let whole = |count: usize| Some(Rational::from(count));
        match self {
            Self::Points => Some(sheet.total.low.to_rational()),
            Self::Stars => Some(Rational::from(stars(sheet.stars))),
            Self::Rank => place.rank.and_then(whole),
            Self::RankChange => place.change.map(Rational::from),
            Self::Near => term_share(submission, 0),
            Self::Long => term_share(submission, 1),
            Self::Peer => place.peer.clone(),
            Self::Missing => whole(submission.evaluation.missing().len()),
            Self::Veto => whole(sheet.vetoes.iter().filter(|it| it.is_effective()).count()),
            Self::VetoOpen => {
                let is_open =
                    |it: &&crate::assess::VetoOutcome| it.may_be_effective() && !it.is_effective();
                whole(sheet.vetoes.iter().filter(is_open).count())
            }
            Self::Dimension(id) => dimension(submission, id).map(Hundredths::to_rational),
            Self::Indicator(id) => indicator(submission, id),
            _ => self.of_group(own),
        }
    }

    /// The number of a set of submissions.
    pub fn of_group(&self, group: &Group) -> Option<Rational> {
        match self {
            Self::Total(figure) => group.total(figure)?.total.as_ref().map(|it| it.value.clone()),
            Self::Growth(figure) => group.total(figure)?.growth.as_ref()?.change.rate().cloned(),
            Self::AgainstCity(figure) => {
                group.total(figure)?.against_city.as_ref().map(|it| it.value.clone())
            }
            Self::Step(figure) => group.total(figure)?.step.as_ref().map(|it| it.value.clone()),
            Self::Ratio(id) => group.ratio(id)?.value.as_ref().map(|it| it.value.clone()),
            _ => None,
        }
    }
}

fn stars(rating: StarRating) -> u8 {
    rating.low
}

/// Lowest points of the near-term or long-term items by their weights.
pub(super) fn term_share(submission: &Submission, term: usize) -> Option<Rational> {
    let term = submission.evaluation.sheet().terms.get(term)?;
    let weight = term.weight.to_rational();
    (weight > Rational::ZERO).then(|| term.points.low.to_rational() / weight)
}

fn dimension(submission: &Submission, id: &str) -> Option<Hundredths> {
    let evaluation = &submission.evaluation;
    let place = evaluation.rubric().document.dimension.iter().position(|it| it.id == id)?;
    evaluation.sheet().dimensions.get(place).map(|it| it.points.low)
}

/// The value of an indicator.
pub(super) fn indicator(submission: &Submission, id: &str) -> Option<Rational> {
    let place = indicator_place(submission.evaluation.rubric(), id)?;
    match &submission.evaluation.sheet().indicators.get(place)?.value {
        IndicatorValue::Scored(scored) => scored.value.clone(),
        IndicatorValue::Missing | IndicatorValue::NotApplicable => None,
    }
}

pub(super) fn indicator_place(rubric: &Rubric, id: &str) -> Option<usize> {
    rubric.document.indicator.iter().position(|it| it.id == id)
}
