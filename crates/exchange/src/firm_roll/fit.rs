//! Whether a column holds what a period asks for: [`fit_of`].

use report::roll::Reason;

use super::choice::Choice;
use super::dictionary::{Reach, When};
use super::heading::Meaning;

/// What a column holds, seen from the chosen period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// This period's, the prior period's, or the whole last year's.
    pub(super) when: When,
    /// True if the heading itself says up to which quarter it runs.
    pub(super) is_exact: bool,
    /// True for the whole last year, which is also the prior period of a year.
    pub(super) is_also_prior: bool,
}

impl Fit {
    pub(super) fn is_for(self, when: When) -> bool {
        self.when == when || (self.is_also_prior && when == When::Prior)
    }
}

/// What a column holds for the chosen period.
///
/// A heading that names its quarter (half-year, Q1 to Q3) serves that quarter only; one that says
/// "year to date", or nothing, serves whatever period the roll is of.
pub(super) fn fit_of(meaning: &Meaning, choice: &Choice) -> Result<Fit, Reason> {
    if meaning.is_rate {
        return Err(Reason::Rate);
    }
    if meaning.reach == Some(Reach::Single) {
        return Err(Reason::NotCumulative);
    }
    let base = base_of(meaning, choice)?;
    let is_exact = meaning.quarter.is_some();
    let is_quarter = meaning.quarter.is_none() || meaning.quarter == choice.quarter();
    let plain = |when| Fit { when, is_exact, is_also_prior: false };
    match base {
        When::Current | When::Prior if is_quarter => Ok(plain(base)),
        When::LastYear if is_whole_year(meaning) => {
            let is_also_prior = choice.quarter() == Some(4);
            Ok(Fit { when: When::LastYear, is_exact, is_also_prior })
        }
        When::LastYear if meaning.quarter.is_none() && meaning.reach.is_none() => {
            Err(Reason::BaseUnclear)
        }
        When::LastYear if is_quarter => Ok(plain(When::Prior)),
        _ => Err(Reason::OtherPeriod),
    }
}

fn is_whole_year(meaning: &Meaning) -> bool {
    let names_year_only = meaning.year.is_some() && meaning.reach.is_none();
    meaning.quarter == Some(4) || (meaning.quarter.is_none() && names_year_only)
}

/// The base with the year of the heading set against that of the period.
fn base_of(meaning: &Meaning, choice: &Choice) -> Result<When, Reason> {
    let (Some(said), Some(period)) = (meaning.year, choice.period) else {
        return if meaning.year.is_none() { Ok(meaning.base) } else { Err(Reason::OtherPeriod) };
    };
    if said == period.year {
        return Ok(meaning.base);
    }
    let is_last_year = said.checked_add(1) == Some(period.year);
    match meaning.base {
        When::Current if is_last_year => Ok(When::LastYear),
        base @ (When::Prior | When::LastYear) if is_last_year => Ok(base),
        _ => Err(Reason::OtherPeriod),
    }
}
