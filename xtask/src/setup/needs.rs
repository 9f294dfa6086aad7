//! The list of needs: [`show_and_install`] for a person, [`ensure`] for the
//! commands that start with it.
//!
//! A need is looked up in milliseconds and installed only if it is missing, so
//! every command may begin here. `run` never asks for a browser.

use std::path::Path;

use anyhow::{Result, bail};

use super::{debian, node, wasm};
use crate::process::is_there;
use crate::toolchain::{DEBIAN_CLIPPY, WasmToolchain};
use crate::workspace::Workspace;

/// What the machine is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To build the app and look at it.
    Run,
    /// To check the sources without running them.
    Check,
    /// To hand the app out: everything in it made small.
    Dist,
    /// To check and test everything.
    Test,
}

/// One thing that has to be on the machine.
struct Need {
    name: &'static str,
    /// What is there, in words, or nothing.
    found: fn(&Workspace) -> Option<String>,
    install: fn(&Workspace) -> Result<()>,
    weight: Weight,
}

/// What follows when a need cannot be met.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Required,
    /// The work goes on without it, the sentence says how.
    Optional(&'static str),
}

/// Prints the state of every need and installs what is missing.
pub(crate) fn show_and_install(workspace: &Workspace, purpose: Purpose) -> Result<()> {
    for need in needs(workspace, purpose) {
        match (need.found)(workspace) {
            Some(found) => println!("  {:<22} {found}", need.name),
            None => meet(workspace, &need)?,
        }
    }
    Ok(())
}

/// Installs what is missing and is silent about what is there.
pub(crate) fn ensure(workspace: &Workspace, purpose: Purpose) -> Result<()> {
    for need in needs(workspace, purpose) {
        if (need.found)(workspace).is_none() {
            meet(workspace, &need)?;
        }
    }
    Ok(())
}

fn meet(workspace: &Workspace, need: &Need) -> Result<()> {
    println!("  {:<22} missing, installing …", need.name);
    match ((need.install)(workspace), need.weight) {
        (Ok(()), _) => match (need.found)(workspace) {
            Some(found) => println!("  {:<22} {found}", need.name),
            None => bail!("{}: installed, but still not found", need.name),
        },
        (Err(error), Weight::Optional(instead)) => {
            println!("  {:<22} not available ({error}); {instead}", need.name);
        }
        (Err(error), Weight::Required) => {
            return Err(error.context(format!("{} is missing", need.name)));
        }
    }
    Ok(())
}

fn needs(workspace: &Workspace, purpose: Purpose) -> Vec<Need> {
    let mut needs = vec![Need {
        name: "wasm compiler",
        found: match purpose {
            Purpose::Run | Purpose::Check => |_| compiler(|_| true),
            // What is handed out is built with its standard library.
            Purpose::Dist | Purpose::Test => |_| compiler(WasmToolchain::has_sources),
        },
        install: wasm::install,
        weight: Weight::Required,
    }];
    let weight = match purpose {
        Purpose::Run | Purpose::Check => Weight::Optional("the app is served without wasm-opt"),
        Purpose::Dist | Purpose::Test => Weight::Required,
    };
    needs.push(Need {
        name: "node, npm",
        found: |_| (is_there("node") && is_there("npm")).then(|| "found".to_owned()),
        install: if weight == Weight::Required { node::install } else { node::refuse },
        weight,
    });
    needs.push(Need {
        name: "wasm-opt",
        found: |workspace| node::packages_in(workspace, "xtask/tools"),
        install: |workspace| node::install_packages(workspace, "xtask/tools"),
        weight,
    });
    if matches!(purpose, Purpose::Check | Purpose::Test) {
        needs.extend(clippy());
    }
    if purpose == Purpose::Test {
        needs.extend([office(), writer(), poppler()]);
        needs.extend(browser(workspace));
    }
    needs
}

fn compiler(is_enough: impl FnOnce(WasmToolchain) -> bool) -> Option<String> {
    let found = WasmToolchain::installed()?;
    is_enough(found).then(|| found.name().to_owned())
}

/// Debian packs the linter apart; rustup's toolchains have it.
fn clippy() -> Option<Need> {
    let is_needed = WasmToolchain::installed() == Some(WasmToolchain::Debian);
    is_needed.then_some(Need {
        name: "clippy for wasm",
        found: |_| debian::found(&[DEBIAN_CLIPPY]),
        install: |_| debian::install(&[DEBIAN_CLIPPY]),
        weight: Weight::Required,
    })
}

/// Saves forms again as other programs do; nothing but the tests asks for it.
fn office() -> Need {
    Need {
        name: "LibreOffice Calc",
        found: |_| is_there("soffice").then(|| "found".to_owned()),
        install: |_| debian::install(&["libreoffice-calc-nogui"]),
        weight: Weight::Required,
    }
}

/// Lays documents out on pages; nothing but the tests asks for it.
fn writer() -> Need {
    Need {
        name: "LibreOffice Writer",
        found: |_| {
            debian::found(&["libreoffice-writer-nogui"])
                .or_else(|| debian::found(&["libreoffice-writer"]))
                .or_else(|| is_elsewhere("soffice"))
        },
        install: |_| debian::install(&["libreoffice-writer-nogui"]),
        weight: Weight::Required,
    }
}

/// Reads the pages of a PDF; nothing but the tests asks for it.
fn poppler() -> Need {
    Need {
        name: "Poppler",
        found: |_| is_there("pdftotext").then(|| "found".to_owned()),
        install: |_| debian::install(&["poppler-utils"]),
        weight: Weight::Required,
    }
}

/// A program of a system that is not Debian is taken as it is.
fn is_elsewhere(program: &str) -> Option<String> {
    (!debian::is_debian() && is_there(program)).then(|| "found".to_owned())
}

fn browser(workspace: &Workspace) -> Vec<Need> {
    let mut needs = Vec::new();
    needs.push(Need {
        name: "Chromium",
        found: |_| Path::new("/usr/bin/chromium").exists().then(|| "/usr/bin/chromium".to_owned()),
        install: |_| debian::install(&["chromium"]),
        weight: Weight::Required,
    });
    needs.push(Need {
        name: "Chinese fonts",
        found: |_| {
            debian::found(&["fonts-noto-cjk"]).or_else(|| {
                (!debian::is_debian()).then(|| "taken for granted: not a Debian system".to_owned())
            })
        },
        install: |_| debian::install(&["fonts-noto-cjk"]),
        weight: Weight::Required,
    });
    if workspace.path("tests/e2e/package.json").is_file() {
        needs.push(Need {
            name: "Playwright",
            found: |workspace| node::packages_in(workspace, "tests/e2e"),
            install: |workspace| node::install_packages(workspace, "tests/e2e"),
            weight: Weight::Required,
        });
    }
    needs
}
