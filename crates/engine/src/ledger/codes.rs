//! Codes of national standards: form and check characters.
//!
//! A code that fails is a question and not an error: real ones do, and are confirmed.

/// What is wrong with a unified social credit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// Not 18 characters.
    Length,
    /// A character that no such code has, or letters in its area.
    Character,
    /// The last character should be this one.
    Check(char),
    /// The last character of the organisation code within should be this one.
    Organisation(char),
}

/// Characters in the order of their values: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first 17 characters.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the first eight characters of the organisation code.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// What is wrong with a unified social credit code (GB 32100-2015) in capitals, without spaces:
/// its form, its check character, and that of the organisation code (GB 11714) within it.
pub fn fault_of_uscc(code: &str) -> Option<CodeFault> {
    let Ok(bytes) = <&[u8; 18]>::try_from(code.as_bytes()) else {
        return Some(CodeFault::Length);
    };
    let mut values = [0u32; 18];
    for (value, byte) in values.iter_mut().zip(bytes) {
        match ALPHABET.iter().position(|known| known == byte) {
            Some(place) => *value = u32::try_from(place).unwrap_or_default(),
            None => return Some(CodeFault::Character),
        }
    }
    if !bytes.iter().skip(2).take(6).all(u8::is_ascii_digit) {
        return Some(CodeFault::Character);
    }
    let expected = check_character(&values);
    if bytes.last().map(|byte| char::from(*byte)) != Some(expected) {
        return Some(CodeFault::Check(expected));
    }
    let expected = organisation_check(bytes);
    let found = bytes.get(16).map(|byte| char::from(*byte));
    (found != Some(expected)).then_some(CodeFault::Organisation(expected))
}

fn weighted_sum(values: impl Iterator<Item = u32>, weights: &[u32]) -> u32 {
    let terms = values.zip(weights).map(|(value, weight)| value.saturating_mul(*weight));
    terms.fold(0, u32::saturating_add)
}

fn check_character(values: &[u32; 18]) -> char {
    let sum = weighted_sum(values.iter().copied(), &WEIGHTS);
    let place = 31u32.saturating_sub(sum.rem_euclid(31)).rem_euclid(31);
    let byte = usize::try_from(place).ok().and_then(|place| ALPHABET.get(place));
    byte.map_or('0', |byte| char::from(*byte))
}

/// The check character of positions 9 to 16; here letters count as in the whole alphabet.
fn organisation_check(bytes: &[u8; 18]) -> char {
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => u32::from(byte.saturating_sub(b'0')),
        letter => u32::from(letter.saturating_sub(b'A')).saturating_add(10),
    };
    let sum = weighted_sum(bytes.iter().skip(8).map(value), &ORGANISATION_WEIGHTS);
    match 11u32.saturating_sub(sum.rem_euclid(11)) {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

/// True for a project code (项目代码) of 24 characters: year, area, kind, division and number,
/// `2020-370211-38-03-012345`.
pub fn is_filing_code(code: &str) -> bool {
    let lengths: Vec<usize> = code.split('-').map(str::len).collect();
    let is_digits = code.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    lengths == [4, 6, 2, 2, 6] && is_digits
}

/// True for a division of GB/T 4754: two digits from 01 to 97.
pub fn is_division(code: &str) -> bool {
    is_digits(code, 2) && ("01"..="97").contains(&code)
}

/// True for the form of a county of GB/T 2260: six digits, the first not 0.
pub fn is_area(code: &str) -> bool {
    is_digits(code, 6) && !code.starts_with('0')
}

fn is_digits(code: &str, length: usize) -> bool {
    code.len() == length && code.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_checks_hold_for_invented_codes() {
        for code in ["91000000MA0000007C", "91000000MA00001A56", "91000000123456788T"] {
            assert_eq!(fault_of_uscc(code), None, "{code}");
        }
    }

    #[test]
    fn faults_are_told_apart() {
        for (code, fault) in [
            ("", CodeFault::Length),
            ("91000000MA0000007", CodeFault::Length),
            ("91000000MA000000IC", CodeFault::Character),
            ("910000A0MA0000007C", CodeFault::Character),
            // The one real code of a public list that fails: 9 was computed, B is printed.
            ("91350203M0001QAY9B", CodeFault::Check('9')),
        ] {
            assert_eq!(fault_of_uscc(code), Some(fault), "{code}");
        }
    }

    #[test]
    fn other_codes_have_a_form() {
        assert!(is_filing_code("2020-370211-38-03-012345"));
        assert!(!is_filing_code("2020-370211-38-03-01234X"));
        assert!(!is_filing_code("2020370211380301234500000"));
        assert!(is_division("01") && is_division("97") && !is_division("98") && !is_division("6"));
        assert!(is_area("370211") && !is_area("070211") && !is_area("37021"));
    }
}
