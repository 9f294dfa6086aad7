//! [`Asked`]: what must be confirmed before the figures of a roll are taken.

use std::collections::{BTreeMap, BTreeSet};

use report::roll::{Question, QuestionKind, Reason, RemarkCode};

use super::choice::Choice;
use super::figures::{Counted, narrow};
use super::roll::{FirmRoll, Mark};

/// Places that each question is about: row and column.
#[derive(Debug, Default)]
pub(super) struct Asked {
    places: BTreeMap<QuestionKind, BTreeSet<(u32, Option<u32>)>>,
}

impl Asked {
    /// What the roll asks whatever figures are made of it.
    pub(super) fn of_roll(
        roll: &FirmRoll,
        choice: &Choice,
        cluster: Option<u32>,
        firms: &[Counted],
    ) -> Self {
        let mut asked = Self::default();
        for mark in &roll.marks {
            let counts = firms.binary_search_by_key(&mark.row, |(_, firm)| firm.row).is_ok();
            let Some(kind) = kind_of(mark) else { continue };
            if counts || kind == QuestionKind::Totals {
                asked.add(kind, (mark.row, mark.column));
            }
        }
        for row in &roll.left_out {
            if row.cluster.is_none() || row.cluster == cluster {
                asked.add(QuestionKind::RowsLeftOut, (row.row, None));
            }
        }
        let stated = roll.stated_period.map(|it| (it.year, it.quarter.unwrap_or(4)));
        let chosen = choice.period.map(|it| (it.year, it.quarter.unwrap_or(4)));
        if stated.is_some() && chosen.is_some() && stated != chosen {
            asked.add(QuestionKind::Period, (1, None));
        }
        asked
    }

    fn add(&mut self, kind: QuestionKind, place: (u32, Option<u32>)) {
        self.places.entry(kind).or_default().insert(place);
    }

    /// A question about a column.
    pub(super) fn columns(&mut self, kind: QuestionKind, column: u32, row: u32) {
        self.add(kind, (row, Some(column)));
    }

    /// Cells of a column that have no number.
    pub(super) fn blanks(&mut self, column: u32, rows: &[u32]) {
        for row in rows {
            self.add(QuestionKind::Blanks, (*row, Some(column)));
        }
    }

    /// Fails while rows that may belong to the cluster are neither used nor confirmed to be left
    /// out.
    pub(super) fn held_rows(&self, choice: &Choice) -> Result<(), Reason> {
        let kind = QuestionKind::RowsLeftOut;
        match self.places.get(&kind).filter(|_| !choice.confirms(kind)) {
            None => Ok(()),
            Some(rows) => {
                let row = rows.first().map(|(row, _)| *row).unwrap_or_default();
                Err(Reason::RowsLeftOut { count: narrow(rows.len()), row })
            }
        }
    }

    pub(super) fn questions(self, choice: &Choice) -> Vec<Question> {
        let question = |(kind, places): (QuestionKind, BTreeSet<(u32, Option<u32>)>)| Question {
            kind,
            count: narrow(places.len()),
            row: places.first().map(|(row, _)| *row).unwrap_or_default(),
            is_confirmed: choice.confirms(kind),
        };
        self.places.into_iter().map(question).collect()
    }
}

fn kind_of(mark: &Mark) -> Option<QuestionKind> {
    match mark.code {
        RemarkCode::CodeMissing
        | RemarkCode::CodeLength
        | RemarkCode::CodeCharacter
        | RemarkCode::CodeCheck
        | RemarkCode::CodeOrganisation
        | RemarkCode::CodeRounded => Some(QuestionKind::Codes),
        RemarkCode::CodeDuplicate => Some(QuestionKind::Duplicates),
        RemarkCode::TotalDiffers => Some(QuestionKind::Totals),
        RemarkCode::Negative => Some(QuestionKind::Negatives),
        _ => None,
    }
}
