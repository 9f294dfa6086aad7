//! `e2e`, `screenshots` and `bench`: scripts that open what was built in a browser.
//!
//! What they need to know comes in variables: [`site_variables`] for the site,
//! `WUTONG_ENGINE` for the folder with [`bare_engine`].

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::build::{self, Aim, Host, Profile};
use crate::process::{cargo, run, tool};
use crate::run::dist;
use crate::setup::node;
use crate::workspace::Workspace;

/// How many packages the officials' desk is tried with.
const SUBMISSIONS: &str = "1000";

/// Debian's browser; Playwright's own is never downloaded.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Builds the site and runs the Playwright tests on it: without arguments all of them,
/// first those that hold a time, alone.
pub(crate) fn e2e(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    needs_file(workspace, "tests/e2e/playwright.config.mjs")?;
    dist(workspace)?;
    generate_submissions(workspace)?;
    if !arguments.is_empty() {
        return playwright(workspace, arguments);
    }
    let measured = playwright(workspace, &["--project=measured"]);
    playwright(workspace, &["--project=desk", "--project=phone"]).and(measured)
}

fn playwright(workspace: &Workspace, arguments: &[impl AsRef<OsStr>]) -> Result<()> {
    let mut command = tool("npx");
    command.current_dir(workspace.path("tests/e2e")).args(["playwright", "test"]).args(arguments);
    run(with_variables(&mut command, site_variables(workspace)?))
}

/// Builds the site and takes its pictures for the documents.
pub(crate) fn screenshots(workspace: &Workspace) -> Result<()> {
    needs_file(workspace, "tests/e2e/screenshots.mjs")?;
    dist(workspace)?;
    let mut command = tool("node");
    command.current_dir(workspace.path("tests/e2e")).arg("screenshots.mjs");
    run(with_variables(&mut command, site_variables(workspace)?))
}

/// Builds the bare engine, or the site where a measurement is of the app, and runs the measurement.
pub(crate) fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    needs_file(workspace, "bench/run.mjs")?;
    if node::packages_in(workspace, "bench").is_none() {
        node::install_packages(workspace, "bench")?;
    }
    let mut command = tool("node");
    command.current_dir(workspace.root()).arg("bench/run.mjs").args(arguments);
    if arguments.first().is_some_and(|name| name == "import") {
        dist(workspace)?;
        command.env("WUTONG_DIST", workspace.dist());
    } else {
        command.env("WUTONG_ENGINE", bare_engine(workspace)?);
    }
    command.env("WUTONG_CHROMIUM", CHROMIUM);
    run(&mut command)
}

/// * `WUTONG_DIST`: the folder with the built site.
/// * `WUTONG_CLI`: the native program `wutong`.
/// * `WUTONG_XTASK`: this program; `$WUTONG_XTASK serve DIR --port N` serves a folder.
/// * `WUTONG_CHROMIUM`: the browser.
/// * `WUTONG_SUBMISSIONS`: where [`generate_submissions`] puts packages.
fn site_variables(workspace: &Workspace) -> Result<[(&'static str, OsString); 5]> {
    Ok([
        ("WUTONG_DIST", workspace.dist().into()),
        ("WUTONG_CLI", native_program(workspace)?.into()),
        ("WUTONG_XTASK", std::env::current_exe()?.into()),
        ("WUTONG_CHROMIUM", CHROMIUM.into()),
        ("WUTONG_SUBMISSIONS", submissions(workspace).into()),
    ])
}

fn submissions(workspace: &Workspace) -> PathBuf {
    workspace.target().join("submissions")
}

/// Writes a thousand packages for the officials' desk, unless the program that writes them is the
/// same as when they were written.
fn generate_submissions(workspace: &Workspace) -> Result<()> {
    let program = "generate-submissions";
    run(cargo().current_dir(workspace.root()).args([
        "build",
        "--quiet",
        "--profile=tool",
        "--package",
        "tests",
        "--bin",
        program,
    ]))?;
    let program = workspace.target().join("tool").join(program);
    let folder = submissions(workspace);
    let written = |path: &Path| path.metadata().and_then(|it| it.modified()).ok();
    let mark = folder.with_extension("written");
    if written(&mark).is_some_and(|it| written(&program).is_some_and(|program| program < it)) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    run(Command::new(program).arg(&folder).arg(SUBMISSIONS))?;
    Ok(fs::write(mark, "")?)
}

fn with_variables(
    command: &mut Command,
    variables: impl IntoIterator<Item = (&'static str, OsString)>,
) -> &mut Command {
    command.envs(variables)
}

fn native_program(workspace: &Workspace) -> Result<PathBuf> {
    run(cargo().current_dir(workspace.root()).args([
        "build",
        "--quiet",
        "--profile=tool",
        "--package",
        "wutong-cli",
    ]))?;
    Ok(workspace.target().join("tool/wutong"))
}

/// The engine as a module for the browser without the page around it:
/// a folder with `engine.js` and `engine_bg.wasm`, optimised like the app.
fn bare_engine(workspace: &Workspace) -> Result<PathBuf> {
    let compiled = build::compile(workspace, "parity", Profile::Web)?.join("parity.wasm");
    let module =
        build::bind(&compiled, "engine", Host::Browser, &workspace.target().join("bound/engine"))?;
    build::optimise(workspace, &module.wasm, Aim::Small)?;
    module.script.parent().map(Path::to_path_buf).context("a module outside any folder")
}

fn needs_file(workspace: &Workspace, path: &str) -> Result<()> {
    if !workspace.path(path).is_file() {
        bail!("{path} is missing");
    }
    Ok(())
}
