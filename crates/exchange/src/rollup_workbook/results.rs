//! What formulas give now, as the roll-up says it.

use engine::quantity::Rational;
use engine::quantity::rational::{power_of_ten, short_decimal};

use super::book::{Book, Of};
use super::formulas::{NOISE, Shown, city_of};
use super::plan::{Given, Planned, is_exact};

/// Places of a number that is kept beside its formula.
const PLACES: usize = 15;
/// Digits of what is published.
pub(super) const CITY_DIGITS: usize = 14;

/// Which numbers of a figure something hangs on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// The value.
    Value,
    /// Value and base.
    Pair,
    /// These, and the same up to the quarter before.
    Four,
}

impl Needs {
    fn count(self) -> usize {
        match self {
            Self::Value => 1,
            Self::Pair => 2,
            Self::Four => 4,
        }
    }
}

/// What these numbers of a cluster come to: the first that is missing or not exact decides.
pub(super) fn state_of(given: &[Given; 4], needs: Needs) -> Result<(), &Given> {
    match given.iter().take(needs.count()).find(|it| !matches!(it, Given::Exact(_))) {
        None => Ok(()),
        Some(found) => Err(found),
    }
}

impl Book<'_> {
    /// What a formula gives: a number, words, or that it is to be looked up.
    pub(super) fn result(&self, figure: &Planned<'_>, shown: Shown, of: Of) -> String {
        if self.is_beyond(figure, shown, of) {
            return self.check().to_owned();
        }
        self.number(figure, shown, of).unwrap_or_else(|| self.unknown().to_owned())
    }

    fn number(&self, figure: &Planned<'_>, shown: Shown, of: Of) -> Option<String> {
        let group = self.group(of)?;
        let line = group.totals.get(figure.at)?;
        let member = match of {
            Of::Cluster(at) => self.request.source.rollup.members.get(at),
            _ => None,
        };
        let part = || member?.parts.get(figure.at);
        let printed = |value: &Rational| Some(short_decimal(value, PLACES));
        let points = |value: &Rational| printed(&(value * Rational::from(100u8)));
        let rounded =
            |value: &Rational| Some(short_decimal(&(value * Rational::from(100u8)), NOISE));
        match shown {
            Shown::Total => {
                let unit = Rational::from(power_of_ten(figure.shift()));
                printed(&(&line.total.as_ref()?.value / unit))
            }
            Shown::Growth => {
                let change = &line.growth.as_ref()?.change;
                match change.rate() {
                    Some(rate) => printed(rate),
                    None => Some(self.became(change.name()).to_owned()),
                }
            }
            Shown::Share => printed(&line.share.as_ref()?.value),
            Shown::Against => rounded(&line.against_city.as_ref()?.value),
            Shown::Step => rounded(&line.step.as_ref()?.value),
            Shown::Lacking => {
                let lacking = line.total.as_ref().map(|it| it.lacking.len());
                Some(lacking.unwrap_or(group.members.len()).to_string())
            }
            Shown::Part => printed(&part()?.share.as_ref()?.value),
            Shown::Contribution => printed(&part()?.contribution.as_ref()?.value),
            Shown::Pull => points(&part()?.pull.as_ref()?.value),
        }
    }

    /// True if something that a formula hangs on is larger or finer than the workbook computes.
    fn is_beyond(&self, figure: &Planned<'_>, shown: Shown, of: Of) -> bool {
        let members = |of: Of| self.group(of).map(|it| it.members.as_slice()).unwrap_or_default();
        let any = |of: Of, needs: Needs| members(of).iter().any(|at| figure.is_off(*at, needs));
        let kind = match of {
            Of::Cluster(at) => Of::Kind(self.kind_of(at)),
            other => other,
        };
        match shown {
            Shown::Total | Shown::Lacking => any(of, Needs::Value),
            Shown::Share => any(of, Needs::Value) || self.is_city_beyond(figure, of),
            Shown::Growth | Shown::Against => any(of, Needs::Pair),
            Shown::Step => any(of, Needs::Four),
            Shown::Part => any(of, Needs::Value) || any(kind, Needs::Value),
            Shown::Contribution | Shown::Pull => any(of, Needs::Pair) || any(kind, Needs::Pair),
        }
    }

    fn is_city_beyond(&self, figure: &Planned<'_>, of: Of) -> bool {
        let at = self.plan.figures.iter().position(|it| it.at == figure.at);
        let published = at.and_then(|at| self.published(at, city_of(of)));
        let value = published.and_then(|it| it.value.as_ref());
        value.is_some_and(|it| !is_exact(it, figure.places, CITY_DIGITS))
    }
}

impl Planned<'_> {
    /// True if one of these numbers of a cluster is not exact, and none before it missing.
    pub(super) fn is_off(&self, at: usize, needs: Needs) -> bool {
        let state = self.given.get(at).map(|given| state_of(given, needs));
        matches!(state, Some(Err(Given::Beyond(_))))
    }
}
