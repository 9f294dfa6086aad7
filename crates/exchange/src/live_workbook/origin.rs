//! Where a figure comes from, in words: tables, a roll, a spreadsheet, an earlier report, the
//! period pack, or the form.

use engine::periods::Origin;
use locale::{keys, text};
use report::derivation::derived_origin;
use report::import::{sheet_origin, sheet_origin_text};
use report::roll::{origin_text, roll_origin};

use super::book::LiveRequest;

/// The origin of a figure; empty while it is not given.
pub(super) fn origin(request: &LiveRequest<'_>, figure: usize) -> String {
    let (rubric, facts) = (request.evaluation.rubric(), request.evaluation.facts());
    let language = request.language;
    let Some(declared) = rubric.figures.get(figure) else { return String::new() };
    if facts.is_missing(figure) {
        return String::new();
    }
    let from_tables =
        request.ledgers.and_then(|sheet| derived_origin(sheet, &declared.id, language));
    let from_roll =
        || request.roll.and_then(|roll| roll_origin(rubric, facts, roll, figure, language));
    let from_sheet = || {
        let origin = sheet_origin(rubric, facts, request.origins, figure)?;
        Some(sheet_origin_text(origin, language))
    };
    let found = from_tables.or_else(from_roll).or_else(from_sheet);
    found
        .or_else(|| from_elsewhere(request, &declared.id))
        .unwrap_or_else(|| origin_text(rubric, facts, None, figure, language))
}

fn from_elsewhere(request: &LiveRequest<'_>, id: &str) -> Option<String> {
    let language = request.language;
    match &request.origins.iter().find(|(figure, _)| figure == id)?.1 {
        Origin::Report { period, figure } => {
            let entries = &request.evaluation.rubric().document.figure;
            let name = entries.iter().find(|entry| entry.id == *figure);
            let name = name.map_or(figure.as_str(), |it| language.of(&it.name.zh, &it.name.en));
            let said = [("period", period.as_str()), ("figure", name)];
            Some(text(language, keys::WORKBOOK_FROM_REPORT, &said))
        }
        Origin::Pack { .. } => Some(keys::WORKBOOK_FROM_PACK.words(language).to_owned()),
        Origin::Sheet(_) => None,
    }
}
