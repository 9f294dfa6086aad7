//! `wutong check-rubric PATH`: all errors of a rubric at once, then those of the
//! ledgers beside it.

use std::path::Path;

use engine::rubric::Rubric;
use engine::rubric::source::RubricError;
use locale::{Language, keys, text};
use report::rubric_error_lines;

use crate::catalogue::{from_path, ledgers_from_path};
use crate::outcome::{Outcome, visible};

/// Exit status 0 if the rubric is good, 2 if it has errors, 3 if it cannot be read.
pub(crate) fn check_rubric(path: &str, language: Language) -> Outcome {
    match from_path(Path::new(path)) {
        None => Outcome::refused(&text(
            language,
            keys::REFUSAL_UNREADABLE,
            &[("file", path), ("reason", "rubric.toml")],
        )),
        Some(Ok(rubric)) => match ledgers_from_path(Path::new(path), &rubric) {
            Some(Err(errors)) => listed(path, &errors, language),
            None | Some(Ok(_)) => good(&rubric, language),
        },
        Some(Err(errors)) => listed(path, &errors, language),
    }
}

fn good(rubric: &Rubric, language: Language) -> Outcome {
    Outcome::said(&text(
        language,
        keys::RUBRIC_CHECK_GOOD,
        &[
            ("reference", &rubric.reference()),
            ("indicators", &rubric.indicators.len().to_string()),
            ("vetoes", &rubric.vetoes.len().to_string()),
            ("figures", &rubric.figures.len().to_string()),
        ],
    ))
}

fn listed(path: &str, errors: &[RubricError], language: Language) -> Outcome {
    let count = errors.len().to_string();
    let head = text(language, keys::RUBRIC_CHECK_ERRORS, &[("file", path), ("count", &count)]);
    let mut lines = vec![head];
    for error in errors {
        let place = (error.line, error.column);
        lines.extend(rubric_error_lines(&error.problem, &error.file, place, language));
    }
    Outcome { exit: 2, stdout: visible(&lines.join("\n")), stderr: String::new() }
}
