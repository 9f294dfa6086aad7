//! What a firm roll says of a unified social credit code; `engine` checks the code itself.

use engine::ledger::codes::{CodeFault, fault_of_uscc};
use report::roll::RemarkCode;

/// What is wrong with a code in capitals, without spaces; the second text is what the check
/// character should be, where it is known.
pub fn fault_of_code(code: &str) -> Option<(RemarkCode, Option<char>)> {
    if code.is_empty() {
        return Some((RemarkCode::CodeMissing, None));
    }
    if code.contains("E+") {
        return Some((RemarkCode::CodeRounded, None));
    }
    Some(match fault_of_uscc(code)? {
        CodeFault::Length => (RemarkCode::CodeLength, None),
        CodeFault::Character => (RemarkCode::CodeCharacter, None),
        CodeFault::Check(expected) => (RemarkCode::CodeCheck, Some(expected)),
        CodeFault::Organisation(expected) => (RemarkCode::CodeOrganisation, Some(expected)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
