//! From a document to [`Ledgers`]: every expression built, every problem found at once.

use std::collections::BTreeSet;

use super::cell::CellType;
use super::compiled::{Aggregate, Column, Derived, Ledgers, Table};
use super::decode::document_from_canonical;
use super::document::{ColumnEntry, ColumnType, HEAD_CLUSTER, HEAD_RUBRIC, LedgerDocument};
use super::names::Scope;
use super::term::Term;
use crate::expression::ExpressionProblem;
use crate::graph::mismatch;
use crate::quantity::{Type, Unit};
use crate::rubric::Rubric;
use crate::rubric::problem::{Problem, closest};

/// The ledgers of a canonical JSON text, for a rubric.
///
/// # Errors
/// Every problem of the document; `None` if the text is not of ledgers.
pub fn ledgers_from_canonical(
    text: &str,
    rubric: &Rubric,
) -> Result<Ledgers, Option<Vec<Problem>>> {
    let document = document_from_canonical(text).ok_or(None)?;
    ledgers_from_document(document, rubric).map_err(Some)
}

/// The ledgers that a document declares, for a rubric.
///
/// # Errors
/// Every problem of the document, in its order.
pub fn ledgers_from_document(
    document: LedgerDocument,
    rubric: &Rubric,
) -> Result<Ledgers, Vec<Problem>> {
    let mut compiler = Compiler::new(&document, rubric);
    compiler.names();
    let tables = compiler.all_tables();
    let derived = compiler.all_derived();
    let rules = compiler.all_rules();
    compiler.guide();
    compiler.presets();
    let Compiler { aggregates, indexes, problems, earlier_figures, .. } = compiler;
    if !problems.is_empty() {
        return Err(problems);
    }
    let earlier_figures = earlier_figures.into_iter().collect();
    Ok(Ledgers { document, tables, aggregates, indexes, derived, earlier_figures, rules })
}

/// A total: a derived value that is no figure.
pub(super) struct Total {
    pub(super) id: String,
    pub(super) value: Term,
    pub(super) of: Type,
    pub(super) tables: Vec<usize>,
}

/// State while a document is compiled.
pub(super) struct Compiler<'a> {
    pub(super) document: &'a LedgerDocument,
    pub(super) rubric: &'a Rubric,
    pub(super) problems: Vec<Problem>,
    pub(super) aggregates: Vec<Aggregate>,
    pub(super) indexes: Vec<(usize, usize)>,
    pub(super) earlier_figures: BTreeSet<usize>,
    pub(super) totals: Vec<Total>,
    /// Columns by table: name, and type once it is known.
    pub(super) columns: Vec<Vec<(String, Option<CellType>)>>,
    /// Columns whose declaration is broken, by table and place: what uses them is not blamed.
    pub(super) broken: BTreeSet<(usize, usize)>,
    /// Tables that the expression under way uses.
    pub(super) tables: BTreeSet<usize>,
    /// True if the expression under way looks at more than its row.
    pub(super) looks_around: bool,
}

/// What an expression turned out to be.
pub(super) struct Built {
    pub(super) term: Term,
    pub(super) holds: CellType,
    pub(super) tables: Vec<usize>,
    pub(super) looks_around: bool,
}

/// Code of problems that follow from one which is reported where it stands.
pub(super) const REPORTED_ELSEWHERE: &str = "";

/// The most characters and decimal places of a column that says nothing of them.
const USUAL_LENGTH: usize = 100;
const USUAL_PLACES: usize = 6;

impl<'a> Compiler<'a> {
    fn new(document: &'a LedgerDocument, rubric: &'a Rubric) -> Self {
        Self {
            document,
            rubric,
            problems: Vec::new(),
            aggregates: Vec::new(),
            indexes: Vec::new(),
            earlier_figures: BTreeSet::new(),
            totals: Vec::new(),
            columns: Vec::new(),
            broken: BTreeSet::new(),
            tables: BTreeSet::new(),
            looks_around: false,
        }
    }

    /// Reports a problem.
    pub(super) fn report(&mut self, path: String, code: &'static str, found: &str) {
        self.problems.push(Problem::new(path, code, found));
    }

    /// An expression, which must be of type `wanted` if there is one; reported if it cannot be.
    pub(super) fn built(
        &mut self,
        path: &str,
        text: &str,
        scope: Scope,
        wanted: Option<&CellType>,
    ) -> Option<Built> {
        self.tables.clear();
        self.looks_around = false;
        let built = self.expression(text, scope).and_then(|(term, holds)| match wanted {
            Some(wanted) if !holds.fits(wanted) => Err(mismatch(0, &holds, wanted)),
            _ => Ok((term, holds)),
        });
        match built {
            Ok((term, holds)) => {
                let tables = self.tables.iter().copied().collect();
                Some(Built { term, holds, tables, looks_around: self.looks_around })
            }
            Err(problem) => {
                self.report_expression(path, problem);
                None
            }
        }
    }

