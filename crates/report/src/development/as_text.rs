//! A development report as plain text.

use locale::Language;

use super::build::DevelopmentReport;
use crate::tables::Table;

/// The report in lines; a table has a line for each row, cells separated by ` | `.
pub fn development_text(report: &DevelopmentReport, language: Language) -> String {
    let mut lines = vec![report.title.clone(), report.head.clone(), report.answer.clone()];
    lines.extend(report.notes.iter().map(|note| format!("* {note}")));
    for section in &report.sections {
        lines.push(format!("\n{}", section.heading));
        if !section.sentences.is_empty() {
            lines.push(section.paragraph(language));
        }
        lines.extend(section.own.iter().cloned());
        let trends = section.trends.iter();
        lines.extend(trends.flat_map(|it| table_lines(&it.name, &it.table)));
        let tables = section.tables.iter();
        lines.extend(tables.flat_map(|it| table_lines(&it.name, &it.table)));
    }
    lines.join("\n")
}

fn table_lines(name: &str, table: &Table) -> Vec<String> {
    let row = |cells: &Vec<String>| format!("  {}", cells.join(" | "));
    let mut lines = vec![format!("\n  {name}"), row(&table.headings)];
    lines.extend(table.rows.iter().map(row));
    lines
}
