//! Files that are handed out: bulletin, roll-up, workbook, fact sheets, reconciliation, returns and
//! the portfolio.

use exchange::document::{document_html, docx, sheets_html};
use exchange::package::Shelf as _;
use exchange::portfolio::{Hand, Store as _};
use exchange::report_html;
use exchange::review::{ReturnFile, return_json};
use exchange::rollup::fact_sheet_from_bytes;
use exchange::rollup::json::{RollupFile, rollup_json};
use exchange::rollup_workbook::{RollupRequest, rollup_workbook};
use locale::keys;
use report::bulletin::bulletin;
use report::development::development_text;
use report::document::bulletin_document;
use report::file_name::safe_file_name;

use super::answer::Answer;
use super::desk::Office;
use super::packing::PACK_FILE;
use super::reconciling;
use super::told::Wish;

impl Office {
    /// Writes the file that is asked for: `bulletin.docx`, `bulletin.html`, `bulletin.txt`,
    /// `rollup.xlsx`, `rollup.json`, `fact-sheets.html`, `reconciliation.html`, `portfolio.zip`,
    /// `pack.json`, or `return:` with a cluster.
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
            "rollup.xlsx" => (keys::ROLLBOOK_KIND.words(language).to_owned(), self.workbook()?),
            "fact-sheets.html" => {
                let page = self.fact_sheets().ok_or_else(missing)?;
                (keys::ROLLBOOK_FACT_SHEETS.words(language).to_owned(), page.into_bytes())
            }
            key => {
                if let Some(id) = key.strip_prefix("return:") {
                    self.return_file(id).ok_or_else(missing)?
                } else {
                    (keys::DESK_BULLETIN_FILE.words(language).to_owned(), self.bulletin(key)?)
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

    /// The bulletin in the form that the ending of a name says.
    fn bulletin(&mut self, key: &str) -> Result<Vec<u8>, String> {
        let language = self.language;
        let missing = || keys::DESK_NOTHING_ACCEPTED.words(language).to_owned();
        let source = self.told().ok_or_else(missing)?;
        Ok(match key.rsplit_once('.') {
            Some((_, "docx")) => {
                docx(&bulletin_document(&source, language)).map_err(|error| error.0)?
            }
            Some((_, "html")) => document_html(&bulletin_document(&source, language)).into_bytes(),
            _ => development_text(&bulletin(&source, language), language).into_bytes(),
        })
    }

    /// The workbook of the roll-up.
    fn workbook(&mut self) -> Result<Vec<u8>, String> {
        let language = self.language;
        let missing = || keys::DESK_NOTHING_ACCEPTED.words(language).to_owned();
        let first = self.kinds().first().copied();
        let source = first.and_then(|first| self.source_of(first));
        let (source, rolled) = source.zip(self.rolled.as_ref()).ok_or_else(missing)?;
        let request = RollupRequest { source: &source, rankings: &rolled.rankings, language };
        rollup_workbook(&request).map_err(|error| error.0)
    }

    /// The fact sheets of all that was accepted, kind by kind and by rank, as handed in.
    fn fact_sheets(&mut self) -> Option<String> {
        let language = self.language;
        let kinds = self.kinds();
        let (rolled, rules) = (self.rolled.as_ref()?, self.rules.as_ref()?);
        let judges = rules.judges();
        let told = (rules.periods(), rules.narrative());
        let mut sheets = Vec::new();
        for ranking in kinds.iter().filter_map(|at| rolled.rankings.get(*at)) {
            for standing in &ranking.standings {
                let cluster = rolled.keys.get(standing.submission)?;
                let accepted = self.state.clusters.get(cluster)?.accepted.as_ref()?;
                let bytes = self.files.bytes(accepted)?;
                sheets.extend(fact_sheet_from_bytes(&bytes, &judges, told, language));
            }
        }
        let title = keys::ROLLBOOK_FACT_SHEETS.words(language);
        (!sheets.is_empty()).then(|| sheets_html(&sheets, title, language))
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
