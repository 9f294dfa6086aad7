//! What is taken of spreadsheets, as one step of the history.

use std::collections::BTreeMap;

use leptos::prelude::*;
use locale::{keys, text};
use worker::protocol::{SheetsTaken, TakenFigure, TakenTable};

use super::progress::{SheetImport, change_read, sheet_import};
use super::reader::{PickedFile, Reader, with_reader};
use crate::browser::{events, page};
use crate::state::history::{Edit, Follows, SheetsEdit, TablesEdit, Way};
use crate::state::ledger::{TableEdit, TableRow};
use crate::state::{Answer, Draft, Session, Workspace};

impl Workspace {
    /// Takes what spreadsheets have: one step of the history.
    pub(crate) fn take_from_sheets(&mut self, taken: SheetsTaken) {
        let figures = taken.figures.into_iter().filter_map(|figure| self.taken_figure(figure));
        let figures = figures.collect();
        let edits = taken.tables.into_iter().map(|table| self.table_edit(table)).collect();
        let before = self.follows();
        let after = Follows { figures: taken.derived, is_due: false };
        let edit = SheetsEdit {
            figures,
            tables: TablesEdit { edits, before, after },
            origins_before: self.draft().origins.clone(),
            origins_after: taken.origins,
        };
        self.put_sheets(edit.clone(), Way::Forth);
        self.history.seal();
        self.history.push(Edit::Sheets(Box::new(edit)));
        self.history.seal();
    }

    /// Goes a step of the history that took from spreadsheets.
    pub(in crate::state) fn put_sheets(&mut self, edit: SheetsEdit, way: Way) {
        let SheetsEdit { figures, tables, origins_before, origins_after } = edit;
        self.draft.origins = if way == Way::Forth { origins_after } else { origins_before };
        for (figure, before, after) in figures {
            self.put(figure, if way == Way::Forth { after } else { before });
        }
        self.put_tables(tables, way);
        self.remark_all();
    }

    fn taken_figure(&self, figure: TakenFigure) -> Option<(usize, Option<Answer>, Option<Answer>)> {
        let place = self.edition().rubric.figure_index(&figure.id)?;
        let before = self.draft().answers.get(&figure.id).cloned();
        let after = if figure.is_reason {
            Answer::NotApplicable(figure.text)
        } else {
            Answer::Typed(figure.text)
        };
        Some((place, before, Some(after)))
    }

    /// All rows of a table in the place of those that are there.
    fn table_edit(&self, table: TakenTable) -> TableEdit {
        let tables = &self.draft().tables;
        let removed = tables.get(&table.id).cloned().unwrap_or_default();
        let inserted = table.rows.into_iter();
        let inserted = inserted.map(|row| TableRow { id: row.id, cells: row.cells }).collect();
        TableEdit::rows(tables, &table.id, 0, removed, inserted)
    }
}

impl Session {
    /// Takes over what the worker has laid over a draft: the draft as it was becomes a named
    /// point, the files are kept, and everything is one step. If the draft is another by now,
    /// nothing is taken and all is looked at again.
    pub(super) fn take_laid(&self, taken: SheetsTaken, draft: Draft) {
        let session = *self;
        events::spawn(async move {
            let language = session.language.get_untracked();
            let has_point = session.keep_point(keys::SHEETS_PAGE_POINT.words(language)).await;
            let files = with_reader(|reader| reader.files.clone());
            let mut are_kept = has_point;
            for PickedFile { bytes, digest, .. } in files {
                let digest = digest.unwrap_or_default();
                are_kept &= session.keep_original(&digest, bytes).await;
            }
            // What follows from its tables may have been worked out meanwhile.
            let is_same = session.of_untracked(|it| {
                let (derived, is_due) = (it.draft().derived.clone(), it.draft().is_due);
                *it.draft() == Draft { derived, is_due, ..draft }
            });
            if !is_same {
                session.say(keys::SHEETS_PAGE_CHANGED_MEANWHILE.words(language).to_owned());
                return session.look_at_sheets();
            }
            let counts = counts(&taken);
            session.edit(|workspace| workspace.take_from_sheets(taken));
            session.flush();
            session.load_points().await;
            with_reader(Reader::clear);
            change_read(|read| read.is_waiting = false);
            sheet_import().set(SheetImport::Idle);
            session.say_taken_from_sheets(&counts, are_kept);
            page::focus_soon("import-taken");
        });
    }

