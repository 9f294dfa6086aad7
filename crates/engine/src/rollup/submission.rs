//! [`Submission`]: what a roll-up takes from an assessed dossier: numbers of its reports, firms,
//! projects and the evaluation.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::agreed::{AgreedValue, Decision, agreed_values, with_agreed};
use super::rules::RollupRules;
use crate::assess::Evaluation;
use crate::facts::{Dossier, ReportingPeriod, facts_from_entries};
use crate::ledger::{Cell, LedgerInput, LedgerSheet};
use crate::periods::number_in;
use crate::periods::quarters::quarter_of;
use crate::quantity::Rational;
use crate::rubric::Rubric;

/// What is handed in: a dossier with its ledgers, and who handed it in.
pub struct Given<'a> {
    /// What it is cited by: the name of its file.
    pub name: &'a str,
    /// The cluster.
    pub cluster: &'a str,
    /// The rubric that judges it.
    pub rubric: &'a Arc<Rubric>,
    /// Its ledgers, if it has any.
    pub sheet: Option<&'a LedgerSheet>,
    /// Its figures, with what follows from its tables.
    pub dossier: &'a Dossier,
}

/// The numbers of one report, each in its figure's own unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportNumbers {
    /// Year and quarter up to which it runs.
    pub quarter: (u16, u8),
    /// By figure, or total of ledgers.
    pub numbers: BTreeMap<String, Rational>,
}

/// A firm of the list that came with a submission.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FirmRow {
    /// Id of its row.
    pub row: String,
    /// Its name.
    pub name: String,
    /// Its credit code.
    pub uscc: String,
    /// Its division of GB/T 4754.
    pub industry: String,
    /// Its amounts, in the order of the rules.
    pub amounts: Vec<Option<Rational>>,
}

/// A project of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectRow {
    /// Code of its stage; empty if it has none.
    pub stage: String,
    /// Planned investment in base units divided by those of its column.
    pub investment: Option<Rational>,
}

/// A submission, ready to be rolled up.
#[derive(Debug, Clone)]
pub struct Submission {
    /// What it is cited by.
    pub name: String,
    /// The cluster.
    pub cluster: String,
    /// Kind of cluster: the id of its rubric.
    pub kind: String,
    /// The period.
    pub period: ReportingPeriod,
    /// Its version; 0 if it says none.
    pub version: u64,
    /// Code of its state; empty if it says none.
    pub status: String,
    /// Code of the district.
    pub district: Option<String>,
    /// Divisions of the leading industries.
    pub industries: Vec<String>,
    /// Its numbers, then those of earlier reports.
    pub reports: Vec<ReportNumbers>,
    /// Its firms.
    pub firms: Vec<FirmRow>,
    /// Its projects.
    pub projects: Vec<ProjectRow>,
    /// What its reconciliation says.
    pub reconciliation: Vec<ReconciledRow>,
    /// Agreed values that were used.
    pub agreed: Vec<AgreedValue>,
    /// The assessment, with agreed values.
    pub evaluation: Evaluation,
}

/// A row of a submission's own reconciliation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReconciledRow {
    /// The figure that it is about.
    pub figure: String,
    /// The cluster's value.
    pub own: Option<Rational>,
    /// The bureau's value.
    pub bureau: Option<Rational>,
    /// The agreed value.
    pub agreed: Option<Rational>,
    /// Code of the reason for a difference.
    pub reason: String,
    /// The reason in words.
    pub explanation: String,
    /// Who signed for the cluster.
    pub signed_by_cluster: String,
    /// Who signed for the bureau.
    pub signed_by_bureau: String,
    /// When it was reconciled.
    pub date: String,
}

