//! The spreadsheets that figures and rows of a draft came from.

use engine::periods::{Origin, SheetOrigin};
use exchange::origins_from_text;
use leptos::prelude::*;
use locale::{keys, text};
use report::import::{sheet_origin, sheet_origin_text};

use crate::browser::{events, files};
use crate::state::{Session, Workspace};
use crate::storage::blobs;

/// A spreadsheet that figures or rows came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SourceFile {
    /// Its name.
    pub(crate) name: String,
    /// Its digest; empty if it is not known.
    pub(crate) digest: String,
    /// How many figures came from it.
    pub(crate) figures: usize,
    /// Sheets that figures or rows came from.
    pub(crate) sheets: Vec<String>,
}

impl Workspace {
    fn origins(&self) -> Vec<(String, Origin)> {
        match self.draft().origins.as_str() {
            "" => Vec::new(),
            origins => origins_from_text(&format!("{{\"origins\": {origins}}}")),
        }
    }

    /// The place in a spreadsheet that a figure comes from, in words, if it is what stood there.
    pub(in crate::state) fn origin_in_sheets(&self, figure: &str) -> Option<String> {
        let rubric = &self.edition().rubric;
        let origins = self.origins();
        let facts = self.evaluation.facts();
        let found = sheet_origin(rubric, facts, &origins, rubric.figure_index(figure)?)?;
        Some(sheet_origin_text(found, self.language))
    }

    /// The spreadsheets that figures and rows came from.
    pub(crate) fn source_files(&self) -> Vec<SourceFile> {
        let mut files: Vec<SourceFile> = Vec::new();
        for (id, origin) in self.origins() {
            let Origin::Sheet(SheetOrigin { file, digest, sheet, .. }) = origin else { continue };
            let at = files.iter().position(|it| it.name == file && it.digest == digest);
            let at = at.unwrap_or_else(|| {
                files.push(SourceFile { name: file, digest, ..SourceFile::default() });
                files.len().saturating_sub(1)
            });
            let Some(known) = files.get_mut(at) else { continue };
            if self.edition().rubric.figure_index(&id).is_some() {
                known.figures = known.figures.saturating_add(1);
            }
            if !known.sheets.contains(&sheet) {
                known.sheets.push(sheet);
            }
        }
        files
    }
}

impl Session {
    /// Hands out a spreadsheet as it was.
    pub(crate) fn hand_out_sheet(&self, name: String, digest: String) {
        let session = *self;
        events::spawn(async move {
            let drawer = session.shelf();
            let found = match &drawer.keeper.vault {
                Some(vault) => blobs::blob(vault.as_ref(), &digest).await.ok().flatten(),
                None => None,
            };
            if let Some(bytes) = found {
                return files::download_bytes(&name, &bytes);
            }
            let language = session.language.get_untracked();
            session.say(text(language, keys::SHEETS_PAGE_NO_FILE, &[("file", &name)]));
        });
    }
}
