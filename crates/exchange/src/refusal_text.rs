//! Why a dossier file was refused, in words.

use locale::{Language, keys, text};

use crate::dossier_file::Refusal;

/// Why a file was refused, in words. `file` is its name.
pub fn refusal_text(file: &str, refusal: &Refusal, language: Language) -> String {
    let (key, name, value) = match refusal {
        Refusal::TooLarge => (keys::REFUSAL_TOO_LARGE, "", String::new()),
        Refusal::NotUtf8(at) => (keys::REFUSAL_NOT_UTF8, "at", at.to_string()),
        Refusal::ByteOrderMark => (keys::REFUSAL_BYTE_ORDER_MARK, "", String::new()),
        Refusal::NotJson(reason) => (keys::REFUSAL_NOT_JSON, "reason", reason.clone()),
        Refusal::DuplicateKey(key) => (keys::REFUSAL_DUPLICATE_KEY, "found", key.clone()),
        Refusal::TooDeep(limit) => (keys::REFUSAL_TOO_DEEP, "limit", limit.to_string()),
        Refusal::NoFigures => (keys::REFUSAL_NO_FIGURES, "", String::new()),
    };
    text(language, key, &[("file", file), (name, &value)])
}
