//! The sheet of figures: what may be changed, and where it comes from.

use engine::facts::RawEntry;
use engine::facts::entry::number_of_form;
use engine::rubric::FigureType;
use locale::{Key, Language, keys, text};
use rust_xlsxwriter::{DataValidation, Worksheet};

use super::arithmetic::{Place, Places, StateCells};
use super::book::{Book, LiveRequest, LiveWorkbookError, formula, quoted, quoted_sheet};
use super::origin::origin;
use super::paper::{Page, fitted_in, held, locked, printed};

/// The row of the cluster's name, from 0.
const CLUSTER_ROW: u32 = 2;
/// The row of the period.
const PERIOD_ROW: u32 = 3;
/// The row of headings: below cluster and period.
const HEADINGS_ROW: u32 = 5;
/// The first row of figures.
const FIRST_ROW: u32 = 6;
/// The column of values.
const VALUE: u16 = 3;
/// The column of reasons.
const REASON: u16 = 4;
/// The most characters of an entry that was refused.
const LONGEST_REFUSED: usize = 200;

/// The columns and their widths.
const COLUMNS: [(Key, u16); 8] = [
    (keys::WORKBOOK_FORM, 8),
    (keys::WORKBOOK_LABEL, 50),
    (keys::WORKBOOK_UNIT, 12),
    (keys::WORKBOOK_VALUE, 18),
    (keys::WORKBOOK_REASON, 22),
    (keys::WORKBOOK_STATE, 16),
    (keys::WORKBOOK_SOURCE, 40),
    (keys::WORKBOOK_DEPARTMENT, 30),
];

/// The figures that the rubric uses, in the order of their rows.
fn used(request: &LiveRequest<'_>) -> impl Iterator<Item = usize> {
    let figures = request.evaluation.rubric().figures.iter().enumerate();
    figures.filter(|(_, figure)| figure.is_used).map(|(at, _)| at)
}

/// What is written for yes and for no.
fn yes_no(language: Language) -> [&'static str; 2] {
    [keys::TEMPLATE_YES, keys::TEMPLATE_NO].map(|key| key.words(language))
}

/// Where the figures stand.
pub(super) fn figure_places(request: &LiveRequest<'_>, sheet: &str) -> Places {
    let sheet = quoted_sheet(sheet);
    let mut figures: Vec<Option<Place>> = Vec::new();
    figures.resize_with(request.evaluation.rubric().figures.len(), || None);
    for (row, figure) in (FIRST_ROW..).zip(used(request)) {
        let at = row.saturating_add(1);
        let is_given = match entry_of(request, figure) {
            None | Some(RawEntry::Nothing | RawEntry::NotApplicable(_)) => false,
            Some(_) => true,
        };
        if let Some(slot) = figures.get_mut(figure) {
            let (number, reason) = (format!("{sheet}!D{at}"), format!("{sheet}!E{at}"));
            *slot = Some(Place { number, reason, is_given });
        }
    }
    let period = format!("{sheet}!B{}", PERIOD_ROW.saturating_add(1));
    Places { figures, period, words: yes_no(request.language).map(str::to_owned) }
}

fn entry_of<'a>(request: &LiveRequest<'a>, figure: usize) -> Option<&'a RawEntry> {
    let id = &request.evaluation.rubric().figures.get(figure)?.id;
    let entries = &request.dossier.entries;
    entries.iter().find(|(name, _)| name == id).map(|(_, entry)| entry)
}

