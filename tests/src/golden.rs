//! The golden cases: a folder each, named for its reason.
//!
//! `input.json` is the file (its bytes may be no JSON at all), `expected.exit` the exit code,
//! `expected.json` the answer without digest and messages (none when the file is refused), `why.txt`
//! one line for the reader.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::oracle::{Asked, Verdict, assess};

/// One case.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// The file.
    pub input: Vec<u8>,
    /// Why the case is here.
    pub why: String,
    folder: PathBuf,
}

/// All cases, by name.
///
/// # Panics
/// When a folder lacks a file.
pub fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let folders = fs::read_dir(root).expect("a folder of goldens");
    let mut cases: Vec<Case> = folders.map(|folder| case(folder.expect("a case").path())).collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn case(folder: PathBuf) -> Case {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let input = fs::read(folder.join("input.json"))
        .unwrap_or_else(|error| panic!("{name}/input.json: {error}"));
    let why = fs::read_to_string(folder.join("why.txt"))
        .unwrap_or_else(|error| panic!("{name}/why.txt: {error}"));
    Case { name, input, why, folder }
}

impl Case {
    /// The exit code that is written down.
    pub fn expected_exit(&self) -> Option<u8> {
        fs::read_to_string(self.folder.join("expected.exit")).ok()?.trim().parse().ok()
    }

    /// The answer that is written down.
    pub fn expected_answer(&self) -> Option<Value> {
        let text = fs::read_to_string(self.folder.join("expected.json")).ok()?;
        Some(serde_json::from_str(&text).expect("an expected answer is JSON"))
    }

    /// What the oracle says of the case.
    pub fn verdict(&self) -> Verdict {
        assess(&self.input, Asked::default())
    }

    /// Writes down what the oracle says. The diff is to be read before it is committed.
    ///
    /// # Panics
    /// When a file cannot be written.
    pub fn bless(&self) {
        let verdict = self.verdict();
        let exit = format!("{}\n", verdict.exit());
        fs::write(self.folder.join("expected.exit"), exit).expect("a file of the case");
        if let Verdict::Assessed(answer) = &verdict {
            let answer = answer.to_lines();
            fs::write(self.folder.join("expected.json"), answer).expect("a file of the case");
        }
    }
}
