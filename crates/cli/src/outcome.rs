//! [`Outcome`]: what a command prints and the status it ends with.

use std::io::Write as _;

/// What a command prints and the status it ends with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// 0 done; 2 done, with errors found; 3 not done.
    pub exit: u8,
    /// For standard output.
    pub stdout: String,
    /// For standard error.
    pub stderr: String,
}

impl Outcome {
    /// Done; this was said.
    pub fn said(stdout: &str) -> Self {
        Self { exit: 0, stdout: visible(stdout), stderr: String::new() }
    }

    /// Not done, for this reason.
    pub fn refused(stderr: &str) -> Self {
        Self { exit: 3, stdout: String::new(), stderr: visible(stderr) }
    }
}

/// A text that steers no terminal: control characters from files become U+FFFD.
pub(crate) fn visible(text: &str) -> String {
    let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Prints both texts, each ended by a line end. A reader that has gone away is no failure.
pub fn print(outcome: &Outcome) {
    let write = |mut to: Box<dyn std::io::Write>, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(to, "{}", text.trim_end_matches('\n'));
        }
    };
    write(Box::new(std::io::stdout()), &outcome.stdout);
    write(Box::new(std::io::stderr()), &outcome.stderr);
}
