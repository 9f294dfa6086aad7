//! [`Reports`]: the figures of all reports at hand, asked for single quarters and changes.

use super::change::{Change, change_of};
use super::quarters::{previous_quarter, quarter_of, quarter_values};
use super::rules::PeriodRules;
use crate::facts::entry::number_of_form;
use crate::facts::{Dossier, RawEntry, ReportingPeriod};
use crate::quantity::Rational;
use crate::rubric::Rubric;

/// The number that a dossier gives for a figure, in the figure's own unit.
pub fn number_in(rubric: &Rubric, dossier: &Dossier, figure: &str) -> Option<Rational> {
    let of = rubric.figures.iter().find(|known| known.id == figure)?.of;
    let (_, entry) = dossier.entries.iter().rev().find(|(id, _)| id == figure)?;
    match entry {
        RawEntry::Text(text) => number_of_form(of, text),
        _ => None,
    }
}

/// One period of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesPoint {
    /// Year and quarter.
    pub quarter: (u16, u8),
    /// From 1 January, in the figure's unit.
    pub total: Option<Rational>,
    /// The single quarter.
    pub single: Option<Rational>,
    /// 同比: the total against the comparable one of the year before.
    pub on_year: Option<Change>,
    /// True if the base of `on_year` is last year's report and not a comparable base.
    pub is_base_reported: bool,
    /// 环比: the single quarter against the one before.
    pub on_quarter: Option<Change>,
}

/// Reports in any order; of two for the same period the first one counts.
#[derive(Debug, Clone, Copy)]
pub struct Reports<'a> {
    /// Forms of figures.
    pub rubric: &'a Rubric,
    /// Which figures are bases.
    pub rules: &'a PeriodRules,
    /// The reports, the one in hand first.
    pub dossiers: &'a [Dossier],
}

impl Reports<'_> {
    /// The periods at hand, oldest first, each once.
    pub fn quarters(&self) -> Vec<(u16, u8)> {
        let periods = self.dossiers.iter().filter_map(period_of);
        let mut quarters: Vec<(u16, u8)> = periods.map(quarter_of).collect();
        quarters.sort_unstable();
        quarters.dedup();
        quarters
    }

    /// What the report of a quarter gives for a figure.
    pub fn total(&self, figure: &str, quarter: (u16, u8)) -> Option<Rational> {
        let report = self.dossiers.iter().find(|it| period_of(it).map(quarter_of) == Some(quarter));
        number_in(self.rubric, report?, figure)
    }

    /// The single quarter of a figure that runs from 1 January.
    pub fn single(&self, figure: &str, (year, quarter): (u16, u8)) -> Option<Rational> {
        let totals = [1, 2, 3, 4].map(|it| self.total(figure, (year, it)));
        let [first, second, third, fourth] = quarter_values(&totals);
        match quarter {
            1 => first,
            2 => second,
            3 => third,
            _ => fourth,
        }
    }

    /// The base that a quarter's total is compared with, and whether it is last year's report
    /// rather than a comparable base.
    pub fn base(&self, figure: &str, quarter: (u16, u8)) -> Option<(Rational, bool)> {
        let comparable = self.rules.base_of(figure).and_then(|base| self.total(base, quarter));
        if let Some(base) = comparable {
            return Some((base, false));
        }
        let (year, quarter) = quarter;
        let reported = self.total(figure, (year.checked_sub(1)?, quarter))?;
        Some((reported, true))
    }

    /// The change of a quarter's total on the year.
    pub fn on_year(&self, figure: &str, quarter: (u16, u8)) -> Option<Change> {
        let (total, (base, _)) = self.total(figure, quarter).zip(self.base(figure, quarter))?;
        Some(change_of(&total, &base))
    }

    /// The change of a single quarter on the one before.
    pub fn on_quarter(&self, figure: &str, quarter: (u16, u8)) -> Option<Change> {
        let before = self.single(figure, previous_quarter(quarter)?)?;
        Some(change_of(&self.single(figure, quarter)?, &before))
    }

    /// All that is known of a figure, period by period.
    pub fn series(&self, figure: &str) -> Vec<SeriesPoint> {
        let point = |quarter: (u16, u8)| SeriesPoint {
            quarter,
            total: self.total(figure, quarter),
            single: self.single(figure, quarter),
            on_year: self.on_year(figure, quarter),
            is_base_reported: self.base(figure, quarter).is_some_and(|(_, reported)| reported),
            on_quarter: self.on_quarter(figure, quarter),
        };
        self.quarters().into_iter().map(point).collect()
    }
}

fn period_of(dossier: &Dossier) -> Option<ReportingPeriod> {
    dossier.period.as_deref().and_then(ReportingPeriod::parse)
}
