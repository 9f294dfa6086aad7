//! `LibreOffice` without a screen: files computed anew, all by one start.

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

/// Computes the files anew and saves them in another folder, which is given back.
pub fn recalculated(files: &[PathBuf], format: &str) -> PathBuf {
    let out = files[0].with_file_name(format!("out-{format}"));
    let profile = out.join("profile");
    fs::create_dir_all(profile.join("user")).expect("made");
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).expect("written");
    let run = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(&out)
        .args(files)
        .output();
    let run =
        run.expect("soffice, of Debian's libreoffice-calc-nogui; `cargo xtask test` installs it");
    assert!(run.status.success(), "{run:?}");
    let _ = fs::remove_dir_all(profile);
    out
}
