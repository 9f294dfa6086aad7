//! [`LedgerDesk`]: the tables of the open draft, kept and evaluated edit by edit.

use std::sync::Arc;

use engine::facts::Dossier;
use engine::ledger::{Date, LedgerInput, LedgerSheet, Ledgers, Report, derived_texts};
use engine::rubric::Rubric;
use locale::Language;

use super::answer::{Answer, Remarks};
use super::input::{change, change_in_place};
use super::notes::{Notes, Of};
use super::remarks::remarks_on;
use super::told::{Change, Head, changes_from_text};
use crate::shipped::{ledgers_of, rubric_of};

/// The tables of the open draft; none before a draft was told.
#[derive(Debug, Default)]
pub(crate) struct LedgerDesk(Option<Open>);

/// The tables of a draft.
#[derive(Debug)]
struct Open {
    rubric: Arc<Rubric>,
    language: Language,
    sheet: LedgerSheet,
    /// The form that is shown.
    form: String,
    /// By table.
    notes: Vec<Notes>,
    /// The remarks that the page has.
    remarks: Option<Remarks>,
}

impl LedgerDesk {
    /// The answer to a message; none if it is not understood, or nothing was opened.
    pub(crate) fn answer(&mut self, message: &str) -> Option<String> {
        let mut changes = changes_from_text(message)?;
        if let Some(Change::Open(head)) = changes.first() {
            self.0 = Some(Open::of(&head.clone(), core::mem::take(&mut changes))?);
        }
        let open = self.0.as_mut()?;
        open.take(changes);
        Some(open.answer().write())
    }
}

impl Open {
    fn of(head: &Head, mut changes: Vec<Change>) -> Option<Self> {
        let rubric = rubric_of(&head.rubric)?;
        let ledgers = ledgers_of(&head.rubric, &rubric)?;
        let period = (!head.period.is_empty()).then(|| head.period.clone());
        let dossier = Dossier { period, ..Dossier::default() };
        let report = Report { dossier, tables: Vec::new() };
        let as_of = Date::parse(&head.today);
        let mut input = LedgerInput { report, as_of, ..LedgerInput::default() };
        let form = take_form(&mut changes);
        change(&mut input, &rubric, &ledgers, changes);
        let notes = vec![Notes::default(); ledgers.tables.len()];
        let sheet = LedgerSheet::new(rubric.clone(), ledgers, input);
        let language = Language::from_tag(&head.language).unwrap_or_default();
        let form = form.unwrap_or_default();
        Some(Self { rubric, language, sheet, form, notes, remarks: None })
    }

    /// Makes changes.
    fn take(&mut self, mut changes: Vec<Change>) {
        if let Some(form) = take_form(&mut changes) {
            self.form = form;
            // The page has forgotten those of the form before.
            self.remarks = None;
        }
        let rest = change_in_place(&mut self.sheet, &self.rubric, changes);
        if !rest.is_empty() {
            let ledgers: Arc<Ledgers> = self.sheet.ledgers_shared();
            let mut input = self.sheet.input().clone();
            change(&mut input, &self.rubric, &ledgers, rest);
            self.sheet = LedgerSheet::new(self.rubric.clone(), ledgers, input);
        }
    }

    /// What follows, and what the page was not told yet.
    fn answer(&mut self) -> Answer {
        let Self { rubric, language, sheet, form, notes, remarks } = self;
        let mut answer = Answer {
            derived: derived_texts(sheet.ledgers(), sheet.derived()),
            ..Answer::default()
        };
        if form.is_empty() {
            return answer;
        }
        let findings = sheet.findings();
        for (place, table) in sheet.ledgers().document.table.iter().enumerate() {
            if let Some(notes) =
                notes.get_mut(place).filter(|_| table.form == *form && !table.is_guide)
            {
                let of = Of { rubric, sheet, findings: &findings, place, language: *language };
                let changed = notes.follow(of).into_iter();
                answer.notes.extend(changed.map(|(row, note)| (table.id.clone(), row, note)));
            }
        }
        let now = remarks_on(form, rubric, sheet, &findings, *language);
        if remarks.as_ref() != Some(&now) {
            *remarks = Some(now.clone());
            answer.remarks = Some(now);
        }
        answer
    }
}

/// The form that is to be shown, taken out of the changes.
fn take_form(changes: &mut Vec<Change>) -> Option<String> {
    let form = changes.iter().rev().find_map(|change| match change {
        Change::Show(form) => Some(form.clone()),
        _ => None,
    });
    changes.retain(|change| !matches!(change, Change::Show(_)));
    form
}
