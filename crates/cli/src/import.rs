//! `wutong import FILE… --into DOSSIER.json`: figures and ledgers from spreadsheets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use exchange::dossier_json_with_origins;
use exchange::spreadsheet::merge::{Merge, Prefer, merge};
use exchange::spreadsheet::origins::origins_after;
use exchange::spreadsheet::words::{conflict_text, differing_text, filled_text, target_text};
use exchange::spreadsheet::{Expected, Import, MOST_BYTES, Scheme, import_from_bytes};
use locale::{Key, Language, keys, text};
use report::import::{Note, import_refusal_text, note_text};
use report::roll::{Gravity, column_letter};
use sha2::{Digest as _, Sha256};

use crate::arguments::SheetOptions;
use crate::assess::read_at_most;
use crate::desk::Desk;
use crate::dossier::dossier_of;
use crate::outcome::{Outcome, visible};
use crate::template::write;

/// Lines of one kind that are printed in full.
const MOST_SHOWN: usize = 200;

/// Brings files into a dossier; writes it only where `--out` says so.
pub(crate) fn import(
    files: &[String],
    rubric: Option<&str>,
    options: &SheetOptions,
    language: Language,
) -> Outcome {
    imported(files, rubric, options, language).unwrap_or_else(|refused| refused)
}

fn imported(
    files: &[String],
    rubric: Option<&str>,
    options: &SheetOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let refused = |key: Key| Outcome::refused(key.words(language));
    let into = options.into.as_deref().ok_or_else(|| refused(keys::IMPORT_TEXT_NO_INTO))?;
    let dossier = dossier_of(into, language)?;
    let wanted = rubric.or(dossier.file.rubric.as_deref());
    let wanted = wanted.ok_or_else(|| refused(keys::IMPORT_TEXT_NO_RUBRIC))?;
    let desk = Desk::of(into, wanted, language)?;
    let scheme = desk.scheme();
    let expected = Expected { period: dossier.input.report.dossier.period.as_deref() };
    let mut digests = BTreeMap::new();
    let imports = files.iter().map(|file| read(&scheme, file, expected, language, &mut digests));
    let imports = imports.collect::<Result<Vec<Import>, Outcome>>()?;
    let prefer = if options.is_replacing { Prefer::Files } else { Prefer::Dossier };
    let merge = merge(&scheme, &dossier.input, &imports, prefer);
    let mut stdout = said(&scheme, &imports, &merge, prefer, language);
    if let Some(out) = &options.out {
        let known = &dossier.origins;
        let digest = |name: &str| digests.get(name).cloned().unwrap_or_default();
        let origins = origins_after(&scheme, known, &merge, &|_| true, &|_| prefer, &digest);
        let json = dossier_json_with_origins(&dossier.file, &merge.input, &origins);
        write(out, json.as_bytes(), language)?;
        stdout.push(text(language, keys::IMPORT_TEXT_WRITTEN, &[("file", out)]));
    }
    let notes = imports.iter().flat_map(|import| &import.notes).chain(&merge.notes);
    let is_refused = notes.into_iter().any(|note| note.code.gravity() == Gravity::Refused);
    let is_kept = prefer == Prefer::Dossier && !merge.differing.is_empty();
    let is_open = is_refused || is_kept || !merge.conflicts.is_empty();
    let exit = if is_open { 2 } else { 0 };
    Ok(Outcome { exit, stdout: visible(&stdout.join("\n")), stderr: String::new() })
}

fn read(
    scheme: &Scheme,
    file: &str,
    expected: Expected,
    language: Language,
    digests: &mut BTreeMap<String, String>,
) -> Result<Import, Outcome> {
    let path = Path::new(file);
    let bytes = read_at_most(path, MOST_BYTES).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    digests.insert(name.clone(), digest_of(&bytes));
    import_from_bytes(scheme, &name, &bytes, expected)
        .map_err(|refusal| Outcome::refused(&import_refusal_text(&name, &refusal, language)))
}

/// SHA-256 in hexadecimal.
fn digest_of(bytes: &[u8]) -> String {
    let mut written = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a String cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}

fn said(
    scheme: &Scheme,
    imports: &[Import],
    merge: &Merge,
    prefer: Prefer,
    language: Language,
) -> Vec<String> {
    let mut lines: Vec<String> = imports.iter().map(|import| head(import, language)).collect();
    let mut list = |key: Key, items: Vec<String>| {
        if items.is_empty() {
            return;
        }
        let count = items.len().to_string();
        lines.push(format!("\n{}", text(language, key, &[("count", &count)])));
        let more = items.len().saturating_sub(MOST_SHOWN);
        lines.extend(items.into_iter().take(MOST_SHOWN).map(|item| format!("  {item}")));
        if more > 0 {
            let more = more.to_string();
            let more = text(language, keys::IMPORT_TEXT_MORE, &[("count", &more)]);
            lines.push(format!("  {more}"));
        }
    };
    let columns = imports.iter().flat_map(|import| &import.columns).map(|column| {
        let target = target_text(scheme, column.target, language);
        let arguments = [
            ("sheet", column.sheet.as_str()),
            ("column", &column_letter(column.column)),
            ("heading", &column.heading),
            ("target", &target),
        ];
        text(language, keys::IMPORT_TEXT_COLUMN, &arguments)
    });
    list(keys::IMPORT_TEXT_COLUMNS, columns.collect());
    let filled = merge.filled.iter().map(|change| filled_text(scheme, change, language));
    list(keys::IMPORT_TEXT_FILLED, filled.collect());
    let differing = merge.differing.iter().map(|change| differing_text(scheme, change, language));
    let key = match prefer {
        Prefer::Dossier => keys::IMPORT_TEXT_DIFFERING,
        Prefer::Files => keys::IMPORT_TEXT_REPLACED,
    };
    list(key, differing.collect());
    let conflicts = merge.conflicts.iter().map(|it| conflict_text(scheme, it, language));
    list(keys::IMPORT_TEXT_CONFLICTS, conflicts.collect());
    let notes = imports.iter().flat_map(|import| &import.notes).chain(&merge.notes);
    list(keys::IMPORT_TEXT_NOTES, notes.map(|note| note_line(note, language)).collect());
    let same = merge.same.to_string();
    lines.push(format!("\n{}", text(language, keys::IMPORT_TEXT_SAME, &[("count", &same)])));
    lines
}

fn head(import: &Import, language: Language) -> String {
    let arguments = [
        ("file", import.file.clone()),
        ("kind", import.kind.to_string()),
        ("figures", import.figures.len().to_string()),
        ("rows", import.rows().to_string()),
    ];
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    text(language, keys::IMPORT_TEXT_HEAD, &arguments)
}

fn note_line(note: &Note, language: Language) -> String {
    let gravity = locale::groups::ROLL_GRAVITY.named(note.code.gravity().name());
    let gravity = gravity.map_or("", |key| key.words(language));
    format!("[{gravity}] {}", note_text(note, language))
}
