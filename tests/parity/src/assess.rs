//! [`assess_json`]: what the command line answers to a file.

use std::sync::Arc;

use engine::assess::assess;
use engine::ledger::{LedgerSheet, ledgers_from_canonical};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::{
    assessment_json, assessment_json_with_ledgers, dossier_from_bytes, ledgers_from_text,
};
use locale::Language;
use wasm_bindgen::prelude::wasm_bindgen;

/// The assessment of a dossier file as JSON, or `refused: …`. Another language than zh and en is
/// read as zh.
#[wasm_bindgen]
pub fn assess_json(file: &str, lang: &str) -> String {
    assessed(file, lang).unwrap_or_else(|reason| format!("refused: {reason}"))
}

fn assessed(file: &str, lang: &str) -> Result<String, String> {
    let read = dossier_from_bytes(file.as_bytes()).map_err(|refusal| format!("{refusal:?}"))?;
    let rubric = shipped(read.rubric.as_deref().ok_or("no rubric named")?)?;
    let language = Language::from_tag(lang).unwrap_or_default();
    let input = ledgers_from_text(file, &read.dossier).map_err(|refusal| format!("{refusal:?}"))?;
    let Some(input) = input else {
        return Ok(assessment_json(&rubric, &assess(&rubric, &read.dossier), language));
    };
    let ledgers = rubrics::ledgers(&rubric.reference()).ok_or("no ledgers")?;
    let ledgers = ledgers_from_canonical(ledgers, &rubric);
    let ledgers = ledgers.map_err(|_problems| "broken ledgers".to_owned())?;
    let sheet = LedgerSheet::new(Arc::clone(&rubric), Arc::new(ledgers), input);
    let assessment = assess(&rubric, &sheet.dossier());
    let findings = sheet.findings();
    let ledgers = sheet.ledgers();
    Ok(assessment_json_with_ledgers(&rubric, &assessment, ledgers, &findings, language))
}

/// A shipped rubric, compiled.
pub(crate) fn shipped(reference: &str) -> Result<Arc<Rubric>, String> {
    let edition = rubrics::shipped(reference).ok_or("unknown rubric")?;
    let rubric = rubric_from_canonical(edition.rubric).map_err(|problems| {
        format!("{reference}: {} errors", problems.unwrap_or_default().len())
    })?;
    Ok(Arc::new(rubric))
}
