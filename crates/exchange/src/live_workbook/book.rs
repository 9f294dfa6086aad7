//! [`LiveRequest`] → the bytes of a workbook.

use std::sync::Arc;

use engine::assess::Evaluation;
use engine::facts::{Dossier, ReportingPeriod, facts_from_entries};
use engine::ir::lowered_assessment;
use engine::ledger::LedgerSheet;
use engine::periods::Origin;
use engine::rubric::{Rubric, Text};
use locale::{Key, Language, keys, text};
use report::file_name::file_name;
use report::numbers::unit_label;
use report::roll::TakenRoll;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, Worksheet, XlsxError};

use super::arithmetic::{Answers, Headings, InputCells, Row, Tape, answers};
use super::arithmetic_sheet::{FIRST_ROW, arithmetic_sheet};
use super::explanation::explanation_sheet;
use super::figures::{figure_places, figures_sheet};
use super::indicators::indicators_sheet;
use super::ledgers::ledger_sheets;
use super::looks::Looks;
use super::paper::held;
use super::stars::stars_sheet;
use super::vetoes::vetoes_sheet;
use crate::origin_file::origins_from_text;
use crate::report_file::ReadDossier;
use crate::spreadsheet::template::sheet_name;

/// The row of headings, from 0, on every sheet but that of figures.
pub(super) const HEADINGS_ROW: u32 = 2;

/// What a live workbook is made of.
#[derive(Clone, Copy)]
pub struct LiveRequest<'a> {
    /// The rubric applied to the figures.
    pub evaluation: &'a Evaluation,
    /// The entries as given, with what follows from tables.
    pub dossier: &'a Dossier,
    /// Its ledgers, if it has any.
    pub ledgers: Option<&'a LedgerSheet>,
    /// Where figures come from that were not typed.
    pub origins: &'a [(String, Origin)],
    /// The roll that figures were taken from.
    pub roll: Option<&'a TakenRoll>,
    /// Name of the cluster; may be empty.
    pub cluster: &'a str,
    /// The language of everything in it.
    pub language: Language,
}

/// A workbook that could not be written; what the writer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveWorkbookError(pub String);

impl From<XlsxError> for LiveWorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The live workbook of what a dossier file holds.
///
/// # Errors
/// As [`live_workbook`].
pub fn live_workbook_of_dossier(
    read: &ReadDossier<'_>,
    rubric: &Arc<Rubric>,
    language: Language,
) -> Result<Vec<u8>, LiveWorkbookError> {
    let dossier = read.sheet.map_or_else(|| read.file.dossier.clone(), LedgerSheet::dossier);
    let (facts, period, _) = facts_from_entries(rubric, &dossier);
    let is_interim = period.is_none_or(ReportingPeriod::is_interim);
    let evaluation = Evaluation::new(Arc::clone(rubric), is_interim, facts);
    live_workbook(&LiveRequest {
        evaluation: &evaluation,
        dossier: &dossier,
        ledgers: read.sheet,
        origins: &origins_from_text(read.text),
        roll: read.file.roll.as_ref(),
        cluster: read.file.cluster_name.as_deref().unwrap_or_default(),
        language,
    })
}

/// What the file of a live workbook is called: cluster, period, kind, and the edition. The kind is
/// one word there, small and with hyphens.
pub fn live_workbook_name([cluster, period, edition]: [&str; 3], language: Language) -> String {
    let kind = keys::WORKBOOK_KIND.words(language).to_ascii_lowercase().replace(' ', "-");
    file_name([cluster, period, &kind, edition], "xlsx", language)
}

/// The workbook: XLSX.
///
/// # Errors
/// The writer refuses a text or formula, which a rubric that was checked does not make it do.
pub fn live_workbook(request: &LiveRequest<'_>) -> Result<Vec<u8>, LiveWorkbookError> {
    let names = Names::of(request.language);
    let rubric = request.evaluation.rubric();
    let places = figure_places(request, &names.figures);
    let mut tape = Tape::new(&quoted_sheet(&names.arithmetic), FIRST_ROW);
    let name = |index: usize| {
        let entry = rubric.document.figure.get(index);
        entry.map(|it| request.language.of(&it.name.zh, &it.name.en).to_owned()).unwrap_or_default()
    };
    let is_interim = request.evaluation.is_interim();
    let facts = request.evaluation.facts();
    let inputs = InputCells::write(&mut tape, rubric, facts, is_interim, &places, &name);
    let answers = computed(request, &mut tape, &inputs);
    let book = Book { request, looks: Looks::new(), names, answers, rows: tape.rows };
    book.written()
}

fn computed(request: &LiveRequest<'_>, tape: &mut Tape, inputs: &InputCells) -> Answers {
    let (rubric, language) = (request.evaluation.rubric(), request.language);
    let lowered = lowered_assessment(rubric);
    let titled = |id: &str, name: &Text| format!("{id} {}", language.of(&name.zh, &name.en));
    let indicator = |at: usize| {
        let entry = rubric.document.indicator.get(at);
        entry.map(|it| titled(&it.id, &it.name)).unwrap_or_default()
    };
    let veto = |at: usize| {
        let entry = rubric.document.veto.get(at);
        entry.map(|it| titled(&it.id, &it.name)).unwrap_or_default()
    };
    let headings = Headings {
        weights: keys::WORKBOOK_WEIGHTS.words(language),
        indicator: &indicator,
        result: keys::WORKBOOK_RESULT.words(language),
        sums: keys::WORKBOOK_SUMS.words(language),
        veto: &veto,
        stars: keys::WORKBOOK_STARS.words(language),
    };
    answers(tape, rubric, &lowered, inputs, &headings)
}

