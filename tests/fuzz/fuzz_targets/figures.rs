//! Any bytes as a file of figures: read or refused, assessed, printed; and any text as typed.
#![no_main]

use std::sync::{Arc, LazyLock};

use engine::assess::{Evaluation, assess};
use engine::facts::{FactSet, RawEntry, entry_from_typed};
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::{assessment_json, dossier_from_bytes, dossier_json};
use libfuzzer_sys::fuzz_target;
use locale::Language;
use report::PageModel;

static RUBRIC: LazyLock<Arc<Rubric>> = LazyLock::new(|| {
    let shipped = rubrics::shipped("industrial@2026.1").expect("shipped");
    Arc::new(rubric_from_canonical(shipped.rubric).expect("good"))
});

fuzz_target!(|bytes: &[u8]| {
    let rubric = &*RUBRIC;
    if let Ok(text) = core::str::from_utf8(bytes) {
        for figure in 0..rubric.figures.len() {
            let typed = entry_from_typed(rubric, figure, text);
            let RawEntry::Text(strict) = &typed.entry else { continue };
            if typed.problem.is_none() {
                let again = entry_from_typed(rubric, figure, strict);
                assert_eq!(again.entry, typed.entry, "what was understood is understood again");
            }
        }
    }
    let Ok(file) = dossier_from_bytes(bytes) else { return };
    let assessment = assess(rubric, &file.dossier);
    let total = assessment.sheet.total;
    assert!(total.low <= total.high && total.low.0 >= 0 && total.high.0 <= 10_000);
    assert!(assessment.sheet.stars.low <= assessment.sheet.stars.high);
    let json = assessment_json(rubric, &assessment, Language::Zh);
    serde_json::from_str::<serde_json::Value>(&json).expect("valid JSON");
    dossier_from_bytes(dossier_json(&file).as_bytes()).expect("what is written is read");
    // Edit by edit gives what all at once gives.
    let mut evaluation =
        Evaluation::new(Arc::clone(rubric), assessment.is_interim, FactSet::empty(rubric));
    let mut page = PageModel::of(&evaluation, Language::En);
    for (id, entry) in &file.dossier.entries {
        if let Some(index) = rubric.figure_index(id) {
            let change = evaluation.give(index, entry);
            page.refresh(&evaluation, &change, Language::En);
        }
    }
    assert_eq!(*evaluation.sheet(), assessment.sheet);
    assert_eq!(page, PageModel::of(&evaluation, Language::En));
});
