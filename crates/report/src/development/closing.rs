//! Shortcomings (what, by how much, which points) and measures.

use engine::assess::{Evaluation, VetoState};
use engine::ledger::{Cell, LedgerSheet};
use locale::{Language, keys, text};

use super::build::TitledTable;
use crate::indicator::IndicatorRow;
use crate::model::PageModel;
use crate::tables::Table;
use crate::xray::{GapRow, XRay, xray};

/// Gaps that are printed.
const MOST_GAPS: usize = 10;

/// The sentences and tables on shortcomings.
pub(super) fn shortcomings(
    evaluation: &Evaluation,
    page: &PageModel,
    language: Language,
) -> (Vec<String>, Vec<TitledTable>) {
    let xray = xray(evaluation, language);
    let mut paragraphs = Vec::new();
    for row in &xray.vetoes {
        if row.state == VetoState::Off {
            continue;
        }
        let parts = [row.name.as_str(), row.verdict.as_str(), row.detail.as_str()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        paragraphs.push(text(
            language,
            keys::NARRATIVE_VETO,
            &[("said", &said.join(keys::NARRATIVE_COMMA.words(language)))],
        ));
    }
    paragraphs.push(gaps_sentence(&xray, language));
    if !xray.missing.is_empty() {
        let names: Vec<&str> = xray.missing.iter().map(|row| row.name.as_str()).collect();
        let figures = names.join(keys::LIST_SEPARATOR.words(language));
        let count = names.len().to_string();
        let arguments = [("figures", figures.as_str()), ("count", &count)];
        paragraphs.push(text(language, keys::NARRATIVE_FIGURES_MISSING, &arguments));
    }
    let tables = gap_table(&xray, page, language).into_iter().collect();
    (paragraphs, tables)
}

fn gaps_sentence(xray: &XRay, language: Language) -> String {
    let Some(first) = xray.gaps.first() else {
        return keys::NARRATIVE_NO_GAPS.words(language).to_owned();
    };
    let count = xray.gaps.len().to_string();
    let arguments = [
        ("count", count.as_str()),
        ("lost", &xray.lost),
        ("name", &first.name),
        ("most", &first.lost),
    ];
    text(language, keys::NARRATIVE_GAPS, &arguments)
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
    (!rows.is_empty()).then_some(TitledTable { name, table: Table { headings, rows } })
}

/// What has become of earlier measures, and how many are new.
pub(super) fn measures(sheet: Option<&LedgerSheet>, language: Language) -> Vec<String> {
    let counts = sheet.and_then(counted);
    let Some(Counted { earlier, done, new }) = counts else {
        return vec![keys::NARRATIVE_NO_MEASURES.words(language).to_owned()];
    };
    let mut said = Vec::new();
    if earlier > 0 {
        let open = earlier.saturating_sub(done).to_string();
        let (earlier, done) = (earlier.to_string(), done.to_string());
        let arguments = [("count", earlier.as_str()), ("done", &done), ("open", &open)];
        said.push(text(language, keys::NARRATIVE_EARLIER_MEASURES, &arguments));
    }
    let count = new.to_string();
    said.push(text(language, keys::NARRATIVE_NEW_MEASURES, &[("count", &count)]));
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
