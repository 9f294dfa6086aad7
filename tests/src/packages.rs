//! Submissions of the examples, for tests of packages.

use exchange::package::{
    Candidate, Declaration, Handing, Original, Packed, Signatory, Submission, package_of,
};
use locale::Language;
use wutong_cli::ShippedShelf;

use crate::examples::example_files;

/// The small example that has no tables.
pub const SMALL: &str = include_str!("../../examples/industrial-2020.json");

/// The example dossiers, with the path of their files.
pub fn example_dossiers() -> Vec<(String, String)> {
    example_files().into_iter().filter(|(path, _)| !path.ends_with("pack.json")).collect()
}

/// A dossier as a candidate.
pub fn candidate(dossier: &str) -> Candidate {
    let read = Candidate::read("d.json", dossier.as_bytes(), &ShippedShelf, Language::Zh);
    read.unwrap_or_else(|refusal| panic!("{refusal:?}"))
}

/// What is handed in beside it: a declaration and two originals.
pub fn handing() -> Handing {
    let person = Signatory { name: "样例负责人".to_owned(), role: "主任".to_owned() };
    let declaration = Declaration {
        date: "2020-10-15".to_owned(),
        people: vec![person],
        text: "样例承诺。".to_owned(),
    };
    let original =
        |name: &str, bytes: &[u8]| Original { name: name.to_owned(), bytes: bytes.to_vec() };
    let originals = vec![
        original("企业名册（三季度）.csv", "统一社会信用代码,营业收入\n".as_bytes()),
        original("../con:税务.xlsx", &[0, 159, 146, 150, 13, 10]),
    ];
    Handing { declaration, originals, previous: None, language: Language::Zh }
}

/// The submission of a dossier with that.
pub fn submission(dossier: &str) -> Submission {
    candidate(dossier).submission(handing(), &ShippedShelf)
}

/// Its package.
pub fn packed(submission: &Submission) -> Packed {
    package_of(submission).unwrap_or_else(|refusal| panic!("{refusal:?}"))
}
