//! A development report as plain text.

use locale::Language;

use super::build::{DevelopmentReport, TitledTable};

/// The report in lines; a table has a line for each row, cells separated by ` | `.
pub fn development_text(report: &DevelopmentReport, language: Language) -> String {
    let mut lines = vec![report.title.clone(), report.head.clone(), report.answer.clone()];
    lines.extend(report.notes.iter().map(|note| format!("* {note}")));
    for section in &report.sections {
        lines.push(format!("\n{}", section.heading));
        if !section.sentences.is_empty() {
            lines.push(section.sentences.join(language.of("", " ")));
        }
        lines.extend(section.tables.iter().flat_map(table_lines));
    }
    lines.join("\n")
}

fn table_lines(titled: &TitledTable) -> Vec<String> {
    let row = |cells: &Vec<String>| format!("  {}", cells.join(" | "));
    let mut lines = vec![format!("\n  {}", titled.name), row(&titled.table.headings)];
    lines.extend(titled.table.rows.iter().map(row));
    lines
}
