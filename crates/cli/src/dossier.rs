//! A dossier file with its ledgers, as it stands.

use engine::ledger::{Date, LedgerInput, Report};
use engine::periods::Origin;
use exchange::{DossierFile, dossier_from_bytes, origins_from_text, refusal_text};
use locale::Language;

use crate::assess::{bytes_of, ledger_input};
use crate::outcome::Outcome;

/// A dossier.
pub(crate) struct Dossier {
    /// Head and figures.
    pub(crate) file: DossierFile,
    /// Figures and ledgers.
    pub(crate) input: LedgerInput,
    /// Where figures come from that were not typed.
    pub(crate) origins: Vec<(String, Origin)>,
}

/// Reads a dossier file.
pub(crate) fn dossier_of(file: &str, language: Language) -> Result<Dossier, Outcome> {
    let bytes = bytes_of(file, language)?;
    let read = dossier_from_bytes(&bytes)
        .map_err(|refusal| Outcome::refused(&refusal_text(file, &refusal, language)))?;
    let input = ledger_input(file, &bytes, &read.dossier, language)?;
    let input = input.unwrap_or_else(|| LedgerInput {
        report: Report { dossier: read.dossier.clone(), tables: Vec::new() },
        as_of: as_of(&bytes),
        ..LedgerInput::default()
    });
    let origins = origins_from_text(core::str::from_utf8(&bytes).unwrap_or_default());
    Ok(Dossier { file: read, input, origins })
}

/// The day on which a dossier without ledgers is looked at; with ledgers it is read with them.
fn as_of(bytes: &[u8]) -> Option<Date> {
    let whole: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    Date::parse(whole.get("as-of")?.as_str()?)
}
