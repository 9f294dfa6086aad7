//! Tables of the open draft, handed out as files.

use leptos::prelude::*;
use locale::{Key, keys};
use report::tables::{Table, indicator_table, xray_table};

use super::dossier::file_name_of;
use super::session::Session;
use super::workspace::Workspace;
use crate::browser::files;

impl Session {
    /// Hands out the indicator table.
    pub(crate) fn hand_out_indicators(&self) {
        let language = self.language.get_untracked();
        let table = |it: &Workspace| indicator_table(&it.page().indicators, language);
        self.hand_out_table(keys::TABLES_INDICATORS_KIND, table);
    }

    /// Hands out the X-ray.
    pub(crate) fn hand_out_xray(&self) {
        let language = self.language.get_untracked();
        self.hand_out_table(keys::TABLES_XRAY_KIND, |it| xray_table(&it.xray(), language));
    }

    fn hand_out_table(&self, kind: Key, table: impl FnOnce(&Workspace) -> Table) {
        let language = self.language.get_untracked();
        self.workspace.with_untracked(|workspace| {
            let Some(workspace) = workspace else { return };
            let name = file_name_of(workspace.draft(), kind, "csv", language);
            files::download(&name, &exchange::table_csv(&table(workspace)));
        });
    }
}
