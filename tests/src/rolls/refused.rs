//! Files that are no rolls.

use super::case::{Case, HEADINGS, plain, with};

pub(super) fn cases() -> Vec<Case> {
    let marked_and_broken = [b"\xef\xbb\xbf".as_slice(), plain().as_bytes(), b"\xff\n"].concat();
    let neither = [plain().as_bytes(), b"x,\xff\xff,1\n"].concat();
    let cut = plain().as_bytes()[..plain().len() - 20].to_vec();
    assert!(core::str::from_utf8(&cut).is_ok(), "the cut file is a roll");
    vec![
        Case::refused("refused-empty", "nothing in it", "", "empty"),
        Case::refused("refused-blank", "spaces only", "\n \t\r\n\u{3000}\n", "empty"),
        Case::refused("refused-mark-only", "a byte order mark only", "\u{feff}", "empty"),
        Case::refused(
            "refused-workbook",
            "a workbook with the name of a CSV",
            b"PK\x03\x04xl/",
            "workbook",
        ),
        Case::refused(
            "refused-old-workbook",
            "an old workbook",
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "workbook",
        ),
        Case::refused("refused-binary", "bytes that no text has", b"\x00\x01\x02,\x00", "not-text"),
        Case::refused(
            "refused-broken-utf-8",
            "marked as UTF-8, and a byte that is none",
            marked_and_broken,
            "broken-encoding",
        ),
        Case::refused(
            "refused-broken-utf-16",
            "half a pair of UTF-16",
            b"\xff\xfe\x00\xd8,\x00",
            "broken-encoding",
        ),
        Case::refused("refused-neither", "neither UTF-8 nor GB18030", neither, "unknown-encoding"),
        Case::refused(
            "refused-lost",
            "an earlier conversion has lost a character",
            with("样例乙", "样例\u{fffd}"),
            "lost-characters",
        ),
        Case::refused(
            "refused-open-quote",
            "a quote that never closes swallows the rest",
            with("样例乙公司", "\"样例乙公司"),
            "open-quote",
        ),
        Case::refused(
            "refused-no-headings",
            "firms without headings",
            plain().replace(HEADINGS, ""),
            "no-headings",
        ),
        Case::refused(
            "refused-prose",
            "a text that is no table",
            "今天天气很好。\n明天也是。\n",
            "no-headings",
        ),
        Case::refused(
            "refused-no-firms-named",
            "neither names nor codes",
            "营业收入(万元),利润总额(万元)\n1,2\n",
            "no-firm-column",
        ),
        Case::refused(
            "refused-headings-only",
            "headings and nothing else",
            format!("{HEADINGS}\n"),
            "no-firms",
        ),
        Case::read(
            "cut-short",
            "a download that broke off in the last row",
            cut,
            &[("revenue", "!blank-cells"), ("firms-above-scale", "3")],
            &["code-length B4", "not-yes-no C4", "blank D4", "blank E4", "blank F4"],
        )
        .asking(&["codes", "blanks"]),
    ]
}
