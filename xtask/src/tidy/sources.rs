//! The text files of the repository: [`Source`].

use std::fs;

use anyhow::Result;

use super::rust_code::code_of;
use crate::process::{output, tool};
use crate::workspace::Workspace;

/// A text file.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// From the root of the repository, with forward slashes.
    pub(crate) path: String,
    pub(crate) text: String,
    /// For Rust, the text with comments and literals blanked out; else empty.
    pub(crate) code: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let code = if extension_of(path) == "rs" { code_of(text) } else { String::new() };
        Self { path: path.to_owned(), text: text.to_owned(), code }
    }

    /// What follows the last dot.
    pub(crate) fn extension(&self) -> &str {
        extension_of(&self.path)
    }

    /// One sentence for each line of `text` that `is_wrong`.
    pub(crate) fn faults(
        text: &str,
        path: &str,
        what: &str,
        is_wrong: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        text.lines()
            .enumerate()
            .filter(|(_, line)| is_wrong(line))
            .map(|(at, _)| format!("{path}:{}: {what}", at + 1))
            .collect()
    }
}

fn extension_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Every file that is or could be committed, and is text.
pub(crate) fn sources(workspace: &Workspace) -> Result<Vec<Source>> {
    let listed = output(tool("git").current_dir(workspace.root()).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    Ok(listed
        .split_terminator('\0')
        .filter_map(|path| {
            // Deleted files are still listed, and binary ones are not text.
            let text = fs::read_to_string(workspace.path(path)).ok()?;
            Some(Source::new(path, &text))
        })
        .collect())
}
