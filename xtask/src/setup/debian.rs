//! Debian packages: asking dpkg, and installing with apt-get where that is allowed.

use std::path::Path;
use std::process::Stdio;
use std::sync::Once;

use anyhow::{Result, bail};

use crate::process::{output, run_quietly, tool};

/// Whether this system has apt-get.
pub(crate) fn is_debian() -> bool {
    Path::new("/usr/bin/apt-get").is_file()
}

/// Whether dpkg has the package on its list, fully installed.
pub(crate) fn is_installed(package: &str) -> bool {
    tool("dpkg-query")
        .args(["--show", "--showformat=${db:Status-Status}", package])
        .stdin(Stdio::null())
        .output()
        .is_ok_and(|output| output.status.success() && output.stdout == b"installed")
}

/// The packages' names, if all of them are installed.
pub(crate) fn found(packages: &[&str]) -> Option<String> {
    packages.iter().all(|package| is_installed(package)).then(|| packages.join(", "))
}

/// Installs packages, or says in one line what the user has to install.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if !is_debian() {
        bail!("please install the equivalent of these Debian packages: {names}");
    }
    if !is_root()? {
        bail!("please run as root: apt-get install -y --no-install-recommends {names}");
    }
    refresh_once();
    run_quietly(
        tool("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages),
    )
}

/// A stale list of packages is only a reason to fail if a package is then missing.
fn refresh_once() {
    static REFRESHED: Once = Once::new();
    REFRESHED.call_once(|| {
        if let Err(error) = run_quietly(tool("apt-get").arg("update")) {
            println!("  the list of packages could not be refreshed: {error}");
        }
    });
}

fn is_root() -> Result<bool> {
    Ok(output(tool("id").arg("-u"))?.trim() == "0")
}
