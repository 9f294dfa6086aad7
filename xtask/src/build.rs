//! From the root package to a folder with one `.wasm` and the JavaScript that
//! loads it: compile, bind, optimise.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{run, run_quietly, tool};
use crate::toolchain::{WASM, WasmToolchain};
use crate::workspace::Workspace;

/// How much the compiler does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Compiled in seconds; slow and large.
    Dev,
    /// What users get.
    Web,
}

/// What calls the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    Browser,
    Node,
}

/// Optimised dependencies take three times as long the first time; what only
/// looks at the code needs none.
pub(crate) const QUICK_DEPENDENCIES: [&str; 2] =
    ["--config", "profile.dev.package.\"*\".opt-level=0"];

/// A module and its loader.
#[derive(Debug)]
pub(crate) struct Module {
    /// The JavaScript that wraps it.
    pub(crate) script: PathBuf,
    /// The WebAssembly itself.
    pub(crate) wasm: PathBuf,
}

/// Builds the app for the browser.
pub(crate) fn app(workspace: &Workspace, profile: Profile) -> Result<Module> {
    let compiled = compile(workspace, "wutong-app", profile)?.join("wutong-app.wasm");
    let out = workspace.target().join("bound").join(folder_of(profile));
    let module = bind(&compiled, "app", Host::Browser, &out)?;
    if profile == Profile::Web {
        optimise(workspace, &module.wasm)?;
    }
    Ok(module)
}

/// Compiles a package to wasm and returns the folder with the result.
pub(crate) fn compile(workspace: &Workspace, package: &str, profile: Profile) -> Result<PathBuf> {
    let toolchain =
        WasmToolchain::installed().context("no compiler for wasm; run `cargo xtask setup`")?;
    let mut cargo = toolchain.cargo(workspace, "build");
    cargo.args(["--package", package]);
    match profile {
        Profile::Web => cargo.args(["--profile", "web"]),
        Profile::Dev => cargo.args(QUICK_DEPENDENCIES),
    };
    run(&mut cargo)?;
    Ok(toolchain.target(workspace).join(WASM).join(folder_of(profile)))
}

/// Writes the JavaScript that a module needs, and the module adapted to it.
pub(crate) fn bind(compiled: &Path, name: &str, host: Host, out: &Path) -> Result<Module> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).typescript(false);
    match host {
        Host::Browser => bindgen.web(true)?.omit_default_module_path(true),
        Host::Node => bindgen.nodejs(true)?,
    };
    bindgen
        .generate(out)
        .with_context(|| format!("wasm-bindgen cannot read {}", compiled.display()))?;
    Ok(Module { script: out.join(format!("{name}.js")), wasm: out.join(format!("{name}_bg.wasm")) })
}

/// Makes a module smaller, in place; left as it is when the optimiser is not installed.
///
/// Only what browsers of 2021 know is allowed to come in.
pub(crate) fn optimise(workspace: &Workspace, wasm: &Path) -> Result<()> {
    const FEATURES: [&str; 6] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let optimiser = workspace.path("xtask/tools/node_modules/binaryen/bin/wasm-opt");
    if !optimiser.is_file() {
        println!("wasm-opt is not installed: the module stays larger than it need be");
        return Ok(());
    }
    run_quietly(tool("node").arg(optimiser).arg(wasm).arg("-o").arg(wasm).args(FEATURES).args([
        "-Oz",
        "--strip-debug",
        "--strip-producers",
    ]))
}

fn folder_of(profile: Profile) -> &'static str {
    match profile {
        Profile::Dev => "debug",
        Profile::Web => "web",
    }
}
