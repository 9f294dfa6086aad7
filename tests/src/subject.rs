//! The one way to the program under test.
//!
//! Everything else in this package knows only [`assess_json`] and, for what can only be seen from
//! outside, [`wutong`].

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, process};

/// What the program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exit code; 255 when a signal ended it.
    pub exit: u8,
    /// What it printed.
    pub stdout: String,
    /// What it complained about.
    pub stderr: String,
}

/// `wutong assess FILE --json` on a file of those bytes, in Chinese, within this process.
pub fn assess_json(file: &[u8]) -> Outcome {
    let done = wutong_cli::assess_bytes("FILE", file, None, true, locale::Language::Zh);
    Outcome { exit: done.exit, stdout: done.stdout, stderr: done.stderr }
}

/// Calls `then` with the path of a file of those bytes, and removes the file.
pub fn with_file<T>(file: &[u8], then: impl FnOnce(&Path) -> T) -> T {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let path = env::temp_dir().join(format!("wutong-tests-{}-{number}.json", process::id()));
    fs::write(&path, file).expect("a temporary file");
    let outcome = then(&path);
    fs::remove_file(&path).expect("the temporary file is there");
    outcome
}

/// The native binary with those arguments.
pub fn wutong(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Outcome {
    let output = Command::new(binary()).args(arguments).output().expect("the binary starts");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    Outcome {
        exit: output.status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(255),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// The path of the binary, built on first use into the folder that this test was built into.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let own = env::current_exe().expect("a test knows its own path");
        let mut folder = own.parent().expect("a folder");
        if folder.ends_with("deps") {
            folder = folder.parent().expect("a folder");
        }
        let profile = if folder.ends_with("debug") { "dev" } else { "release" };
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--package", "wutong-cli", "--profile", profile])
            .arg("--target-dir")
            .arg(folder.parent().expect("a folder"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status();
        assert!(status.is_ok_and(|status| status.success()), "wutong-cli does not build");
        folder.join("wutong").with_extension(env::consts::EXE_EXTENSION)
    })
}
