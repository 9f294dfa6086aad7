//! Inside the app: `pages → components → state → storage → browser`, one way.
//!
//! A module may use its own layer and those after it. Files at the root of
//! `src/` (`main.rs`, `app.rs`, …) belong to no layer and are free to use all.

use super::sources::Source;

/// From the outside in. Storage stands before the browser because it may ask
/// it for a clock or a lock.
const LAYERS: [&str; 5] = ["pages", "components", "state", "storage", "browser"];

/// Modules at the root that put the layers together; no layer may use them.
const ABOVE: [&str; 2] = ["app", "main"];

pub(crate) fn arrows_against_the_layers(source: &Source) -> Vec<String> {
    let Some(own) = source.path.strip_prefix("src/").and_then(layer_of_path) else {
        return Vec::new();
    };
    modules_used(&source.code)
        .into_iter()
        .filter(|(_, module)| is_against(own, module))
        .map(|(line, module)| {
            format!("{}:{line}: {own} -> {module}: against the layers", source.path)
        })
        .collect()
}

fn layer_of_path(path: &str) -> Option<&'static str> {
    let first = path.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    LAYERS.into_iter().find(|layer| *layer == name)
}

fn is_against(own: &str, used: &str) -> bool {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    ABOVE.contains(&used)
        || matches!((place(own), place(used)), (Some(own), Some(used)) if used < own)
}

/// Every module of the crate's root that the code names, with its line.
fn modules_used(code: &str) -> Vec<(usize, String)> {
    let mut used = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let line = code.get(..at).unwrap_or_default().matches('\n').count() + 1;
        let rest = code.get(at + path.len()..).unwrap_or_default();
        match rest.strip_prefix('{') {
            Some(group) => used.extend(first_words(group).into_iter().map(|word| (line, word))),
            None => used.push((line, word(rest))),
        }
    }
    used
}

/// The first words of the entries of `{a::b, c::{d, e}}`, without the bracket before.
fn first_words(group: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut depth = 0_u32;
    let mut is_at_start = true;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_at_start = true,
            _ if depth == 0 && is_at_start && !character.is_whitespace() => {
                words.push(word(group.get(at..).unwrap_or_default()));
                is_at_start = false;
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, expected: &[&str]) {
        assert_eq!(arrows_against_the_layers(&Source::new(path, text)), expected);
    }

    #[test]
    fn inward_is_allowed() {
        check("src/pages/home.rs", "use crate::components::Panel;\nuse crate::state::Draft;", &[]);
        check("src/storage/drafts.rs", "use crate::browser::clock;", &[]);
        check("src/app.rs", "use crate::pages::home;", &[]);
        check("crates/engine/src/state/a.rs", "use crate::pages::b;", &[]);
    }

    #[test]
    fn outward_is_named_with_its_line() {
        check(
            "src/state/draft.rs",
            "use std::fmt;\nuse crate::components::Panel;",
            &["src/state/draft.rs:2: state -> components: against the layers"],
        );
        check(
            "src/browser.rs",
            "// crate::pages::x\nfn f() { crate::app::start() }",
            &["src/browser.rs:2: browser -> app: against the layers"],
        );
    }

    #[test]
    fn groups_are_looked_into() {
        check(
            "src/components/a.rs",
            "use crate::{state::{x, pages}, pages::home};",
            &["src/components/a.rs:1: components -> pages: against the layers"],
        );
    }
}
