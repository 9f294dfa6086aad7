//! What a first visit downloads, and the limit it must stay under.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// Bytes of the start route, all files together, Brotli-packed.
const START_ROUTE_BUDGET: u64 = 300_000;

/// Prints every file's packed size and fails if the sum is over the budget.
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
    println!("  {total:>9}  in all, of {START_ROUTE_BUDGET} bytes allowed (Brotli)");
    if total > START_ROUTE_BUDGET {
        bail!("the start route is {} bytes over its budget", total - START_ROUTE_BUDGET);
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
