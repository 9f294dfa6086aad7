//! Puts the site together: [`assemble`].
//!
//! All addresses are relative, so the folder works under any path. No script or
//! style is inline, so the page's policy needs no exception for them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::asset::{Asset, build_id};
use super::scripts::{PART, app_assets};
use super::stylesheet::stylesheet;
use super::template::fill;
use crate::build::{App, Workers};
use crate::process::{run_quietly, tool};
use crate::workspace::Workspace;

/// Whether packed copies lie beside the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Plain,
    /// With `.br` and `.gz` files, for servers that hand them out.
    Packed,
}

/// Writes the whole site into a folder and returns the build's name.
///
/// The folder is replaced at the end, so that it never holds half a site.
pub(crate) fn assemble(
    workspace: &Workspace,
    app: &App,
    workers: &Workers,
    out: &Path,
    packing: Packing,
) -> Result<String> {
    let (assets, build) = assets(workspace, app, workers)?;
    let index =
        fill(&text(&workspace.path("index.html"))?, &assets, &build).context("index.html")?;

    let draft = workspace.target().join("site-draft");
    replace_by_empty(&draft)?;
    fs::write(draft.join("index.html"), index)?;
    for asset in &assets {
        fs::write(draft.join(&asset.name), &asset.bytes)?;
    }
    copy_snippets(app, &draft)?;
    if packing == Packing::Packed {
        pack(workspace, &draft)?;
    }
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    // The target folder may be on another disk, where nothing can be moved to.
    if fs::rename(&draft, out).is_err() {
        copy_folder(&draft, out)?;
    }
    Ok(build)
}

/// Parts of the app with a style sheet of their own; `index.html` names each.
const STYLED: [&str; 7] = ["draft", "roll", "report", "import", "period", "handing", "desk"];

/// A style sheet of `style/` as a file of the site.
fn style_sheet(workspace: &Workspace, name: &str, source: &str) -> Result<Asset> {
    Ok(Asset::new(name, stylesheet(&workspace.path("style"), source)?.into_bytes()))
}

/// The files, and the build's name.
fn assets(workspace: &Workspace, app: &App, workers: &Workers) -> Result<(Vec<Asset>, String)> {
    let worker = text(&workspace.path("worker.js"))?;
    // The officials' worker is loaded by the same script.
    let office = worker.replace("{{worker", "{{office");
    let scripts = [worker, office, text(&workspace.path("boot.js"))?];
    let Workers { of_drafts, of_officials } = workers;
    let mut assets = vec![
        style_sheet(workspace, "app.css", "main.css")?,
        Asset::new("favicon.svg", fs::read(workspace.path("style/favicon.svg"))?),
        Asset::new("worker-module.js", fs::read(&of_drafts.script)?),
        Asset::new("worker.wasm", fs::read(&of_drafts.wasm)?),
        Asset::new("office-module.js", fs::read(&of_officials.script)?),
        Asset::new("office.wasm", fs::read(&of_officials.wasm)?),
    ];
    for part in STYLED {
        let name = format!("{part}.css");
        assets.push(style_sheet(workspace, &format!("{PART}{name}"), &name)?);
    }
    assets.extend(app_assets(app)?);
    let build = format!("{}+{}", env!("CARGO_PKG_VERSION"), build_id(&assets, &scripts));
    // These name the files above, and the workers their build, so they come last.
    for (source, script) in ["worker.js", "office.js", "boot.js"].into_iter().zip(&scripts) {
        let filled = fill(script, &assets, &build).context(source)?;
        assets.push(Asset::new(source, filled.into_bytes()));
    }
    Ok((assets, build))
}

/// JavaScript that dependencies bring along; wasm-bindgen names it by content.
fn copy_snippets(app: &App, out: &Path) -> Result<()> {
    let Some(snippets) = app.start.script.parent().map(|folder| folder.join("snippets")) else {
        return Ok(());
    };
    if snippets.is_dir() { copy_folder(&snippets, &out.join("snippets")) } else { Ok(()) }
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target: PathBuf = to.join(path.file_name().context("a file without a name")?);
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

fn pack(workspace: &Workspace, folder: &Path) -> Result<()> {
    run_quietly(tool("node").arg(workspace.path("xtask/tools/pack.mjs")).arg(folder))
}

fn replace_by_empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
