//! Files in all encodings that are met.

use encoding_rs::GB18030;

use super::case::{Case, PLAIN, plain, with};

pub(super) fn cases() -> Vec<Case> {
    let gb18030 = |text: &str| GB18030.encode(text).0.into_owned();
    vec![
        Case::read("utf-8", "the plain roll", plain(), PLAIN, &[]),
        Case::read("utf-8-mark", "a byte order mark", format!("\u{feff}{}", plain()), PLAIN, &[]),
        Case::read("gb18030", "as office programs save it", gb18030(&plain()), PLAIN, &[]),
        Case::read(
            "gb18030-four-bytes",
            "a rare character of four bytes in a name",
            gb18030(&with("样例甲", "\u{20bb7}\u{3447}")),
            PLAIN,
            &[],
        ),
        Case::read(
            "utf-16-little",
            "Unicode text of a spreadsheet",
            utf16(&tabs(), false),
            PLAIN,
            &[],
        ),
        Case::read("utf-16-big", "the same, higher byte first", utf16(&tabs(), true), PLAIN, &[]),
        Case::read("tabs", "tabs between cells", tabs(), PLAIN, &[]),
        Case::read("semicolons", "semicolons between cells", plain().replace(',', ";"), PLAIN, &[]),
        Case::read(
            "separator-line",
            "a first line that names the separator",
            format!("sep=;\r\n{}", plain().replace(',', ";").replace('\n', "\r\n")),
            PLAIN,
            &["title 1"],
        ),
        Case::read(
            "carriage-returns",
            "lines end with CR",
            plain().replace('\n', "\r"),
            PLAIN,
            &[],
        ),
        Case::read("crlf", "lines end with CR LF", plain().replace('\n', "\r\n"), PLAIN, &[]),
        Case::read("no-last-line-end", "the last line has no end", plain().trim_end(), PLAIN, &[]),
    ]
}

fn tabs() -> String {
    plain().replace(',', "\t")
}

fn utf16(text: &str, is_big: bool) -> Vec<u8> {
    let units = format!("\u{feff}{text}");
    let bytes = |unit: u16| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    units.encode_utf16().flat_map(bytes).collect()
}
