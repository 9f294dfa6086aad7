//! The canonical JSON of ledgers → [`LedgerDocument`], by hand.

use serde_json::Value;

use super::document::{
    AspectEntry, ChoiceEntry, CodeKind, ColumnEntry, ColumnType, DeriveEntry, LedgerDocument,
    Level, OptionEntry, PartEntry, PresetEntry, ReasonEntry, RuleEntry, ShowEntry, TableEntry,
};
use crate::rubric::decode::Table;

/// The document of a canonical JSON text; `None` if it is not one.
pub fn document_from_canonical(text: &str) -> Option<LedgerDocument> {
    let value: Value = serde_json::from_str(text).ok()?;
    let it = Table(value.as_object()?);
    Some(LedgerDocument {
        derive: it.list("derive", derive)?,
        rule: it.list("rule", rule)?,
        reason: match it.table("reason") {
            Some(it) => ReasonEntry { shortest: it.count("shortest")?, bare: it.texts("bare")? },
            None => ReasonEntry::default(),
        },
        ..declared(it)?
    })
}

/// The part of a document that tells what can be filled in: lists, tables and the guide. Whoever
/// only shows and fills in needs nothing else, and reads a text that has nothing else.
pub fn declared_from_canonical(text: &str) -> Option<LedgerDocument> {
    let value: Value = serde_json::from_str(text).ok()?;
    declared(Table(value.as_object()?))
}

fn declared(it: Table<'_>) -> Option<LedgerDocument> {
    Some(LedgerDocument {
        choice: it.list("choice", |it| {
            Some(ChoiceEntry { id: it.text("id")?, option: it.list("option", option)? })
        })?,
        table: it.list("table", table)?,
        part: it.list("part", |it| {
            let (id, name) = (it.text("id")?, it.label("name")?);
            Some(PartEntry { id, name, aspect: it.list("aspect", aspect)? })
        })?,
        ..LedgerDocument::default()
    })
}

fn option(it: Table<'_>) -> Option<OptionEntry> {
    Some(OptionEntry { code: it.text("code")?, name: it.label("name")? })
}

fn table(it: Table<'_>) -> Option<TableEntry> {
    Some(TableEntry {
        id: it.text("id")?,
        form: it.text("form")?,
        name: it.label("name")?,
        is_single: it.flag("single"),
        is_guide: it.flag("guide"),
        column: it.list("column", column)?,
        preset: it.list("preset", |it| {
            let (id, name) = (it.text("id")?, it.label("name")?);
            Some(PresetEntry { id, name, cells: it.pairs("cells")? })
        })?,
    })
}

fn column(it: Table<'_>) -> Option<ColumnEntry> {
    Some(ColumnEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        of: it.text("type").and_then(|of| column_type(&of)),
        unit: it.text("unit"),
        choice: it.text("choice"),
        code: it.text("code").and_then(|kind| code_kind(&kind)),
        longest: it.count("longest"),
        places: it.count("places"),
        is_required: it.flag("required"),
        required_when: it.text("required-when"),
        holder: it.text("holder"),
        same_as: it.text("same-as"),
        value: it.text("value"),
    })
}

fn column_type(name: &str) -> Option<ColumnType> {
    Some(match name {
        "text" => ColumnType::Text,
        "integer" => ColumnType::Integer,
        "decimal" => ColumnType::Decimal,
        "signed-decimal" => ColumnType::SignedDecimal,
        "date" => ColumnType::Date,
        "yes-no" => ColumnType::YesNo,
        "choice" => ColumnType::Choice,
        "code" => ColumnType::Code,
        _ => return None,
    })
}

fn code_kind(name: &str) -> Option<CodeKind> {
    Some(match name {
        "uscc" => CodeKind::Uscc,
        "division" => CodeKind::Division,
        "area" => CodeKind::Area,
        "filing" => CodeKind::Filing,
        _ => return None,
    })
}

fn derive(it: Table<'_>) -> Option<DeriveEntry> {
    Some(DeriveEntry {
        id: it.text("id")?,
        name: it.label("name"),
        unit: it.text("unit"),
        value: it.text("value")?,
        is_if_given: it.flag("if-given"),
        check: it.text("check"),
    })
}

fn rule(it: Table<'_>) -> Option<RuleEntry> {
    Some(RuleEntry {
        id: it.text("id")?,
        level: match it.text("level")?.as_str() {
            "E" => Level::Error,
            "W" => Level::Warning,
            "I" => Level::Info,
            _ => return None,
        },
        each: it.text("each"),
        column: it.text("column"),
        figure: it.text("figure"),
        table: it.text("table"),
        pairs: it.pairs_or_none("pairs")?,
        when: it.text("when")?,
        show: it.list("show", show)?,
        text: it.label("text")?,
        remedy: it.label("remedy")?,
        basis: it.label("basis"),
    })
}

fn show(it: Table<'_>) -> Option<ShowEntry> {
    Some(ShowEntry {
        name: it.text("name")?,
        value: it.text("value")?,
        unit: it.text("unit"),
        places: it.count("places").unwrap_or(2),
        lines: it.texts("lines")?,
    })
}

fn aspect(it: Table<'_>) -> Option<AspectEntry> {
    Some(AspectEntry {
        id: it.text("id")?,
        name: it.label("name")?,
        evidence: it.label("evidence")?,
        principle: it.text("principle")?,
        indicators: it.texts("indicators")?,
    })
}
