//! [`RollupRequest`] → the bytes of a workbook.

use engine::ranking::Ranking;
use engine::rollup::Group;
use locale::{Key, Language, format, keys, text};
use report::bulletin::BulletinSource;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};

use super::arithmetic::arithmetic_sheet;
use super::city::city_sheet;
use super::clusters::clusters_sheet;
use super::explanation::explanation_sheet;
use super::groups::groups_sheets;
use super::looks::Looks;
use super::paper::{fitted, held};
use super::parts::parts_sheet;
use super::places::{HEADINGS_ROW, below};
use super::plan::Plan;
use super::ranks::ranks_sheet;
use super::standing::{Standing, standings_of};
use super::totals::totals_sheet;
use crate::spreadsheet::template::sheet_name;

/// What the workbook of a roll-up is made of.
#[derive(Clone, Copy)]
pub struct RollupRequest<'a> {
    /// The roll-up; all of its clusters are in the workbook, whatever its group.
    pub source: &'a BulletinSource<'a>,
    /// The rankings of its kinds, in their order.
    pub rankings: &'a [Ranking],
    /// The language of everything in it.
    pub language: Language,
}

/// A workbook that could not be written; what the writer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollupWorkbookError(pub String);

impl From<XlsxError> for RollupWorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The workbook: XLSX.
///
/// # Errors
/// The writer refuses a text or formula, which names and rules that were read do not make it do.
pub fn rollup_workbook(request: &RollupRequest<'_>) -> Result<Vec<u8>, RollupWorkbookError> {
    let book = Book {
        request: *request,
        looks: Looks::new(),
        names: Names::of(request.language),
        plan: Plan::of(request),
        standings: standings_of(request),
    };
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    clusters_sheet(&book, workbook.add_worksheet())?;
    city_sheet(&book, workbook.add_worksheet())?;
    totals_sheet(&book, workbook.add_worksheet())?;
    parts_sheet(&book, workbook.add_worksheet())?;
    ranks_sheet(&book, workbook.add_worksheet())?;
    groups_sheets(&book, &mut workbook)?;
    explanation_sheet(&book, workbook.add_worksheet())?;
    arithmetic_sheet(&book, workbook.add_worksheet())?;
    Ok(workbook.save_to_buffer()?)
}

/// Names of the sheets.
pub(super) struct Names {
    pub(super) clusters: String,
    pub(super) city: String,
    pub(super) totals: String,
    pub(super) parts: String,
    pub(super) ranks: String,
    pub(super) kinds: String,
    pub(super) districts: String,
    pub(super) industries: String,
    pub(super) explanation: String,
    pub(super) arithmetic: String,
}

impl Names {
    fn of(language: Language) -> Self {
        let name = |key: Key| sheet_name(key.words(language), &[]);
        Self {
            clusters: name(keys::ROLLBOOK_CLUSTERS),
            city: name(keys::ROLLBOOK_CITY),
            totals: name(keys::ROLLBOOK_TOTALS),
            parts: name(keys::ROLLBOOK_PARTS),
            ranks: name(keys::ROLLBOOK_RANKS),
            kinds: name(keys::ROLLBOOK_KINDS),
            districts: name(keys::ROLLBOOK_DISTRICTS),
            industries: name(keys::ROLLBOOK_INDUSTRIES),
            explanation: name(keys::ROLLBOOK_EXPLANATION),
            arithmetic: name(keys::ROLLBOOK_ARITHMETIC),
        }
    }
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// A submission, by place.
    Cluster(usize),
    /// All of them.
    Whole,
    /// A group, by place.
    Kind(usize),
    District(usize),
    Industry(usize),
}

/// What sheets are written from.
pub(super) struct Book<'a> {
    pub(super) request: RollupRequest<'a>,
    pub(super) looks: Looks,
    pub(super) names: Names,
    pub(super) plan: Plan<'a>,
    /// Points and their order, submission by submission.
    pub(super) standings: Vec<Standing>,
}

impl<'a> Book<'a> {
    /// How many clusters there are.
    pub(super) fn count(&self) -> usize {
        self.request.source.portfolio.submissions.len()
    }

