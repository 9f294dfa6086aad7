//! What names mean in expressions of ledgers.
//!
//! A bare name is a column of the row in hand, else a figure, else a total. `projects.land` is a
//! column of the table that an aggregate is at, or of a table with one row. `period.end` and
//! `as-of` are days; `prior-report.tax` is a figure of an earlier report, `prior-row.stage` the
//! column of the row with the same id there.

use super::cell::CellType;
use super::compile::{Compiler, REPORTED_ELSEWHERE};
use super::term::{PeriodFact, ReportAt, Term};
use crate::expression::ExpressionProblem;
use crate::quantity::Type;
use crate::rubric::problem::closest;

/// Where an expression stands, and so what it may name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scope {
    /// The table of the row in hand.
    pub(super) row: Option<usize>,
    /// The table that an aggregate is at.
    pub(super) inner: Option<usize>,
    /// True in rules: figures and earlier reports may be named.
    pub(super) is_rule: bool,
}

impl Scope {
    /// Aggregates are made once, not row by row; so columns have none.
    pub(super) fn allows_aggregates(self) -> bool {
        self.is_rule || self.row.is_none()
    }
}

const REPORTS: [(&str, ReportAt); 5] = [
    ("figures", ReportAt::Current),
    ("prior-report", ReportAt::Previous),
    ("earlier-report", ReportAt::Earlier),
    ("last-year-report", ReportAt::LastYear),
    ("year-end-report", ReportAt::YearEnd),
];

const ROWS: [(&str, ReportAt); 3] = [
    ("prior-row", ReportAt::Previous),
    ("earlier-row", ReportAt::Earlier),
    ("last-year-row", ReportAt::LastYear),
];

type Named = Result<(Term, CellType), ExpressionProblem>;

impl Compiler<'_> {
    /// The term of a name.
    pub(super) fn name(&mut self, name: &str, offset: usize, scope: Scope) -> Named {
        match name.split_once('.') {
            Some((owner, rest)) => self.owned(name, owner, rest, offset, scope),
            None if name == "as-of" => Ok((Term::AsOf, CellType::Date)),
            None => self.bare(name, offset, scope),
        }
    }

    fn owned(&mut self, name: &str, owner: &str, rest: &str, offset: usize, scope: Scope) -> Named {
        if owner == "period" {
            return period_fact(ReportAt::Current, rest)
                .ok_or_else(|| unknown(offset, name, ["start", "end", "year", "quarter"]));
        }
        if let Some((_, at)) = REPORTS.iter().find(|(known, _)| *known == owner)
            && scope.is_rule
        {
            self.looks_around = true;
            let fact = period_fact(*at, rest).filter(|_| *at != ReportAt::Current);
            return fact.map_or_else(|| self.figure(*at, name, rest, offset), Ok);
        }
        if let Some((_, at)) = ROWS.iter().find(|(known, _)| *known == owner)
            && scope.is_rule
        {
            let table = scope.row.ok_or_else(|| no_row(offset, name))?;
            self.looks_around = true;
            let (column, holds) = self.column(table, rest, offset)?;
            return Ok((Term::PriorRow(*at, column), holds));
        }
        let table = self.table(owner, offset)?;
        self.tables.insert(table);
        let (column, holds) = self.column(table, rest, offset)?;
        if scope.inner == Some(table) {
            return Ok((Term::Inner(column), holds));
        }
        self.looks_around = true;
        if self.document.table.get(table).is_some_and(|entry| entry.is_single) {
            return Ok((Term::Single(table, column), holds));
        }
        Err(ExpressionProblem::new(offset, "many-rows", name))
    }

    fn bare(&mut self, name: &str, offset: usize, scope: Scope) -> Named {
        let own = scope.row.filter(|_| scope.inner.is_none());
        if let Some(table) = own
            && self.has_column(table, name)
        {
            let (column, holds) = self.column(table, name, offset)?;
            return Ok((Term::Column(column), holds));
        }
        if scope.is_rule && scope.inner.is_none() {
            self.looks_around = true;
            if let Some(total) = self.totals.iter().find(|total| total.id == name) {
                let (term, holds) = (total.value.clone(), CellType::Scalar(total.of.clone()));
                self.tables.extend(&total.tables);
                return Ok((term, holds));
            }
            return self.figure(ReportAt::Current, name, name, offset);
        }
        let known = own.map(|table| self.column_names(table)).unwrap_or_default();
        Err(unknown(offset, name, known))
    }

    fn figure(&mut self, at: ReportAt, name: &str, id: &str, offset: usize) -> Named {
        let Some(index) = self.rubric.figure_index(id) else {
            let known = self.rubric.figures.iter().map(|figure| figure.id.as_str());
            return Err(unknown(offset, name, known));
        };
        if at != ReportAt::Current {
            self.earlier_figures.insert(index);
        }
        let unit = self.rubric.figures.get(index).and_then(|figure| figure.unit.as_ref());
        let of = unit.map_or(Type::Truth, |unit| unit.of.clone());
        Ok((Term::Figure(at, index), CellType::Scalar(of)))
    }

    /// The place of a table.
    pub(super) fn table(&self, id: &str, offset: usize) -> Result<usize, ExpressionProblem> {
        let tables = &self.document.table;
        tables.iter().position(|entry| entry.id == id).ok_or_else(|| {
            let known = tables.iter().map(|entry| entry.id.as_str());
            let meant = closest(id, known).unwrap_or_default();
            ExpressionProblem::new(offset, "unknown-table", id).expecting(meant)
        })
    }

    /// The place and type of a column that is declared before.
    pub(super) fn column(
        &self,
        table: usize,
        id: &str,
        offset: usize,
    ) -> Result<(usize, CellType), ExpressionProblem> {
        let columns = self.columns.get(table).map_or(&[][..], |columns| columns);
        let Some(place) = columns.iter().position(|(known, _)| known == id) else {
            return Err(unknown(offset, id, self.column_names(table)));
        };
        match columns.get(place).and_then(|(_, holds)| holds.clone()) {
            Some(holds) => Ok((place, holds)),
            None if self.broken.contains(&(table, place)) => {
                Err(ExpressionProblem::new(offset, REPORTED_ELSEWHERE, id))
            }
            None => Err(ExpressionProblem::new(offset, "used-before", id)),
        }
    }

    fn has_column(&self, table: usize, id: &str) -> bool {
        self.columns.get(table).is_some_and(|it| it.iter().any(|(known, _)| known == id))
    }

    fn column_names(&self, table: usize) -> Vec<&str> {
        let columns = self.columns.get(table).map_or(&[][..], |columns| columns);
        columns.iter().map(|(id, _)| id.as_str()).collect()
    }
}

fn period_fact(at: ReportAt, name: &str) -> Option<(Term, CellType)> {
    let (fact, holds) = match name {
        "start" => (PeriodFact::Start, CellType::Date),
        "end" => (PeriodFact::End, CellType::Date),
        "year" => (PeriodFact::Year, CellType::number()),
        "quarter" => (PeriodFact::Quarter, CellType::number()),
        _ => return None,
    };
    Some((Term::Period(at, fact), holds))
}

fn unknown<'a>(
    offset: usize,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> ExpressionProblem {
    let meant = closest(name, known.into_iter()).unwrap_or_default();
    ExpressionProblem::new(offset, "unknown-name", name).expecting(meant)
}

fn no_row(offset: usize, name: &str) -> ExpressionProblem {
    ExpressionProblem::new(offset, "no-row", name)
}
