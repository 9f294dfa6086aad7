//! Node and the npm packages that each folder pins in its lock file.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Result, bail};

use super::debian;
use crate::process::{run_quietly, tool};
use crate::workspace::Workspace;

/// Installs node from Debian.
pub(crate) fn install(_: &Workspace) -> Result<()> {
    debian::install(&["nodejs", "npm"])
}

/// Says that node has to be installed; looking at the app is not worth a system package.
pub(crate) fn refuse(_: &Workspace) -> Result<()> {
    bail!("no node and npm on the path")
}

/// What is installed in a folder, if it is as new as the folder's lock file.
pub(crate) fn packages_in(workspace: &Workspace, folder: &str) -> Option<String> {
    let folder_path = workspace.path(folder);
    let installed = changed(&folder_path.join("node_modules/.package-lock.json"))?;
    let pinned = changed(&folder_path.join("package-lock.json"))?;
    (installed >= pinned).then(|| format!("npm packages of {folder}"))
}

/// Installs exactly what a folder's lock file says; never a browser.
pub(crate) fn install_packages(workspace: &Workspace, folder: &str) -> Result<()> {
    run_quietly(
        tool("npm")
            .current_dir(workspace.path(folder))
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .args(["ci", "--no-audit", "--no-fund"]),
    )?;
    // npm writes no list when there is nothing to install, and keeps the time of
    // the old one when nothing changed.
    let list = workspace.path(folder).join("node_modules/.package-lock.json");
    if list.is_file() {
        fs::File::options().append(true).open(&list)?.set_modified(SystemTime::now())?;
    }
    Ok(())
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
