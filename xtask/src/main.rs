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

mod browser_tests;
mod build;
mod check;
mod commands;
mod fuzz;
mod packages;
mod parity;
mod parts;
mod process;
mod run;
mod serve;
mod setup;
mod site;
mod test;
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
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> Result<ExitCode> {
    let workspace = Workspace::find()?;
    if let Some(purpose) = purpose_of(&command) {
        ensure(&workspace, purpose)?;
    }
    match command {
        Command::Help => print!("{HELP}"),
        Command::Setup { purpose } => show_and_install(&workspace, purpose)?,
        Command::Build { profile } => {
            println!("{}", build::app(&workspace, profile)?.start.wasm.display());
        }
        Command::Check => check::check(&workspace)?,
        Command::Licences => packages::check_licences(&workspace)?,
        Command::Dist => run::dist(&workspace)?,
        Command::Size => site::check_size(&workspace.dist())?,
        Command::Parity => parity::parity(&workspace)?,
        Command::E2e { arguments } => browser_tests::e2e(&workspace, &arguments)?,
        Command::Screenshots => browser_tests::screenshots(&workspace)?,
        Command::Fuzz { seconds } => fuzz::fuzz(&workspace, seconds)?,
        Command::Bench { arguments } => browser_tests::bench(&workspace, &arguments)?,
        Command::Test { skipped, extent } => return test::test(&workspace, &skipped, extent),
        Command::Run { profile, address } => run::run(&workspace, profile, &address)?,
        Command::Serve { folder, prefix, address } => {
            serve::serve(Site::new(&folder, &prefix)?, &address)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What a command needs to find on the machine before it begins.
fn purpose_of(command: &Command) -> Option<Purpose> {
    match command {
        Command::Build { .. } | Command::Run { .. } => Some(Purpose::Run),
        Command::Check => Some(Purpose::Check),
        Command::Dist | Command::Parity => Some(Purpose::Dist),
        Command::E2e { .. } | Command::Bench { .. } | Command::Screenshots => Some(Purpose::Test),
        // `setup` and `test` show what they install; the others need nothing more.
        Command::Help
        | Command::Setup { .. }
        | Command::Test { .. }
        | Command::Licences
        | Command::Size
        | Command::Fuzz { .. }
        | Command::Serve { .. } => None,
    }
}
