//! [`StoredDraft`] and its envelope: how a draft lies in the store.
//!
//! The envelope says which schema it follows, which revision it is and when it was written; its
//! checksum is the SHA-256 of all that and of the draft's text. A text that does not agree with
//! its checksum is damaged and is never repaired by guessing.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use exchange::RollFile;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

/// The newest schema that is read and written.
const SCHEMA: u32 = 7;

/// A draft as it is stored: schema 7. Schema 6 has no record of handing in, schema 5 never says that
/// something is still being worked out either, schema 4 has no paragraphs either, schema 3 no tables either, no earlier
/// reports and no answers taken at their word, schema 2 no roll either, schema 1
/// neither of them nor a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoredDraft {
    /// `industrial@2026.1`.
    pub(crate) rubric: String,
    /// `2020Q3`.
    pub(crate) period: String,
    /// Name of the cluster.
    pub(crate) cluster: String,
    /// Local time, `2026-11-30T18:00`; empty if none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) deadline: String,
    /// Answers by the figure's name.
    pub(crate) answers: BTreeMap<String, StoredAnswer>,
    /// The roll that figures were taken from, as dossier files hold it; its own file lies in the
    /// vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) roll: Option<RollFile>,
    /// Tables in use, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) tables: BTreeMap<String, Vec<StoredRow>>,
    /// Figures that follow from them; an empty text for one that cannot be said.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) derived: BTreeMap<String, String>,
    /// True if they were still being worked out; what they were before is then not kept.
    #[serde(default, rename = "due", skip_serializing_if = "is_worked_out")]
    pub(crate) is_due: bool,
    /// Reasons given for warnings, by rule and place.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) reasons: BTreeMap<String, String>,
    /// Earlier reports as dossier files hold them; empty if there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) prior: String,
    /// Where figures come from that were not typed, as dossier files hold it; empty if all were.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) origins: String,
    /// What people wrote into the development report themselves, by section.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) paragraphs: BTreeMap<String, String>,
    /// Who declares what, and what was handed in, as lines; empty if there is nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) handing: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_worked_out(is_due: &bool) -> bool {
    !*is_due
}

/// A row of a table as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StoredRow {
    /// Its name.
    pub(crate) id: String,
    /// What is filled in, by column.
    pub(crate) cells: BTreeMap<String, String>,
}

/// An answer as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum StoredAnswer {
    /// As typed.
    Typed(String),
    /// As a file gave it, which is taken at its word: not of strict form.
    Given(String),
    /// "Not applicable", with its reason.
    NotApplicable(String),
}

/// What surrounds a draft in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Envelope {
    /// Counts the writes.
    pub(crate) revision: u64,
    /// When it was written: ISO 8601.
    pub(crate) saved: String,
    /// The draft.
    pub(crate) draft: StoredDraft,
}

/// Why a stored text is no draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FormatError {
    /// It is cut, changed, or something else.
    Damaged,
    /// A newer edition of the app wrote it.
    Newer,
}

#[derive(Serialize, Deserialize)]
struct Spelt<'a> {
    schema: u32,
    revision: u64,
    saved: String,
    checksum: String,
    #[serde(borrow)]
    draft: &'a RawValue,
}

#[derive(Deserialize)]
struct Versioned {
    schema: u32,
}

/// The text of an envelope.
pub(crate) fn text_of_envelope(envelope: &Envelope) -> String {
    let draft = serde_json::to_string(&envelope.draft).unwrap_or_default();
    let schema = schema_of(&envelope.draft);
    let checksum = checksum(schema, envelope.revision, &envelope.saved, &draft);
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    format!(
        "{{\"schema\":{schema},\"revision\":{},\"saved\":{},\"checksum\":\"{checksum}\",\"draft\":{draft}}}",
        envelope.revision,
        quoted(&envelope.saved),
    )
}