    /// The roll-up of a row.
    pub(super) fn group(&self, of: Of) -> Option<&'a Group> {
        let rollup = self.request.source.rollup;
        match of {
            Of::Cluster(at) => rollup.members.get(at).map(|it| &it.own),
            Of::Whole => Some(&rollup.whole),
            Of::Kind(at) => rollup.kinds.get(at),
            Of::District(at) => rollup.districts.get(at),
            Of::Industry(at) => rollup.industries.get(at),
        }
    }

    /// The row of the arithmetic: clusters first, then all, kinds, districts, industries.
    pub(super) fn row(&self, of: Of) -> u32 {
        let rollup = self.request.source.rollup;
        let (kinds, districts) = (rollup.kinds.len(), rollup.districts.len());
        let after = |groups: usize, at: usize| {
            below(self.count().saturating_add(1).saturating_add(groups).saturating_add(at))
        };
        match of {
            Of::Cluster(at) => below(at),
            Of::Whole => below(self.count()),
            Of::Kind(at) => after(0, at),
            Of::District(at) => after(kinds, at),
            Of::Industry(at) => after(kinds.saturating_add(districts), at),
        }
    }

    /// All groups in the order of their rows.
    pub(super) fn groups(&self) -> Vec<Of> {
        let rollup = self.request.source.rollup;
        let mut all = vec![Of::Whole];
        all.extend((0..rollup.kinds.len()).map(Of::Kind));
        all.extend((0..rollup.districts.len()).map(Of::District));
        all.extend((0..rollup.industries.len()).map(Of::Industry));
        all
    }

    /// The kind of a submission, by place.
    pub(super) fn kind_of(&self, at: usize) -> usize {
        place_in(&self.request.source.rollup.kinds, at)
    }

    /// What a row is called.
    pub(super) fn called(&self, of: Of) -> String {
        let (source, language) = (self.request.source, self.request.language);
        self.group(of).map(|it| source.group_name(&it.of, language)).unwrap_or_default()
    }

    /// A message.
    pub(super) fn say(&self, key: Key) -> &'static str {
        key.words(self.request.language)
    }

    /// A message with arguments.
    pub(super) fn tell(&self, key: Key, arguments: &[(&str, &str)]) -> String {
        text(self.request.language, key, arguments)
    }

    /// What stands where something is not known.
    pub(super) fn unknown(&self) -> &'static str {
        self.say(keys::BULLETIN_UNKNOWN)
    }

    /// What stands where something is to be looked up in the app.
    pub(super) fn check(&self) -> &'static str {
        self.say(keys::WORKBOOK_CHECK)
    }

    /// Name, title, hint and headings of a sheet; gives the widths of its columns together.
    pub(super) fn head(
        &self,
        sheet: &mut Worksheet,
        (name, hint): (&str, Option<Key>),
        columns: &[(String, u16)],
    ) -> Result<u32, RollupWorkbookError> {
        sheet.set_name(name)?.set_formula_result_default("");
        let language = self.request.language;
        let portfolio = self.request.source.portfolio;
        let whole = portfolio.period.is_some_and(|it| it.quarter.is_none());
        let (year, quarter) = self.request.source.rollup.quarter;
        let period = format::period(language, year, if whole { None } else { Some(quarter) });
        let title = self.tell(keys::ROLLBOOK_TITLE, &[("period", &period)]);
        sheet.write_string_with_format(0, 0, title, &self.looks.title)?;
        if let Some(hint) = hint {
            sheet.write_string_with_format(1, 0, self.say(hint), &self.looks.hint)?;
        }
        for (column, (heading, width)) in (0u16..).zip(columns) {
            sheet.set_column_width(column, *width)?;
            let look = &self.looks.heading;
            sheet.write_string_with_format(HEADINGS_ROW, column, held(heading), look)?;
        }
        let texts: Vec<(&str, u16)> =
            columns.iter().map(|(words, width)| (words.as_str(), *width)).collect();
        fitted(sheet, HEADINGS_ROW, &texts)?;
        Ok(columns.iter().map(|(_, width)| u32::from(*width)).sum())
    }
}

/// A formula with what it gives now.
pub(super) fn formula_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    (of, result): (&str, &str),
    look: &Format,
) -> Result<(), RollupWorkbookError> {
    let formula = Formula::new(format!("={of}")).set_result(result);
    sheet.write_formula_with_format(row, column, formula, look)?;
    Ok(())
}

/// A text in a cell.
pub(super) fn text_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    words: &str,
    look: &Format,
) -> Result<(), RollupWorkbookError> {
    sheet.write_string_with_format(row, column, held(words), look)?;
    Ok(())
}

/// The group that a submission is in, by place.
pub(super) fn place_in(groups: &[Group], at: usize) -> usize {
    groups.iter().position(|it| it.members.binary_search(&at).is_ok()).unwrap_or_default()
}
