//! Stars in words.

use locale::{Language, groups, keys, text};

/// `四星`, `four stars`.
pub fn star_words(stars: u8, language: Language) -> String {
    let key = groups::STARS.named(&format!("n{stars}")).unwrap_or(keys::STARS_N0);
    key.words(language).to_owned()
}

/// `三星至四星`, or one if both are the same.
pub fn star_range_words(low: u8, high: u8, language: Language) -> String {
    let (low_words, high_words) = (star_words(low, language), star_words(high, language));
    if low == high {
        return low_words;
    }
    text(language, keys::STARS_RANGE, &[("low", &low_words), ("high", &high_words)])
}
