//! What needs no test run: form, lints, rules of the house, arrows, licences.

use anyhow::{Context as _, Result, bail};

use crate::build::QUICK_DEPENDENCIES;
use crate::packages::{check_edges, check_licences};
use crate::process::{cargo, run};
use crate::tidy::check_tidy;
use crate::toolchain::{Ends, WasmToolchain};
use crate::workspace::Workspace;

/// Says nothing if all is well, else what is wrong.
type Check = fn(&Workspace) -> Result<()>;

/// The checks, cheapest first.
const CHECKS: [(&str, Check); 6] = [
    ("tidy", check_tidy),
    ("edges", check_edges),
    ("fmt", check_format),
    ("licences", check_licences),
    ("clippy", clippy_native),
    ("clippy for wasm", clippy_wasm),
];

/// Runs every check, also after one has failed, and fails if any did.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        println!("check: {name}");
        if let Err(error) = check(workspace) {
            println!("{error:#}");
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    println!("check: all {} passed", CHECKS.len());
    Ok(())
}

fn check_format(workspace: &Workspace) -> Result<()> {
    run(cargo().current_dir(workspace.root()).args(["fmt", "--all", "--check", "--", "-l"]))
        .context("`cargo fmt --all` puts it right")
}

fn clippy_native(workspace: &Workspace) -> Result<()> {
    run(cargo().current_dir(workspace.root()).args([
        "clippy",
        "--quiet",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The browser's code, with rules of its own: what compiles for wasm but fails
/// there is forbidden in `xtask/clippy-wasm/clippy.toml`.
fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    let toolchain = WasmToolchain::installed().context("no compiler for wasm")?;
    run(toolchain
        .cargo(workspace, "clippy", Ends::WithWords)
        .env("CLIPPY_CONF_DIR", workspace.path("xtask/clippy-wasm"))
        .args(QUICK_DEPENDENCIES)
        .args([
            "--quiet",
            "--package",
            "wutong-app",
            "--package",
            "worker",
            "--package",
            "parity",
            "--no-deps",
        ])
        .args(["--", "-D", "warnings"]))
}
