//! The example's packages: ten dossiers of invented clusters that give the article's figures, with
//! the period pack and the table of the city.

use exchange::package::{Candidate, Declaration, Handing, Signatory, package_name, package_of};
use exchange::triage::Triaged;
use locale::keys;

use super::answer::Answer;
use super::desk::Office;
use super::told::Wish;

const PACK: &[u8] = include_bytes!("../../../../examples/qingdao-2020q3/pack.json");
const CITY: &[u8] = include_bytes!("../../../../examples/qingdao-2020q3/city.csv");
const DOSSIERS: [&[u8]; 10] = [
    include_bytes!("../../../../examples/qingdao-2020q3/smart-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/jimo-auto-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/hitech-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c04-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c05-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c06-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c07-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c08-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c09-2020q3.json"),
    include_bytes!("../../../../examples/qingdao-2020q3/c10-2020q3.json"),
];

/// The day on which the example is handed in.
const DAY: &str = "2020-10-15";

impl Office {
    /// Hands the example in, as its clusters would have.
    pub(super) fn example(&mut self) -> Result<Answer, String> {
        let mut files = vec![("pack.json".to_owned(), PACK.to_vec())];
        files.push(("city.csv".to_owned(), CITY.to_vec()));
        files.extend(DOSSIERS.iter().filter_map(|dossier| self.package(dossier)));
        for (name, bytes) in files {
            let wish = Wish { pieces: vec![(name, bytes.len())], ..Wish::default() };
            self.sort(&wish, &bytes)?;
        }
        let mut answer = self.settle()?;
        let _: Vec<Triaged> = core::mem::take(&mut self.blocked);
        keys::DESK_EXAMPLE_OPEN.words(self.language).clone_into(&mut answer.said);
        Ok(answer)
    }

    fn package(&self, dossier: &[u8]) -> Option<(String, Vec<u8>)> {
        let rules = self.rules.as_ref()?;
        let candidate = Candidate::read("", dossier, rules, self.language).ok()?;
        let person = Signatory {
            name: keys::DESK_EXAMPLE_NAME.words(self.language).to_owned(),
            role: String::new(),
        };
        let declaration = Declaration {
            date: DAY.to_owned(),
            people: vec![person],
            text: keys::DESK_EXAMPLE_WORDS.words(self.language).to_owned(),
        };
        let handing = Handing { declaration, language: self.language, ..Handing::default() };
        let submission = candidate.submission(handing, rules);
        let packed = package_of(&submission).ok()?;
        Some((package_name(&submission.head, "zip", self.language), packed.bytes))
    }
}