/// The lowest schema that can hold a draft, so that older versions of the app still open it.
fn schema_of(draft: &StoredDraft) -> u32 {
    let is_given = |answer: &StoredAnswer| matches!(answer, StoredAnswer::Given(_));
    if !draft.handing.is_empty() {
        return SCHEMA;
    }
    if draft.is_due {
        return 6;
    }
    if !draft.paragraphs.is_empty() {
        return 5;
    }
    let has_tables = !draft.tables.is_empty()
        || !draft.reasons.is_empty()
        || !draft.prior.is_empty()
        || !draft.origins.is_empty()
        || draft.answers.values().any(is_given);
    match (has_tables, &draft.roll, draft.deadline.is_empty()) {
        (true, _, _) => 4,
        (false, Some(_), _) => 3,
        (false, None, false) => 2,
        (false, None, true) => 1,
    }
}

/// The envelope that a text holds.
pub(crate) fn envelope_of_text(text: &str) -> Result<Envelope, FormatError> {
    let damaged = |_error: serde_json::Error| FormatError::Damaged;
    let versioned: Versioned = serde_json::from_str(text).map_err(damaged)?;
    if versioned.schema > SCHEMA {
        return Err(FormatError::Newer);
    }
    let spelt: Spelt = serde_json::from_str(text).map_err(damaged)?;
    let expected = checksum(spelt.schema, spelt.revision, &spelt.saved, spelt.draft.get());
    if expected != spelt.checksum {
        return Err(FormatError::Damaged);
    }
    let draft = serde_json::from_str(spelt.draft.get()).map_err(damaged)?;
    Ok(Envelope { revision: spelt.revision, saved: spelt.saved, draft })
}

