//! Everything that CI runs, step by step.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::browser_tests::e2e;
use crate::check::check;
use crate::fuzz::fuzz;
use crate::parity::parity;
use crate::process::{cargo, run};
use crate::run::dist;
use crate::setup::{Purpose, show_and_install};
use crate::site::check_size;
use crate::workspace::Workspace;

/// How long each fuzz target runs.
const FUZZ_SECONDS: u32 = 20;

/// How many random cases tests try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What takes minutes.
    Usual,
    /// What a release is held to: tests see the variable [`FULL`].
    Full,
}

/// The variable that tells native tests to try as many cases as a release is held to.
const FULL: &str = "WUTONG_FULL";

/// One part of the whole.
struct Step {
    name: &'static str,
    run: fn(&Workspace, Extent) -> Result<()>,
}

/// What fails soonest and costs least comes first.
const STEPS: [Step; 7] = [
    Step { name: "setup", run: |workspace, _| show_and_install(workspace, Purpose::Test) },
    Step { name: "check", run: |workspace, _| check(workspace) },
    Step { name: "native", run: native },
    Step { name: "size", run: |workspace, _| size(workspace) },
    Step { name: "parity", run: |workspace, _| parity(workspace) },
    Step { name: "e2e", run: |workspace, _| e2e(workspace, &[]) },
    Step { name: "fuzz", run: |workspace, _| fuzz(workspace, FUZZ_SECONDS) },
];

/// Runs the steps but those to be skipped; a failed one does not stop the
/// others. The last line says how many passed and failed.
pub(crate) fn test(workspace: &Workspace, skipped: &[String], extent: Extent) -> Result<ExitCode> {
    refuse_unknown(skipped)?;
    let begin = Instant::now();
    let mut passed = 0;
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|step| !skipped.iter().any(|name| name == step.name)) {
        println!("\n== {} ==", step.name);
        let step_begin = Instant::now();
        match (step.run)(workspace, extent) {
            Ok(()) => {
                passed += 1;
                println!("-- {}: passed in {}", step.name, shown(step_begin.elapsed()));
            }
            Err(error) => {
                failed.push(step.name);
                println!(
                    "{error:#}\n-- {}: FAILED after {}",
                    step.name,
                    shown(step_begin.elapsed())
                );
            }
        }
    }
    println!("\ntest: {} in all", shown(begin.elapsed()));
    if !failed.is_empty() {
        println!("failed: {}", failed.join(", "));
    }
    println!("{passed} passed, {} failed", failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn refuse_unknown(skipped: &[String]) -> Result<()> {
    for name in skipped {
        if !STEPS.iter().any(|step| step.name == name) {
            let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            bail!("--skip {name}: the steps are {}", names.join(", "));
        }
    }
    Ok(())
}

/// Everything that needs no browser; of the app that is its state and its storage.
fn native(workspace: &Workspace, extent: Extent) -> Result<()> {
    let mut tests = cargo();
    tests.current_dir(workspace.root()).arg("test");
    if extent == Extent::Full {
        tests.env(FULL, "1");
    }
    run(&mut tests)?;
    run(cargo().current_dir(workspace.root()).args(["test", "--package", "wutong-app", "--lib"]))
}

fn size(workspace: &Workspace) -> Result<()> {
    dist(workspace)?;
    check_size(&workspace.dist())
}

fn shown(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_steps_can_be_skipped() {
        assert!(refuse_unknown(&["e2e".to_owned(), "fuzz".to_owned()]).is_ok());
        assert!(refuse_unknown(&["fuss".to_owned()]).is_err());
    }

    #[test]
    fn durations_are_shown_in_minutes() {
        assert_eq!(shown(Duration::from_millis(61_900)), "1 min 01 s");
    }
}
