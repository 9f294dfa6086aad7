//! Where in a spreadsheet a figure comes from, as long as it is what the sheet said.

use engine::facts::{FactSet, RawEntry, fact_from_entry};
use engine::periods::{Origin, SheetOrigin};
use engine::rubric::Rubric;
use locale::{Language, keys, text};

/// The place in a spreadsheet that a figure comes from, if it still is what was said there.
pub fn sheet_origin<'o>(
    rubric: &Rubric,
    facts: &FactSet,
    origins: &'o [(String, Origin)],
    figure: usize,
) -> Option<&'o SheetOrigin> {
    let declared = rubric.figures.get(figure)?;
    let (_, origin) = origins.iter().find(|(id, _)| *id == declared.id)?;
    let Origin::Sheet(sheet) = origin else { return None };
    let said = fact_from_entry(declared, &RawEntry::Text(sheet.value.clone()));
    let reason = fact_from_entry(declared, &RawEntry::NotApplicable(sheet.value.clone()));
    let given = facts.read(figure).filter(|_| !facts.is_missing(figure))?;
    (given.fact == said.fact || given.fact == reason.fact).then_some(sheet)
}

/// A place in a spreadsheet: `tax.xlsx › T2 › F5`.
pub fn sheet_origin_text(origin: &SheetOrigin, language: Language) -> String {
    let SheetOrigin { file, sheet, cell, .. } = origin;
    let arguments = [("file", file.as_str()), ("sheet", sheet), ("cell", cell)];
    text(language, keys::IMPORT_ORIGIN_SHEET, &arguments)
}
