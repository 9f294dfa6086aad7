//! [`remarks_on`]: what is wrong in a form, in words, with the way there.

use engine::ledger::{LedgerFinding, LedgerSheet, ReasonState};
use engine::rubric::{Rubric, Text};
use locale::Language;
use report::ledger::{cell_text, ledger_remark};

use super::answer::{Reason, Remark, Remarks};

/// The most that are said at once.
const MOST: usize = 50;

/// What is wrong in a form: the first remarks, and how many there are.
pub(super) fn remarks_on(
    form: &str,
    rubric: &Rubric,
    sheet: &LedgerSheet,
    findings: &[LedgerFinding],
    language: Language,
) -> Remarks {
    let is_of = |it: &&LedgerFinding| form_of(rubric, sheet, it) == form;
    let wanted = findings.iter().filter(is_of);
    let count = wanted.clone().count();
    let first = wanted.take(MOST).map(|finding| remark(rubric, sheet, finding, language));
    Remarks { count, first: first.collect() }
}

/// The form where a finding shows.
fn form_of<'a>(rubric: &'a Rubric, sheet: &'a LedgerSheet, finding: &LedgerFinding) -> &'a str {
    let table = finding.table.and_then(|table| sheet.ledgers().document.table.get(table));
    let figure = finding.figure.and_then(|figure| rubric.document.figure.get(figure));
    let form = table.map(|table| table.form.as_str());
    form.or(figure.map(|figure| figure.form.as_str())).unwrap_or_default()
}

fn remark(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    finding: &LedgerFinding,
    language: Language,
) -> Remark {
    let ledgers = sheet.ledgers();
    let words = ledger_remark(rubric, ledgers, finding, language);
    let table = finding.table.and_then(|table| ledgers.document.table.get(table));
    let figure = finding.figure.and_then(|figure| rubric.document.figure.get(figure));
    let column = finding.column.and_then(|column| column.checked_sub(1)).zip(table);
    let column = column.and_then(|(column, table)| table.column.get(column));
    let name = |text: &Text| language.of(&text.zh, &text.en).to_owned();
    let row = finding.table.zip(finding.row.as_ref());
    let parts = [
        table.map(|table| name(&table.name)),
        row.map(|(table, row)| row_words(rubric, sheet, table, row, language)),
        column.map(|column| name(&column.name)),
        figure.filter(|_| table.is_none()).map(|figure| name(&figure.name)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Remark {
        key: finding.reason_key(),
        code: finding.code.clone(),
        severity: finding.severity.name().to_owned(),
        place: parts.join(" \u{203a} "),
        message: words.message,
        remedy: words.remedy,
        reason: match &finding.reason {
            ReasonState::NotAsked => Reason::NotAsked,
            ReasonState::Asked => Reason::Wanted(String::new()),
            ReasonState::Bare(given) => Reason::Wanted(given.clone()),
            ReasonState::Given(given) => Reason::Given(given.clone()),
        },
    }
}

/// A row by what stands in its first column, or by its place.
fn row_words(
    rubric: &Rubric,
    sheet: &LedgerSheet,
    table: usize,
    id: &str,
    language: Language,
) -> String {
    let rows = sheet.book().rows(table);
    let first = sheet.book().row(table, id).and_then(|row| row.cells.get(1));
    let words = first.map(|cell| cell_text(rubric, sheet.ledgers(), (table, 1), cell, language));
    words.filter(|words| !words.is_empty()).unwrap_or_else(|| {
        let at = rows.iter().position(|row| row.id == id);
        at.map_or_else(String::new, |at| at.saturating_add(1).to_string())
    })
}
