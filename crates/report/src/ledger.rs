//! Findings on ledgers in words: the text of their rule with values filled in, and the remedy.

use engine::ledger::document::TableEntry;
use engine::ledger::finding::{Says, Shown};
use engine::ledger::{Cell, CellType, LedgerFinding, Ledgers, RawRow, ReasonState};
use engine::quantity::rational::{decimal_true_to_lines, short_decimal};
use engine::rubric::{Rubric, Text};
use locale::{Language, format, groups, keys, text};

use crate::numbers::unit_label;

/// A finding as it is read out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRemark {
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub remedy: String,
    /// What has been said to explain it, or that a reason is wanted; empty for what needs none.
    pub reason: String,
}

/// A finding in words.
pub fn ledger_remark(
    rubric: &Rubric,
    ledgers: &Ledgers,
    finding: &LedgerFinding,
    language: Language,
) -> LedgerRemark {
    let values: Vec<(&str, String)> = finding
        .values
        .iter()
        .map(|shown| (shown.name.as_str(), shown_text(rubric, ledgers, shown, language)))
        .collect();
    let (message, remedy) = match finding.says {
        Says::Rule(place) => {
            let entry = ledgers.document.rule.get(place);
            let message = filled(said(entry.map(|entry| &entry.text), language), &values);
            (message, said(entry.map(|entry| &entry.remedy), language).to_owned())
        }
        Says::Message(key) => {
            let mut arguments: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let label = label_of(rubric, ledgers, finding, language);
            arguments.push(("label", &label));
            let said = |what: &str| {
                let key = groups::LEDGER.named(&format!("{key}.{what}"));
                key.map_or_else(String::new, |key| text(language, key, &arguments))
            };
            (said("text"), said("remedy"))
        }
    };
    LedgerRemark { message, remedy, reason: reason_text(&finding.reason, language) }
}

fn said(text: Option<&Text>, language: Language) -> &str {
    text.map_or("", |text| language.of(&text.zh, &text.en))
}

/// Findings as lines for terminals.
pub fn ledger_lines(
    rubric: &Rubric,
    ledgers: &Ledgers,
    findings: &[LedgerFinding],
    language: Language,
) -> Vec<String> {
    let mut lines = vec![format!("\n{}", keys::LEDGER_FINDINGS.words(language))];
    for finding in findings {
        let severity = groups::SEVERITY.named(finding.severity.name());
        let severity = severity.map_or("", |key| key.words(language));
        let remark = ledger_remark(rubric, ledgers, finding, language);
        lines.push(format!("  [{severity}] {} {}  {}", finding.code, finding.at, remark.message));
        let below = [remark.remedy, remark.reason].into_iter().filter(|text| !text.is_empty());
        lines.extend(below.map(|text| format!("      {text}")));
    }
    lines
}

fn reason_text(reason: &ReasonState, language: Language) -> String {
    match reason {
        ReasonState::NotAsked => String::new(),
        ReasonState::Asked => keys::LEDGER_REASON_ASKED.words(language).to_owned(),
        ReasonState::Bare(given) => text(language, keys::LEDGER_REASON_BARE, &[("reason", given)]),
        ReasonState::Given(given) => {
            text(language, keys::LEDGER_REASON_GIVEN, &[("reason", given)])
        }
    }
}

/// The label of the column, table or figure where a finding shows.
fn label_of(
    rubric: &Rubric,
    ledgers: &Ledgers,
    finding: &LedgerFinding,
    language: Language,
) -> String {
    let table = finding.table.and_then(|table| ledgers.document.table.get(table));
    let column = finding.column.zip(table).and_then(|(column, table)| {
        let place = column.checked_sub(1)?;
        table.column.get(place).map(|column| &column.name)
    });
    let figure = finding.figure.and_then(|figure| rubric.document.figure.get(figure));
    let name = column.or(figure.map(|figure| &figure.name)).or(table.map(|table| &table.name));
    name.map_or("", |name| language.of(&name.zh, &name.en)).to_owned()
}

/// A value with its unit, an option by its name, a date as it is written.
pub fn shown_text(rubric: &Rubric, ledgers: &Ledgers, shown: &Shown, language: Language) -> String {
    match (&shown.value, &shown.holds) {
        (Cell::Number(number), _) => {
            let (symbol, number) = match &shown.unit {
                Some((symbol, factor)) => (symbol.as_str(), number / factor),
                None => ("", number.clone()),
            };
            let written = match shown.lines.as_slice() {
                [] => short_decimal(&number, shown.places),
                lines => decimal_true_to_lines(&number, shown.places, lines),
            };
            let written = format::grouped(&written);
            format::with_unit(language, &written, &unit_label(&rubric.document, symbol, language))
        }
        (Cell::Choice(place), CellType::Choice(list)) => {
            let list = ledgers.document.choice.get(*list);
            let option = list.and_then(|list| list.option.get(usize::from(*place)));
            option.map_or("", |it| language.of(&it.name.zh, &it.name.en)).to_owned()
        }
        (Cell::Date(date), _) => date.to_string(),
        (Cell::Text(text), _) => text.to_string(),
        (Cell::Truth(truth), _) => if *truth { "yes" } else { "no" }.to_owned(),
        (Cell::Choice(_) | Cell::Absent | Cell::Unknown, _) => {
            keys::LEDGER_NOTHING.words(language).to_owned()
        }
    }
}

/// A cell with its unit, as it is read out; empty where nothing was given. Columns are counted from
/// the row's id.
pub fn cell_text(
    rubric: &Rubric,
    ledgers: &Ledgers,
    (table, column): (usize, usize),
    value: &Cell,
    language: Language,
) -> String {
    let compiled = ledgers.tables.get(table).and_then(|table| table.columns.get(column));
    let Some(compiled) = compiled.filter(|_| value.is_value()) else { return String::new() };
    let entry = ledgers.document.table.get(table);
    let entry = entry.and_then(|table| table.column.get(column.checked_sub(1)?));
    let symbol = entry.and_then(|entry| entry.unit.clone());
    let factor = compiled.unit.as_ref().map(|unit| unit.factor.clone());
    let shown = Shown {
        name: compiled.id.clone(),
        value: value.clone(),
        holds: compiled.holds.clone(),
        unit: symbol.zip(factor),
        places: compiled.places,
        lines: Vec::new(),
    };
    shown_text(rubric, ledgers, &shown, language)
}

/// The rows that are put into a table to be answered.
pub fn preset_rows(table: &TableEntry, language: Language) -> Vec<RawRow> {
    let presets = table.preset.iter();
    presets.map(|preset| preset.row(language.of(&preset.name.zh, &preset.name.en))).collect()
}

/// A text of the rules with its values filled in.
fn filled(words: &str, values: &[(&str, String)]) -> String {
    let mut said = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        said.push_str(value.map_or("", |(_, value)| value));
        rest = behind;
    }
    said.push_str(rest);
    said
}
