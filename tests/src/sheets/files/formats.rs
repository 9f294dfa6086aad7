//! The same table in every format, and under wrong names.

use encoding_rs::GB18030;

use super::super::case::{Case, PLAIN, PLAIN_NOTES, plain};
use super::super::ods::ods_of;
use super::super::xls::xls_of;
use super::super::xlsx::xlsx_of;

pub(super) const TEXT: &str = "项目名称,合同编号,签约日期,阶段,计划总投资（万元）\n\
                               样例一,C1,2020-02-01,签约,60000\n\
                               样例二,C2,2020-03-05,落地,12500.5\n";

pub(super) fn cases() -> Vec<Case> {
    let gb18030 = GB18030.encode(TEXT).0.into_owned();
    let marked = [b"\xef\xbb\xbf".to_vec(), TEXT.as_bytes().to_vec()].concat();
    let mut wide = vec![0xff, 0xfe];
    wide.extend(TEXT.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes));
    let semicolons = TEXT.replace(',', ";").into_bytes();
    vec![
        Case::read("plain.xlsx", "nothing awkward", xlsx_of(&plain()), PLAIN, PLAIN_NOTES),
        Case::read("plain.ods", "remarks on every text", ods_of(&plain()), PLAIN, PLAIN_NOTES),
        Case::read("plain.xls", "the old format", xls_of(&plain()), PLAIN, PLAIN_NOTES),
        Case::read("plain.csv", "UTF-8 without mark", TEXT.into(), PLAIN, PLAIN_NOTES),
        Case::read("marked.csv", "UTF-8 with mark", marked, PLAIN, PLAIN_NOTES),
        Case::read("gb18030.csv", "the encoding of Chinese Excel", gb18030, PLAIN, PLAIN_NOTES),
        Case::read(
            "unicode-text.csv",
            "Excel's Unicode text: UTF-16, tabs",
            wide,
            PLAIN,
            PLAIN_NOTES,
        ),
        Case::read("semicolons.csv", "semicolons between cells", semicolons, PLAIN, PLAIN_NOTES),
        Case::read(
            "xls-called.xlsx",
            "an XLS under the name of an XLSX",
            xls_of(&plain()),
            PLAIN,
            &["other-format", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "csv-called.xls",
            "a text under the name of an XLS",
            TEXT.into(),
            PLAIN,
            &["other-format", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "ods-called.xlsx",
            "an ODS under the name of an XLSX",
            ods_of(&plain()),
            PLAIN,
            &["other-format", "option-name D2", "option-name D3"],
        ),
    ]
}
