//! Reasons, remedies and lanes in words.

use locale::{Language, groups, text};

use super::reason::{Lane, TriageReason};

/// A lane in words.
pub fn lane_text(lane: Lane, language: Language) -> &'static str {
    groups::TRIAGE_LANE.named(lane.name()).map_or("", |key| key.words(language))
}

/// A reason in words: what was found.
pub fn reason_text(reason: &TriageReason, language: Language) -> String {
    let arguments: Vec<(&str, &str)> =
        reason.arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = groups::TRIAGE_REASON.named(reason.code.name());
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}

/// What to do about it.
pub fn remedy_text(reason: &TriageReason, language: Language) -> &'static str {
    groups::TRIAGE_REMEDY.named(reason.code.name()).map_or("", |key| key.words(language))
}

#[cfg(test)]
mod tests {
    use super::super::reason::TriageCode;
    use super::*;

    #[test]
    fn every_code_has_words_and_a_remedy() {
        for code in TriageCode::ALL {
            for language in [Language::Zh, Language::En] {
                let reason = TriageReason::new(*code);
                assert!(!reason_text(&reason, language).is_empty(), "{}", code.name());
                assert!(!remedy_text(&reason, language).is_empty(), "{}", code.name());
            }
        }
    }
}
