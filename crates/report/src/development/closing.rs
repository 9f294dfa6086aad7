//! Shortcomings (what, by how much, which points) and measures.

use engine::assess::{Evaluation, VetoState};
use engine::ledger::{Cell, LedgerSheet};
use locale::{Language, keys, text};

use super::build::TitledTable;
use super::sentence::{About, Piece, Sentence, number, plain};
use crate::indicator::IndicatorRow;
use crate::model::PageModel;
use crate::tables::Table;
use crate::xray::{GapRow, XRay, xray};

/// Gaps that are printed.
const MOST_GAPS: usize = 10;
/// The columns of value and points lost.
const GAP_NUMBERS: [usize; 2] = [2, 3];

/// The sentences and tables on shortcomings.
pub(super) fn shortcomings(
    evaluation: &Evaluation,
    page: &PageModel,
    language: Language,
) -> (Vec<Sentence>, Vec<TitledTable>) {
    let xray = xray(evaluation, language);
    let mut paragraphs = Vec::new();
    for row in &xray.vetoes {
        if row.state == VetoState::Off {
            continue;
        }
        let comma = keys::NARRATIVE_COMMA.words(language);
        let mut said = vec![Piece::words(format!("{}{comma}{}", row.name, row.verdict))];
        if !row.detail.is_empty() {
            let is_number = !row.amount.is_empty();
            let about = if is_number { About::Number(row.id.clone()) } else { About::Words };
            said.extend([Piece::words(comma), Piece { words: row.detail.clone(), about }]);
        }
        paragraphs.push(Sentence::of(keys::NARRATIVE_VETO, language, &[("said", said)]));
    }
    paragraphs.push(gaps_sentence(&xray, language));
    if !xray.missing.is_empty() {
        let said = [
            ("figures", missing_figures(&xray, language)),
            plain("count", &xray.missing.len().to_string()),
        ];
        paragraphs.push(Sentence::of(keys::NARRATIVE_FIGURES_MISSING, language, &said));
    }
    let tables = gap_table(&xray, page, language).into_iter().collect();
    (paragraphs, tables)
}

/// Their names, each on the way to its field.
fn missing_figures(xray: &XRay, language: Language) -> Vec<Piece> {
    let separator = keys::LIST_SEPARATOR.words(language);
    let mut pieces = Vec::new();
    for row in &xray.missing {
        if !pieces.is_empty() {
            pieces.push(Piece::words(separator));
        }
        let about = About::Missing(row.figure.clone());
        pieces.push(Piece { words: row.name.clone(), about });
    }
    pieces
}

fn gaps_sentence(xray: &XRay, language: Language) -> Sentence {
    let Some(first) = xray.gaps.first() else {
        return Sentence::of(keys::NARRATIVE_NO_GAPS, language, &[]);
    };
    let said = [
        plain("count", &xray.gaps.len().to_string()),
        number("lost", &xray.lost, "total"),
        plain("name", &first.name),
        number("most", &first.lost, &first.indicator),
    ];
    Sentence::of(keys::NARRATIVE_GAPS, language, &said)
}

fn gap_table(xray: &XRay, page: &PageModel, language: Language) -> Option<TitledTable> {
    let value = |gap: &GapRow| {
        let row = page.indicators.iter().find(|row| row.id == gap.indicator);
        row.map(|row: &IndicatorRow| row.value.clone()).unwrap_or_default()
    };
    let row = |gap: &GapRow| {
        let (id, name) = (gap.indicator.clone(), gap.name.clone());
        vec![id, name, value(gap), gap.lost.clone(), gap.next_unit.clone()]
    };
    let rows: Vec<Vec<String>> = xray.gaps.iter().take(MOST_GAPS).map(row).collect();
    let headings = [
        keys::TABLE_ID,
        keys::TABLE_INDICATOR,
        keys::TABLE_VALUE,
        keys::TABLE_LOST,
        keys::TABLE_NEXT,
    ];
    let headings = headings.iter().map(|key| key.words(language).to_owned()).collect();
    let count = rows.len().to_string();
    let name = text(language, keys::NARRATIVE_GAP_TABLE, &[("count", &count)]);
    let gaps = xray.gaps.iter().take(MOST_GAPS);
    (!rows.is_empty()).then(|| TitledTable {
        name,
        table: Table { headings, rows },
        numbers: GAP_NUMBERS.to_vec(),
        subjects: gaps.map(|gap| gap.indicator.clone()).collect(),
    })
}

/// What has become of earlier measures, and how many are new; `form` is where they are filled in.
pub(super) fn measures(
    sheet: Option<&LedgerSheet>,
    form: Option<&str>,
    language: Language,
) -> Vec<Sentence> {
    let counts = sheet.and_then(counted);
    let Some(Counted { earlier, done, new }) = counts else {
        let about = form.map_or(About::Words, |form| About::MissingIn(form.to_owned()));
        let words = keys::NARRATIVE_MEASURES.words(language).to_owned();
        let said = [("label", vec![Piece { words, about }])];
        return vec![Sentence::of(keys::NARRATIVE_MISSING, language, &said)];
    };
    let mut said = Vec::new();
    if earlier > 0 {
        let open = earlier.saturating_sub(done).to_string();
        let numbers = [
            plain("count", &earlier.to_string()),
            plain("done", &done.to_string()),
            plain("open", &open),
        ];
        said.push(Sentence::of(keys::NARRATIVE_EARLIER_MEASURES, language, &numbers));
    }
    let count = [plain("count", &new.to_string())];
    said.push(Sentence::of(keys::NARRATIVE_NEW_MEASURES, language, &count));
    said
}

/// Measures by where they come from.
struct Counted {
    earlier: usize,
    done: usize,
    new: usize,
}

/// Nothing where the table is not in use or empty.
fn counted(sheet: &LedgerSheet) -> Option<Counted> {
    let table = sheet.ledgers().table_index("measures")?;
    let columns = &sheet.ledgers().tables.get(table)?.columns;
    let place = |id: &str| columns.iter().position(|column| column.id == id);
    let (since, state) = (place("since")?, place("state")?);
    let done = columns.get(state)?.options.iter().position(|code| code == "done")?;
    let done = Cell::Choice(u16::try_from(done).ok()?);
    let mut counted = Counted { earlier: 0, done: 0, new: 0 };
    for row in sheet.book().rows(table) {
        if row.cells.get(since).is_some_and(Cell::is_value) {
            counted.earlier = counted.earlier.saturating_add(1);
            let is_done = row.cells.get(state) == Some(&done);
            counted.done = counted.done.saturating_add(usize::from(is_done));
        } else {
            counted.new = counted.new.saturating_add(1);
        }
    }
    (counted.earlier.saturating_add(counted.new) > 0).then_some(counted)
}
