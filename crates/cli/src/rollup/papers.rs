//! [`Papers`]: what `wutong rollup` writes as files: the bulletin for Word, the workbook, all
//! fact sheets in one print.

use engine::ranking::Ranking;
use exchange::document::{WriteError, docx, sheets_html};
use exchange::rollup::{Judge, fact_sheet_from_bytes};
use exchange::rollup_workbook::{RollupRequest, rollup_workbook};
use locale::{Key, Language, keys, text};
use report::bulletin::BulletinSource;
use report::document::{Document, bulletin_document};
use report::file_name::file_name;

use crate::arguments::DeskFile;
use crate::outcome::Outcome;
use crate::template::write;

/// What files are written from.
pub(super) struct Papers<'a> {
    /// The roll-up of a kind.
    pub(super) source: &'a BulletinSource<'a>,
    /// The rankings of all kinds.
    pub(super) rankings: &'a [Ranking],
    /// The files of the folder by name.
    pub(super) files: &'a [(String, Vec<u8>)],
    /// The rubrics.
    pub(super) judges: &'a [Judge],
}

impl Papers<'_> {
    /// Writes a file and says so.
    pub(super) fn written(
        &self,
        file: DeskFile,
        out: Option<&str>,
        language: Language,
    ) -> Result<String, Outcome> {
        let refused = |error: WriteError| Outcome::refused(&error.0);
        let (kind, ending, bytes) = match file {
            DeskFile::Docx => {
                let document = bulletin_document(self.source, language);
                (keys::ROLLBOOK_BULLETIN, "docx", docx(&document).map_err(refused)?)
            }
            DeskFile::Xlsx => {
                let (source, rankings) = (self.source, self.rankings);
                let bytes = rollup_workbook(&RollupRequest { source, rankings, language });
                let bytes = bytes.map_err(|error| Outcome::refused(&error.0))?;
                (keys::ROLLBOOK_KIND, "xlsx", bytes)
            }
            DeskFile::FactSheets => {
                let title = keys::ROLLBOOK_FACT_SHEETS.words(language);
                let page = sheets_html(&self.fact_sheets(language), title, language);
                (keys::ROLLBOOK_FACT_SHEETS, "html", page.into_bytes())
            }
        };
        let out = out.map_or_else(|| self.called(kind, ending, language), str::to_owned);
        write(&out, &bytes, language)?;
        let title = kind.words(language);
        Ok(text(language, keys::EXPORT_WRITTEN, &[("file", &out), ("title", title)]))
    }

    /// The fact sheets of the clusters, by rank.
    fn fact_sheets(&self, language: Language) -> Vec<Document> {
        let source = self.source;
        let told = (rubrics::PERIODS, rubrics::NARRATIVE);
        let standings = source.ranking.standings.iter();
        let submissions =
            standings.filter_map(|it| source.portfolio.submissions.get(it.submission));
        let bytes = submissions.filter_map(|submission| {
            let file = self.files.iter().find(|(name, _)| *name == submission.name)?;
            fact_sheet_from_bytes(&file.1, self.judges, told, language)
        });
        bytes.collect()
    }

    /// The name of a file: the kind of cluster, the period, what it is, the edition.
    fn called(&self, kind: Key, ending: &str, language: Language) -> String {
        let source = self.source;
        let period = source.portfolio.period.map(|it| it.to_string()).unwrap_or_default();
        let edition = source.edition();
        let clusters = source.kind_name(&source.ranking.kind, language);
        let names = [&clusters, &period, kind.words(language), &edition];
        file_name(names, ending, language)
    }
}
