//! [`StandardDocument`]: a standard as declared, plain data, read from its canonical JSON by hand.

use serde_json::Value;

use crate::rubric::decode::{Table, figure, shortfall, unit};
use crate::rubric::document::{
    FigureEntry, FigureType, HolderEntry, ShortfallEntry, Span, Text, UnitEntry,
};

/// A standard in one dated, immutable edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardDocument {
    /// Name in files: `creation`.
    pub id: String,
    /// `2026.1`.
    pub edition: String,
    /// Label.
    pub name: Text,
    /// What users must know of its standing.
    pub note: Text,
    /// Units.
    pub unit: Vec<UnitEntry>,
    /// Figures that may be given, and behind them the statements: yes or no.
    pub figure: Vec<FigureEntry>,
    /// Departments that have figures.
    pub holder: Vec<HolderEntry>,
    /// What must hold, all of it.
    pub condition: Vec<ConditionEntry>,
}

/// A condition: holds when one of its routes does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionEntry {
    /// `C2`.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Legal basis.
    pub basis: Text,
    /// Routes, at least one.
    pub route: Vec<RouteEntry>,
}

/// A route to a condition: holds when all of its needs do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteEntry {
    /// `C2.1`.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Needs, at least one.
    pub need: Vec<NeedEntry>,
}

/// One thing that must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedEntry {
    /// Kebab-case name.
    pub id: String,
    /// Label.
    pub name: Text,
    /// Expression: what must hold.
    pub holds: String,
    /// Expression: when it cannot be judged.
    pub unjudgeable: Option<String>,
    /// True if an interim period leaves it open instead of failed.
    pub annual_only: bool,
    /// The quantity to show beside it.
    pub measure: Option<MeasureEntry>,
    /// How much is lacking.
    pub shortfall: Option<ShortfallEntry>,
}

/// A quantity to show, never printed as if it met its line when it does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureEntry {
    /// Expression.
    pub value: String,
    /// Unit it is shown in.
    pub unit: String,
    /// Decimal places shown.
    pub places: usize,
    /// The line that it must reach, in that unit.
    pub line: String,
}

/// The document of a canonical JSON text; `None` if it is not one.
pub fn document_from_canonical(text: &str) -> Option<StandardDocument> {
    let value: Value = serde_json::from_str(text).ok()?;
    let it = Table(value.as_object()?);
    let mut figures = it.list("figure", figure)?;
    figures.extend(it.list("statement", statement)?);
    Some(StandardDocument {
        id: it.text("id")?,
        edition: it.text("edition")?,
        name: it.label("name")?,
        note: it.label("note")?,
        unit: it.list("unit", unit)?,
        figure: figures,
        holder: it.list("holder", |it| {
            Some(HolderEntry { id: it.text("id")?, name: it.label("name")? })
        })?,
        condition: it.list("condition", condition)?,
    })
}

/// What only an application says: yes or no.
fn statement(it: Table<'_>) -> Option<FigureEntry> {
    Some(FigureEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        unit: None,
        of: FigureType::YesNo,
        span: Span::Instant,
        form: "T1".to_owned(),
        holder: None,
        na: false,
        part_of: None,
        part_rate: None,
        maximum: None,
        absent: None,
    })
}

fn condition(it: Table<'_>) -> Option<ConditionEntry> {
    Some(ConditionEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        basis: it.label("basis")?,
        route: it.list("route", route)?,
    })
}

fn route(it: Table<'_>) -> Option<RouteEntry> {
    Some(RouteEntry { id: it.text("id")?, name: it.label("name")?, need: it.list("need", need)? })
}

fn need(it: Table<'_>) -> Option<NeedEntry> {
    let measure = match it.table("measure") {
        Some(it) => Some(MeasureEntry {
            value: it.text("value")?,
            unit: it.text("unit")?,
            places: it.count("places")?,
            line: it.text("line")?,
        }),
        None => None,
    };
    Some(NeedEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        holds: it.text("holds")?,
        unjudgeable: it.text("unjudgeable"),
        annual_only: it.flag("annual-only"),
        measure,
        shortfall: match it.table("shortfall") {
            Some(it) => Some(shortfall(it)?),
            None => None,
        },
    })
}
