//! Every golden case, against the program. `UPDATE_GOLDEN=1` writes down what the oracle says.
#![allow(clippy::panic, reason = "a failing test says why")]

use std::env;
use std::fmt::Write;

use tests::compare::differences;
use tests::golden::{Case, cases};
use tests::subject::assess_json;

/// The oracle and what is written down agree: a golden is never edited by hand.
#[test]
fn goldens_are_what_the_oracle_says() {
    let cases = cases();
    assert!(cases.len() > 100, "goldens are missing");
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    let mut report = String::new();
    for case in &cases {
        assert!(!case.why.trim().is_empty(), "{}/why.txt is empty", case.name);
        if update {
            case.bless();
        }
        let verdict = case.verdict();
        let answer = match verdict.exit() {
            3 => None,
            _ => Some(verdict.answer().to_value()),
        };
        if case.expected_exit() != Some(verdict.exit()) || case.expected_answer() != answer {
            let _ = writeln!(report, "{}: not what the oracle says", case.name);
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_case() {
    let mut report = String::new();
    let mut failed = 0;
    for case in cases() {
        let lines = differences_of(&case);
        if !lines.is_empty() {
            failed += 1;
            let _ = writeln!(
                report,
                "{}: {}\n    {}",
                case.name,
                case.why.trim(),
                lines.join("\n    ")
            );
        }
    }
    assert!(report.is_empty(), "{failed} cases differ\n{report}");
}

fn differences_of(case: &Case) -> Vec<String> {
    let Some(exit) = case.expected_exit() else {
        return vec!["no expected.exit; UPDATE_GOLDEN=1 writes it".to_owned()];
    };
    differences(&assess_json(&case.input), exit, case.expected_answer().as_ref())
}
