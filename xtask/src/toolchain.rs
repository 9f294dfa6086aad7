//! Which compiler makes the WebAssembly.
//!
//! Two routes lead there. The ordinary one is the user's own toolchain with the
//! target `wasm32-unknown-unknown` and the sources of the standard library added
//! by rustup. Where rustup cannot download, Debian's compiler serves. What users
//! get is compiled together with the standard library: only so is it built small,
//! and ends at once when an invariant is broken. Each route has a
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

/// A program that carries nothing for the case that an invariant is broken.
const AT_ONCE: [&str; 3] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"];

/// Set to `rustup` or `debian`, this variable takes the choice away.
pub(crate) const ROUTE_VARIABLE: &str = "WUTONG_WASM_ROUTE";

/// What the program does when an invariant is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// It says where, then stops.
    WithWords,
    /// It stops at once, and carries neither words nor places for it. Only a standard library that
    /// is built along can do so; every other one keeps its words.
    AtOnce,
}

/// A compiler for wasm that is installed on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The user's own, with rustup's target.
    Rustup,
    /// Debian's.
    Debian,
}

impl WasmToolchain {
    /// What is installed, the ordinary route first.
    pub(crate) fn installed() -> Option<Self> {
        match env::var(ROUTE_VARIABLE).as_deref() {
            Ok("debian") => is_debian_route_there().then_some(Self::Debian),
            Ok("rustup") => is_rustup_route_there().then_some(Self::Rustup),
            _ if is_rustup_route_there() && is_source_there() => Some(Self::Rustup),
            _ if is_debian_route_there() => Some(Self::Debian),
            _ => is_rustup_route_there().then_some(Self::Rustup),
        }
    }

    /// True if it has the sources to build the standard library along.
    pub(crate) fn has_sources(self) -> bool {
        self == Self::Debian || is_source_there()
    }

    /// How to call it in a message.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rustup if self.has_sources() => {
                "the installed toolchain's own target and sources"
            }
            Self::Rustup => "the installed toolchain's own target",
            Self::Debian => "Debian's compiler and sources",
        }
    }

    /// `cargo <subcommand>` for wasm, with this route's target folder.
    pub(crate) fn cargo(self, workspace: &Workspace, subcommand: &str, ends: Ends) -> Command {
        let mut command = match self {
            Self::Rustup => cargo(),
            Self::Debian => debian_cargo(subcommand),
        };
        // Debian has no standard library for wasm but the one that is built along.
        if self == Self::Debian || (ends == Ends::AtOnce && self.has_sources()) {
            command
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                // Smaller sorts and searches: nothing the page sorts is long.
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        }
        command
            .current_dir(workspace.root())
            .arg(subcommand)
            .args(["--config", &flags(self, ends)])
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
        .env("RUSTC", "/usr/bin/rustc");
    command
}

/// A line of cargo's configuration with the compiler's flags:
/// * Views of different shapes share code, which makes the module a fifteenth smaller.
/// * The places that panic messages name are told without the builder's home, so
///   that the same sources give the same bytes to all.
/// * What users get ends at once, which makes it a tenth smaller; the page says that it stopped
///   and hands out the draft all the same (`src/browser/crash.rs`).
fn flags(toolchain: WasmToolchain, ends: Ends) -> String {
    let home = env::var_os("CARGO_HOME").map_or_else(
        || PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"),
        PathBuf::from,
    );
    let remap = format!("--remap-path-prefix={}=crates", home.join("registry/src").display());
    let mut flags = vec!["--cfg=erase_components".to_owned(), remap];
    if ends == Ends::AtOnce && toolchain.has_sources() {
        flags.extend(AT_ONCE.map(str::to_owned));
    }
    format!("target.{WASM}.rustflags={flags:?}")
}

fn path_from(first: &str) -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(first)).chain(env::split_paths(&rest));
    env::join_paths(folders).unwrap_or(rest)
}

fn is_rustup_route_there() -> bool {
    target_folder().is_ok_and(|folder| folder.is_dir())
}

fn is_source_there() -> bool {
    let printed = output(tool("rustc").args(["--print", "sysroot"]));
    printed.is_ok_and(|sysroot| {
        Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
    })
}

fn target_folder() -> Result<PathBuf> {
    let printed = output(tool("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(PathBuf::from(printed.trim()))
}

fn is_debian_route_there() -> bool {
    DEBIAN_COMPILER.iter().all(|package| crate::setup::debian::is_installed(package))
        && Path::new("/usr/bin/rustc").is_file()
}
