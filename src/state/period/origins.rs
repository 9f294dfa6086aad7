//! Where figures come from that were not typed, and which of them a period pack locks.

use engine::facts::{Dossier, ReportingPeriod};
use engine::periods::pack::{FILLED, source_columns};
use engine::periods::{Origin, changed_since_pack};
use exchange::origins_from_text;
use locale::format::{grouped, with_unit};
use locale::{Language, format, keys, text};
use report::finding_message;
use report::numbers::unit_label;

use crate::state::draft::Draft;
use crate::state::workspace::Workspace;

/// Digits of a digest that are enough to tell one pack from another.
const DIGITS: usize = 8;

/// The origins of a draft's figures.
pub(in crate::state) fn origins_of(draft: &Draft) -> Vec<(String, Origin)> {
    if draft.origins.is_empty() {
        return Vec::new();
    }
    origins_from_text(&format!("{{\"origins\": {}}}", draft.origins))
}

/// True if a period pack may fill a figure.
pub(crate) fn is_of_pack(figure: &str) -> bool {
    FILLED.contains(&figure)
}

/// The first digits of a pack's digest.
pub(crate) fn short_digest(digest: &str) -> String {
    let digits = digest.strip_prefix("sha256:").unwrap_or(digest);
    digits.chars().take(DIGITS).collect()
}

impl Workspace {
    /// Where a figure comes from, with its name. Read anew each time: few figures have an origin,
    /// and the list of drafts can do without.
    fn origin_of(&self, figure: usize) -> Option<(String, Origin)> {
        let id = &self.edition().rubric.figures.get(figure)?.id;
        origins_of(self.draft()).into_iter().find(|(known, _)| known == id)
    }

    /// True if a period pack fills the figure.
    pub(crate) fn is_locked(&self, figure: usize) -> bool {
        matches!(self.origin_of(figure), Some((_, Origin::Pack { .. })))
    }

    /// The figures that a pack fills: name, label and value with unit.
    pub(crate) fn locked(&self) -> Vec<(String, String, String)> {
        let rubric = &self.edition().rubric;
        let figure = |(id, origin): &(String, Origin)| {
            let Origin::Pack { value, .. } = origin else { return None };
            let entry = rubric.document.figure.iter().find(|entry| entry.id == *id)?;
            let unit = entry.unit.as_deref().unwrap_or_default();
            let unit = unit_label(&rubric.document, unit, self.language);
            let label = self.language.of(&entry.name.zh, &entry.name.en).to_owned();
            Some((id.clone(), label, with_unit(self.language, &grouped(value), &unit)))
        };
        origins_of(self.draft()).iter().filter_map(figure).collect()
    }

    /// The digest of the pack that fills figures of the draft, if one does.
    pub(crate) fn pack_digest(&self) -> Option<String> {
        origins_of(self.draft()).into_iter().find_map(|(_, origin)| match origin {
            Origin::Pack { digest, .. } => Some(digest),
            Origin::Report { .. } | Origin::Sheet(_) => None,
        })
    }

    /// Whether a pack fills figures of the draft, in words.
    pub(crate) fn pack_words(&self, language: Language) -> String {
        match self.pack_digest() {
            Some(digest) => {
                text(language, keys::PERIODS_USED, &[("digest", &short_digest(&digest))])
            }
            None => keys::PACK_NOT_USED.words(language).to_owned(),
        }
    }

    /// Where a figure comes from that was not typed, in words; empty if it was.
    pub(crate) fn origin_words(&self, figure: usize, language: Language) -> String {
        match self.origin_of(figure) {
            Some((id, Origin::Pack { digest, .. })) => {
                let digest = short_digest(&digest);
                let said = [("digest", digest.as_str())];
                let source = self.source_of(&id);
                let words = text(language, keys::PERIODS_FROM_PACK, &said);
                if source.is_empty() {
                    return words;
                }
                text(
                    language,
                    keys::PERIODS_WITH_SOURCE,
                    &[("origin", &words), ("source", &source)],
                )
            }
            Some((_, Origin::Report { period, .. })) if self.answer_of(figure).is_some() => {
                let period = match ReportingPeriod::parse(&period) {
                    Some(it) => format::period(language, it.year, it.quarter),
                    None => period,
                };
                text(language, keys::PERIODS_FROM_REPORT, &[("period", &period)])
            }
            _ => String::new(),
        }
    }

    /// Name and date of what the pack took a figure from.
    fn source_of(&self, figure: &str) -> String {
        let row = self.draft().tables.get("city-data").and_then(|rows| rows.first());
        let cell = |column: &str| row.and_then(|row| row.cells.get(column)).map(String::as_str);
        let columns = source_columns(figure).into_iter().flatten();
        let parts: Vec<&str> = columns.filter_map(cell).collect();
        parts.join(" ")
    }

    /// What is to be said of a figure that its pack fills, if it is not what the pack said.
    pub(in crate::state) fn pack_remark(&self, figure: usize) -> Option<String> {
        let origin = self.origin_of(figure)?;
        let rubric = &self.edition().rubric;
        let entries = vec![(origin.0.clone(), self.draft().typed_entry(rubric, figure))];
        let dossier = Dossier { entries, ..Dossier::default() };
        let found = changed_since_pack(rubric, &dossier, core::slice::from_ref(&origin));
        Some(finding_message(rubric, found.first()?, self.language))
    }
}
