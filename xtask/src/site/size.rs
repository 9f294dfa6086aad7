//! What a visit downloads, and the limits it must stay under.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::scripts::PART;
use crate::parts::LOADER;

/// The most bytes, Brotli-packed, of everything that the first page needs.
const START_MOST: u64 = 300_000;

/// The bytes beside the start that a route is meant to do with.
const ROUTE_GOAL: u64 = 150_000;

/// Parts of the app that every page of a draft needs.
const DRAFT: &str = "draft";

/// The part of the officials' desk, which is no page of a draft.
const DESK: &str = "desk";

/// What else a route needs, and the most bytes that it may take. The sheet that explains and the
/// dialog of points come over any page, when they are asked for. Not every route keeps to
/// [`ROUTE_GOAL`] yet; the limits may only be lowered.
const ROUTES: [(&str, &[&str], u64); 11] = [
    ("a form with its tables, beside the worker", &[DRAFT, "ledger"], 170_000),
    ("the guide, beside the worker", &[DRAFT, "ledger", "guide"], 185_500),
    ("a form beside earlier figures", &[DRAFT, "ledger", "compared"], 200_000),
    ("indicators, X-ray, print", &[DRAFT, "results"], 125_500),
    ("the firm roll, beside the worker", &[DRAFT, "roll"], 152_000),
    ("the development report, beside the worker", &[DRAFT, "report"], 137_500),
    ("spreadsheets, beside the worker", &[DRAFT, "import"], 171_500),
    ("packs and periods", &[DRAFT, "period"], 194_000),
    ("a report begun from files", &[DRAFT, "begin"], 163_500),
    ("handing in, files, packages, beside the worker", &[DRAFT, "handing"], 154_500),
    ("the officials' desk, beside its worker", &[DESK], 150_000),
];

/// What the names of the files of workers begin with; they come when they are asked for.
/// With the most bytes of each, all its files together.
const WORKERS: [(&str, u64); 2] = [("worker", 900_000), ("office", 960_000)];

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
    let (workers, start): (Vec<_>, Vec<_>) = whole
        .into_iter()
        .partition(|(name, _)| WORKERS.iter().any(|(worker, _)| name.starts_with(worker)));
    judge("the start in all (Brotli)", printed_sum(&start), START_MOST);
    for (worker, most) in WORKERS {
        let own: Vec<_> =
            workers.iter().copied().filter(|(name, _)| name.starts_with(worker)).collect();
        judge(&format!("the {worker} in all (Brotli)"), printed_sum(&own), most);
    }
    printed_sum(&parts);
    let users = users_of_parts(site)?;
    println!("  beside the start a route is meant to do with {ROUTE_GOAL}:");
    for (route, needed, most) in ROUTES {
        let sum = parts.iter().filter(|(name, _)| {
            let named = |it: &&str| name.starts_with(&format!("{PART}{it}."));
            let users = users.iter().find(|(file, _)| file == name).map(|(_, users)| users);
            let is_shared =
                |it: &&str| users.is_some_and(|users| users.iter().any(|user| user == it));
            needed.iter().any(|it| named(it) || is_shared(it))
        });
        judge(route, sum.map(|(_, size)| size).sum(), most);
    }
    if over.is_empty() { Ok(()) } else { bail!("{}", over.join("; ")) }
}

/// Files that several parts share, with the names of these parts, as the loader tells.
fn users_of_parts(site: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let stem = LOADER.trim_end_matches("js");
    let loader = fs::read_dir(site)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(stem) && name.ends_with(".js")
        })
        .context("the site has no loader of parts")?;
    let text = fs::read_to_string(loader)?;
    let chunks = text.split("/* ").skip(1).filter_map(|chunk| {
        let (users, rest) = chunk.split_once(" */")?;
        let file = rest.split_once("new URL(\"./")?.1.split_once('"')?.0;
        Some((file.to_owned(), users.split(", ").map(str::to_owned).collect()))
    });
    Ok(chunks.collect())
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