    /// Reports a problem, unless it follows from one that is reported where it stands.
    pub(super) fn report_expression(&mut self, path: &str, problem: ExpressionProblem) {
        if problem.code != REPORTED_ELSEWHERE {
            self.problems.push(Problem::in_expression(path, problem));
        }
    }

    pub(super) fn unit(&mut self, path: String, symbol: &str) -> Option<Unit> {
        let unit = self.rubric.units.unit(symbol);
        if unit.is_none() {
            self.report(path, "unknown-unit", symbol);
        }
        unit
    }

    /// Names that stand twice in one list, and types of what is typed.
    fn names(&mut self) {
        let document = self.document;
        let tables = document.table.iter().map(|entry| entry.id.as_str());
        self.report_twice("table", tables);
        self.report_twice("choice", document.choice.iter().map(|entry| entry.id.as_str()));
        self.report_twice("derive", document.derive.iter().map(|entry| entry.id.as_str()));
        self.report_twice("rule", document.rule.iter().map(|entry| entry.id.as_str()));
        for (index, table) in document.table.iter().enumerate() {
            let ids = table.column.iter().map(|entry| entry.id.as_str());
            self.report_twice(&format!("table.{index}.column"), ids);
            let mut columns = vec![("id".to_owned(), Some(CellType::Text))];
            for (place, column) in table.column.iter().enumerate() {
                if column.id == "id" {
                    self.report(format!("table.{index}.column.{place}.id"), "reserved-word", "id");
                }
                let holds = self.typed(index, place, column);
                if holds.is_none() && (column.value.is_none() || column.of.is_some()) {
                    self.broken.insert((index, place.saturating_add(1)));
                }
                columns.push((column.id.clone(), holds));
            }
            self.columns.push(columns);
        }
    }

