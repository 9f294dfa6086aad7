//! `wutong pack FILE`: what a period pack holds. `wutong apply-pack DOSSIER PACK`: a dossier with
//! what the pack says.

use std::path::Path;

use engine::ledger::{LedgerInput, LedgerSheet, Report};
use engine::periods::{PackRemark, PeriodPack, apply_pack};
use exchange::pack_file::{LARGEST, PackRefusal, VERSION};
use exchange::{
    DossierFile, dossier_from_bytes, dossier_json_with_origins, origins_from_text, pack_from_bytes,
    refusal_text,
};
use locale::{Language, keys, text};
use report::{pack_lines, pack_remark};

use crate::assess::{Case, bytes_of, case_of, read_at_most};
use crate::catalogue::ledgers_of;
use crate::outcome::{Outcome, visible};

/// Says what a pack holds.
pub(crate) fn pack(file: &str, language: Language) -> Outcome {
    match pack_at(file, language) {
        Ok(pack) => Outcome::said(&pack_lines(&pack, language).join("\n")),
        Err(refused) => refused,
    }
}

/// Applies a pack to a dossier: the dossier goes out, remarks go to standard error. Exit status 2
/// if something differs, 3 if nothing was applied.
pub(crate) fn apply(file: &str, pack: &str, language: Language) -> Outcome {
    let applied = pack_at(pack, language).and_then(|pack| {
        let bytes = bytes_of(file, language)?;
        apply_bytes(file, &bytes, &pack, language)
    });
    applied.unwrap_or_else(|refused| refused)
}

/// Applies a pack to what a file holds. `file` is its name, for messages.
///
/// # Errors
/// The refusal, if the file cannot be read.
pub fn apply_bytes(
    file: &str,
    bytes: &[u8],
    pack: &PeriodPack,
    language: Language,
) -> Result<Outcome, Outcome> {
    let read = dossier_from_bytes(bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let Case { rubric, dossier, sheet, .. } = case_of(file, bytes, None, language)?;
    if ledgers_of(read.rubric.as_deref().unwrap_or_default(), &rubric).is_none() {
        let found = read.rubric.unwrap_or_default();
        let arguments = [("found", found.as_str())];
        return Err(Outcome::refused(&text(language, keys::NEXT_NO_LEDGERS, &arguments)));
    }
    let mut input = sheet.as_ref().map(LedgerSheet::input).cloned().unwrap_or_else(|| {
        LedgerInput { report: Report { dossier, tables: Vec::new() }, ..LedgerInput::default() }
    });
    let cluster = read.cluster_name.clone().unwrap_or_default();
    let applied = apply_pack(pack, &rubric, &cluster, &mut input);
    let remarks: Vec<String> =
        applied.remarks.iter().map(|it| pack_remark(&rubric, it, language)).collect();
    let remarks = visible(&remarks.join("\n"));
    if applied.remarks.iter().any(PackRemark::is_refusal) {
        return Err(Outcome::refused(&remarks));
    }
    let mut origins = origins_from_text(core::str::from_utf8(bytes).unwrap_or_default());
    origins.retain(|(figure, _)| !applied.origins.iter().any(|(known, _)| known == figure));
    origins.extend(applied.origins);
    let head = DossierFile { deadline: Some(pack.deadline.clone()), ..read };
    let json = dossier_json_with_origins(&head, &input, &origins);
    let exit = if applied.remarks.is_empty() { 0 } else { 2 };
    Ok(Outcome { exit, stdout: json, stderr: remarks })
}

fn pack_at(file: &str, language: Language) -> Result<PeriodPack, Outcome> {
    let bytes = read_at_most(Path::new(file), LARGEST).map_err(|error| {
        let arguments = [("file", file), ("reason", &error.to_string())];
        Outcome::refused(&text(language, keys::REFUSAL_UNREADABLE, &arguments))
    })?;
    pack_from_bytes(&bytes)
        .map_err(|refusal| Outcome::refused(&pack_refusal_text(file, &refusal, language)))
}

/// Why a pack was refused, in words.
pub fn pack_refusal_text(file: &str, refusal: &PackRefusal, language: Language) -> String {
    let version = VERSION.to_string();
    let (key, name, value) = match refusal {
        PackRefusal::File(refusal) => return refusal_text(file, refusal, language),
        PackRefusal::NotAPack(reason) => (keys::PACK_REFUSAL_NOT_A_PACK, "reason", reason.clone()),
        PackRefusal::Version(found) => (keys::PACK_REFUSAL_VERSION, "found", found.to_string()),
        PackRefusal::WrongForm(at) => (keys::PACK_REFUSAL_WRONG_FORM, "found", at.clone()),
        PackRefusal::Digest => (keys::PACK_REFUSAL_DIGEST, "", String::new()),
    };
    text(language, key, &[("file", file), (name, &value), ("known", &version)])
}
