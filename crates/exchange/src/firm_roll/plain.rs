//! Characters as they are meant: full-width forms made half-width, spaces of all kinds found.

/// The half-width character that one stands for.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let code = u32::from(c).saturating_sub(0xff01).saturating_add(0x21);
            char::from_u32(code).unwrap_or(c)
        }
        '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '\u{fe63}' => '-',
        '\u{3010}' | '\u{3014}' => '(',
        '\u{3011}' | '\u{3015}' => ')',
        '\u{2018}' | '\u{2019}' => '\'',
        other => other,
    }
}

/// True for spaces of all kinds, line ends and marks that show nothing.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// The text without spaces around it.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Half-width, lower case, without any spaces: for comparison with the dictionary.
pub(crate) fn comparable(text: &str) -> String {
    let meant = text.chars().map(half_width).filter(|c| !is_space(*c));
    meant.map(|c| c.to_ascii_lowercase()).collect()
}
