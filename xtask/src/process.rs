//! Starting other programs, with the environment a person's shell would give them.
//!
//! Cargo runs this program with variables that describe *this* package and
//! toolchain. Handed on, they would confuse a second cargo, above all one of
//! another toolchain; [`tool`] takes them away.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// A command with cargo's own variables taken out of its environment.
pub(crate) fn tool(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if is_set_by_cargo(&name) {
            command.env_remove(&name);
        }
    }
    command
}

/// The cargo that the user called, for native code.
pub(crate) fn cargo() -> Command {
    tool("cargo")
}

/// Runs a command to its end, its output going to the terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command to its end and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` did not print UTF-8", shown(command)))
}

/// Runs a command quietly; what it printed appears only if it fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<()> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({})\n{}{}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

/// How a command that could hang came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It ended and said all was well.
    Success,
    /// It ended and said otherwise.
    Failure,
    /// It was stopped because nothing had moved for too long.
    Stalled,
}

/// Runs a command that may hang, and stops it once `progress` has returned the
/// same number for as long as `patience`.
pub(crate) fn run_while_moving(
    command: &mut Command,
    patience: Duration,
    progress: impl Fn() -> u64,
) -> Result<Ending> {
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start `{}`", shown(command)))?;
    let mut seen = progress();
    let mut moved = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(if status.success() { Ending::Success } else { Ending::Failure });
        }
        let now = progress();
        if now != seen {
            seen = now;
            moved = Instant::now();
        }
        if moved.elapsed() > patience {
            stop(&mut child)?;
            return Ok(Ending::Stalled);
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Whether a program can be started at all.
pub(crate) fn is_there(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// A command as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program());
    let mut line = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn stop(child: &mut Child) -> Result<()> {
    child.kill()?;
    child.wait()?;
    Ok(())
}

/// Variables that cargo sets for the programs it runs, and no user sets by hand.
fn is_set_by_cargo(name: &OsString) -> bool {
    const NAMES: [&str; 4] =
        ["CARGO", "RUST_RECURSION_COUNT", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];
    const PREFIXES: [&str; 4] = ["CARGO_PKG_", "CARGO_BIN_", "CARGO_MANIFEST_", "CARGO_CRATE_"];
    let name = name.to_string_lossy();
    NAMES.contains(&name.as_ref())
        || name == "CARGO_PRIMARY_PACKAGE"
        || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_variables_are_told_from_the_users() {
        assert!(is_set_by_cargo(&"CARGO".into()));
        assert!(is_set_by_cargo(&"CARGO_PKG_NAME".into()));
        assert!(!is_set_by_cargo(&"CARGO_HOME".into()));
        assert!(!is_set_by_cargo(&"CARGO_TARGET_DIR".into()));
        assert!(!is_set_by_cargo(&"RUSTUP_HOME".into()));
    }

    #[test]
    fn commands_are_shown_without_their_folder() {
        let mut command = Command::new("/usr/bin/cargo");
        command.arg("build");
        assert_eq!(shown(&command), "cargo build");
    }
}
