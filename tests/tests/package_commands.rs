//! `wutong pack`, `verify` and `unpack`: exit statuses, what is written, what is said.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "names are Chinese")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use wutong_cli::{Outcome, run};

/// A folder of one test, empty at its start.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("wutong-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn example(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    root.join(path).to_string_lossy().into_owned()
}

fn wutong(words: &[&str]) -> Outcome {
    run(&words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
}

fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

/// The check code that a command said.
fn code_of(outcome: &Outcome) -> String {
    let line = outcome.stdout.lines().find(|line| line.contains("校验码")).unwrap();
    line.rsplit('：').next().unwrap().to_owned()
}

#[test]
fn a_dossier_is_packed_checked_corrected_and_unpacked() {
    let folder = folder("package");
    let (dossier, roll) =
        (example("qingdao-2020q3/smart-2020q3.json"), example("qingdao-2020q3/firms.csv"));
    let (first, second) = (at(&folder, "一.zip"), at(&folder, "二.zip"));
    let refused = wutong(&["pack", &dossier, "--out", &first]);
    assert_eq!(refused.exit, 2, "{}", refused.stderr);
    assert!(refused.stderr.contains("承诺人") && !Path::new(&first).exists());
    let said = ["--declare", "样例甲", "--role", "主任", "--date", "2020-10-15"];
    let pack = |rest: &[&str]| {
        wutong(&[&["pack", &dossier, "--original", &roll], &said[..], rest].concat())
    };
    let packed = pack(&["--out", &first]);
    assert_eq!((packed.exit, packed.stderr.as_str()), (0, ""));
    let code = code_of(&packed);
    let verified = wutong(&["verify", &first, "--code", &code.to_lowercase()]);
    assert_eq!(verified.exit, 0, "{}", verified.stdout);
    assert!(verified.stdout.contains("校验码相符"), "{}", verified.stdout);
    let corrected = pack(&["--after", &first, "--reason", "样例原因", "--out", &second]);
    assert_eq!(corrected.exit, 0, "{}", corrected.stderr);
    let other = wutong(&["verify", &second, "--code", &code, "--json"]);
    assert_eq!(other.exit, 2);
    let json: Value = serde_json::from_str(&other.stdout).unwrap();
    assert_eq!(json["findings"][0]["code"], "code-differs");
    assert_eq!(
        (json["verdict"].as_str(), json["submission"]["number"].as_u64()),
        (Some("changed"), Some(2))
    );
    let out = at(&folder, "out");
    assert_eq!(wutong(&["unpack", &first, "--out", &out]).exit, 0);
    assert_eq!(
        fs::read(folder.join("out/originals/001-firms.csv")).unwrap(),
        fs::read(&roll).unwrap()
    );
    let again = wutong(&["unpack", &first, "--out", &out]);
    assert_eq!(again.exit, 3, "{}", again.stdout);
    let mut bytes = fs::read(&first).unwrap();
    bytes.push(0);
    fs::write(&first, bytes).unwrap();
    assert_eq!(wutong(&["verify", &first]).exit, 2);
    assert_eq!(wutong(&["unpack", &first, "--out", &at(&folder, "none")]).exit, 2);
    assert!(!folder.join("none").exists());
    assert_eq!(wutong(&["verify", &dossier]).exit, 3);
    assert_eq!(wutong(&["verify", &second, "--code", "U"]).exit, 3);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_sealed_package_needs_its_passphrase() {
    let folder = folder("sealed");
    let dossier = example("industrial-2020.json");
    let (sealed, right, wrong, short) = (
        at(&folder, "a.zip.age"),
        at(&folder, "right"),
        at(&folder, "wrong"),
        at(&folder, "short"),
    );
    for (file, passphrase) in
        [(&right, "correct horse\n"), (&wrong, "another horse"), (&short, "a")]
    {
        fs::write(file, passphrase).unwrap();
    }
    let pack = |passphrase: &str| {
        let words = ["--declare", "A", "--date", "2021-01-15", "--out", &sealed];
        wutong(&[&["pack", &dossier, "--passphrase-file", passphrase], &words[..]].concat())
    };
    assert_eq!(pack(&short).exit, 3);
    assert!(!Path::new(&sealed).exists());
    let packed = pack(&right);
    assert_eq!(packed.exit, 0, "{}", packed.stderr);
    assert_eq!(wutong(&["verify", &sealed]).exit, 3);
    assert_eq!(wutong(&["verify", &sealed, "--passphrase-file", &wrong]).exit, 3);
    let code = code_of(&packed);
    let verified = wutong(&["verify", &sealed, "--passphrase-file", &right, "--code", &code]);
    assert_eq!(verified.exit, 0, "{}{}", verified.stdout, verified.stderr);
    let bytes = fs::read(&sealed).unwrap();
    fs::write(&sealed, &bytes[..bytes.len() - 1]).unwrap();
    assert_eq!(wutong(&["verify", &sealed, "--passphrase-file", &right]).exit, 2);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_period_pack_is_told_by_its_content() {
    let said = wutong(&["pack", &example("qingdao-2020q3/pack.json")]);
    assert_eq!(said.exit, 0);
    assert!(said.stdout.contains("申报通知包"), "{}", said.stdout);
}
