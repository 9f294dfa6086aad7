//! Any text as an expression of a small good rubric, on figures of every state.
#![no_main]

use std::sync::{Arc, LazyLock};

use engine::assess::assess;
use engine::facts::{Dossier, RawEntry};
use engine::ir::lowered_nodes;
use engine::rubric::source::rubric_from_source;
use engine::rubric::{RubricDocument, rubric_from_document};
use libfuzzer_sys::fuzz_target;

static BASE: LazyLock<RubricDocument> = LazyLock::new(|| {
    let text = include_str!("../../rubrics/base.toml");
    rubric_from_source("rubric.toml", text, &mut |_| None).expect("good").document
});

fuzz_target!(|text: &str| {
    let mut document = BASE.clone();
    let Some((condition, value)) = text.split_once(';') else { return };
    for indicator in &mut document.indicator {
        indicator.value = value.to_owned();
        for case in &mut indicator.case {
            case.when = condition.to_owned();
        }
    }
    let Ok(rubric) = rubric_from_document(document) else { return };
    let rubric = Arc::new(rubric);
    lowered_nodes(&rubric.graph, &rubric.figure_scales());
    for value in ["0", "1", "2.5", ""] {
        let given = |figure: &engine::rubric::Figure| {
            (figure.id.clone(), RawEntry::Text(value.to_owned()))
        };
        let entries = rubric.figures.iter().map(given).collect();
        let sheet = assess(&rubric, &Dossier { entries, ..Dossier::default() }).sheet;
        assert!(sheet.total.low <= sheet.total.high);
    }
});
