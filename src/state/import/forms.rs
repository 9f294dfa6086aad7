//! The forms as a workbook: written by the worker, handed out under a name that says what it is.

use leptos::prelude::*;
use locale::{Language, keys, text};
use worker::protocol::{FormWish, Request};

use super::progress::{SheetImport, sheet_import};
use super::reader::{Asked, with_reader};
use crate::browser::{events, files};
use crate::state::dossier::file_name_with;
use crate::state::filing;
use crate::state::{Session, Workspace};

thread_local! {
    static IS_WRITING: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// True while forms are being written.
pub(crate) fn is_writing_forms() -> ArcRwSignal<bool> {
    IS_WRITING.with(Clone::clone)
}

impl Session {
    /// The departments that may be asked: name and label.
    pub(crate) fn holders(&self) -> Vec<(String, String)> {
        let language = self.language.get_untracked();
        self.of_untracked(|workspace| {
            let holders = workspace.edition().rubric.document.holder.iter();
            let named =
                holders.map(|it| (it.id.clone(), language.of(&it.name.zh, &it.name.en).to_owned()));
            named.collect()
        })
    }

    /// Writes the forms for a department, or all of them, and hands them out.
    pub(crate) fn write_forms(&self, holder: Option<String>, language: Language) {
        let is_reading = sheet_import().with_untracked(|import| match import {
            SheetImport::Idle => false,
            SheetImport::Reading { .. } => true,
            SheetImport::Read(read) => read.is_waiting,
        });
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        let Some(draft) = draft.filter(|_| !is_reading) else { return };
        is_writing_forms().set(true);
        let name = self.of_untracked(|workspace| name_of(workspace, holder.as_deref(), language));
        let session = *self;
        events::spawn(async move {
            let Ok(Some(dossier)) = filing::written(draft).await else {
                return forms_are_written();
            };
            let wish = FormWish { dossier, holder, language: language.tag().to_owned() };
            session.ask_sheets(Asked::Forms(name), &Request::WriteForms(wish));
        });
    }

    pub(super) fn hand_out_forms(&self, name: &str) {
        let bytes = with_reader(|reader| core::mem::take(&mut reader.written));
        files::download_bytes(name, &bytes);
        let language = self.language.get_untracked();
        self.say(text(language, keys::SHEETS_PAGE_TEMPLATE_DONE, &[("file", name)]));
        forms_are_written();
    }
}

pub(super) fn forms_are_written() {
    is_writing_forms().set(false);
}

fn name_of(workspace: &Workspace, holder: Option<&str>, language: Language) -> String {
    let holders = &workspace.edition().rubric.document.holder;
    let holder = holders.iter().find(|it| Some(it.id.as_str()) == holder);
    let kind = keys::SHEETS_PAGE_TEMPLATE_KIND.words(language);
    let kind = match holder {
        Some(it) => format!("{kind}-{}", language.of(&it.name.zh, &it.name.en)),
        None => kind.to_owned(),
    };
    file_name_with(workspace.draft(), &kind, "xlsx", language)
}
