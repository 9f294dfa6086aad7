//! `wutong template OUT.xlsx`: the forms as a workbook, empty or filled from a dossier.

use std::fs;

use engine::ledger::LedgerInput;
use exchange::spreadsheet::template::{TemplateRequest, template as workbook_of};
use locale::{Language, keys, text};

use crate::arguments::SheetOptions;
use crate::desk::Desk;
use crate::dossier::dossier_of;
use crate::outcome::Outcome;

/// The rubric that is taken where none is named.
const FIRST: &str = "industrial@2026.1";

/// Writes the forms.
pub(crate) fn template(
    out: &str,
    rubric: Option<&str>,
    options: &SheetOptions,
    language: Language,
) -> Outcome {
    written(out, rubric, options, language).unwrap_or_else(|refused| refused)
}

fn written(
    out: &str,
    rubric: Option<&str>,
    options: &SheetOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let dossier = match &options.from {
        Some(file) => Some(dossier_of(file, language)?),
        None => None,
    };
    let named = dossier.as_ref().and_then(|dossier| dossier.file.rubric.clone());
    let wanted = rubric.map(str::to_owned).or(named).unwrap_or_else(|| FIRST.to_owned());
    let desk = Desk::of(out, &wanted, language)?;
    let scheme = desk.scheme();
    let holders = &scheme.rubric.document.holder;
    let holder = options.holder.as_deref();
    if let Some(found) = holder.filter(|found| !holders.iter().any(|it| it.id == *found)) {
        let known: Vec<&str> = holders.iter().map(|it| it.id.as_str()).collect();
        let arguments = [("found", found), ("known", &known.join(", "))];
        return Err(Outcome::refused(&text(language, keys::IMPORT_TEXT_NO_HOLDER, &arguments)));
    }
    let filled = dossier.map_or_else(LedgerInput::default, |dossier| dossier.input);
    let request = TemplateRequest { filled: &filled, holder, language };
    let workbook = workbook_of(&scheme, request).map_err(|error| Outcome::refused(&error.0))?;
    write(out, &workbook.bytes, language)?;
    let sheets = workbook.sheets.len().to_string();
    let arguments = [("file", out), ("sheets", sheets.as_str())];
    Ok(Outcome::said(&text(language, keys::IMPORT_TEXT_TEMPLATE, &arguments)))
}

/// Writes a file.
pub(crate) fn write(file: &str, bytes: &[u8], language: Language) -> Result<(), Outcome> {
    fs::write(file, bytes).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::IMPORT_TEXT_UNWRITABLE, &arguments))
    })
}
