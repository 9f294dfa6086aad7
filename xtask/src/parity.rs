//! Native and wasm give the same bytes: the same invented dossiers through both.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::build::{self, Host, Profile};
use crate::process::{cargo, run, tool};
use crate::workspace::Workspace;

/// The dossiers are the same in every run, so a failure can be looked at.
const SEED: &str = "2026";
const COUNT: &str = "10000";

/// Fails at the first dossier whose two assessments differ in a byte.
pub(crate) fn parity(workspace: &Workspace) -> Result<()> {
    let folder = workspace.target().join("parity");
    fs::create_dir_all(&folder)?;
    let compiled = build::compile(workspace, "parity", Profile::Web)?.join("parity.wasm");
    let module = build::bind(&compiled, "parity", Host::Node, &folder.join("module"))?;
    let invented: [(&str, &[&str]); 2] =
        [("figures", &["--seed", SEED, "--count", COUNT]), ("ledgers", &["--kind", "ledgers"])];
    for (name, arguments) in invented {
        let dossiers = folder.join(format!("{name}.ndjson"));
        let native = folder.join(format!("{name}.native.ndjson"));
        print_into(workspace, "generate-dossiers", arguments, None, &dossiers)?;
        print_into(workspace, "assess-all", &[], Some(&dossiers), &native)?;
        run(tool("node")
            .arg(workspace.path("xtask/tools/parity.mjs"))
            .arg(&module.script)
            .args([&dossiers, &native]))?;
    }
    Ok(())
}

/// Runs a program of the package `tests` between two files.
fn print_into(
    workspace: &Workspace,
    program: &str,
    arguments: &[&str],
    input: Option<&Path>,
    printed: &Path,
) -> Result<()> {
    let mut command = cargo();
    command
        .current_dir(workspace.root())
        .args(["run", "--quiet", "--profile=tool", "--package", "tests", "--bin", program, "--"])
        .args(arguments)
        .stdout(File::create(printed)?);
    if let Some(input) = input {
        command.stdin(File::open(input)?);
    }
    run(&mut command).with_context(|| format!("the program `{program}` of the package `tests`"))
}