/// Writes the sheet.
pub(super) fn figures_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), LiveWorkbookError> {
    book.head(sheet, &book.names.figures, HEADINGS_ROW, &COLUMNS)?;
    let looks = &book.looks;
    sheet.merge_range(1, 0, 1, 7, book.say(keys::WORKBOOK_HINT), &looks.hint)?;
    sheet.set_row_height(1, 32)?;
    sheet.write_string_with_format(
        CLUSTER_ROW,
        0,
        book.say(keys::WORKBOOK_CLUSTER),
        &looks.heading,
    )?;
    sheet.write_string_with_format(CLUSTER_ROW, 1, held(book.request.cluster), &looks.open_text)?;
    sheet.write_string_with_format(
        PERIOD_ROW,
        0,
        book.say(keys::WORKBOOK_PERIOD),
        &looks.heading,
    )?;
    let period = book.request.dossier.period.as_deref().unwrap_or_default();
    let period: String = period.chars().take(LONGEST_REFUSED).collect();
    sheet.write_string_with_format(PERIOD_ROW, 1, period, &looks.open_text)?;
    let hint = book.say(keys::WORKBOOK_PERIOD_HINT);
    sheet.write_string_with_format(CLUSTER_ROW, VALUE, hint, &looks.small)?;
    season(book, sheet)?;
    for (row, figure) in (FIRST_ROW..).zip(used(book.request)) {
        figure_row(book, sheet, row, figure)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 2)?;
    printed(sheet, Page::Landscape, Some(HEADINGS_ROW), book.request.language)?;
    locked(sheet);
    Ok(())
}

/// Whether the period is a whole year.
fn season(book: &Book<'_>, sheet: &mut Worksheet) -> Result<(), LiveWorkbookError> {
    let interim = &book.answers.interim;
    let [part, whole] = [keys::WORKBOOK_INTERIM, keys::WORKBOOK_ANNUAL].map(|key| book.say(key));
    let words = format!("IF({}=1,{},{})", interim.text, quoted(part), quoted(whole));
    let now = if interim.value == 1 { part } else { whole };
    sheet.write_formula_with_format(PERIOD_ROW, VALUE, formula(&words, now), &book.looks.small)?;
    Ok(())
}

fn figure_row(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    figure: usize,
) -> Result<(), LiveWorkbookError> {
    let (rubric, looks) = (book.rubric(), &book.looks);
    let entry = rubric.document.figure.get(figure);
    let (Some(entry), Some(compiled)) = (entry, rubric.figures.get(figure)) else { return Ok(()) };
    let holder = rubric.document.holder.iter().find(|it| Some(&it.id) == entry.holder.as_ref());
    let beside = [
        (0, entry.form.clone()),
        (1, book.of(&entry.name).to_owned()),
        (2, entry.unit.as_deref().map(|unit| book.unit(unit)).unwrap_or_default()),
        (6, origin(book.request, figure)),
        (7, holder.map(|it| book.of(&it.name).to_owned()).unwrap_or_default()),
    ];
    for (column, words) in &beside {
        sheet.write_string_with_format(row, *column, held(words), &looks.text)?;
    }
    let [_, texts @ ..] = &beside;
    let texts = texts.each_ref().map(|(column, text)| (*column, text.as_str()));
    fitted_in(sheet, row, &COLUMNS, &texts)?;
    let is_yes_no = compiled.of == FigureType::YesNo;
    sheet.write_blank(row, VALUE, if is_yes_no { &looks.open_text } else { &looks.open_number })?;
    if is_yes_no {
        let words = yes_no(book.request.language);
        let validation = DataValidation::new().allow_list_strings(&words)?;
        sheet.add_data_validation(row, VALUE, row, VALUE, &validation)?;
    }
    if compiled.allows_na {
        sheet.write_blank(row, REASON, &looks.open_text)?;
    } else {
        let words = book.say(keys::WORKBOOK_NOT_ALLOWED);
        sheet.write_string_with_format(row, REASON, words, &looks.mark)?;
    }
    if let Some(given) = entry_of(book.request, figure) {
        given_entry(book, sheet, row, compiled, given)?;
    }
    if let Some(Some(cells)) = book.answers.figures.get(figure) {
        state(book, sheet, row, figure, cells)?;
    }
    Ok(())
}

