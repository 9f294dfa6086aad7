//! Noise against the readers: every target of `tests/fuzz`, for so many seconds; as many at once as
//! there are cores.
//!
//! Seeds lie in `tests/fuzz/seeds/<target>/`; what is found besides is kept
//! under `target/`, an input that breaks something under `tests/fuzz/artifacts/`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo, is_there, output, run_quietly, shown, tool};
use crate::workspace::Workspace;

/// The version that is installed when there is none.
const TOOL_VERSION: &str = "0.13.1";

/// Runs all targets and fails if one found something.
pub(crate) fn fuzz(workspace: &Workspace, seconds: u32) -> Result<()> {
    let targets = targets(workspace)?;
    let fuzzer = Fuzzer::ready(workspace)?;
    println!("fuzz: building {} targets", targets.len());
    run_quietly(&mut fuzzer.command("build", &[]))?;
    let failed = side_by_side(&targets, cores(), |target| fuzzer.start(target, seconds)?.finish())?;
    if !failed.is_empty() {
        bail!("fuzz: something was found by {}; see tests/fuzz/artifacts", failed.join(", "));
    }
    Ok(())
}

/// How many targets run at once: each of them keeps one core busy.
fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does something with every target, `at_once` of them side by side, the next one as soon as one
/// has ended; gives the names of those that say "found", in order.
fn side_by_side(
    targets: &[String],
    at_once: usize,
    run: impl Fn(&str) -> Result<Noise> + Sync,
) -> Result<Vec<String>> {
    let next = AtomicUsize::new(0);
    let worker = || -> Result<Vec<String>> {
        let mut found = Vec::new();
        while let Some(target) = targets.get(next.fetch_add(1, Ordering::Relaxed)) {
            if run(target)? == Noise::Found {
                found.push(target.clone());
            }
        }
        Ok(found)
    };
    let mut found = thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once.max(1)).map(|_| scope.spawn(worker)).collect();
        let ended = workers.into_iter().map(|worker| match worker.join() {
            Ok(found) => found,
            Err(_panic) => bail!("a thread that runs a target has ended"),
        });
        ended.collect::<Result<Vec<Vec<String>>>>()
    })?
    .concat();
    found.sort();
    Ok(found)
}

/// What noise has brought about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noise {
    Nothing,
    /// An input that breaks something.
    Found,
}

fn targets(workspace: &Workspace) -> Result<Vec<String>> {
    let folder = workspace.path("tests/fuzz/fuzz_targets");
    let entries = fs::read_dir(&folder).context("tests/fuzz/fuzz_targets is missing")?;
    let mut targets = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            targets.extend(path.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        }
    }
    targets.sort();
    if targets.is_empty() {
        bail!("tests/fuzz/fuzz_targets holds no target");
    }
    Ok(targets)
}

/// cargo-fuzz, with what it needs around it.
struct Fuzzer<'workspace> {
    workspace: &'workspace Workspace,
    program: PathBuf,
    compiler: Compiler,
}

/// The sanitizer wants a compiler that accepts unstable options.
#[derive(Clone, Copy)]
enum Compiler {
    Nightly,
    /// The ordinary one, told to accept them.
    Bootstrapped,
}

/// One target at work, its output going to a file.
struct Running {
    target: String,
    child: Child,
    log: PathBuf,
}

impl<'workspace> Fuzzer<'workspace> {
    fn ready(workspace: &'workspace Workspace) -> Result<Self> {
        let toolchains = output(tool("rustup").args(["toolchain", "list"])).unwrap_or_default();
        let compiler = if toolchains.lines().any(|line| line.starts_with("nightly")) {
            Compiler::Nightly
        } else {
            Compiler::Bootstrapped
        };
        Ok(Self { workspace, program: cargo_fuzz(workspace)?, compiler })
    }

    fn command(&self, subcommand: &str, arguments: &[&str]) -> Command {
        let mut command = tool(&self.program);
        match self.compiler {
            Compiler::Nightly => command.env("RUSTUP_TOOLCHAIN", "nightly"),
            Compiler::Bootstrapped => command.env("RUSTC_BOOTSTRAP", "1"),
        };
        command
            .current_dir(self.workspace.root())
            .args(["fuzz", subcommand, "--fuzz-dir", "tests/fuzz", "--target-dir"])
            .arg(self.workspace.target().join("fuzz"))
            .args(arguments);
        command
    }