    fn report_twice<'i>(&mut self, list: &str, ids: impl Iterator<Item = &'i str>) {
        let mut known = BTreeSet::new();
        for (index, id) in ids.enumerate() {
            if !known.insert(id) {
                self.report(format!("{list}.{index}.id"), "duplicate-id", id);
            }
        }
    }

    /// The type of a column that is typed; none of one that follows from others.
    fn typed(&mut self, table: usize, place: usize, column: &ColumnEntry) -> Option<CellType> {
        let path = |key: &str| format!("table.{table}.column.{place}.{key}");
        match column.of {
            None if column.value.is_none() => {
                self.report(path("id"), "no-type", &column.id);
                None
            }
            None => None,
            Some(_) if column.value.is_some() => {
                self.report(path("value"), "typed-and-derived", &column.id);
                None
            }
            Some(ColumnType::Date) => Some(CellType::Date),
            Some(ColumnType::YesNo) => Some(CellType::truth()),
            Some(ColumnType::Text) => Some(CellType::Text),
            Some(ColumnType::Code) => {
                if column.code.is_none() {
                    self.report(path("id"), "no-code-kind", &column.id);
                }
                Some(CellType::Text)
            }
            Some(ColumnType::Choice) => {
                let list = column.choice.as_deref().unwrap_or_default();
                let lists = &self.document.choice;
                let found = lists.iter().position(|entry| entry.id == list);
                if found.is_none() {
                    let known = lists.iter().map(|entry| entry.id.as_str());
                    let meant = closest(list, known).unwrap_or_default().to_owned();
                    let problem = Problem::new(path("choice"), "unknown-list", list);
                    self.problems.push(problem.expecting(meant));
                }
                found.map(CellType::Choice)
            }
            Some(ColumnType::Integer | ColumnType::Decimal | ColumnType::SignedDecimal) => {
                match &column.unit {
                    None => Some(CellType::number()),
                    Some(unit) => {
                        let unit = self.unit(path("unit"), unit)?;
                        Some(CellType::Scalar(unit.of))
                    }
                }
            }
        }
    }

    fn all_tables(&mut self) -> Vec<Table> {
        let document = self.document;
        let tables = document.table.iter().enumerate();
        tables
            .map(|(index, entry)| {
                let mut columns = vec![id_column()];
                for (place, column) in entry.column.iter().enumerate() {
                    columns.extend(self.column_of(index, place, column));
                }
                Table { columns }
            })
            .collect()
    }

    fn column_of(&mut self, table: usize, place: usize, entry: &ColumnEntry) -> Option<Column> {
        let path = |key: &str| format!("table.{table}.column.{place}.{key}");
        let scope = Scope { row: Some(table), ..Scope::default() };
        if let Some(holder) = &entry.holder
            && !self.rubric.document.holder.iter().any(|known| known.id == *holder)
        {
            self.report(path("holder"), "unknown-holder", holder);
        }
        if let Some(same) = &entry.same_as
            && ![HEAD_CLUSTER, HEAD_RUBRIC].contains(&same.as_str())
            && self.rubric.figure_index(same).is_none()
        {
            let known = self.rubric.figures.iter().map(|figure| figure.id.as_str());
            let meant = closest(same, known).unwrap_or_default().to_owned();
            let problem = Problem::new(path("same-as"), "unknown-name", same);
            self.problems.push(problem.expecting(meant));
        }
        let value = entry.value.as_deref();
        let value = value.map(|text| self.built(&path("value"), text, scope, None));
        let slot = self
            .columns
            .get_mut(table)
            .and_then(|columns| columns.get_mut(place.saturating_add(1)));
        match (&value, slot) {
            (Some(Some(built)), Some((_, holds))) => *holds = Some(built.holds.clone()),
            (Some(None), _) => {
                self.broken.insert((table, place.saturating_add(1)));
            }
            _ => {}
        }
        let required = match (&entry.required_when, entry.is_required) {
            (Some(text), _) => {
                let wanted = CellType::truth();
                self.built(&path("required-when"), text, scope, Some(&wanted))
            }
            (None, true) => self.built(&path("id"), "1 = 1", scope, None),
            (None, false) => None,
        };
        let unit = match &entry.unit {
            Some(unit) => self.rubric.units.unit(unit),
            None => None,
        };
        let holds = self.columns.get(table)?.get(place.saturating_add(1))?.1.clone()?;
        if let (Some(Some(_)), Some(unit)) = (&value, &unit)
            && !holds.fits(&CellType::Scalar(unit.of.clone()))
        {
            let problem = Problem::new(path("unit"), "wrong-unit", holds.to_string());
            self.problems.push(problem.expecting(unit.of.to_string()));
        }
        let options = match holds {
            CellType::Choice(list) if entry.of == Some(ColumnType::Choice) => {
                let list = self.document.choice.get(list);
                let options = list.into_iter().flat_map(|list| &list.option);
                options.map(|option| option.code.clone()).collect()
            }
            _ => Vec::new(),
        };
        let value = value.flatten();
        Some(Column {
            id: entry.id.clone(),
            of: entry.of,
            holds,
            unit,
            code: entry.code,
            longest: entry.longest.unwrap_or(USUAL_LENGTH),
            places: entry.places.unwrap_or(USUAL_PLACES),
            options,
            looks_around: value.as_ref().is_some_and(|built| built.looks_around),
            required: required.map(|built| built.term),
            value: value.map(|built| built.term),
        })
    }

    fn all_derived(&mut self) -> Vec<Derived> {
        let document = self.document;
        let mut derived = Vec::new();
        for (index, entry) in document.derive.iter().enumerate() {
            let path = |key: &str| format!("derive.{index}.{key}");
            let figure = self.rubric.figure_index(&entry.id);
            let unit = match (figure.and_then(|it| self.rubric.figures.get(it)), &entry.unit) {
                (Some(figure), _) => figure.unit.clone(),
                (None, Some(symbol)) => self.unit(path("unit"), symbol),
                (None, None) => {
                    self.report(path("id"), "unknown-figure", &entry.id);
                    None
                }
            };
            let Some(unit) = unit else { continue };
            let figures = &self.rubric.figures;
            if figure.is_some_and(|it| figures.get(it).is_some_and(|figure| !figure.is_used)) {
                continue;
            }
            let wanted = CellType::Scalar(unit.of.clone());
            let built = self.built(&path("value"), &entry.value, Scope::default(), Some(&wanted));
            let Some(Built { term: value, tables, .. }) = built else { continue };
            if figure.is_none() {
                let (id, of) = (entry.id.clone(), unit.of.clone());
                self.totals.push(Total { id, value: value.clone(), of, tables: tables.clone() });
            }
            let is_if_given = entry.is_if_given;
            derived.push(Derived { entry: index, figure, unit, value, tables, is_if_given });
        }
        derived
    }

    /// What aspects of the guide refer to.
    fn guide(&mut self) {
        let parts = self.document.part.iter().enumerate();
        let aspects =
            parts.flat_map(|(part, it)| it.aspect.iter().enumerate().map(move |at| (part, at)));
        let mut known = BTreeSet::new();
        for (part, (place, aspect)) in aspects {
            let path = |key: &str| format!("part.{part}.aspect.{place}.{key}");
            if !known.insert(aspect.id.as_str()) {
                self.problems.push(Problem::new(path("id"), "duplicate-id", &aspect.id));
            }
            let lists = self.document.choice.iter().filter(|list| list.id == "principle");
            let known = lists.flat_map(|list| &list.option).map(|option| option.code.as_str());
            let known: Vec<&str> = known.collect();
            if !known.contains(&aspect.principle.as_str()) {
                let problem = Problem::new(path("principle"), "unknown-choice", &aspect.principle);
                self.problems.push(problem.expecting(known.join(" | ")));
            }
        }
    }
}

/// The id of a row: it is not declared, and every table has it.
fn id_column() -> Column {
    Column {
        id: "id".to_owned(),
        of: Some(ColumnType::Text),
        holds: CellType::Text,
        unit: None,
        code: None,
        longest: USUAL_LENGTH,
        places: 0,
        options: Vec::new(),
        required: None,
        value: None,
        looks_around: false,
    }
}
