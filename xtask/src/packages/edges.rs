//! Which crate may know which: the arrows of the architecture, one way only.
//!
//! A crate that is not in [`ARROWS`] fails the check: who adds one says where
//! it stands.

use anyhow::{Result, bail};

use super::metadata::{Dependency, Kind, Origin, Package, members};
use crate::workspace::Workspace;

/// The crates of this repository that each crate may use.
const ARROWS: [(&str, &[&str]); 8] = [
    ("wutong-app", &["engine", "exchange", "locale", "report", "rubrics", "worker"]),
    ("worker", &["engine", "exchange", "locale", "report", "rubrics"]),
    ("wutong-cli", &["engine", "exchange", "locale", "report", "rubrics"]),
    ("exchange", &["engine", "locale", "report"]),
    ("report", &["engine", "locale"]),
    ("rubrics", &[]),
    ("engine", &[]),
    ("locale", &[]),
];

/// Arrows that exist only while something is built.
const BUILD_ARROWS: [(&str, &[&str]); 1] = [("rubrics", &["engine"])];

/// Crates that look at the others from outside.
const ONLOOKERS: [&str; 3] = ["tests", "parity", "xtask"];

/// The browser's libraries; nothing but the app knows them.
const BROWSER: [&str; 5] = ["leptos", "web-sys", "js-sys", "gloo-storage", "gloo-timers"];

/// Fails if a crate knows another that it should not know.
pub(crate) fn check_edges(workspace: &Workspace) -> Result<()> {
    let faults: Vec<String> = members(workspace)?.iter().flat_map(faults_of).collect();
    if !faults.is_empty() {
        bail!("{}", faults.join("\n"));
    }
    Ok(())
}

fn faults_of(package: &Package) -> Vec<String> {
    if ONLOOKERS.contains(&package.name.as_str()) {
        return Vec::new();
    }
    if row(&ARROWS, &package.name).is_none() {
        return vec![format!(
            "{}: say in xtask/src/packages/edges.rs what it may depend on",
            package.name
        )];
    }
    package.dependencies.iter().filter_map(|dependency| fault(&package.name, dependency)).collect()
}

fn fault(from: &str, dependency: &Dependency) -> Option<String> {
    let to = dependency.name.as_str();
    if BROWSER.contains(&to) && from != "wutong-app" {
        return Some(format!("{from} -> {to}: only the app knows the browser"));
    }
    let is_allowed = dependency.origin == Origin::Registry
        || allows(&ARROWS, from, to)
        || (dependency.kind == Kind::Build && allows(&BUILD_ARROWS, from, to));
    (!is_allowed).then(|| {
        let kind = match dependency.kind {
            Kind::Normal => "",
            Kind::Build => " (for the build)",
            Kind::Dev => " (for tests)",
        };
        format!("{from} -> {to}{kind}: not an arrow of the architecture")
    })
}

fn allows(arrows: &[(&str, &[&str])], from: &str, to: &str) -> bool {
    row(arrows, from).is_some_and(|allowed| allowed.contains(&to))
}

fn row<'table>(
    arrows: &[(&str, &'table [&'table str])],
    from: &str,
) -> Option<&'table [&'table str]> {
    arrows.iter().find(|(name, _)| *name == from).map(|(_, allowed)| *allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(from: &str, to: &str, kind: Kind, origin: Origin) -> Vec<String> {
        faults_of(&Package {
            name: from.to_owned(),
            version: String::new(),
            licence: None,
            dependencies: vec![Dependency { name: to.to_owned(), kind, origin }],
        })
    }

    #[test]
    fn arrows_of_the_architecture_pass() {
        for (from, to, kind) in [
            ("wutong-app", "engine", Kind::Normal),
            ("rubrics", "engine", Kind::Build),
            ("tests", "wutong-cli", Kind::Normal),
        ] {
            assert!(faults(from, to, kind, Origin::Repository).is_empty(), "{from} -> {to}");
        }
        assert!(faults("engine", "serde", Kind::Normal, Origin::Registry).is_empty());
        assert!(faults("wutong-app", "leptos", Kind::Normal, Origin::Registry).is_empty());
    }

    #[test]
    fn any_other_arrow_is_named() {
        for (from, to, kind) in [
            ("engine", "locale", Kind::Normal),
            ("engine", "rubrics", Kind::Dev),
            ("rubrics", "engine", Kind::Normal),
            ("report", "exchange", Kind::Normal),
        ] {
            let found = faults(from, to, kind, Origin::Repository).join("\n");
            assert!(found.starts_with(&format!("{from} -> {to}")), "{found}");
        }
        assert_eq!(
            faults("engine", "js-sys", Kind::Normal, Origin::Registry),
            ["engine -> js-sys: only the app knows the browser"]
        );
    }

    #[test]
    fn a_new_crate_has_to_say_where_it_stands() {
        assert_eq!(faults("warehouse", "engine", Kind::Normal, Origin::Repository).len(), 1);
    }
}
