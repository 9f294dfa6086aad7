//! `run` and `dist`: the site to look at, and the site to hand out.

use anyhow::Result;

use crate::build::{self, Profile};
use crate::serve::{Address, Site, serve};
use crate::site::{Packing, assemble};
use crate::workspace::Workspace;

/// Builds what is needed and serves the app until it is stopped.
pub(crate) fn run(workspace: &Workspace, profile: Profile, address: &Address) -> Result<()> {
    let (app, worker) = (build::app(workspace, profile)?, build::worker(workspace, profile)?);
    let site = workspace.target().join("site");
    assemble(workspace, &app, &worker, &site, Packing::Plain)?;
    serve(Site::new(&site, "/")?, address)
}

/// Writes the site into `dist/`.
pub(crate) fn dist(workspace: &Workspace) -> Result<()> {
    let app = build::app(workspace, Profile::Web)?;
    let worker = build::worker(workspace, Profile::Web)?;
    let build = assemble(workspace, &app, &worker, &workspace.dist(), Packing::Packed)?;
    println!("dist: build {build}");
    Ok(())
}
