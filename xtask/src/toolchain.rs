//! Which compiler makes the WebAssembly.
//!
//! Two routes lead there. The ordinary one is the user's own toolchain with the
//! target `wasm32-unknown-unknown` added by rustup. Where rustup cannot
//! download, Debian's compiler serves: it comes without a standard library for
//! wasm, so the library is built along, from Debian's sources. Each route has a
//! target folder of its own, or the one would rebuild what the other left.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::process::{cargo, output, tool};
use crate::workspace::Workspace;

/// The triple of the browser.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The Debian packages that compile to wasm.
pub(crate) const DEBIAN_COMPILER: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// The Debian package that lints what is compiled to wasm.
pub(crate) const DEBIAN_CLIPPY: &str = "rust-web-clippy";

/// Set to `rustup` or `debian`, this variable takes the choice away.
pub(crate) const ROUTE_VARIABLE: &str = "WUTONG_WASM_ROUTE";

/// A compiler for wasm that is installed on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The user's own, with rustup's target.
    Rustup,
    /// Debian's, with the standard library built along.
    Debian,
}

impl WasmToolchain {
    /// What is installed, the ordinary route first.
    pub(crate) fn installed() -> Option<Self> {
        match env::var(ROUTE_VARIABLE).as_deref() {
            Ok("debian") => is_debian_route_there().then_some(Self::Debian),
            Ok("rustup") => is_rustup_route_there().then_some(Self::Rustup),
            _ if is_rustup_route_there() => Some(Self::Rustup),
            _ => is_debian_route_there().then_some(Self::Debian),
        }
    }

    /// How to call it in a message.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rustup => "the installed toolchain's own target",
            Self::Debian => "Debian's compiler, standard library built along",
        }
    }

    /// `cargo <subcommand>` for wasm, with this route's target folder.
    pub(crate) fn cargo(self, workspace: &Workspace, subcommand: &str) -> Command {
        let mut command = match self {
            Self::Rustup => cargo(),
            Self::Debian => debian_cargo(subcommand),
        };
        command
            .current_dir(workspace.root())
            .arg(subcommand)
            .args(["--config", &flags()])
            .args(["--target", WASM, "--target-dir"])
            .arg(self.target(workspace));
        command
    }

    /// Where this route keeps what it compiled.
    pub(crate) fn target(self, workspace: &Workspace) -> PathBuf {
        workspace.target().join(match self {
            Self::Rustup => "wasm-app",
            Self::Debian => "wasm-app-debian",
        })
    }
}

/// Debian's cargo and rustc, which must be used together: a standard library
/// can only be built by the compiler it belongs to.
fn debian_cargo(subcommand: &str) -> Command {
    // cargo looks for `cargo-clippy` in its home first, where rustup has a
    // stand-in that would bring the other toolchain back.
    let program = if subcommand == "clippy" { "/usr/bin/cargo-clippy" } else { "/usr/bin/cargo" };
    let mut command = tool(program);
    command
        .env_remove("RUSTUP_TOOLCHAIN")
        .env("PATH", path_from("/usr/bin"))
        .env("CARGO", "/usr/bin/cargo")
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        // Smaller sorts and searches: nothing the page sorts is long.
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    command
}

/// A line of cargo's configuration with two flags:
/// * Views of different shapes share code, which makes the module a fifteenth smaller.
/// * The places that panic messages name are told without the builder's home, so
///   that the same sources give the same bytes to all.
fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map_or_else(
        || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    );
    let remap = format!("--remap-path-prefix={}=crates", home.join("registry/src").display());
    format!("target.{WASM}.rustflags=[\"--cfg=erase_components\", {remap:?}]")
}

fn path_from(first: &str) -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(first)).chain(env::split_paths(&rest));
    env::join_paths(folders).unwrap_or(rest)
}

fn is_rustup_route_there() -> bool {
    target_folder().is_ok_and(|folder| folder.is_dir())
}

fn target_folder() -> Result<PathBuf> {
    let printed = output(tool("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(PathBuf::from(printed.trim()))
}

fn is_debian_route_there() -> bool {
    DEBIAN_COMPILER.iter().all(|package| crate::setup::debian::is_installed(package))
        && Path::new("/usr/bin/rustc").is_file()
}
