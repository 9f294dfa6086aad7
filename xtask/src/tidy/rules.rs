//! The rules, one function each: a file in, its faults out.

use super::sources::Source;

/// A file longer than this is a question to answer.
const GROWING: usize = 400;

/// A file longer than this is two files.
const TOO_LONG: usize = 600;

pub(crate) fn growing_file(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    (source.extension() == "rs" && lines > GROWING && lines <= TOO_LONG)
        .then(|| format!("{}: {lines} lines", source.path))
}

pub(crate) fn long_files(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    if source.extension() != "rs" || lines <= TOO_LONG {
        return Vec::new();
    }
    vec![format!("{}: {lines} lines, more than {TOO_LONG}", source.path)]
}

/// Code that is not there yet must not look as if it were.
pub(crate) fn open_ends(source: &Source) -> Vec<String> {
    Source::faults(&source.code, &source.path, "not finished", |line| {
        ["todo!", "unimplemented!"].iter().any(|word| line.contains(word))
    })
}

/// A test that does not run protects nothing.
pub(crate) fn skipped_tests(source: &Source) -> Vec<String> {
    const SWITCHES: [&str; 7] = [
        "test.skip",
        "test.only",
        "test.fixme",
        "describe.skip",
        "describe.only",
        "describe.fixme",
        "it.only",
    ];
    let what = "a test is left out";
    match source.extension() {
        "rs" => Source::faults(&source.code, &source.path, what, |line| line.contains("#[ignore")),
        "js" | "mjs" | "ts" => Source::faults(&source.text, &source.path, what, |line| {
            SWITCHES.iter().any(|switch| line.contains(switch))
        }),
        _ => Vec::new(),
    }
}

/// Between input and star there are exact numbers only.
pub(crate) fn floats_in_the_engine(source: &Source) -> Vec<String> {
    if !source.path.starts_with("crates/engine/src/") {
        return Vec::new();
    }
    Source::faults(&source.code, &source.path, "no floating point in the engine", |line| {
        words(line).any(|word| ["f32", "f64"].contains(&word))
    })
}

/// With `:has` in a sheet, each change of the page costs the style of all its elements; see
/// `page::mark`.
pub(crate) fn dear_selectors(source: &Source) -> Vec<String> {
    if source.extension() != "css" {
        return Vec::new();
    }
    Source::faults(&source.text, &source.path, "`:has` makes every edit dear", |line| {
        line.contains(":has(")
    })
}

pub(crate) fn missing_last_line_ends(source: &Source) -> Vec<String> {
    let is_ours = ["rs", "css", "js", "mjs", "html", "md"].contains(&source.extension());
    if is_ours && !source.text.is_empty() && !source.text.ends_with('\n') {
        return vec![format!("{}: the last line has no end", source.path)];
    }
    Vec::new()
}

/// Folders of one person's machine mean nothing on another.
pub(crate) fn machine_paths(source: &Source) -> Vec<String> {
    // Written in two parts, or this file would be the first to fail.
    const FOLDERS: [&str; 2] = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];
    Source::faults(&source.text, &source.path, "a path of somebody's machine", |line| {
        FOLDERS.iter().any(|folder| {
            line.match_indices(folder).any(|(at, _)| {
                let before = line.get(..at).and_then(|before| before.chars().next_back());
                !before.is_some_and(|character| {
                    character.is_alphanumeric() || "._-~/*".contains(character)
                })
            })
        })
    })
}

/// A lock file must not say from which server somebody happened to install.
pub(crate) fn registry_addresses(source: &Source) -> Vec<String> {
    if !source.path.ends_with("package-lock.json") {
        return Vec::new();
    }
    Source::faults(&source.text, &source.path, "no `resolved` addresses, please", |line| {
        line.trim_start().starts_with("\"resolved\"")
    })
}

/// A module is named for what it holds.
pub(crate) fn nameless_modules(source: &Source) -> Vec<String> {
    const NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "manager", "misc"];
    let Some(stem) = source.path.strip_suffix(".rs") else { return Vec::new() };
    let name = stem.split('/').find(|part| NAMES.contains(part));
    name.map(|name| format!("{}: `{name}` says nothing about what it holds", source.path))
        .into_iter()
        .collect()
}

