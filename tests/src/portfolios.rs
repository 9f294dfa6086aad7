//! [`Desk`]: the officials' desk for tests: files in, roll-up out, without a folder.

use std::fs;
use std::path::{Path, PathBuf};

use engine::ranking::{Ranking, RankingRules};
use engine::rollup::portfolio::Wanted;
use engine::rollup::{CityFigures, Portfolio, Rollup};
use exchange::rollup::Judge;
use exchange::rollup::json::{RollupFile, rollup_json};
use locale::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Signed;
use report::bulletin::{BulletinSource, bulletin};
use report::development::development_text;
use serde_json::Value;
use wutong_cli::rollup::{RollupSource, Rules, judges, portfolio_of_files, rolled_up};

/// A file by name.
pub type File = (String, Vec<u8>);

/// The shipped rules and rubrics.
pub struct Desk {
    /// The rules.
    pub rules: Rules,
    judges: Vec<Judge>,
}

impl Desk {
    /// With the shipped rules.
    pub fn shipped() -> Self {
        Self { rules: Rules::shipped().expect("shipped rules"), judges: judges() }
    }

    /// The submissions among files.
    pub fn portfolio(&self, files: &[File]) -> Portfolio {
        let wanted = Wanted::default();
        portfolio_of_files(files, &self.rules.rollup, &self.judges, &wanted, Language::Zh)
    }

    /// The roll-up of a portfolio and the rankings of its kinds, without a city.
    pub fn rolled(&self, portfolio: &Portfolio) -> (Rollup, Vec<Ranking>) {
        let city = CityFigures::default();
        let (rules, judges) = (&self.rules, self.judges.as_slice());
        rolled_up(&RollupSource { rules, judges, portfolio, city: &city })
    }

    /// The rankings by other rules.
    pub fn ranked(&self, portfolio: &Portfolio, rules: &RankingRules) -> Vec<Ranking> {
        let (rollup, _) = self.rolled(portfolio);
        let kinds = rollup.kinds.iter();
        kinds.map(|it| engine::ranking::ranking_of(rules, portfolio, &rollup, it)).collect()
    }

    /// The roll-up of files as JSON.
    pub fn json(&self, files: &[File]) -> String {
        let portfolio = self.portfolio(files);
        let (rollup, rankings) = self.rolled(&portfolio);
        let ranking_rules = &self.rules.ranking;
        let file = RollupFile {
            portfolio: &portfolio,
            rollup: &rollup,
            rankings: &rankings,
            ranking_rules,
        };
        rollup_json(&file, Language::Zh)
    }

    /// The bulletin on files, in Chinese.
    pub fn bulletin(&self, files: &[File]) -> String {
        let portfolio = self.portfolio(files);
        let (rollup, rankings) = self.rolled(&portfolio);
        let group = rollup.greatest_kind().expect("a kind");
        let place = rollup.kinds.iter().position(|it| it.of == group.of).expect("its place");
        let source = BulletinSource {
            rollup_rules: &self.rules.rollup,
            ranking_rules: &self.rules.ranking,
            rules: &self.rules.bulletin,
            portfolio: &portfolio,
            rollup: &rollup,
            group,
            ranking: &rankings[place],
            ledgers: None,
            paragraphs: &[],
        };
        development_text(&bulletin(&source, Language::Zh), Language::Zh)
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files of the ten clusters for three quarters.
pub fn qingdao() -> Vec<File> {
    let folder = root().join("examples/qingdao-2020q3");
    let entries = fs::read_dir(&folder).expect("the folder").map(|it| it.expect("an entry").path());
    let mut files: Vec<File> = entries
        .filter(|path| path.to_string_lossy().ends_with("-2020q3.json"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read(&path).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

/// An empty folder for a test to write into.
pub fn fresh_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("wutong-rollup-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// A decimal in numbers of the tests' own.
pub fn decimal_of(text: &str) -> BigRational {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = format!("{whole}{fraction}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10).pow(u32::try_from(fraction.len()).unwrap()))
}

/// A count as such a number.
pub fn whole(number: usize) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

/// `value` to 12 places, halves away from zero, without trailing zeros.
pub fn shown(value: &BigRational) -> String {
    let scale = BigInt::from(10).pow(12);
    let scaled = value * BigRational::from_integer(scale);
    let two = BigInt::from(2);
    let numerator = scaled.numer().abs() * &two + scaled.denom();
    let units = numerator / (scaled.denom() * &two);
    let digits = format!("{units:0>13}");
    let (head, tail) = digits.split_at(digits.len() - 12);
    let text = format!("{head}.{tail}");
    let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
    if scaled.is_negative() && text != "0" { format!("-{text}") } else { text }
}

/// The line of a figure among the totals of a group in JSON.
pub fn line<'a>(group: &'a Value, figure: &str) -> &'a Value {
    let totals = group["totals"].as_array().unwrap();
    totals.iter().find(|it| it["figure"] == figure).unwrap()
}
