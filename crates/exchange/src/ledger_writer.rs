//! A dossier with its ledgers as the file that [`crate::ledger_file`] reads.

use engine::facts::RawEntry;
use engine::ledger::{LedgerInput, RawRow, RawTable, Report};
use engine::periods::Origin;
use serde_json::Value;

use crate::dossier_file::DossierFile;
use crate::dossier_writer::{figures, head_members, value_of, whole};
use crate::ledger_file::GUIDE;
use crate::origin_file::origins_member;

/// Earlier reports as the member `prior` holds them, on one line.
pub fn prior_json(reports: &[Report]) -> String {
    let reports: Vec<String> = reports.iter().map(prior_report).collect();
    format!("[{}]", reports.join(",").replace('\n', " "))
}

/// The JSON of a dossier, indented: figures, then each table with one row a line, columns in the
/// order given. The dossier of `input` is written, not that of `file`; what is not given is left
/// out, and so are members without content.
pub fn dossier_json_with_ledgers(file: &DossierFile, input: &LedgerInput) -> String {
    dossier_json_with_origins(file, input, &[])
}

/// The same, with the origins of figures that were not typed.
pub fn dossier_json_with_origins(
    file: &DossierFile,
    input: &LedgerInput,
    origins: &[(String, Origin)],
) -> String {
    let file = DossierFile { dossier: input.report.dossier.clone(), ..file.clone() };
    let mut members = head_members(&file);
    if let Some(as_of) = input.as_of {
        members.push(format!("\"as-of\": \"{as_of}\""));
    }
    members.extend(report_members(&input.report, 2));
    members.extend(origins_member(origins));
    if !input.reasons.is_empty() {
        let reasons = input.reasons.iter();
        let lines: Vec<String> =
            reasons.map(|(key, reason)| format!("    {}: {}", text(key), text(reason))).collect();
        members.push(format!("\"reasons\": {{\n{}\n  }}", lines.join(",\n")));
    }
    if !input.prior.is_empty() {
        let reports: Vec<String> = input.prior.iter().map(prior_report).collect();
        members.push(format!("\"prior\": [\n{}\n  ]", reports.join(",\n")));
    }
    whole(&members)
}

fn prior_report(report: &Report) -> String {
    let mut members = Vec::new();
    if let Some(period) = &report.dossier.period {
        members.push(format!("\"period\": {}", text(period)));
    }
    members.extend(report_members(report, 6));
    format!("    {{\n      {}\n    }}", members.join(",\n      "))
}

/// The members `figures`, `ledgers` and `guide` of a report.
fn report_members(report: &Report, indent: usize) -> Vec<String> {
    let mut members = vec![format!("\"figures\": {}", figures(&report.dossier.entries, indent))];
    let is_guide = |table: &RawTable| table.id == GUIDE;
    let tables: Vec<String> = report
        .tables
        .iter()
        .filter(|table| !is_guide(table))
        .map(|table| {
            let rows = match table.rows.as_slice() {
                // As tables of one row are read.
                [row] if row.id == table.id => object(None, row),
                rows => list(rows, indent),
            };
            format!("{:indent$}  {}: {rows}", "", text(&table.id))
        })
        .collect();
    if !tables.is_empty() {
        members.push(format!("\"ledgers\": {{\n{}\n{:indent$}}}", tables.join(",\n"), ""));
    }
    if let Some(guide) = report.tables.iter().find(|table| is_guide(table)) {
        let aspects = guide.rows.iter();
        let lines: Vec<String> = aspects
            .map(|row| format!("{:indent$}  {}: {}", "", text(&row.id), object(None, row)))
            .collect();
        members.push(format!("\"guide\": {{\n{}\n{:indent$}}}", lines.join(",\n"), ""));
    }
    members
}

fn list(rows: &[RawRow], indent: usize) -> String {
    if rows.is_empty() {
        return "[]".to_owned();
    }
    let rows: Vec<String> = rows
        .iter()
        .map(|row| format!("{:indent$}    {}", "", object(Some(&row.id), row)))
        .collect();
    format!("[\n{}\n{:indent$}  ]", rows.join(",\n"), "")
}

/// The cells of a row on one line, its id first where it has one of its own.
fn object(id: Option<&str>, row: &RawRow) -> String {
    let id = id.map(|id| format!("\"id\": {}", text(id)));
    let cells = row.cells.iter().filter_map(|(column, entry): &(String, RawEntry)| {
        Some(format!("{}: {}", text(column), value_of(entry)?))
    });
    let members: Vec<String> = id.into_iter().chain(cells).collect();
    format!("{{{}}}", members.join(", "))
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}