/// The page's policy forbids `style="…"`, and what a user typed must stay text.
pub(crate) fn markup_from_text(source: &Source) -> Vec<String> {
    if !source.path.starts_with("src/") {
        return Vec::new();
    }
    let mut faults = Source::faults(
        &source.code,
        &source.path,
        "`style=` is blocked by the page's policy; use a class or `style:property=`",
        |line| line.match_indices("style=").any(|(at, _)| is_word_start(line, at)),
    );
    faults.extend(Source::faults(
        &source.code,
        &source.path,
        "text must not become markup",
        |line| words(line).any(|word| ["inner_html", "set_inner_html"].contains(&word)),
    ));
    faults
}

fn is_word_start(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    before.is_none_or(|character| !character.is_alphanumeric() && !"_-:".contains(character))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_alphanumeric() && character != '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rule: fn(&Source) -> Vec<String>, path: &str, text: &str, faults: usize) {
        assert_eq!(rule(&Source::new(path, text)).len(), faults, "{path}: {text}");
    }

    #[test]
    fn long_files_fail_and_growing_ones_are_mentioned() {
        check(long_files, "a.rs", &"x\n".repeat(601), 1);
        check(long_files, "a.rs", &"x\n".repeat(600), 0);
        check(long_files, "a.toml", &"x\n".repeat(900), 0);
        assert!(growing_file(&Source::new("a.rs", &"x\n".repeat(401))).is_some());
        assert!(growing_file(&Source::new("a.rs", &"x\n".repeat(400))).is_none());
    }

    #[test]
    fn unfinished_code_and_skipped_tests_fail() {
        check(open_ends, "a.rs", "fn f() { todo!() }", 1);
        check(open_ends, "a.rs", "// todo!()\nlet a = \"todo!()\";", 0);
        check(skipped_tests, "a.rs", "#[ignore = \"slow\"]\nfn f() {}", 1);
        check(skipped_tests, "a.mjs", "test.only('a', () => {});", 1);
        check(skipped_tests, "a.md", "test.only", 0);
    }

    #[test]
    fn floats_fail_in_the_engine_only() {
        check(floats_in_the_engine, "crates/engine/src/a.rs", "let a: f64 = b as f32;", 1);
        check(
            floats_in_the_engine,
            "crates/engine/src/a.rs",
            "// no f64\nlet a = \"f64\"; bf64;",
            0,
        );
        check(floats_in_the_engine, "crates/locale/src/a.rs", "let a: f64;", 0);
    }

    #[test]
    fn selectors_that_look_into_elements_fail_in_sheets_only() {
        check(dear_selectors, "style/a.css", "a { color: red }\nbody:has(dialog) a {}\n", 1);
        check(dear_selectors, "style/a.css", "[data-has-dialog] a {}\n.has(x) {}\n", 0);
        check(dear_selectors, "src/a.rs", "// body:has(dialog)\n", 0);
    }

    #[test]
    fn files_end_with_a_line_end() {
        check(missing_last_line_ends, "src/a.rs", "x", 1);
        check(missing_last_line_ends, "src/a.rs", "x\n", 0);
        check(missing_last_line_ends, "src/mod.rs", "", 0);
    }

    #[test]
    fn paths_of_a_machine_fail() {
        let folder = concat!("/wo", "rk/");
        check(machine_paths, "a.md", &format!("see {folder}main"), 1);
        check(machine_paths, "a.md", &format!("see e2e{folder}main"), 0);
    }

    #[test]
    fn lock_files_name_no_server() {
        check(registry_addresses, "a/package-lock.json", "  \"resolved\": \"https://x\",", 1);
        check(registry_addresses, "a/package-lock.json", "  \"version\": \"1\",", 0);
    }

    #[test]
    fn modules_are_named_for_what_they_hold() {
        check(nameless_modules, "src/utils.rs", "", 1);
        check(nameless_modules, "src/common/mod.rs", "", 1);
        check(nameless_modules, "src/commons.rs", "", 0);
        check(nameless_modules, "docs/common.md", "", 0);
    }

    #[test]
    fn markup_stays_in_the_views() {
        check(markup_from_text, "src/a.rs", "<p style=\"x\">", 1);
        check(markup_from_text, "src/a.rs", "<p style:width=move || w>", 0);
        check(markup_from_text, "src/a.rs", "let style = 1; <p data-style=\"x\">", 0);
        check(markup_from_text, "src/a.rs", "<p inner_html=text>", 1);
    }
}
