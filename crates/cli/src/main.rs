//! The command line: `wutong assess | check-rubric | rubrics`. All work is in the library, so
//! that tests run it without a process.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = wutong_cli::run(&arguments);
    wutong_cli::print(&outcome);
    ExitCode::from(outcome.exit)
}
