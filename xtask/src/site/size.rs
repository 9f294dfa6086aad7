//! What a first visit downloads, and the limit it must stay under.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// Bytes that the start route should take, all files together, Brotli-packed.
const START_ROUTE_GOAL: u64 = 300_000;

/// Bytes that it may take until the goal is reached: it may shrink, never grow. Lower it with
/// every step towards the goal, and take it away at the goal.
const START_ROUTE_CEILING: u64 = 420_000;

/// Prints every file's packed size and how far the goal is; fails over the ceiling.
pub(crate) fn check_size(site: &Path) -> Result<()> {
    let mut files = packed_files(site)?;
    files.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let total: u64 = files.iter().map(|(_, size)| size).sum();
    if files.is_empty() {
        bail!("{}: no packed files; run `cargo xtask dist`", site.display());
    }
    for (name, size) in &files {
        println!("  {size:>9}  {name}");
    }
    println!("  {total:>9}  in all (Brotli); the goal is {START_ROUTE_GOAL}");
    if total > START_ROUTE_GOAL {
        println!("  {:>9}  over the goal", total - START_ROUTE_GOAL);
    }
    if total > START_ROUTE_CEILING {
        bail!("the start route is {} bytes over its ceiling", total - START_ROUTE_CEILING);
    }
    Ok(())
}

fn packed_files(folder: &Path) -> Result<Vec<(String, u64)>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(
                packed_files(&path)?
                    .into_iter()
                    .map(|(inner, size)| (format!("{name}/{inner}"), size)),
            );
        } else if let Some(plain) = name.strip_suffix(".br") {
            files.push((plain.to_owned(), entry.metadata()?.len()));
        }
    }
    Ok(files)
}
