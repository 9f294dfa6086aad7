//! Where the figures and rows of a dossier come from after a merge: [`origins_after`].

use std::collections::BTreeMap;

use engine::facts::RawEntry;
use engine::periods::{Origin as Known, SheetOrigin};

use super::import::Origin;
use super::merge::{Change, Merge, Place, Prefer};
use super::scheme::Scheme;

/// The origins of a dossier after a merge. What files filled in or replaced comes from them from
/// now on, but what a period pack says stays known, so that a difference is a finding. Only
/// places that `is_taken` knows were filled in. `digest` gives the SHA-256 of a file by its name. Rows of a table have one origin, under `projects[]`:
/// where the file begins that spoke of them last.
pub fn origins_after(
    scheme: &Scheme,
    before: &[(String, Known)],
    merge: &Merge,
    is_taken: &dyn Fn(&Place) -> bool,
    prefer: &dyn Fn(&Place) -> Prefer,
    digest: &dyn Fn(&str) -> String,
) -> Vec<(String, Known)> {
    let mut origins: BTreeMap<String, Known> = before.iter().cloned().collect();
    let replaced = merge.differing.iter().filter(|change| prefer(&change.place) == Prefer::Files);
    let filled = merge.filled.iter().filter(|change| is_taken(&change.place));
    for Change { place, becomes, origin, .. } in filled.chain(replaced) {
        let (key, value) = match place {
            Place::Figure(at) => {
                let figure = scheme.rubric.figures.get(*at).map(|figure| figure.id.clone());
                (figure.unwrap_or_default(), text_of(becomes))
            }
            Place::Cell(table, ..) => (rows_of(scheme, *table), String::new()),
        };
        let is_pack = matches!(origins.get(&key), Some(Known::Pack { .. }));
        let is_said = value.is_empty() && is_of_file(origins.get(&key), origin);
        if !is_pack && !is_said {
            let digest = digest(&origin.file);
            origins.insert(key, Known::Sheet(sheet_origin(origin, digest, value)));
        }
    }
    origins.into_iter().collect()
}

/// What the rows of a table go by: `projects[]`.
fn rows_of(scheme: &Scheme, table: usize) -> String {
    let table = scheme.table(table).map_or("", |entry| entry.id.as_str());
    format!("{table}[]")
}

fn is_of_file(known: Option<&Known>, origin: &Origin) -> bool {
    matches!(known, Some(Known::Sheet(known))
        if *known.file == *origin.file && *known.sheet == *origin.sheet)
}

fn sheet_origin(origin: &Origin, digest: String, value: String) -> SheetOrigin {
    let (file, sheet) = (origin.file.to_string(), origin.sheet.to_string());
    SheetOrigin { file, digest, sheet, cell: origin.cell(), value }
}

fn text_of(entry: &RawEntry) -> String {
    match entry {
        RawEntry::Text(text) | RawEntry::Unreadable(text) | RawEntry::NotApplicable(text) => {
            text.clone()
        }
        RawEntry::Nothing | RawEntry::BadObject => String::new(),
    }
}
