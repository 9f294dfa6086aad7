//! A draft as the file that [`crate::dossier_file`] reads.

use engine::facts::RawEntry;
use serde_json::{Value, json};

use crate::dossier_file::DossierFile;
use crate::roll_file::RollFile;

/// The JSON of a dossier, indented, figures in the order given. What is not given is left out.
pub fn dossier_json(file: &DossierFile) -> String {
    let mut members = head_members(file);
    members.push(format!("\"figures\": {}", figures(&file.dossier.entries, 2)));
    whole(&members)
}

/// The members before the figures.
pub(crate) fn head_members(file: &DossierFile) -> Vec<String> {
    let mut head = Vec::new();
    let mut member = |key: &str, value: Value| head.push(format!("\"{key}\": {value}"));
    if let Some(rubric) = &file.rubric {
        member("rubric", Value::String(rubric.clone()));
    }
    if let Some(period) = &file.dossier.period {
        member("period", Value::String(period.clone()));
    }
    if let Some(name) = &file.cluster_name {
        member("cluster", json!({ "name": name }));
    }
    if let Some(deadline) = &file.deadline {
        member("deadline", Value::String(deadline.clone()));
    }
    if let Some(roll) = &file.roll {
        // Texts and numbers only: nothing that JSON cannot hold.
        let roll = serde_json::to_string(&RollFile::of_taken(roll)).unwrap_or_default();
        head.push(format!("\"roll\": {roll}"));
    }
    if !file.paragraphs.is_empty() {
        let line = |(id, text): &(String, String)| {
            format!("    {}: {}", Value::String(id.clone()), Value::String(text.clone()))
        };
        let lines: Vec<String> = file.paragraphs.iter().map(line).collect();
        head.push(format!("\"paragraphs\": {{\n{}\n  }}", lines.join(",\n")));
    }
    head
}

/// Figures as an object, one a line, closed at `indent`.
pub(crate) fn figures(entries: &[(String, RawEntry)], indent: usize) -> String {
    let mut figures = Vec::new();
    for (id, entry) in entries {
        if let Some(value) = value_of(entry) {
            figures.push(format!("{:indent$}  {}: {value}", "", Value::String(id.clone())));
        }
    }
    format!("{{\n{}\n{:indent$}}}", figures.join(",\n"), "")
}

/// An entry as it is written; nothing where there is none.
pub(crate) fn value_of(entry: &RawEntry) -> Option<Value> {
    match entry {
        RawEntry::Nothing | RawEntry::BadObject => None,
        RawEntry::Text(text) | RawEntry::Unreadable(text) => Some(Value::String(text.clone())),
        RawEntry::NotApplicable(reason) => Some(json!({ "na": reason })),
    }
}

/// The file of these members, indented.
pub(crate) fn whole(members: &[String]) -> String {
    format!("{{\n  {}\n}}\n", members.join(",\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier_file::dossier_from_bytes;
    use engine::facts::Dossier;
    use report::roll::{Filled, Provenance, TakenRoll};

    fn roll() -> TakenRoll {
        let provenance = Provenance {
            file: "firms.csv".to_owned(),
            heading: "\u{8425}\u{4e1a}\u{6536}\u{5165}".to_owned(),
            column: "F".to_owned(),
            rows: 120,
            first_row: 2,
            last_row: 121,
        };
        TakenRoll {
            file: "firms.csv".to_owned(),
            digest: "0".repeat(64),
            cluster: "smart".to_owned(),
            period: "2020Q3".to_owned(),
            confirmed: vec!["codes".to_owned()],
            figures: vec![Filled {
                figure: "tax".to_owned(),
                decimal: "12.5".to_owned(),
                unit: Some("\u{4e07}\u{5143}".to_owned()),
                provenance,
            }],
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let text = |text: &str| RawEntry::Text(text.to_owned());
        let file = DossierFile {
            rubric: Some("industrial@2026.1".to_owned()),
            cluster_name: Some("<b>\"\u{6837}\u{4f8b}".to_owned()),
            deadline: Some("2026-11-30T18:00".to_owned()),
            roll: Some(roll()),
            paragraphs: vec![("economy".to_owned(), "\"A\"\nB".to_owned())],
            dossier: Dossier {
                period: Some("2020Q3".to_owned()),
                period_place: 0,
                entries: vec![
                    ("tax".to_owned(), text("12.50")),
                    ("revenue".to_owned(), text("about 5")),
                    ("due-projects".to_owned(), RawEntry::NotApplicable("none".to_owned())),
                ],
            },
        };
        assert_eq!(dossier_from_bytes(dossier_json(&file).as_bytes()), Ok(file));
    }
}
