//! Files that are handed out: bulletin, roll-up, reconciliation, returns and the portfolio.

use exchange::portfolio::Hand;
use exchange::report_html;
use exchange::review::{ReturnFile, return_json};
use exchange::rollup::json::{RollupFile, rollup_json};
use locale::keys;
use report::bulletin::bulletin;
use report::development::development_text;
use report::file_name::safe_file_name;

use super::answer::Answer;
use super::desk::Office;
use super::packing::PACK_FILE;
use super::reconciling;
use super::told::Wish;

impl Office {
    /// Writes the file that is asked for: `bulletin.html`, `bulletin.txt`, `rollup.json`,
    /// `reconciliation.html`, `portfolio.zip`, `pack.json`, or `return:` with a cluster.
    pub(super) fn handed_out(&mut self, wish: &Wish) -> Result<Answer, String> {
        let language = self.language;
        let missing = || keys::DESK_NOTHING_ACCEPTED.words(language).to_owned();
        let (name, bytes) = match wish.key.as_str() {
            "portfolio.zip" => {
                (keys::DESK_PORTFOLIO_FILE.words(language).to_owned(), self.portfolio()?)
            }
            PACK_FILE => {
                let name = keys::DESK_PACK_FILE.words(language).to_owned();
                (name, self.pack_bytes().ok_or_else(|| keys::DESK_NO_PACK.words(language))?)
            }
            "rollup.json" => {
                self.roll().ok_or_else(missing)?;
                let (rolled, rules) = (self.rolled.as_ref(), self.rules.as_ref());
                let (rolled, rules) = rolled.zip(rules).ok_or_else(missing)?;
                let file = RollupFile {
                    portfolio: &rolled.portfolio,
                    rollup: &rolled.rollup,
                    rankings: &rolled.rankings,
                    ranking_rules: &rules.ranking,
                };
                (
                    keys::DESK_ROLLUP_FILE.words(language).to_owned(),
                    rollup_json(&file, language).into_bytes(),
                )
            }
            "reconciliation.html" => {
                let report = reconciling::report(self).ok_or_else(missing)?;
                let name = keys::DESK_RECONCILIATION_FILE.words(language).to_owned();
                (name, report_html(&report, language).into_bytes())
            }
            key => {
                if let Some(id) = key.strip_prefix("return:") {
                    self.return_file(id).ok_or_else(missing)?
                } else {
                    let report = bulletin(&self.told().ok_or_else(missing)?, language);
                    let text = if key.ends_with("html") {
                        report_html(&report, language)
                    } else {
                        development_text(&report, language)
                    };
                    (keys::DESK_BULLETIN_FILE.words(language).to_owned(), text.into_bytes())
                }
            }
        };
        let ending = wish.key.rsplit_once('.').map_or("json", |(_, ending)| ending);
        let period = self.pack.as_ref().map(|it| it.period.clone()).unwrap_or_default();
        let between = if period.is_empty() { "" } else { "_" };
        let handed = safe_file_name(&format!("{name}{between}{period}.{ending}"));
        self.hand_out(bytes);
        Ok(Answer { handed, ..Answer::default() })
    }

    /// What was last returned to a cluster, as the file that its app opens.
    fn return_file(&self, id: &str) -> Option<(String, Vec<u8>)> {
        let key = self.cluster_of(id)?;
        let state = self.state.clusters.get(&key)?;
        let (sha256, remarks) = state.returned.clone()?;
        let package = state.packages.iter().find(|it| it.sha256 == sha256)?;
        let period = self.candidate(&sha256)?.period().to_owned();
        let entries = state.history.iter().rev().filter_map(|digest| self.log.entry(digest));
        let mut returned = entries.filter(|it| it.event.name() == "returned");
        let entry = returned.next()?;
        let hand = Hand { by: &entry.by, at: &entry.at };
        let about = (package.manifest.as_str(), package.number);
        let file = ReturnFile::of(hand, (&key, &period), about, remarks);
        let name = format!("{}_{}", key.name, keys::DESK_RETURN_FILE.words(self.language));
        Some((name, return_json(&file).into_bytes()))
    }
}
