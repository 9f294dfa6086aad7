//! `cargo metadata`, read: [`Package`].

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::process::{cargo, output};
use crate::workspace::Workspace;

/// A package as cargo knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The licence expression of its manifest.
    pub(crate) licence: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
}

/// A line under `[dependencies]` or one of its relatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether it is a folder of this repository.
    pub(crate) origin: Origin,
}

/// When a dependency is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Normal,
    Build,
    Dev,
}

/// Where a dependency comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Repository,
    Registry,
}

/// The packages of this repository.
pub(crate) fn members(workspace: &Workspace) -> Result<Vec<Package>> {
    read(workspace, &["--no-deps"])
}

/// The packages of this repository and all they need on one platform.
pub(crate) fn all(workspace: &Workspace, platform: &str) -> Result<Vec<Package>> {
    read(workspace, &["--filter-platform", platform])
}

fn read(workspace: &Workspace, arguments: &[&str]) -> Result<Vec<Package>> {
    let text = output(
        cargo()
            .current_dir(workspace.root())
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(arguments),
    )
    .context("if Cargo.lock is out of date, build once and commit it")?;
    packages(&text)
}

fn packages(text: &str) -> Result<Vec<Package>> {
    let metadata: Value = serde_json::from_str(text)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    packages
        .context("cargo metadata has no packages")?
        .iter()
        .map(|package| {
            package_from_json(package).context("a package in cargo metadata is not understood")
        })
        .collect()
}

fn package_from_json(package: &Value) -> Option<Package> {
    let dependencies = package.get("dependencies")?.as_array()?;
    Some(Package {
        name: text_of(package, "name")?,
        version: text_of(package, "version")?,
        licence: text_of(package, "license"),
        dependencies: dependencies.iter().filter_map(dependency_from_json).collect(),
    })
}

fn dependency_from_json(dependency: &Value) -> Option<Dependency> {
    let kind = match text_of(dependency, "kind").as_deref() {
        Some("build") => Kind::Build,
        Some("dev") => Kind::Dev,
        _ => Kind::Normal,
    };
    let origin = match text_of(dependency, "path") {
        Some(_) => Origin::Repository,
        None => Origin::Registry,
    };
    Some(Dependency { name: text_of(dependency, "name")?, kind, origin })
}

fn text_of(value: &Value, field: &str) -> Option<String> {
    value.get(field)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_read() -> Result<()> {
        let read = packages(
            r#"{"packages": [{"name": "a", "version": "1.0.0", "license": null, "dependencies": [
                {"name": "b", "kind": null, "path": "/b"}, {"name": "c", "kind": "build"}]}]}"#,
        )?;
        let expected = Package {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            licence: None,
            dependencies: vec![
                Dependency { name: "b".to_owned(), kind: Kind::Normal, origin: Origin::Repository },
                Dependency { name: "c".to_owned(), kind: Kind::Build, origin: Origin::Registry },
            ],
        };
        assert_eq!(read, [expected]);
        Ok(())
    }
}