    fn start(&self, target: &str, seconds: u32) -> Result<Running> {
        let found = self.workspace.target().join("fuzz-corpus").join(target);
        fs::create_dir_all(&found)?;
        let mut command = self.command("run", &[target]);
        command.arg(found);
        command.args(existing(self.workspace.path("tests/fuzz/seeds").join(target)));
        command.arg("--").args([
            format!("-max_total_time={seconds}"),
            "-timeout=10".to_owned(),
            "-rss_limit_mb=2048".to_owned(),
            "-print_final_stats=1".to_owned(),
        ]);
        let words = self.workspace.path("tests/fuzz/words").join(format!("{target}.dict"));
        command.args(existing(words).map(|words| format!("-dict={}", words.display())));

        fs::create_dir_all(self.workspace.notes())?;
        let log = self.workspace.notes().join(format!("fuzz-{target}.log"));
        let printed = File::create(&log)?;
        command.stdout(printed.try_clone()?).stderr(printed);
        let child =
            command.spawn().with_context(|| format!("cannot start `{}`", shown(&command)))?;
        Ok(Running { target: target.to_owned(), child, log })
    }
}

impl Running {
    /// Waits and says how it went, in one piece: others run beside it.
    fn finish(mut self) -> Result<Noise> {
        let status = self.child.wait()?;
        let printed = String::from_utf8_lossy(&fs::read(&self.log)?).into_owned();
        if status.success() {
            println!("fuzz: {}: nothing found in {} inputs", self.target, executed(&printed));
            return Ok(Noise::Nothing);
        }
        let lines: Vec<&str> = printed.lines().collect();
        let tail = lines.get(lines.len().saturating_sub(60)..).unwrap_or_default();
        println!("fuzz: {}:\n  {}", self.target, tail.join("\n  "));
        Ok(Noise::Found)
    }
}

/// The number of inputs that a run has tried, as it says itself at its end.
fn executed(printed: &str) -> &str {
    printed
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .map_or("?", str::trim)
}

fn existing(path: PathBuf) -> Option<PathBuf> {
    path.exists().then_some(path)
}

/// The installed cargo-fuzz, or one installed under `target/`.
fn cargo_fuzz(workspace: &Workspace) -> Result<PathBuf> {
    if is_there("cargo-fuzz") {
        return Ok(Path::new("cargo-fuzz").to_path_buf());
    }
    let root = workspace.target().join("tools");
    let program = root.join("bin/cargo-fuzz");
    if !program.is_file() {
        println!("fuzz: installing cargo-fuzz {TOOL_VERSION}");
        run_quietly(
            cargo()
                .args(["install", "cargo-fuzz", "--locked", "--version", TOOL_VERSION, "--root"])
                .arg(&root),
        )?;
    }
    Ok(program)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_target_runs_once_and_no_more_at_once_than_are_asked_for() {
        let targets: Vec<String> = (0..9).map(|number| format!("t{number}")).collect();
        for at_once in [0, 1, 3, 20] {
            let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let ran = Mutex::new(Vec::new());
            let found = side_by_side(&targets, at_once, |target| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::sleep(Duration::from_millis(2));
                if let Ok(mut ran) = ran.lock() {
                    ran.push(target.to_owned());
                }
                now.fetch_sub(1, Ordering::SeqCst);
                Ok(if ["t7", "t2"].contains(&target) { Noise::Found } else { Noise::Nothing })
            });
            assert_eq!(found.ok(), Some(vec!["t2".to_owned(), "t7".to_owned()]));
            assert!(most.into_inner() <= at_once.max(1));
            let mut ran = ran.into_inner().unwrap_or_default();
            ran.sort();
            assert_eq!(ran, targets);
        }
    }

    #[test]
    fn a_target_that_does_not_start_is_said() {
        let targets = ["a".to_owned(), "b".to_owned()];
        assert!(side_by_side(&targets, 2, |_| bail!("cannot start")).is_err());
    }

    #[test]
    fn the_number_of_inputs_is_read() {
        assert_eq!(executed("INFO: x\nstat::number_of_executed_units: 42\n"), "42");
        assert_eq!(executed(""), "?");
    }
}