fn checksum(schema: u32, revision: u64, saved: &str, draft: &str) -> String {
    let digest = Sha256::digest(format!("{schema}\n{revision}\n{saved}\n{draft}"));
    let mut written = String::new();
    for byte in digest {
        // Writing to a String cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}

#[cfg(test)]
pub(crate) mod tests {
    use report::roll::{Filled, Provenance, TakenRoll};

    use super::*;

    pub(crate) fn envelope(cluster: &str) -> Envelope {
        let answers = BTreeMap::from([
            ("tax".to_owned(), StoredAnswer::Typed("1,286.00".to_owned())),
            ("due-projects".to_owned(), StoredAnswer::NotApplicable("none \"due\"".to_owned())),
        ]);
        let draft = StoredDraft {
            rubric: "industrial@2026.1".to_owned(),
            period: "2020".to_owned(),
            cluster: cluster.to_owned(),
            deadline: String::new(),
            answers,
            roll: None,
            tables: BTreeMap::new(),
            derived: BTreeMap::new(),
            is_due: false,
            reasons: BTreeMap::new(),
            prior: String::new(),
            origins: String::new(),
            paragraphs: BTreeMap::new(),
            handing: String::new(),
        };
        Envelope { revision: 7, saved: "2026-11-24T14:02:00Z".to_owned(), draft }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let envelope = envelope("\u{6837}\u{4f8b} <b>\"");
        assert_eq!(envelope_of_text(&text_of_envelope(&envelope)), Ok(envelope));
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let text = text_of_envelope(&envelope("A"));
        for cut in [0, 1, text.len() / 2, text.len() - 1] {
            let cut = text.get(..cut).unwrap_or_default();
            assert_eq!(envelope_of_text(cut), Err(FormatError::Damaged));
        }
        let changed = text.replace("1,286.00", "1,287.00");
        assert_eq!(envelope_of_text(&changed), Err(FormatError::Damaged));
        let changed = text.replace("\"revision\":7", "\"revision\":8");
        assert_eq!(envelope_of_text(&changed), Err(FormatError::Damaged));
    }

    #[test]
    fn schema_1_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-1.json").trim_end();
        assert_eq!(envelope_of_text(archived), Ok(envelope("A")));
    }

    #[test]
    fn schema_2_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-2.json").trim_end();
        let mut expected = envelope("A");
        expected.draft.deadline = "2026-11-30T18:00".to_owned();
        assert_eq!(text_of_envelope(&expected), archived);
        assert_eq!(envelope_of_text(archived), Ok(expected));
    }

    #[test]
    fn schema_3_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-3.json").trim_end();
        let mut expected = envelope("A");
        expected.draft.roll = Some(roll());
        assert_eq!(envelope_of_text(archived), Ok(expected.clone()));
        assert_eq!(text_of_envelope(&expected), archived);
    }

    #[test]
    fn schema_4_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-4.json").trim_end();
        let mut expected = envelope("A");
        let text = |text: &str| text.to_owned();
        let cells = BTreeMap::from([(text("name"), text("P")), (text("stage"), text("signed"))]);
        let rows = vec![StoredRow { id: text("p1"), cells }];
        expected.draft.answers.insert(text("revenue"), StoredAnswer::Given(text("37,900")));
        expected.draft.tables =
            BTreeMap::from([(text("firms"), Vec::new()), (text("projects"), rows)]);
        expected.draft.derived = BTreeMap::from([(text("landed-investment"), text("0"))]);
        expected.draft.reasons = BTreeMap::from([(text("T3-W1@projects[p1]"), text("because"))]);
        expected.draft.prior = text("[{\"period\": \"2019\"}]");
        assert_eq!(text_of_envelope(&expected), archived);
        assert_eq!(envelope_of_text(archived), Ok(expected));
    }

    #[test]
    fn schema_5_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-5.json").trim_end();
        let mut expected = envelope("A");
        let economy = ("economy".to_owned(), "First.\nSecond.".to_owned());
        expected.draft.paragraphs = BTreeMap::from([economy]);
        assert_eq!(text_of_envelope(&expected), archived);
        assert_eq!(envelope_of_text(archived), Ok(expected));
    }

    #[test]
    fn schema_6_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-6.json").trim_end();
        let mut expected = envelope("A");
        expected.draft.tables = BTreeMap::from([("firms".to_owned(), Vec::new())]);
        expected.draft.derived = BTreeMap::from([("firms-total".to_owned(), String::new())]);
        expected.draft.is_due = true;
        assert_eq!(text_of_envelope(&expected), archived);
        assert_eq!(envelope_of_text(archived), Ok(expected));
    }

    #[test]
    fn schema_7_is_read_for_ever() {
        let archived = include_str!("../../tests/archive/draft-7.json").trim_end();
        let mut expected = envelope("A");
        expected.draft.handing = "person\tWang Li\tdirector\nreason\ttwo\\nlines".to_owned();
        assert_eq!(text_of_envelope(&expected), archived);
        assert_eq!(envelope_of_text(archived), Ok(expected));
    }

    fn roll() -> RollFile {
        let provenance = Provenance {
            file: "firms.csv".to_owned(),
            heading: "\u{5b9e}\u{7f34}\u{7a0e}\u{6536}".to_owned(),
            column: "N".to_owned(),
            rows: 30,
            first_row: 2,
            last_row: 31,
        };
        let tax = Filled {
            figure: "tax".to_owned(),
            decimal: "1286".to_owned(),
            unit: Some("\u{4e07}\u{5143}".to_owned()),
            provenance,
        };
        RollFile::of_taken(&TakenRoll {
            file: "firms.csv".to_owned(),
            digest: "0".repeat(64),
            cluster: "smart".to_owned(),
            period: "2020".to_owned(),
            confirmed: vec!["codes".to_owned()],
            figures: vec![tax],
        })
    }

    #[test]
    fn a_newer_schema_is_recognised_whatever_else_it_holds() {
        let text = "{\"schema\":99,\"leaves\":[]}";
        assert_eq!(envelope_of_text(text), Err(FormatError::Newer));
    }
}