impl Submission {
    /// What a roll-up takes from a dossier; `None` if its period cannot be read. Of `decisions`
    /// those of its cluster count.
    pub fn of(rules: &RollupRules, given: &Given<'_>, decisions: &[Decision]) -> Option<Self> {
        let period = given.dossier.period.as_deref().and_then(ReportingPeriod::parse)?;
        let lookup = given.sheet.map(Lookup);
        let own = decisions.iter().filter(|it| it.cluster == given.cluster).collect::<Vec<_>>();
        let agreed = agreed_values(rules, lookup.as_ref(), &own, given.dossier);
        let dossier = with_agreed(given.dossier, &agreed);
        let (facts, _, _) = facts_from_entries(given.rubric, &dossier);
        let evaluation = Evaluation::new(Arc::clone(given.rubric), period.is_interim(), facts);
        let mut reports = vec![numbers_of(given.rubric, &dossier, given.sheet)];
        reports.extend(earlier_numbers(given.rubric, given.sheet));
        let names = &rules.tables;
        let single = |place: &str| lookup.as_ref().and_then(|it| it.single(place));
        Some(Self {
            name: given.name.to_owned(),
            cluster: given.cluster.to_owned(),
            kind: given.rubric.document.id.clone(),
            period,
            version: single(&names.version).and_then(|it| it.parse().ok()).unwrap_or_default(),
            status: single(&names.status).unwrap_or_default(),
            district: single(&names.district),
            industries: names.industries.iter().filter_map(|it| single(it)).collect(),
            reports,
            firms: lookup.as_ref().map(|it| it.firms(rules)).unwrap_or_default(),
            projects: lookup.as_ref().map(|it| it.projects(rules)).unwrap_or_default(),
            reconciliation: lookup.as_ref().map(|it| it.reconciliation(rules)).unwrap_or_default(),
            agreed,
            evaluation,
        })
    }

    /// Year and quarter up to which it runs.
    pub fn quarter(&self) -> (u16, u8) {
        quarter_of(self.period)
    }

    /// The number that its report of a quarter gives.
    pub fn number(&self, figure: &str, quarter: (u16, u8)) -> Option<&Rational> {
        let report = self.reports.iter().find(|report| report.quarter == quarter)?;
        report.numbers.get(figure)
    }
}

/// The numbers of a dossier and of the totals that follow from its tables.
fn numbers_of(rubric: &Rubric, dossier: &Dossier, sheet: Option<&LedgerSheet>) -> ReportNumbers {
    let period = dossier.period.as_deref().and_then(ReportingPeriod::parse);
    let mut numbers = BTreeMap::new();
    for figure in rubric.figures.iter().filter(|figure| figure.is_used) {
        if let Some(number) = number_in(rubric, dossier, &figure.id) {
            numbers.insert(figure.id.clone(), number);
        }
    }
    let totals = sheet.map(LedgerSheet::derived).unwrap_or_default().iter();
    for total in totals.filter(|it| it.figure.is_none()) {
        let unit = sheet.and_then(|it| it.ledgers().derived.get(total.place)).map(|it| &it.unit);
        if let Some((number, unit)) = total.value.as_number().zip(unit) {
            numbers.insert(total.id.clone(), number / &unit.factor);
        }
    }
    ReportNumbers { quarter: period.map(quarter_of).unwrap_or_default(), numbers }
}

/// The numbers of the earlier reports, each with what follows from its own tables.
fn earlier_numbers(rubric: &Arc<Rubric>, sheet: Option<&LedgerSheet>) -> Vec<ReportNumbers> {
    let Some(sheet) = sheet else { return Vec::new() };
    let numbers = |report: &crate::ledger::Report| {
        let input = LedgerInput { report: report.clone(), ..LedgerInput::default() };
        let earlier = LedgerSheet::new(Arc::clone(rubric), sheet.ledgers_shared(), input);
        numbers_of(rubric, &earlier.dossier(), Some(&earlier))
    };
    sheet.input().prior.iter().filter(|it| it.period().is_some()).map(numbers).collect()
}

/// Cells of ledgers by name.
pub(super) struct Lookup<'a>(&'a LedgerSheet);

