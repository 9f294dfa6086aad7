//! Key figures with their change on the year, for a sheet of facts.

use locale::{Language, keys};

use super::build::{ReportSource, speaker_of};
use crate::tables::Table;

/// The facts of the narrative as far as the rubric has them: name, value, change on the year.
pub fn key_facts(source: &ReportSource<'_>, language: Language) -> Table {
    let speaker = speaker_of(source, language);
    let rows = source.narrative.facts.iter().filter_map(|rule| {
        let (value, change) = (rule.say.first()?, rule.say.get(1));
        let name = language.of(&rule.name.zh, &rule.name.en).to_owned();
        let change = change.map(|item| speaker.told(item)).unwrap_or_default();
        speaker.has(value).then(|| vec![name, speaker.told(value), change])
    });
    let headings = [keys::TABLE_ITEM, keys::DOCUMENT_VALUE, keys::NARRATIVE_TREND_ON_YEAR];
    Table {
        headings: headings.map(|key| key.words(language).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}
