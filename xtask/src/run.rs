//! `run` and `dist`: the site to look at, and the site to hand out.

use anyhow::Result;

use crate::build::{self, Profile};
use crate::serve::{Address, Site, serve};
use crate::site::{Packing, assemble};
use crate::workspace::Workspace;

/// Builds what is needed and serves the app until it is stopped.
pub(crate) fn run(workspace: &Workspace, profile: Profile, address: &Address) -> Result<()> {
    let (app, workers) = (build::app(workspace, profile)?, build::workers(workspace, profile)?);
    let site = workspace.target().join("site");
    assemble(workspace, &app, &workers, &site, Packing::Plain)?;
    serve(Site::new(&site, "/")?, address)
}

/// Writes the site into `dist/`.
pub(crate) fn dist(workspace: &Workspace) -> Result<()> {
    let app = build::app(workspace, Profile::Web)?;
    let workers = build::workers(workspace, Profile::Web)?;
    let build = assemble(workspace, &app, &workers, &workspace.dist(), Packing::Packed)?;
    println!("dist: build {build}");
    Ok(())
}
