//! What a visit downloads, and the limits it must stay under.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::scripts::PART;

/// The most bytes, Brotli-packed, of everything that the first page needs.
const START_MOST: u64 = 300_000;

/// The most bytes of a part of the app, which comes beside the start.
const PART_MOST: u64 = 150_000;

/// What the names of the worker's files begin with; it comes when it is asked for.
const WORKER: &str = "worker";

/// The most bytes of the worker, all its files together.
const WORKER_MOST: u64 = 900_000;

/// Prints every file's packed size; fails where a limit is exceeded.
pub(crate) fn check_size(site: &Path) -> Result<()> {
    let mut files = packed_files(site)?;
    files.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    if files.is_empty() {
        bail!("{}: no packed files; run `cargo xtask dist`", site.display());
    }
    let mut over = Vec::new();
    let mut judge = |name: &str, size: u64, most: u64| {
        println!("  {size:>9}  {name}, of {most}");
        if size > most {
            over.push(format!("{name} is {} bytes over its limit", size - most));
        }
    };
    let (parts, whole): (Vec<_>, Vec<_>) =
        files.iter().partition(|(name, _)| name.starts_with(PART));
    let (worker, start): (Vec<_>, Vec<_>) =
        whole.into_iter().partition(|(name, _)| name.starts_with(WORKER));
    judge("the start in all (Brotli)", printed_sum(&start), START_MOST);
    judge("the worker in all (Brotli)", printed_sum(&worker), WORKER_MOST);
    for (name, size) in parts {
        judge(name, *size, PART_MOST);
    }
    if over.is_empty() { Ok(()) } else { bail!("{}", over.join("; ")) }
}

/// Prints files, and returns the sum of their sizes.
fn printed_sum(files: &[&(String, u64)]) -> u64 {
    for (name, size) in files {
        println!("  {size:>9}  {name}");
    }
    files.iter().map(|(_, size)| size).sum()
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