/// Names of the sheets.
pub(super) struct Names {
    pub(super) figures: String,
    pub(super) indicators: String,
    pub(super) vetoes: String,
    pub(super) stars: String,
    pub(super) explanation: String,
    pub(super) arithmetic: String,
}

impl Names {
    fn of(language: Language) -> Self {
        let name = |key: Key| sheet_name(key.words(language), &[]);
        Self {
            figures: name(keys::WORKBOOK_FIGURES),
            indicators: name(keys::WORKBOOK_INDICATORS),
            vetoes: name(keys::WORKBOOK_VETOES),
            stars: name(keys::WORKBOOK_STARS),
            explanation: name(keys::WORKBOOK_EXPLANATION),
            arithmetic: name(keys::WORKBOOK_ARITHMETIC),
        }
    }

    /// All of them, so that no table takes one.
    pub(super) fn all(&self) -> Vec<String> {
        let own = [
            &self.figures,
            &self.indicators,
            &self.vetoes,
            &self.stars,
            &self.explanation,
            &self.arithmetic,
        ];
        own.map(String::clone).to_vec()
    }
}

/// What sheets are written from.
pub(super) struct Book<'a> {
    pub(super) request: &'a LiveRequest<'a>,
    pub(super) looks: Looks,
    pub(super) names: Names,
    pub(super) answers: Answers,
    pub(super) rows: Vec<Row>,
}

impl Book<'_> {
    fn written(&self) -> Result<Vec<u8>, LiveWorkbookError> {
        let mut workbook = Workbook::new();
        let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
        figures_sheet(self, workbook.add_worksheet())?;
        ledger_sheets(self, &mut workbook)?;
        indicators_sheet(self, workbook.add_worksheet())?;
        vetoes_sheet(self, workbook.add_worksheet())?;
        stars_sheet(self, workbook.add_worksheet())?;
        explanation_sheet(self, workbook.add_worksheet())?;
        arithmetic_sheet(self, workbook.add_worksheet())?;
        Ok(workbook.save_to_buffer()?)
    }

    /// The rubric.
    pub(super) fn rubric(&self) -> &Rubric {
        self.request.evaluation.rubric()
    }

    /// A message.
    pub(super) fn say(&self, key: Key) -> &'static str {
        key.words(self.request.language)
    }

    /// A message with arguments.
    pub(super) fn tell(&self, key: Key, arguments: &[(&str, &str)]) -> String {
        text(self.request.language, key, arguments)
    }

    /// A label of the rubric.
    pub(super) fn of<'t>(&self, label: &'t Text) -> &'t str {
        self.request.language.of(&label.zh, &label.en)
    }

    /// A unit as it is written.
    pub(super) fn unit(&self, symbol: &str) -> String {
        unit_label(&self.rubric().document, symbol, self.request.language)
    }

    /// What stands where something is to be looked up in the app.
    pub(super) fn check(&self) -> &'static str {
        self.say(keys::WORKBOOK_CHECK)
    }

    /// Title and headings of a sheet.
    pub(super) fn head(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        heading_row: u32,
        columns: &[(Key, u16)],
    ) -> Result<(), LiveWorkbookError> {
        sheet.set_name(name)?.set_formula_result_default("");
        let document = &self.rubric().document;
        let title = [("name", self.of(&document.name)), ("edition", document.edition.as_str())];
        let title = self.tell(keys::WORKBOOK_TITLE, &title);
        let period = self.request.dossier.period.as_deref().unwrap_or_default();
        let said =
            [("label", title.as_str()), ("cluster", self.request.cluster), ("period", period)];
        let title = self.tell(keys::WORKBOOK_SUBJECT, &said);
        let title = title.trim_end_matches([' ', '\u{b7}']);
        sheet.write_string_with_format(0, 0, held(title), &self.looks.title)?;
        for (column, (key, width)) in (0u16..).zip(columns) {
            sheet.set_column_width(column, *width)?;
            sheet.write_string_with_format(
                heading_row,
                column,
                self.say(*key),
                &self.looks.heading,
            )?;
        }
        Ok(())
    }
}

/// A formula and what it gives now.
pub(super) fn formula(of: &str, result: impl Into<String>) -> Formula {
    Formula::new(format!("={of}")).set_result(result)
}

/// A text within a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The name of a sheet within a formula.
pub(super) fn quoted_sheet(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// Hundredths as a number.
pub(super) fn hundredths(value: i64) -> String {
    engine::quantity::Hundredths(value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_is_one_word_of_the_file_name() {
        let named = |language| live_workbook_name(["a b", "2020Q3", "industrial@2026.1"], language);
        assert_eq!(named(Language::En), "a b_2020Q3_live-workbook_industrial-2026.1.xlsx");
        let kind = keys::WORKBOOK_KIND.words(Language::Zh);
        assert_eq!(named(Language::Zh), format!("a b_2020Q3_{kind}_industrial-2026.1.xlsx"));
    }
}
