//! A file that a document names has to be there.

use std::collections::BTreeSet;

use super::sources::Source;

/// Folders at the root that paths in documents begin with.
const ROOTS: [&str; 9] =
    ["bench/", "crates/", "docs/", "examples/", "src/", "style/", "tests/", "xtask/", ".ci/"];

/// Paths in backticks that lead nowhere. One with a blank in it (`crates/<name>`,
/// `docs/*.md`) is a pattern and is left alone.
pub(crate) fn dead_references(source: &Source, known: &BTreeSet<String>) -> Vec<String> {
    // A changelog tells of files as they were.
    if source.extension() != "md" || source.path.ends_with("CHANGELOG.md") {
        return Vec::new();
    }
    let lines = source.text.lines().enumerate();
    lines
        .flat_map(|(at, line)| quoted(line).map(move |path| (at + 1, path)))
        .filter(|(_, path)| is_path(path) && !is_known(path, known))
        .map(|(line, path)| format!("{}:{line}: `{path}` is not there", source.path))
        .collect()
}

/// What stands between backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_path(text: &str) -> bool {
    ROOTS.iter().any(|root| text.starts_with(root))
        && text
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "/._-@".contains(character))
}

/// Whether a path is a file or the beginning of one.
fn is_known(path: &str, known: &BTreeSet<String>) -> bool {
    let folder = format!("{}/", path.trim_end_matches('/'));
    known.contains(path)
        || known.range(folder.clone()..).next().is_some_and(|next| next.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, faults: &[&str]) {
        let known = ["src/app.rs", "src/pages/home.rs"].map(str::to_owned).into();
        assert_eq!(dead_references(&Source::new("a.md", text), &known), faults);
    }

    #[test]
    fn files_and_folders_are_found() {
        check(
            "`src/app.rs`, `src/pages/`, `src/pages`, src/gone.rs, `src/<page>.rs`, `Cargo.toml`",
            &[],
        );
    }

    #[test]
    fn what_is_gone_is_named() {
        check("see\n`src/app.rs` and `src/gone.rs`", &["a.md:2: `src/gone.rs` is not there"]);
        check("`src/page`", &["a.md:1: `src/page` is not there"]);
    }
}