/// Writes an entry: a number where it has the form of the figure, a text that is not taken else.
fn given_entry(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    figure: &engine::rubric::Figure,
    entry: &RawEntry,
) -> Result<(), LiveWorkbookError> {
    let looks = &book.looks;
    let is_blank = |reason: &str| reason.chars().all(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
    let said = match entry {
        RawEntry::Nothing => return Ok(()),
        RawEntry::NotApplicable(reason) if figure.allows_na && !is_blank(reason) => {
            sheet.write_string_with_format(row, REASON, shortened(reason), &looks.open_text)?;
            return Ok(());
        }
        RawEntry::Text(text) if figure.of == FigureType::YesNo => {
            match (text.as_str(), yes_no(book.request.language)) {
                ("yes", [yes, _]) => yes.to_owned(),
                ("no", [_, no]) => no.to_owned(),
                _ => refused(book, text),
            }
        }
        RawEntry::Text(text) if number_of_form(figure.of, text).is_some() => {
            let number: f64 = text.parse().unwrap_or_default();
            sheet.write_number_with_format(row, VALUE, number, &looks.open_number)?;
            return Ok(());
        }
        RawEntry::Text(text) | RawEntry::Unreadable(text) => refused(book, text),
        RawEntry::NotApplicable(reason) if !is_blank(reason) => refused(book, reason),
        RawEntry::NotApplicable(_) | RawEntry::BadObject => {
            book.say(keys::WORKBOOK_UNREADABLE).to_owned()
        }
    };
    sheet.write_string_with_format(row, VALUE, said, &looks.open_text)?;
    Ok(())
}

/// A text that was refused, so that it is refused here as well: blanks and the words of an answer
/// stand in quotes.
fn refused(book: &Book<'_>, found: &str) -> String {
    let language = book.request.language;
    let shown = shortened(found);
    if shown.trim().is_empty() {
        return book.say(keys::WORKBOOK_BLANK).to_owned();
    }
    if yes_no(language).contains(&shown.as_str()) {
        return text(language, keys::WORKBOOK_REFUSED_TEXT, &[("text", &shown)]);
    }
    shown
}

/// At most so many characters, and none that a workbook cannot hold.
fn shortened(found: &str) -> String {
    let is_kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    found.chars().filter(is_kept).take(LONGEST_REFUSED).collect()
}

/// Given, missing, not applicable, not taken, or too large.
fn state(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    figure: usize,
    cells: &StateCells,
) -> Result<(), LiveWorkbookError> {
    let say = |key: Key| book.say(key);
    let at = format!("D{}", row.saturating_add(1));
    let compiled = book.rubric().figures.get(figure);
    let absent = match compiled.and_then(|it| it.absent) {
        Some(true) => say(keys::WORKBOOK_AS_YES),
        Some(false) => say(keys::WORKBOOK_AS_NO),
        None => say(keys::WORKBOOK_ABSENT),
    };
    let (given, refused) = (say(keys::WORKBOOK_GIVEN), say(keys::WORKBOOK_REFUSED));
    let inapplicable = say(keys::WORKBOOK_NOT_APPLICABLE);
    let words = format!(
        "IF({}=1,{},IF({}=1,{},IF(ISBLANK({at}),{},IF({}=1,{},{}))))",
        cells.beyond.text,
        quoted(book.check()),
        cells.not_applicable.text,
        quoted(inapplicable),
        quoted(absent),
        cells.missing.text,
        quoted(refused),
        quoted(given),
    );
    let entry = entry_of(book.request, figure);
    let is_given = entry.is_some_and(|entry| *entry != RawEntry::Nothing);
    let now = match (cells.beyond.value, cells.not_applicable.value, cells.missing.value) {
        (1, _, _) => book.check(),
        (_, 1, _) => inapplicable,
        _ if !is_given => absent,
        (_, _, 1) => refused,
        _ => given,
    };
    sheet.write_formula_with_format(row, 5, formula(&words, now), &book.looks.mark)?;
    Ok(())
}
