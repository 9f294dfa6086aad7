//! The one way to build, serve and test Wutong: `cargo xtask <command>`.
//!
//! `commands` turns words into a command; each command has a module of its own.
//! Nothing here knows a rule of the assessment, and nothing the user downloads
//! comes from here but `index.html`'s blanks filled in.

#![allow(clippy::print_stdout, reason = "printing is what a command line tool does")]
#![allow(
    clippy::non_ascii_literal,
    reason = "messages for the person at the terminal are in two languages"
)]

mod build;
mod check;
mod commands;
mod packages;
mod process;
mod run;
mod serve;
mod setup;
mod site;
mod tidy;
mod toolchain;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;

use crate::commands::{Command, HELP};
use crate::serve::Site;
use crate::setup::{Purpose, ensure, show_and_install};
use crate::workspace::Workspace;

fn main() -> ExitCode {
    match Command::parse(std::env::args().skip(1)).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Help => print!("{HELP}"),
        Command::Setup { purpose } => show_and_install(&workspace, purpose)?,
        Command::Build { profile } => {
            ensure(&workspace, Purpose::Run)?;
            let module = build::app(&workspace, profile)?;
            println!("{}", module.wasm.display());
        }
        Command::Dist => run::dist(&workspace)?,
        Command::Check => {
            ensure(&workspace, Purpose::Check)?;
            check::check(&workspace)?;
        }
        Command::Licences => packages::check_licences(&workspace)?,
        Command::Size => site::check_size(&workspace.dist())?,
        Command::Run { profile, address } => run::run(&workspace, profile, &address)?,
        Command::Serve { folder, prefix, address } => {
            serve::serve(Site::new(&folder, &prefix)?, &address)?;
        }
    }
    Ok(())
}