    fn say_taken_from_sheets(&self, counts: &BTreeMap<&str, String>, is_kept: bool) {
        let language = self.language.get_untracked();
        let counts: Vec<(&str, &str)> =
            counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        let mut words = text(language, keys::SHEETS_PAGE_DONE, &counts);
        if !is_kept {
            words.push_str(keys::SHEETS_PAGE_NOT_KEPT.words(language));
        }
        self.say(words);
    }
}

fn counts(taken: &SheetsTaken) -> BTreeMap<&'static str, String> {
    BTreeMap::from([
        ("values", taken.values.to_string()),
        ("added", taken.added.to_string()),
        ("removed", taken.removed.to_string()),
        ("kept", taken.kept.to_string()),
    ])
}

#[cfg(test)]
mod tests {
    use locale::Language;
    use worker::protocol::TakenRow;

    use super::*;
    use crate::state::shipped::{LATEST, edition};

    #[track_caller]
    fn workspace() -> Workspace {
        let Some(edition) = edition(LATEST) else { unreachable!("the edition is shipped") };
        let mut draft = Draft { rubric: LATEST.to_owned(), ..Draft::default() };
        draft.answers.insert("tax".to_owned(), Answer::Typed("6".to_owned()));
        draft.tables.insert("projects".to_owned(), vec![row("p1", "One")]);
        draft.derived.insert("cohort-signed".to_owned(), "1".to_owned());
        Workspace::open(edition, draft, Language::En)
    }

    fn row(id: &str, name: &str) -> TableRow {
        let cells = BTreeMap::from([("name".to_owned(), name.to_owned())]);
        TableRow { id: id.to_owned(), cells }
    }

    fn taken() -> SheetsTaken {
        let figure = |id: &str, text: &str, is_reason| TakenFigure {
            id: id.to_owned(),
            text: text.to_owned(),
            is_reason,
        };
        let rows = [row("p1", "One"), row("p2", "Two")];
        let rows = rows.map(|row| TakenRow { id: row.id, cells: row.cells }).to_vec();
        let origin = r#"{"tax": {"file": "t.xlsx", "sheet": "T2", "cell": "F5", "value": "7"}}"#;
        SheetsTaken {
            figures: vec![figure("tax", "7", false), figure("due-projects", "none due", true)],
            tables: vec![TakenTable { id: "projects".to_owned(), rows }],
            derived: BTreeMap::from([("cohort-signed".to_owned(), "2".to_owned())]),
            origins: origin.to_owned(),
            ..SheetsTaken::default()
        }
    }

    #[test]
    fn everything_is_one_step_back_and_forth() {
        let mut workspace = workspace();
        let before = workspace.draft().clone();
        workspace.take_from_sheets(taken());
        let after = workspace.draft().clone();
        assert_eq!(after.answers.get("tax"), Some(&Answer::Typed("7".to_owned())));
        assert_eq!(after.tables.get("projects").map(Vec::len), Some(2));
        assert_eq!(after.derived.get("cohort-signed").map(String::as_str), Some("2"));
        let again = Workspace::open(workspace.edition(), after.clone(), Language::En);
        assert_eq!(again.page(), workspace.page());
        assert!(workspace.undo());
        assert_eq!(*workspace.draft(), before);
        assert!(!workspace.undo());
        assert!(workspace.redo());
        assert_eq!(*workspace.draft(), after);
    }

    #[test]
    fn a_figure_says_its_cell_as_long_as_it_is_what_stood_there() {
        let mut workspace = workspace();
        workspace.take_from_sheets(taken());
        assert_eq!(workspace.origin("tax"), "t.xlsx \u{203a} T2 \u{203a} F5");
        let tax = workspace.edition().rubric.figure_index("tax").unwrap_or(usize::MAX);
        workspace.answer(tax, Some(Answer::Typed("7.00".to_owned())));
        assert!(workspace.origin("tax").contains("F5"));
        workspace.answer(tax, Some(Answer::Typed("8".to_owned())));
        assert!(!workspace.origin("tax").contains("F5"));
    }
}
