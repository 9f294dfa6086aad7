//! The unified social credit code (GB 32100-2015) and the organisation code within it
//! (GB 11714): form and both check characters.

use report::roll::RemarkCode;

/// Characters in the order of their values: no I, O, S, V, Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first 17 characters.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the first eight characters of the organisation code.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// What is wrong with a code in capitals, without spaces; the second text is what the check
/// character should be, where it is known.
pub fn fault_of_code(code: &str) -> Option<(RemarkCode, Option<char>)> {
    if code.is_empty() {
        return Some((RemarkCode::CodeMissing, None));
    }
    if code.contains("E+") {
        return Some((RemarkCode::CodeRounded, None));
    }
    let Ok(bytes) = <&[u8; 18]>::try_from(code.as_bytes()) else {
        return Some((RemarkCode::CodeLength, None));
    };
    let mut values = [0u32; 18];
    for (value, byte) in values.iter_mut().zip(bytes) {
        match ALPHABET.iter().position(|known| known == byte) {
            Some(place) => *value = u32::try_from(place).unwrap_or_default(),
            None => return Some((RemarkCode::CodeCharacter, None)),
        }
    }
    let is_area = bytes.iter().skip(2).take(6).all(u8::is_ascii_digit);
    if !is_area {
        return Some((RemarkCode::CodeCharacter, None));
    }
    let expected = check_character(&values);
    if bytes.last().map(|byte| char::from(*byte)) != expected {
        return Some((RemarkCode::CodeCheck, expected));
    }
    let expected = organisation_check(bytes);
    let found = bytes.get(16).map(|byte| char::from(*byte));
    (found != Some(expected)).then_some((RemarkCode::CodeOrganisation, Some(expected)))
}

fn check_character(values: &[u32; 18]) -> Option<char> {
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let place = usize::try_from((31 - sum % 31) % 31).ok()?;
    ALPHABET.get(place).map(|byte| char::from(*byte))
}

/// The check character of positions 9 to 16; here letters count as in the whole alphabet.
fn organisation_check(bytes: &[u8; 18]) -> char {
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        letter => u32::from(letter.saturating_sub(b'A')) + 10,
    };
    let own = bytes.iter().skip(8).map(value);
    let sum: u32 = own.zip(ORGANISATION_WEIGHTS).map(|(value, weight)| value * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_checks_hold_for_invented_codes() {
        for code in ["91000000MA0000007C", "91000000MA00001A56", "91000000123456788T"] {
            assert_eq!(fault_of_code(code), None, "{code}");
        }
    }

    #[test]
    fn faults_are_told_apart() {
        for (code, fault) in [
            ("", RemarkCode::CodeMissing),
            ("9.137E+17", RemarkCode::CodeRounded),
            ("91000000MA0000007", RemarkCode::CodeLength),
            ("91000000MA000000IC", RemarkCode::CodeCharacter),
            ("910000A0MA0000007C", RemarkCode::CodeCharacter),
            // The one real code of a public list that fails: 9 was computed, B is printed.
            ("91350203M0001QAY9B", RemarkCode::CodeCheck),
        ] {
            assert_eq!(fault_of_code(code).map(|(fault, _)| fault), Some(fault), "{code}");
        }
        let real = fault_of_code("91350203M0001QAY9B");
        assert_eq!(real, Some((RemarkCode::CodeCheck, Some('9'))));
    }
}
