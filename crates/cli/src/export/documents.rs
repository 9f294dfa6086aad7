//! `wutong export FILE --docx | --csv | --html | --json`: a document on a dossier, as a file.

use std::fs;
use std::path::Path;

use exchange::document::{
    NamedFile, WriteError, archive, document_csv, document_html, document_json, docx,
};
use exchange::{ReadDossier, document_of_dossier, dossier_from_bytes, refusal_text};
use locale::{Language, keys, text};
use report::document::{Declaration, Document, DocumentKind};
use report::file_name::file_name;

use crate::arguments::{ExportForm, ExportOptions};
use crate::assess::{Case, bytes_of, case_of};
use crate::catalogue::shared;
use crate::outcome::Outcome;
use crate::template::write;

/// Writes a document.
pub(crate) fn export(
    file: &str,
    rubric: Option<&str>,
    options: &ExportOptions,
    language: Language,
) -> Outcome {
    let done =
        bytes_of(file, language).and_then(|bytes| written(file, &bytes, rubric, options, language));
    done.unwrap_or_else(|refused| refused)
}

fn written(
    file: &str,
    bytes: &[u8],
    rubric: Option<&str>,
    options: &ExportOptions,
    language: Language,
) -> Result<Outcome, Outcome> {
    let kind = match options.document.as_deref() {
        None => DocumentKind::Report,
        Some(found) => DocumentKind::named(found).ok_or_else(|| {
            let known = DocumentKind::ALL.map(DocumentKind::name).join(", ");
            let arguments = [("found", found), ("known", &known)];
            Outcome::refused(&text(language, keys::EXPORT_NO_KIND, &arguments))
        })?,
    };
    let made = made(file, bytes, (rubric, kind), language)?;
    let ending = options.form.ending();
    let called = file_name(made.names(kind.words(language)), ending, language);
    let out = options.out.clone().unwrap_or(called);
    let refused = |error: WriteError| Outcome::refused(&error.0);
    match options.form {
        ExportForm::Docx => write(&out, &docx(&made.document).map_err(refused)?, language)?,
        ExportForm::Html => write(&out, document_html(&made.document).as_bytes(), language)?,
        ExportForm::Json => write(&out, document_json(&made.document, kind).as_bytes(), language)?,
        ExportForm::Csv => {
            let tables = document_csv(&made.document, made.names(kind.words(language)));
            let out_of_one = Path::new(&out).extension().is_some_and(|it| it == "zip");
            if out_of_one {
                write(&out, &archive(&tables).map_err(refused)?, language)?;
            } else {
                write_all(&out, &tables, language)?;
            }
        }
    }
    let arguments = [("file", out.as_str()), ("title", &made.document.title)];
    Ok(Outcome::said(&text(language, keys::EXPORT_WRITTEN, &arguments)))
}

/// Writes files into a folder, which is made if it is not there.
fn write_all(folder: &str, files: &[NamedFile], language: Language) -> Result<(), Outcome> {
    fs::create_dir_all(folder).map_err(|error| {
        let arguments = [("file", folder), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::IMPORT_TEXT_UNWRITABLE, &arguments))
    })?;
    for (name, bytes) in files {
        let path = Path::new(folder).join(name);
        write(&path.to_string_lossy(), bytes, language)?;
    }
    Ok(())
}

/// A document with what its file is called after.
struct Made {
    document: Document,
    cluster: String,
    period: String,
    edition: String,
}

impl Made {
    fn names<'a>(&'a self, kind: &'a str) -> [&'a str; 4] {
        [&self.cluster, &self.period, kind, &self.edition]
    }
}

/// The document of a kind on what a file holds. `file` is its name, for messages.
///
/// # Errors
/// Why the file was refused.
pub fn document_bytes(
    file: &str,
    bytes: &[u8],
    kind: DocumentKind,
    language: Language,
) -> Result<Document, Outcome> {
    made(file, bytes, (None, kind), language).map(|made| made.document)
}

fn made(
    file: &str,
    bytes: &[u8],
    (rubric, kind): (Option<&str>, DocumentKind),
    language: Language,
) -> Result<Made, Outcome> {
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let wanted = rubric.or(read.rubric.as_deref()).unwrap_or_default().to_owned();
    let Case { rubric, sheet, .. } = case_of(file, bytes, rubric, language)?;
    let narrative = shared(&wanted, "narrative.toml", rubrics::NARRATIVE)?;
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    let of = ReadDossier { file: &read, text, sheet: sheet.as_ref() };
    let told = (rubrics::PERIODS, &*narrative);
    let document =
        document_of_dossier(&of, &rubric, told, (kind, &Declaration::default()), language);
    let cluster = read.cluster_name.unwrap_or_default();
    let period = read.dossier.period.unwrap_or_default();
    Ok(Made { document, cluster, period, edition: rubric.reference() })
}
