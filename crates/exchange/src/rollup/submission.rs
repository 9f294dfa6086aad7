//! [`submission_from_bytes`]: a file → a submission, or why it is set aside.

use std::sync::Arc;

use engine::ledger::{LedgerSheet, Ledgers};
use engine::rollup::{Aside, AsideReason, Decision, Given, RollupRules, Submission};
use engine::rubric::Rubric;
use locale::{Language, keys, text};
#[cfg(feature = "package")]
use report::package::package_finding_text;

use crate::dossier_file::dossier_from_bytes;
use crate::ledger_file::{LedgerRefusal, ledgers_from_text};
use crate::pack_file::{is_pack, pack_from_bytes};
#[cfg(feature = "package")]
use crate::package::{sealed::is_sealed, unpack};
use crate::refusal_text::refusal_text;

/// What an archive begins with.
#[cfg(feature = "package")]
const ARCHIVE: &[u8] = b"PK";

/// A rubric that submissions may name, compiled once for all of them.
#[derive(Debug, Clone)]
pub struct Judge {
    /// `industrial@2026.1`.
    pub reference: String,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// Its ledgers, if it has any.
    pub ledgers: Option<Arc<Ledgers>>,
}

/// What a file gives for a roll-up: a dossier file, or a submission package that is whole. `name` is
/// the file's name, by which it is cited.
///
/// # Errors
/// Why the file is set aside. No file can stop a roll-up.
pub fn submission_from_bytes(
    name: &str,
    bytes: &[u8],
    judges: &[Judge],
    (rules, decisions): (&RollupRules, &[Decision]),
    language: Language,
) -> Result<Submission, Aside> {
    let aside = |reason: AsideReason| Aside { name: name.to_owned(), reason };
    if is_pack(bytes) {
        let period = pack_from_bytes(bytes).map(|it| it.period).unwrap_or_default();
        return Err(aside(AsideReason::PeriodPack(period)));
    }
    #[cfg(feature = "package")]
    if bytes.starts_with(ARCHIVE) || is_sealed(bytes) {
        let packed = unpack(bytes).map_err(|findings| {
            let words = findings.iter().map(|it| package_finding_text(it, language));
            aside(AsideReason::Unreadable(words.collect::<Vec<_>>().join(" ")))
        })?;
        let dossier = packed.dossier.as_bytes();
        return submission_from_bytes(name, dossier, judges, (rules, decisions), language);
    }
    let read = dossier_from_bytes(bytes).map_err(|refusal| {
        aside(AsideReason::Unreadable(refusal_text(name, &refusal, language)))
    })?;
    let reference = read.rubric.clone().unwrap_or_default();
    let judge = judges.iter().find(|judge| judge.reference == reference);
    let judge = judge.ok_or_else(|| aside(AsideReason::UnknownRubric(reference)))?;
    let whole = core::str::from_utf8(bytes).unwrap_or_default();
    let input = ledgers_from_text(whole, &read.dossier).map_err(|refusal| {
        let found = match &refusal {
            LedgerRefusal::WrongForm(at) => at.as_str(),
            LedgerRefusal::Unreadable => "",
        };
        let arguments = [("file", name), ("found", found)];
        aside(AsideReason::Unreadable(text(language, keys::REFUSAL_WRONG_FORM, &arguments)))
    })?;
    let sheet = input
        .zip(judge.ledgers.clone())
        .map(|(input, ledgers)| LedgerSheet::new(Arc::clone(&judge.rubric), ledgers, input));
    let dossier = sheet.as_ref().map_or_else(|| read.dossier.clone(), LedgerSheet::dossier);
    let given = Given {
        name,
        cluster: read.cluster_name.as_deref().unwrap_or_default(),
        rubric: &judge.rubric,
        sheet: sheet.as_ref(),
        dossier: &dossier,
    };
    Submission::of(rules, &given, decisions).ok_or_else(|| aside(AsideReason::NoPeriod))
}

/// The text of the dossier that a file is or holds; none if it cannot be read.
pub(super) fn dossier_text(bytes: &[u8]) -> Option<String> {
    #[cfg(feature = "package")]
    if bytes.starts_with(ARCHIVE) || is_sealed(bytes) {
        return unpack(bytes).ok().map(|packed| packed.dossier);
    }
    String::from_utf8(bytes.to_vec()).ok()
}
