//! A folder of submissions → a [`Portfolio`]. No file can stop it: what cannot be used is listed.

use std::fs;
use std::path::Path;

use engine::facts::ReportingPeriod;
use engine::ranking::RankingRules;
use engine::rollup::portfolio::Wanted;
use engine::rollup::{Portfolio, RollupRules, portfolio_of};
use exchange::dossier_file::LARGEST;
use exchange::pack_file::LARGEST as LARGEST_PACK;
use exchange::package::LARGEST as LARGEST_PACKAGE;
use exchange::rollup::{Judge, submission_from_bytes};
use locale::{Language, keys, text};
use report::bulletin::BulletinRules;

use crate::arguments::DeskOptions;
use crate::assess::read_at_most;
use crate::catalogue::{ledgers_of, references, shipped};
use crate::outcome::Outcome;

/// The shipped rules of roll-up, ranking and bulletin.
pub struct Rules {
    /// What is added up.
    pub rollup: RollupRules,
    /// How clusters are ranked.
    pub ranking: RankingRules,
    /// What a bulletin says.
    pub bulletin: BulletinRules,
}

impl Rules {
    /// The rules; `None` if what was built in cannot be read, which no test lets through.
    pub fn shipped() -> Option<Self> {
        Some(Self {
            rollup: RollupRules::from_json(rubrics::ROLLUP)?,
            ranking: RankingRules::from_json(rubrics::RANKING)?,
            bulletin: BulletinRules::from_json(rubrics::BULLETIN)?,
        })
    }
}

/// The shipped rubrics with their ledgers, each compiled once.
pub fn judges() -> Vec<Judge> {
    let judge = |reference: &str| {
        let rubric = shipped(reference)?;
        let ledgers = ledgers_of(reference, &rubric);
        Some(Judge { reference: reference.to_owned(), rubric, ledgers })
    };
    references().into_iter().filter_map(judge).collect()
}

/// The files of a folder that may be submissions, by name.
pub(crate) fn files_of(
    folder: &str,
    language: Language,
) -> Result<Vec<(String, Vec<u8>)>, Outcome> {
    let refused = |error: std::io::Error| {
        let arguments = [("folder", folder), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::ROLLUP_FOLDER, &arguments))
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        let path = entry.map_err(refused)?.path();
        let ending = path.extension().unwrap_or_default();
        let most = match ending.to_str() {
            Some("json") => LARGEST.max(LARGEST_PACK),
            Some("zip" | "age") => LARGEST_PACKAGE,
            _ => continue,
        };
        if !path.is_file() {
            continue;
        }
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        // A file that cannot be opened is listed as one that cannot be read.
        let bytes = read_at_most(Path::new(&path), most).unwrap_or_default();
        files.push((name, bytes));
    }
    files.sort();
    Ok(files)
}

/// The submissions among these files.
pub fn portfolio_of_files(
    files: &[(String, Vec<u8>)],
    rules: &RollupRules,
    judges: &[Judge],
    wanted: &Wanted,
    language: Language,
) -> Portfolio {
    let (mut read, mut aside) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        match submission_from_bytes(name, bytes, judges, (rules, &[]), language) {
            Ok(submission) => read.push(submission),
            Err(reason) => aside.push(reason),
        }
    }
    portfolio_of(read, aside, wanted)
}

/// What is asked for, as written.
pub(super) fn wanted_of(options: &DeskOptions, language: Language) -> Result<Wanted, Outcome> {
    let period = match options.period.as_deref() {
        None => None,
        Some(found) => Some(ReportingPeriod::parse(found).ok_or_else(|| {
            Outcome::refused(&text(language, keys::ROLL_TEXT_BAD_PERIOD, &[("found", found)]))
        })?),
    };
    Ok(Wanted { period, kind: None })
}
