//! Lists of experts and applications, and score sheets: out as a workbook or table, and in from
//! XLSX, XLS, ODS or CSV. What columns are called is data of `experts.toml`.

use engine::experts::{Application, Expert, ExpertRules, ScoreSheet};
use engine::quantity::Rational;
use engine::quantity::rational::rational_from_decimal;
use locale::Language;
use report::import::ImportRefusal;
use report::tables::Table;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::firm_roll::plain::comparable;
use crate::spreadsheet::workbook::Row;
use crate::spreadsheet::workbook_from_bytes;

/// Signs between the organisations of a cluster.
const BETWEEN: [char; 3] = [';', '\u{ff1b}', '\u{3001}'];

/// Why nothing was read. `locale` has the words under `experts.refusal`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpertRefusal {
    /// Not a spreadsheet.
    File(ImportRefusal),
    /// No row has the headings that are needed.
    NoHeadings,
}

/// A cell that was not understood. `locale` has the words under `experts.note`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertNote {
    /// Number of its row, from 1.
    pub row: u32,
    /// What was not understood: `score`, `kind`.
    pub what: &'static str,
    /// What stands there.
    pub found: String,
}

/// The sheet that an expert fills in, as a table: one row for each application.
pub fn score_table(
    rules: &ExpertRules,
    expert: &Expert,
    applications: &[Application],
    language: Language,
) -> Table {
    let names = &rules.headings;
    let mut headings: Vec<String> =
        [&names.expert, &names.kind, &names.cluster].map(|it| written(it, language)).to_vec();
    let criteria = rules.criteria.iter();
    headings.extend(criteria.map(|it| language.of(&it.name.zh, &it.name.en).to_owned()));
    let row = |it: &Application| {
        let mut row = vec![expert.name.clone(), it.kind.clone(), it.cluster.clone()];
        row.resize(headings.len(), String::new());
        row
    };
    let rows = applications.iter().map(row).collect();
    Table { headings, rows }
}

/// The same as a workbook.
///
/// # Errors
/// The workbook cannot be written.
pub fn score_workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Equal sheets have equal bytes.
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let heading = Format::new().set_bold().set_text_wrap();
    let sheet = workbook.add_worksheet();
    sheet.set_freeze_panes(1, 3)?;
    for (column, text) in (0u16..).zip(&table.headings) {
        sheet.set_column_width(column, 18)?;
        sheet.write_string_with_format(0, column, text, &heading)?;
    }
    for (row, cells) in (1u32..).zip(&table.rows) {
        for (column, text) in (0u16..).zip(cells) {
            // Always a text: what begins like a formula is none.
            sheet.write_string(row, column, text)?;
        }
    }
    workbook.save_to_buffer()
}

/// The experts of a list.
///
/// # Errors
/// Why nothing could be read.
pub fn experts_from_bytes(bytes: &[u8], rules: &ExpertRules) -> Result<Vec<Expert>, ExpertRefusal> {
    let names = &rules.headings;
    let columns = [&names.expert, &names.employer, &names.district];
    let mut experts = Vec::new();
    for (row, places) in rows_of(bytes, &columns, 1)? {
        let text = |at: usize| places.get(at).copied().flatten().map(|it| row.text(it));
        let text = |at| text(at).unwrap_or_default().trim().to_owned();
        let expert = Expert { name: text(0), employer: text(1), district: text(2) };
        if !expert.name.is_empty() {
            experts.push(expert);
        }
    }
    Ok(experts)
}

/// The applications of a list.
///
/// # Errors
/// Why nothing could be read.
pub fn applications_from_bytes(
    bytes: &[u8],
    rules: &ExpertRules,
) -> Result<Vec<Application>, ExpertRefusal> {
    let names = &rules.headings;
    let columns = [&names.cluster, &names.kind, &names.district, &names.organisations];
    let mut applications = Vec::new();
    for (row, places) in rows_of(bytes, &columns, 2)? {
        let text = |at: usize| places.get(at).copied().flatten().map(|it| row.text(it));
        let text = |at| text(at).unwrap_or_default().trim().to_owned();
        let organisations = text(3);
        let organisations =
            organisations.split(BETWEEN).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        let application = Application {
            cluster: text(0),
            kind: text(1),
            district: text(2),
            organisations: organisations.collect(),
        };
        if !application.cluster.is_empty() {
            applications.push(application);
        }
    }
    Ok(applications)
}

/// The score sheets of a file, and cells that were not understood.
///
/// # Errors
/// Why nothing could be read.
pub fn scores_from_bytes(
    bytes: &[u8],
    rules: &ExpertRules,
) -> Result<(Vec<ScoreSheet>, Vec<ExpertNote>), ExpertRefusal> {
    let names = &rules.headings;
    let criteria: Vec<Vec<String>> = rules
        .criteria
        .iter()
        .map(|it| vec![it.id.clone(), it.name.zh.clone(), it.name.en.clone()])
        .collect();
    let mut columns = vec![&names.expert, &names.kind, &names.cluster];
    columns.extend(&criteria);
    let (mut sheets, mut notes) = (Vec::new(), Vec::new());
    for (row, places) in rows_of(bytes, &columns, 3)? {
        let text = |at: usize| places.get(at).copied().flatten().map(|it| row.text(it));
        let text = |at| text(at).unwrap_or_default().trim().to_owned();
        let mut scores = Vec::new();
        for at in 0..rules.criteria.len() {
            let written = text(at + 3);
            let score = score_of(&written);
            if score.is_none() && !written.is_empty() {
                notes.push(ExpertNote { row: row.number, what: "score", found: written });
            }
            scores.push(score);
        }
        let sheet = ScoreSheet { expert: text(0), kind: text(1), cluster: text(2), scores };
        if !sheet.expert.is_empty() || !sheet.cluster.is_empty() {
            sheets.push(sheet);
        }
    }
    Ok((sheets, notes))
}

fn score_of(text: &str) -> Option<Rational> {
    rational_from_decimal(&comparable(text))
}

/// A heading as it is written.
fn written(names: &[String], language: Language) -> String {
    let zh = names.first().map(String::as_str).unwrap_or_default();
    let en = names.get(1).map_or(zh, String::as_str);
    language.of(zh, en).to_owned()
}

/// A row below the headings, with the column of each name.
type Found = (Row, Vec<Option<u32>>);

/// The rows of all sheets below a row that has at least the first `needed` headings.
fn rows_of(
    bytes: &[u8],
    names: &[&Vec<String>],
    needed: usize,
) -> Result<Vec<Found>, ExpertRefusal> {
    let workbook = workbook_from_bytes(bytes).map_err(ExpertRefusal::File)?;
    let (mut rows, mut has_headings) = (Vec::new(), false);
    for sheet in workbook.sheets {
        let heading = sheet.rows.iter().find_map(|row| {
            let places: Vec<Option<u32>> = names.iter().map(|it| place_of(row, it)).collect();
            let is_it = places.iter().take(needed).all(Option::is_some);
            is_it.then_some((row.number, places))
        });
        let Some((number, places)) = heading else { continue };
        has_headings = true;
        let below = sheet.rows.into_iter().filter(|row| row.number > number);
        rows.extend(below.map(|row| (row, places.clone())));
    }
    if has_headings { Ok(rows) } else { Err(ExpertRefusal::NoHeadings) }
}

fn place_of(row: &Row, names: &[String]) -> Option<u32> {
    let is_it = |found: &str| names.iter().any(|it| comparable(it) == found);
    row.cells.iter().find(|(_, content)| is_it(&comparable(&content.shown()))).map(|(at, _)| *at)
}
