//! [`CheckCode`]: 100 bits of the manifest's SHA-256 in Crockford's base 32, short enough to be
//! printed, stamped, read out and typed again.

use core::fmt;

use sha2::{Digest as _, Sha256};

/// Crockford's digits: without I, L, O and U, which are misread.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many digits a code has.
pub const LENGTH: usize = 20;

/// How many digits stand together in print.
const GROUP: usize = 5;

/// The check code of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CheckCode([u8; LENGTH]);

/// Why what was typed is no check code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeProblem {
    /// Not [`LENGTH`] digits but this many.
    Length(usize),
    /// A sign that no code has.
    Character {
        /// Its place among the digits, from 1.
        at: usize,
        /// The sign.
        found: char,
    },
}

impl CheckCode {
    /// The code of a manifest: the first 100 bits of its SHA-256.
    pub fn of_manifest(manifest: &[u8]) -> Self {
        let mut digits = [b'0'; LENGTH];
        let (mut bits, mut count) = (0u32, 0u32);
        let mut bytes = Sha256::digest(manifest).into_iter();
        for slot in &mut digits {
            while count < 5 {
                bits = (bits << 8) | u32::from(bytes.next().unwrap_or_default());
                count += 8;
            }
            count -= 5;
            let digit = usize::try_from((bits >> count) & 31).unwrap_or_default();
            *slot = DIGITS.get(digit).copied().unwrap_or(b'0');
        }
        Self(digits)
    }

    /// A code as somebody typed it: in any case, with blanks and hyphens, O for 0, I or L for 1, and
    /// in full-width signs.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn from_typed(typed: &str) -> Result<Self, CodeProblem> {
        let mut digits = Vec::new();
        for found in typed.chars().filter(|c| !is_separator(*c)) {
            let digit = digit_of(found);
            let at = digits.len() + 1;
            digits.push(digit.ok_or(CodeProblem::Character { at, found })?);
        }
        let length = digits.len();
        digits.try_into().map(Self).map_err(|_odd: Vec<u8>| CodeProblem::Length(length))
    }

    /// The twenty digits without separators.
    pub fn compact(&self) -> String {
        self.0.iter().map(|digit| char::from(*digit)).collect()
    }
}

/// In groups of five, as it is printed.
impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, group) in self.0.chunks(GROUP).enumerate() {
            if place > 0 {
                f.write_str("-")?;
            }
            group.iter().try_for_each(|digit| write!(f, "{}", char::from(*digit)))?;
        }
        Ok(())
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}')
}

fn digit_of(typed: char) -> Option<u8> {
    // Full-width signs, as Chinese keyboards give them.
    let narrow = match typed {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(typed) - 0xfee0)?,
        other => other,
    };
    let digit = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    DIGITS.iter().copied().find(|known| char::from(*known) == digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_first_hundred_bits() {
        // SHA-256 of nothing begins e3b0c442 98fc1c14 9afbf4c8 99.
        let code = CheckCode::of_manifest(b"");
        assert_eq!(code.to_string(), "WERC8-GMRZG-E196Q-VYK49");
        assert_eq!(code.compact().len(), LENGTH);
    }

    #[test]
    fn typing_is_tolerant_and_slips_are_named() {
        let code = CheckCode::of_manifest(b"");
        for typed in [
            "WERC8-GMRZG-E196Q-VYK49",
            " werc8gmrzg e196qvyk49 ",
            "WERC8\u{2014}GMRZGEi96qVYK49",
            "WERC8GMRZGEL96QVYK4\u{ff19}",
        ] {
            assert_eq!(CheckCode::from_typed(typed), Ok(code), "{typed}");
        }
        assert_eq!(CheckCode::from_typed("OO"), Err(CodeProblem::Length(2)));
        let wrong = CodeProblem::Character { at: 3, found: 'U' };
        assert_eq!(CheckCode::from_typed("0-0U"), Err(wrong));
    }
}
