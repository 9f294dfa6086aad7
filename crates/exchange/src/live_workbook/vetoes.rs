//! The sheet of vetoes: state and shortfall of each.

use engine::rubric::document::{EffectEntry, VetoEntry};
use locale::{Key, keys};
use report::star_words;
use rust_xlsxwriter::Worksheet;

use super::arithmetic::VetoCells;
use super::book::{Book, HEADINGS_ROW, LiveWorkbookError, quoted};
use super::indicators::checked;
use super::paper::{Page, fitted_in, locked, printed};

/// The columns and their widths.
const COLUMNS: [(Key, u16); 8] = [
    (keys::WORKBOOK_ID, 7),
    (keys::WORKBOOK_REQUIREMENT, 38),
    (keys::WORKBOOK_VERDICT, 16),
    (keys::WORKBOOK_SHORTFALL, 18),
    (keys::WORKBOOK_UNIT, 12),
    (keys::WORKBOOK_LACKING, 28),
    (keys::WORKBOOK_EFFECT, 16),
    (keys::WORKBOOK_BASIS, 40),
];

/// Writes the sheet.
pub(super) fn vetoes_sheet(
    book: &Book<'_>,
    sheet: &mut Worksheet,
) -> Result<(), LiveWorkbookError> {
    book.head(sheet, &book.names.vetoes, HEADINGS_ROW, &COLUMNS)?;
    let first = HEADINGS_ROW.saturating_add(1);
    let rows = book.rubric().document.veto.iter().zip(&book.answers.vetoes);
    for (row, (entry, cells)) in (first..).zip(rows) {
        veto_row(book, sheet, row, entry, cells)?;
    }
    sheet.set_freeze_panes(first, 2)?;
    printed(sheet, Page::Landscape, Some(HEADINGS_ROW), book.request.language)?;
    locked(sheet);
    Ok(())
}

fn veto_row(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    entry: &VetoEntry,
    cells: &VetoCells,
) -> Result<(), LiveWorkbookError> {
    let looks = &book.looks;
    let figure = entry.shortfall.as_ref().and_then(|lacking| {
        let figures = &book.rubric().document.figure;
        figures.iter().find(|figure| figure.id == lacking.of)
    });
    let unit = entry.shortfall.as_ref().map(|lacking| book.unit(&lacking.unit));
    let beside = [
        (0, entry.id.clone()),
        (1, book.of(&entry.name).to_owned()),
        (4, unit.unwrap_or_default()),
        (5, figure.map(|it| book.of(&it.name).to_owned()).unwrap_or_default()),
        (6, effect(book, &entry.effect)),
        (7, book.of(&entry.basis).to_owned()),
    ];
    for (column, words) in &beside {
        sheet.write_string_with_format(row, *column, words, &looks.text)?;
    }
    let [_, name, _, figure, effect, basis] = &beside;
    let texts = [name, figure, effect, basis].map(|(column, text)| (*column, text.as_str()));
    fitted_in(sheet, row, &COLUMNS, &texts)?;
    let states = [
        keys::VETO_CLEAR,
        keys::VETO_TRIGGERED,
        keys::VETO_UNDECIDED,
        keys::VETO_UNJUDGEABLE,
        keys::VETO_OFF,
    ]
    .map(|key| book.say(key));
    let words = states.map(quoted).join(",");
    let verdict = format!("CHOOSE({}+1,{words})", cells.state.text);
    let now = usize::try_from(cells.state.value).ok().and_then(|at| states.get(at)).copied();
    let now = now.unwrap_or_default();
    checked(book, sheet, (row, 2), &cells.beyond, (&verdict, now), &looks.mark)?;
    shortfall(book, sheet, row, cells)
}

fn shortfall(
    book: &Book<'_>,
    sheet: &mut Worksheet,
    row: u32,
    cells: &VetoCells,
) -> Result<(), LiveWorkbookError> {
    let look = &book.looks.plain;
    let Some(number) = &cells.shortfall else {
        sheet.write_string_with_format(row, 3, "", look)?;
        return Ok(());
    };
    let told = match number.beyond.text.as_str() {
        "0" => number.text.clone(),
        beyond => format!("IF({beyond}=1,{},{})", quoted(book.check()), number.text),
    };
    let words = format!("IF({}=1,{told},\"\")", cells.has_shortfall.text);
    let now = match (cells.has_shortfall.value, number.beyond.value) {
        (0, _) => "",
        (_, 1) => book.check(),
        _ => &number.value,
    };
    checked(book, sheet, (row, 3), &cells.beyond, (&words, now), look)
}

fn effect(book: &Book<'_>, effect: &EffectEntry) -> String {
    match effect {
        EffectEntry::AtMost(stars) => {
            let stars = star_words(*stars, book.request.language);
            book.tell(keys::WORKBOOK_AT_MOST, &[("stars", &stars)])
        }
        EffectEntry::NoRating => book.say(keys::WORKBOOK_NO_RATING).to_owned(),
        EffectEntry::RangeOnly => book.say(keys::WORKBOOK_RANGE_ONLY).to_owned(),
    }
}
