//! Getting a compiler for wasm: rustup's target and sources, else Debian's packages.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Result, bail};

use super::debian;
use crate::process::{Ending, is_there, output, run_while_moving, tool};
use crate::toolchain::{DEBIAN_COMPILER, ROUTE_VARIABLE, WASM};
use crate::workspace::Workspace;

/// How long a download may stand still before it is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The sources of the standard library, as rustup calls them.
const SOURCES: &str = "rust-src";

/// Tries the ordinary route, then Debian's.
pub(crate) fn install(workspace: &Workspace) -> Result<()> {
    let wanted = env::var(ROUTE_VARIABLE).unwrap_or_default();
    if wanted != "debian" && add_target(workspace)? {
        return Ok(());
    }
    if wanted == "rustup" || !debian::is_debian() {
        bail!("please run: rustup target add {WASM} && rustup component add {SOURCES}");
    }
    debian::install(&DEBIAN_COMPILER)
}

/// Asks rustup for target and sources, once per toolchain: a machine that cannot reach
/// the servers is not made to wait again.
fn add_target(workspace: &Workspace) -> Result<bool> {
    if !is_there("rustup") {
        return Ok(false);
    }
    let compiler = output(tool("rustc").arg("--version"))?;
    let note = workspace.notes().join("no-rustup-target");
    if fs::read_to_string(&note).is_ok_and(|failed_for| failed_for == compiler) {
        return Ok(false);
    }
    let downloads = rustup_home();
    let is_added = |what: [&str; 3]| -> Result<bool> {
        let ending = run_while_moving(tool("rustup").args(what), PATIENCE, || {
            size_of(&downloads.join("downloads")) + size_of(&downloads.join("tmp"))
        })?;
        Ok(ending == Ending::Success)
    };
    if is_added(["target", "add", WASM])? && is_added(["component", "add", SOURCES])? {
        return Ok(true);
    }
    println!("  rustup could not add target and sources (remembered in {})", note.display());
    fs::create_dir_all(workspace.notes())?;
    fs::write(&note, compiler)?;
    Ok(false)
}

fn rustup_home() -> PathBuf {
    env::var_os("RUSTUP_HOME").map_or_else(
        || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".rustup"),
        PathBuf::from,
    )
}

/// Bytes in a folder; what cannot be read counts as nothing.
fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size_of(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
