//! All rules over all files: [`check_tidy`].

use anyhow::{Result, bail};

use super::references::dead_references;
use super::sources::{Source, sources};
use super::{layers, rules};
use crate::workspace::Workspace;

/// A rule: what it finds wrong in one file, as sentences that begin with a place.
type Rule = fn(&Source) -> Vec<String>;

const RULES: [Rule; 11] = [
    rules::long_files,
    rules::open_ends,
    rules::skipped_tests,
    rules::floats_in_the_engine,
    rules::dear_selectors,
    rules::missing_last_line_ends,
    rules::machine_paths,
    rules::registry_addresses,
    rules::nameless_modules,
    rules::markup_from_text,
    layers::arrows_against_the_layers,
];

/// Fails if a file breaks a rule; mentions files that are growing too long.
pub(crate) fn check_tidy(workspace: &Workspace) -> Result<()> {
    let sources = sources(workspace)?;
    for source in &sources {
        if let Some(remark) = rules::growing_file(source) {
            println!("  note: {remark}");
        }
    }
    let known = sources.iter().map(|source| source.path.clone()).collect();
    let faults: Vec<String> = sources
        .iter()
        .flat_map(|source| {
            let broken = RULES.iter().flat_map(|rule| rule(source));
            broken.chain(dead_references(source, &known))
        })
        .collect();
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}
