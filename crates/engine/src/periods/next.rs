//! [`next_report`]: a report started from the last one. What is stays, what flowed begins anew,
//! and bases that an earlier report has are filled in, each with where it comes from.

use super::quarters::quarter_of;
use super::rules::{BaseReport, BaseRule, CarryRule, PeriodRules};
use crate::facts::{Dossier, RawEntry, ReportingPeriod};
use crate::ledger::{LedgerInput, RawRow, RawTable, Report};

/// A base that was taken from an earlier report. It is what was reported, so not comparable where
/// the list of firms has changed since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledBase {
    /// The figure that was filled in.
    pub figure: String,
    /// The figure of the earlier report.
    pub of: String,
    /// The period of the earlier report, as written there.
    pub period: String,
}

/// A report that was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextReport {
    /// The report and all earlier ones.
    pub input: LedgerInput,
    /// Bases that were filled in.
    pub filled: Vec<FilledBase>,
}

/// Why no report can be started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextRefusal {
    /// The last report has no period that can be read.
    NoPeriod,
    /// The period is not after that of the last report.
    NotLater,
}

/// How many years of earlier reports are kept: last year's same period is asked for, and its
/// quarters.
const YEARS_KEPT: u16 = 2;

/// The report for `period`, started from `last`, whose figures are `whole`: with those that follow
/// from its tables.
///
/// # Errors
/// If there is no order between the two periods, or the wrong one.
pub fn next_report(
    rules: &PeriodRules,
    last: &LedgerInput,
    whole: &Dossier,
    period: ReportingPeriod,
) -> Result<NextReport, NextRefusal> {
    let before = last.report.period().ok_or(NextRefusal::NoPeriod)?;
    if is_not_later(period, before) {
        return Err(NextRefusal::NotLater);
    }
    let prior = earlier_reports(rules, last, whole, period);
    let mut entries = carried_figures(rules, whole);
    let mut filled = Vec::new();
    for base in &rules.bases {
        if let Some((entry, from)) = base_entry(base, &prior, period) {
            entries.push((base.figure.clone(), entry));
            filled.push(FilledBase {
                figure: base.figure.clone(),
                of: base.of.clone(),
                period: from,
            });
        }
    }
    let dossier = Dossier { period: Some(period.to_string()), period_place: 0, entries };
    let tables = rules.tables.iter().filter_map(|rule| carried_table(rule, last, before));
    let report = Report { dossier, tables: tables.collect() };
    let input = LedgerInput { report, as_of: None, prior, reasons: Vec::new() };
    Ok(NextReport { input, filled })
}

/// A yearly report may follow that of the fourth quarter, and the other way round it may not.
fn is_not_later(period: ReportingPeriod, before: ReportingPeriod) -> bool {
    let rank = |it: ReportingPeriod| (quarter_of(it), it.quarter.is_none());
    rank(period) <= rank(before)
}

/// The last report and those before it, without tables that no rule looks back at.
fn earlier_reports(
    rules: &PeriodRules,
    last: &LedgerInput,
    whole: &Dossier,
    period: ReportingPeriod,
) -> Vec<Report> {
    let mut last_report = Report { dossier: whole.clone(), tables: last.report.tables.clone() };
    last_report.tables.retain(|table| rules.kept.contains(&table.id));
    let oldest = period.year.saturating_sub(YEARS_KEPT);
    let is_kept = |report: &&Report| report.period().is_some_and(|it| it.year >= oldest);
    let older = last.prior.iter().filter(is_kept).cloned();
    core::iter::once(last_report).chain(older).collect()
}

fn carried_figures(rules: &PeriodRules, whole: &Dossier) -> Vec<(String, RawEntry)> {
    let entries = whole.entries.iter();
    entries.filter(|(id, _)| rules.figures.contains(id)).cloned().collect()
}

/// What an earlier report has for a base, and its period.
fn base_entry(
    base: &BaseRule,
    prior: &[Report],
    period: ReportingPeriod,
) -> Option<(RawEntry, String)> {
    let (year, quarter) = quarter_of(period);
    let wanted = match base.from {
        BaseReport::LastYear => (year.checked_sub(1)?, quarter),
        BaseReport::YearEnd => (year.checked_sub(1)?, 4),
    };
    let report = prior.iter().find(|it| it.period().map(quarter_of) == Some(wanted))?;
    let (_, entry) = report.dossier.entries.iter().find(|(id, _)| *id == base.of)?;
    let is_given = matches!(entry, RawEntry::Text(_));
    is_given.then(|| (entry.clone(), report.dossier.period.clone().unwrap_or_default()))
}

fn carried_table(
    rule: &CarryRule,
    last: &LedgerInput,
    before: ReportingPeriod,
) -> Option<RawTable> {
    let table = last.report.tables.iter().find(|table| table.id == rule.table)?;
    let rows = table.rows.iter().filter_map(|row| carried_row(rule, row, before));
    Some(RawTable { id: table.id.clone(), rows: rows.collect() })
}

fn carried_row(rule: &CarryRule, row: &RawRow, before: ReportingPeriod) -> Option<RawRow> {
    let cell = |column: &str| row.cells.iter().find(|(known, _)| known == column);
    let text = |column: &str| match cell(column) {
        Some((_, RawEntry::Text(text))) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    };
    let since = rule.since.as_deref().and_then(text);
    let is_settled =
        rule.settled.as_ref().is_some_and(|[column, option]| text(column) == Some(option));
    if is_settled && since.is_some() {
        return None;
    }
    let mut cells: Vec<(String, RawEntry)> =
        row.cells.iter().filter(|(column, _)| !rule.reset.contains(column)).cloned().collect();
    if let (Some(column), None) = (&rule.since, since) {
        cells.retain(|(known, _)| known != column);
        cells.push((column.clone(), RawEntry::Text(before.to_string())));
    }
    Some(RawRow { id: row.id.clone(), cells })
}
