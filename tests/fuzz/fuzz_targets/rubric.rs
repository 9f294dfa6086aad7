//! Any text as a rubric file: its errors, or a rubric that assesses.
#![no_main]

use std::sync::Arc;

use engine::assess::assess;
use engine::facts::{Dossier, RawEntry};
use engine::rubric::source::rubric_from_source;
use libfuzzer_sys::fuzz_target;
use locale::Language;
use report::{assessment_text, rubric_error_lines};

fuzz_target!(|text: &str| {
    match rubric_from_source("rubric.toml", text, &mut |_| None) {
        Err(errors) => {
            assert!(!errors.is_empty());
            for error in errors {
                let place = (error.line, error.column);
                rubric_error_lines(&error.problem, &error.file, place, Language::Zh);
            }
        }
        Ok(rubric) => {
            let rubric = Arc::new(rubric);
            for value in ["0", "1", "-1", "yes"] {
                let given = |figure: &engine::rubric::Figure| {
                    (figure.id.clone(), RawEntry::Text(value.to_owned()))
                };
                let entries = rubric.figures.iter().map(given).collect();
                let period = Some("2020".to_owned());
                let assessment = assess(&rubric, &Dossier { period, period_place: 0, entries });
                assessment_text(&rubric, &assessment, Language::Zh);
            }
        }
    }
});
