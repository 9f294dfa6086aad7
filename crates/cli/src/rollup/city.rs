//! The city's table, and what the period packs of a folder say beside it.

use std::path::Path;

use engine::quantity::UnitTable;
use engine::rollup::{CityFigures, RollupRules};
use exchange::pack_file::{is_pack, pack_from_bytes};
use exchange::rollup::city::{CityNote, CityRefusal, city_from_bytes};
use exchange::rollup::figures_of_pack;
use exchange::spreadsheet::MOST_BYTES;
use locale::{Language, groups, keys, text};
use report::import::import_refusal_text;

use crate::assess::read_at_most;
use crate::outcome::Outcome;

/// The figures of the table, then those of packs; and notes on the table in words.
pub(super) fn city_figures(
    file: Option<&str>,
    files: &[(String, Vec<u8>)],
    (rules, units): (&RollupRules, &UnitTable),
    language: Language,
) -> Result<(CityFigures, Vec<String>), Outcome> {
    let (mut figures, mut notes) = (CityFigures::default(), Vec::new());
    if let Some(file) = file {
        let bytes = read_at_most(Path::new(file), MOST_BYTES).map_err(|error| {
            let arguments = [("file", file), ("reason", &error.to_string())];
            Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
        })?;
        let name = Path::new(file).file_name().map(|it| it.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let (read, remarks) = city_from_bytes(&name, &bytes, rules, units)
            .map_err(|refusal| Outcome::refused(&refusal_words(&name, &refusal, language)))?;
        figures = read;
        notes.extend(remarks.iter().map(|it| note_words(&name, it, language)));
    }
    for (name, bytes) in files.iter().filter(|(_, bytes)| is_pack(bytes)) {
        if let Ok(pack) = pack_from_bytes(bytes) {
            figures.0.extend(figures_of_pack(name, &pack));
        }
    }
    Ok((figures, notes))
}

fn refusal_words(file: &str, refusal: &CityRefusal, language: Language) -> String {
    let key = match refusal {
        CityRefusal::File(refusal) => return import_refusal_text(file, refusal, language),
        CityRefusal::NoHeadings => keys::ROLLUP_CITY_NO_HEADINGS,
        CityRefusal::NoFigures => keys::ROLLUP_CITY_NO_FIGURES,
    };
    text(language, key, &[("file", file)])
}

fn note_words(file: &str, note: &CityNote, language: Language) -> String {
    let row = note.row.to_string();
    let arguments = [("file", file), ("row", row.as_str()), ("found", &note.found)];
    let key = groups::ROLLUP_CITY.named(note.what);
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}
