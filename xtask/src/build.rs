//! From the root package to a folder with the `.wasm` files and the JavaScript
//! that loads them: compile, take apart, bind, optimise.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::parts::{Apart, LINKER_ARGUMENT, take_apart};
use crate::process::{run, run_quietly, tool};
use crate::site::name_of;
use crate::toolchain::{Ends, WASM, WasmToolchain};
use crate::workspace::Workspace;

/// How much the compiler does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Compiled in seconds; slow and large.
    Dev,
    /// What users get.
    Web,
    /// What works beside the page: quick before small.
    WebWorker,
}

/// What the optimiser looks at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    Small,
    Quick,
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

/// The app: the module that starts it, and what comes later.
#[derive(Debug)]
pub(crate) struct App {
    /// What the first page needs.
    pub(crate) start: Module,
    /// The JavaScript that fetches the parts.
    pub(crate) loader: PathBuf,
    /// Modules of the parts, each downloaded when it is first needed.
    pub(crate) parts: Vec<PathBuf>,
}

/// What works beside the page.
#[derive(Debug)]
pub(crate) struct Workers {
    /// Beside the pages of drafts.
    pub(crate) of_drafts: Module,
    /// Beside the officials' desk.
    pub(crate) of_officials: Module,
}

/// Builds the app for the browser.
pub(crate) fn app(workspace: &Workspace, profile: Profile) -> Result<App> {
    let linked = compile_app(workspace, profile)?.join("wutong-app.wasm");
    let bound = workspace.target().join("bound");
    let Apart { main, loader, parts } =
        take_apart(&linked, &bound.join("parts").join(folder_of(profile)))?;
    let start = bind(&main, "app", Host::Browser, &bound.join(folder_of(profile)))?;
    if profile == Profile::Web {
        let modules: Vec<&PathBuf> = [&start.wasm].into_iter().chain(&parts).collect();
        optimise_all(workspace, &modules)?;
    }
    Ok(App { start, loader, parts })
}

/// Builds the workers for the browser, each in one piece.
pub(crate) fn workers(workspace: &Workspace, profile: Profile) -> Result<Workers> {
    let profile = if profile == Profile::Web { Profile::WebWorker } else { profile };
    let folder = compile(workspace, "worker", profile)?;
    let module = |name: &str| {
        let out = workspace.target().join("bound").join(name).join(folder_of(profile));
        let module = bind(&folder.join(format!("{name}.wasm")), name, Host::Browser, &out)?;
        if profile == Profile::WebWorker {
            optimise(workspace, &module.wasm, Aim::Quick)?;
        }
        anyhow::Ok(module)
    };
    Ok(Workers { of_drafts: module("worker")?, of_officials: module("office")? })
}

/// Compiles the app and returns the folder with the result. Nothing but the app
/// itself is compiled otherwise than by [`compile`].
fn compile_app(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let (mut cargo, folder) = compiler(workspace, "rustc", "wutong-app", profile)?;
    run(cargo.args(["--bin", "wutong-app", "--", LINKER_ARGUMENT]))?;
    Ok(folder)
}

/// Compiles a package to wasm and returns the folder with the result.
pub(crate) fn compile(workspace: &Workspace, package: &str, profile: Profile) -> Result<PathBuf> {
    let (mut cargo, folder) = compiler(workspace, "build", package, profile)?;
    run(&mut cargo)?;
    Ok(folder)
}

/// The command that compiles a package, and the folder that the result comes to.
fn compiler(
    workspace: &Workspace,
    subcommand: &str,
    package: &str,
    profile: Profile,
) -> Result<(Command, PathBuf)> {
    let toolchain =
        WasmToolchain::installed().context("no compiler for wasm; run `cargo xtask setup`")?;
    let ends = if profile == Profile::Dev { Ends::WithWords } else { Ends::AtOnce };
    let mut cargo = toolchain.cargo(workspace, subcommand, ends);
    cargo.args(["--package", package]);
    match profile {
        Profile::Web => cargo.args(["--profile", "web"]),
        Profile::WebWorker => cargo.args(["--profile", "web-worker"]),
        Profile::Dev => cargo.args(QUICK_DEPENDENCIES),
    };
    Ok((cargo, toolchain.target(workspace).join(WASM).join(folder_of(profile))))
}

/// Writes the JavaScript that a module needs, and the module adapted to it.
pub(crate) fn bind(compiled: &Path, name: &str, host: Host, out: &Path) -> Result<Module> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).typescript(false);
    // Parts import the table of functions and the stack pointer.
    bindgen.keep_lld_exports(true);
    match host {
        Host::Browser => bindgen.web(true)?.omit_default_module_path(true),
        Host::Node => bindgen.nodejs(true)?,
    };
    bindgen
        .generate(out)
        .with_context(|| format!("wasm-bindgen cannot read {}", compiled.display()))?;
    Ok(Module { script: out.join(format!("{name}.js")), wasm: out.join(format!("{name}_bg.wasm")) })
}

/// Makes modules smaller, as many at once as the machine has cores.
fn optimise_all(workspace: &Workspace, modules: &[&PathBuf]) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(module) = modules.get(next.fetch_add(1, Ordering::Relaxed)) {
            optimise(workspace, module, Aim::Small)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| match worker.join() {
            Ok(done) => done,
            Err(panicked) => std::panic::resume_unwind(panicked),
        })
    })
}

/// Makes a module smaller or quicker, in place; left as it is when the optimiser is not installed.
///
/// Only what browsers of 2021 know is allowed to come in.
pub(crate) fn optimise(workspace: &Workspace, wasm: &Path, aim: Aim) -> Result<()> {
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
    // The same module was made small before, as in every build that changed something else.
    let kept = kept_module(workspace, wasm, aim)?;
    if kept.is_file() {
        fs::copy(&kept, wasm)?;
        return Ok(());
    }
    run_quietly(tool("node").arg(optimiser).arg(wasm).arg("-o").arg(wasm).args(FEATURES).args([
        aim.level(),
        "--strip-debug",
        "--strip-producers",
    ]))?;
    if let Some(folder) = kept.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(wasm, &kept)?;
    Ok(())
}

/// Where the small form of a module is kept: named after the module, the aim and the optimiser.
fn kept_module(workspace: &Workspace, wasm: &Path, aim: Aim) -> Result<PathBuf> {
    let optimiser = fs::read(workspace.path("xtask/tools/node_modules/binaryen/package.json"))?;
    let name = name_of("module.wasm", &[&optimiser, aim.level().as_bytes(), &fs::read(wasm)?]);
    Ok(workspace.target().join("optimised").join(name))
}

impl Aim {
    fn level(self) -> &'static str {
        match self {
            Self::Small => "-Oz",
            Self::Quick => "-O3",
        }
    }
}

fn folder_of(profile: Profile) -> &'static str {
    match profile {
        Profile::Dev => "debug",
        Profile::Web => "web",
        Profile::WebWorker => "web-worker",
    }
}
