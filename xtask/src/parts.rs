//! Takes a linked module apart: what the first page needs, and a module for each part of the app
//! that is downloaded later.
//!
//! The split functions of `src/pages/` are the seams. What only they reach, by the graph of calls
//! that the linker's relocations give, leaves the main module. The loader `parts.js` fetches a
//! part; it and `app.js` import each other.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// The name of the loader, as `app.js` imports it.
pub(crate) const LOADER: &str = "parts.js";

/// What the linker has to leave in the module for [`take_apart`].
pub(crate) const LINKER_ARGUMENT: &str = "-Clink-arg=--emit-relocs";

/// A module taken apart, before JavaScript is bound to its main part.
#[derive(Debug)]
pub(crate) struct Apart {
    /// What the first page needs.
    pub(crate) main: PathBuf,
    /// The JavaScript that fetches the others.
    pub(crate) loader: PathBuf,
    /// The others.
    pub(crate) parts: Vec<PathBuf>,
}

/// Writes the parts of a module into a folder, which is emptied first.
pub(crate) fn take_apart(linked: &Path, out: &Path) -> Result<Apart> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    let module = fs::read(linked).with_context(|| format!("cannot read {}", linked.display()))?;
    let main = out.join("main.wasm");
    let mut options = Options::new(&module);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = "./parts.js";
    options.main_module = "./app.js";
    let split = transform(options)
        .map_err(|error| anyhow!("{} cannot be taken apart: {error:?}", linked.display()))?;
    let mut parts = split.split_modules;
    parts.sort();
    Ok(Apart { main, loader: out.join(LOADER), parts })
}
