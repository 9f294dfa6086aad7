//! `LibreOffice` without a screen: files computed anew or saved in another format, all by one start.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The setting that every formula of an XLSX file is computed when it is opened.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// An empty folder of that name for files of a test; `tmp` is the test's folder for them.
pub fn folder(tmp: &str, name: &str) -> PathBuf {
    let folder = Path::new(tmp).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("removed");
    }
    fs::create_dir_all(&folder).expect("made");
    folder
}

/// What becomes of the formulas of a file that is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Formulas {
    /// As `LibreOffice` does it for anybody.
    Usual,
    /// Every one is computed.
    Anew,
}

/// Saves the files in another format, into a folder that need not be there yet. `filter` is the
/// format's ending, with the name of its filter where it has several.
pub fn converted(files: &[PathBuf], filter: &str, out: &Path) {
    started(files, filter, out, Formulas::Usual);
}

/// Computes the files anew and saves them in another folder, which is given back.
pub fn recalculated(files: &[PathBuf], format: &str) -> PathBuf {
    let out = files[0].with_file_name(format!("out-{format}"));
    started(files, format, &out, Formulas::Anew);
    out
}

/// One start, with a profile of its own, so that starts side by side do not wait for each other.
fn started(files: &[PathBuf], filter: &str, out: &Path, formulas: Formulas) {
    let profile = out.join("profile");
    fs::create_dir_all(profile.join("user")).expect("made");
    if formulas == Formulas::Anew {
        fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("written");
    }
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(out)
        .args(files)
        .output();
    let run = run.expect("soffice, of Debian's LibreOffice; `cargo xtask test` installs it");
    assert!(run.status.success(), "{run:?}");
    let _ = fs::remove_dir_all(profile);
}
