//! Every dependency may be passed on under the project's own licence.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};

use super::metadata::{Package, all};
use super::spdx::is_satisfied;
use crate::toolchain::WASM;
use crate::workspace::Workspace;

/// Licences that ask for no more than notices, and the one (MPL) whose demands
/// end at the border of its own files.
const ACCEPTED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The platforms whose dependencies are looked at.
const PLATFORMS: [&str; 2] = ["x86_64-unknown-linux-gnu", WASM];

/// Fails if a dependency's licence is not accepted.
pub(crate) fn check_licences(workspace: &Workspace) -> Result<()> {
    let mut faults = BTreeSet::new();
    for platform in PLATFORMS {
        for package in all(workspace, platform)? {
            faults.extend(fault(&package)?);
        }
    }
    if !faults.is_empty() {
        bail!("{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
    }
    Ok(())
}

fn fault(package: &Package) -> Result<Option<String>> {
    let Package { name, version, .. } = package;
    let Some(licence) = &package.licence else {
        return Ok(Some(format!("{name} {version}: no licence expression")));
    };
    let is_accepted = is_satisfied(licence, |name| ACCEPTED.contains(&name))
        .with_context(|| format!("licence of {name} {version}"))?;
    Ok((!is_accepted)
        .then(|| format!("{name} {version}: `{licence}` is not on the list of accepted licences")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of(licence: Option<&str>) -> Option<String> {
        let package = Package {
            name: "a".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.map(str::to_owned),
            dependencies: Vec::new(),
        };
        fault(&package).ok().flatten()
    }

    #[test]
    fn copyleft_and_silence_are_faults() {
        assert_eq!(fault_of(Some("MIT OR Apache-2.0")), None);
        assert!(fault_of(Some("AGPL-3.0-only")).is_some());
        assert!(fault_of(Some("GPL-3.0-or-later")).is_some());
        assert!(fault_of(None).is_some());
    }
}
