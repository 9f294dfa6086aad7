//! Where things are: the root of the repository and the folders that commands write to.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The checked-out repository.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// Finds the repository this program belongs to.
    ///
    /// Cargo says at run time where the package lies; the place it was compiled
    /// in is only asked when the binary is started by hand.
    pub(crate) fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package.parent().context("xtask has no parent folder")?.to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, target })
    }

    /// The root of the repository.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's folder for everything that can be made again.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// What `dist` writes: the site as it is to be put on a server.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Notes that commands leave for their next run.
    pub(crate) fn notes(&self) -> PathBuf {
        self.target.join("notes")
    }

    /// A path inside the repository.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }
}
