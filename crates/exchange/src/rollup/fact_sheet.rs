//! [`fact_sheet_from_bytes`]: a file of a folder → the fact sheet of its cluster, as handed in.

use std::sync::Arc;

use engine::ledger::LedgerSheet;
use locale::Language;
use report::document::{Declaration, Document, DocumentKind};

use super::submission::{Judge, dossier_text};
use crate::dossier_file::dossier_from_bytes;
use crate::ledger_file::ledgers_from_text;
use crate::report_file::{ReadDossier, document_of_dossier};

/// The fact sheet of what a dossier file or submission package holds; nothing if it cannot be read,
/// which a roll-up says already. `told` are the JSON of periods and narrative that `rubrics` ships.
pub fn fact_sheet_from_bytes(
    bytes: &[u8],
    judges: &[Judge],
    told: (&str, &str),
    language: Language,
) -> Option<Document> {
    let text = dossier_text(bytes)?;
    let file = dossier_from_bytes(text.as_bytes()).ok()?;
    let judge = judges.iter().find(|it| Some(&it.reference) == file.rubric.as_ref())?;
    let input = ledgers_from_text(&text, &file.dossier).ok()?;
    let both = input.zip(judge.ledgers.clone());
    let sheet =
        both.map(|(input, ledgers)| LedgerSheet::new(Arc::clone(&judge.rubric), ledgers, input));
    let read = ReadDossier { file: &file, text: &text, sheet: sheet.as_ref() };
    let kind = (DocumentKind::FactSheet, &Declaration::default());
    Some(document_of_dossier(&read, &judge.rubric, told, kind, language))
}