impl Lookup<'_> {
    /// The cell of a table of one row, `table.column`, as text.
    fn single(&self, place: &str) -> Option<String> {
        let (table, column) = place.split_once('.')?;
        let rows = self.rows(table, &[column.to_owned()]);
        let text = rows.first()?.1.first()?.text.clone();
        (!text.is_empty()).then_some(text)
    }

    fn firms(&self, rules: &RollupRules) -> Vec<FirmRow> {
        let names = &rules.tables;
        let columns: Vec<String> = names.firm.iter().chain(&names.amounts).cloned().collect();
        let rows = self.rows(&names.firms, &columns).into_iter();
        let firm = |(row, cells): (String, Vec<Read>)| {
            let mut cells = cells.into_iter();
            let mut text = || cells.next().unwrap_or_default().text;
            let (name, uscc, industry) = (text(), text(), text());
            FirmRow { row, name, uscc, industry, amounts: cells.map(|it| it.number).collect() }
        };
        rows.map(firm).collect()
    }

    fn projects(&self, rules: &RollupRules) -> Vec<ProjectRow> {
        let names = &rules.tables;
        let columns = [names.stage.clone(), names.investment.clone()];
        let rows = self.rows(&names.projects, &columns).into_iter();
        let project = |(_, cells): (String, Vec<Read>)| {
            let mut cells = cells.into_iter();
            let stage = cells.next().unwrap_or_default().text;
            ProjectRow { stage, investment: cells.next().unwrap_or_default().number }
        };
        rows.map(project).collect()
    }

    /// The rows of the reconciliation whose item stands for a figure.
    pub(super) fn reconciliation(&self, rules: &RollupRules) -> Vec<ReconciledRow> {
        const COLUMNS: [&str; 9] = [
            "item",
            "own",
            "bureau",
            "agreed",
            "reason",
            "explanation",
            "signed-by-cluster",
            "signed-by-bureau",
            "date",
        ];
        let columns = COLUMNS.map(str::to_owned);
        let rows = self.rows(&rules.tables.reconciliation, &columns).into_iter();
        let reconciled = |(_, cells): (String, Vec<Read>)| {
            let mut cells = cells.into_iter();
            let mut next = || cells.next().unwrap_or_default();
            let item = next().text;
            let [_, figure] = rules.agreed.iter().find(|[known, _]| *known == item)?;
            Some(ReconciledRow {
                figure: figure.clone(),
                own: next().number,
                bureau: next().number,
                agreed: next().number,
                reason: next().text,
                explanation: next().text,
                signed_by_cluster: next().text,
                signed_by_bureau: next().text,
                date: next().text,
            })
        };
        rows.filter_map(reconciled).collect()
    }

    /// The cells of these columns, row by row, with the ids of the rows.
    fn rows(&self, table: &str, columns: &[String]) -> Vec<(String, Vec<Read>)> {
        let ledgers = self.0.ledgers();
        let Some(table) = ledgers.table_index(table) else { return Vec::new() };
        let declared = ledgers.tables.get(table).map(|it| it.columns.as_slice());
        let declared = declared.unwrap_or_default();
        let place = |name: &String| declared.iter().position(|column| column.id == *name);
        let places: Vec<Option<usize>> = columns.iter().map(place).collect();
        let read = |cells: &[Cell], place: Option<usize>| {
            let found = place.and_then(|it| Some((declared.get(it)?, cells.get(it)?)));
            found.map(|(column, cell)| Read::of(column, cell)).unwrap_or_default()
        };
        let rows = self.0.book().rows(table).iter();
        rows.map(|row| {
            (row.id.clone(), places.iter().map(|place| read(&row.cells, *place)).collect())
        })
        .collect()
    }
}

/// A cell as text and as number.
#[derive(Debug, Clone, Default)]
struct Read {
    text: String,
    number: Option<Rational>,
}

impl Read {
    fn of(column: &crate::ledger::compiled::Column, cell: &Cell) -> Self {
        let number = cell.as_number().map(|it| match &column.unit {
            Some(unit) => it / &unit.factor,
            None => it.clone(),
        });
        let text = match cell {
            Cell::Text(text) => text.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Choice(place) => {
                column.options.get(usize::from(*place)).cloned().unwrap_or_default()
            }
            Cell::Number(number) => crate::quantity::rational::short_decimal(number, 6),
            Cell::Truth(_) | Cell::Absent | Cell::Unknown => String::new(),
        };
        Self { text, number }
    }
}
