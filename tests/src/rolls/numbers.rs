//! Cells that are awkward to read: numbers, words and codes.

use super::case::{Case, PLAIN, plain, with};

pub(super) fn cases() -> Vec<Case> {
    [units(), repairs(), refusals(), gaps(), codes()].concat()
}

fn units() -> Vec<Case> {
    vec![
        Case::read(
            "unit-larger",
            "a column in units of ten thousand times as much",
            with("营业收入本年累计(万元)", "营业收入本年累计(亿元)"),
            &[("revenue", "3507500"), ("leading-revenue", "1505000"), ("profit", "7.5")],
            &["column-unit D1"],
        ),
        Case::read(
            "unit-smaller",
            "all columns in single units, with their hundredths",
            plain().replace("(万元)", "(元)"),
            &[("revenue", "0.035075"), ("profit", "0.00075"), ("leading-revenue", "0.01505")],
            &["column-unit D1", "column-unit E1", "column-unit F1"],
        ),
        Case::read(
            "unit-too-fine",
            "a sum that has more than six places in the figure's unit",
            with("营业收入本年累计(万元)", "营业收入本年累计(元)").replace("100.5", "100.501"),
            &[("revenue", "!too-many-places"), ("profit", "7.5")],
            &["column-unit D1"],
        ),
        Case::read(
            "unit-missing",
            "no unit anywhere",
            with("利润总额本年累计(万元)", "利润总额本年累计"),
            &[("revenue", "350.75"), ("profit", "!no-unit")],
            &["no-unit F1"],
        )
        .asking(&["unit-assumed"]),
        Case::read(
            "unit-missing-confirmed",
            "no unit, and confirmed",
            with("利润总额本年累计(万元)", "利润总额本年累计"),
            PLAIN,
            &["no-unit F1"],
        )
        .confirming(&["unit-assumed"]),
        Case::read(
            "unit-unfit",
            "an area where money belongs",
            with("利润总额本年累计(万元)", "利润总额本年累计(亩)"),
            &[("revenue", "350.75"), ("profit", "!unit-unfit")],
            &["wrong-unit F1"],
        ),
    ]
}

fn repairs() -> Vec<Case> {
    vec![
        Case::read(
            "thousands",
            "separators of thousands",
            with("200.25", "\"1,200.25\""),
            &[("revenue", "1350.75")],
            &["thousands D3"],
        ),
        Case::read(
            "full-width",
            "full-width digits, point and comma",
            with("200.25", "１，２００．２５"),
            &[("revenue", "1350.75")],
            &["full-width D3", "thousands D3"],
        ),
        Case::read(
            "spaces",
            "spaces of all kinds around a number",
            with("200.25", "\u{a0}200.25\u{3000}\u{200b}"),
            PLAIN,
            &["trimmed D3"],
        ),
        Case::read("brackets", "a loss in brackets", with("-5", "(5.00)"), PLAIN, &["brackets F3"]),
        Case::read(
            "brackets-full-width",
            "a loss in full-width brackets",
            with("-5", "（5）"),
            PLAIN,
            &["full-width F3", "brackets F3"],
        ),
        Case::read("minus-sign", "a true minus sign", with("-5", "−5"), PLAIN, &["full-width F3"]),
        Case::read("plus", "a plus sign", with("200.25", "+200.25"), PLAIN, &["plus D3"]),
        Case::read(
            "text-mark",
            "a number kept as text",
            with("200.25", "'200.25"),
            PLAIN,
            &["text-mark D3"],
        ),
        Case::read(
            "unit-in-cell",
            "a unit in a single cell",
            with("200.25", "0.020025亿元"),
            PLAIN,
            &["cell-unit D3"],
        ),
        Case::read(
            "leading-zeros",
            "zeros before and behind",
            with("200.25", "000200.250000000"),
            PLAIN,
            &[],
        ),
        Case::read(
            "words-for-yes",
            "other words for yes and no",
            plain().replace("7C,1,", "7C,是,").replace("56,0,", "56,×,").replace("8T,1,", "8T,√,"),
            PLAIN,
            &[],
        ),
    ]
}

fn refusals() -> Vec<Case> {
    vec![
        Case::read(
            "percent",
            "a percentage in a column of money",
            with("200.25", "20.5%"),
            &[("revenue", "!refused-cells"), ("leading-revenue", "150.5"), ("profit", "7.5")],
            &["percent D3"],
        ),
        Case::read(
            "exponent",
            "scientific notation has lost digits",
            with("200.25", "2.0E+05"),
            &[("revenue", "!refused-cells")],
            &["exponent D3"],
        ),
        Case::read(
            "words",
            "words where a number belongs",
            with("200.25", "约200"),
            &[("revenue", "!refused-cells")],
            &["not-a-number D3"],
        ),
        Case::read(
            "spreadsheet-error",
            "an error of a spreadsheet formula",
            with("200.25", "#REF!"),
            &[("revenue", "!refused-cells")],
            &["not-a-number D3"],
        ),
        Case::read(
            "seven-places",
            "a float of a spreadsheet",
            with("200.25", "200.25000000000003"),
            &[("revenue", "!refused-cells")],
            &["too-many-places D3"],
        ),
        Case::read(
            "sixteen-digits",
            "more digits than any amount has",
            with("200.25", "1234567890123456"),
            &[("revenue", "!refused-cells")],
            &["too-large D3"],
        ),
        Case::read(
            "comma-for-point",
            "a decimal comma",
            with("200.25", "\"200,25\""),
            &[("revenue", "!refused-cells")],
            &["ambiguous-comma D3"],
        ),
        Case::read(
            "wrong-unit-in-cell",
            "an area in a cell of money",
            with("200.25", "200.25亩"),
            &[("revenue", "!refused-cells")],
            &["wrong-unit D3"],
        ),
        Case::read(
            "leading-unsaid",
            "a firm of which nobody says whether it leads",
            with("56,0,", "56,,"),
            &[("revenue", "350.75"), ("leading-revenue", "!refused-cells")],
            &["not-yes-no C3"],
        ),
        Case::read(
            "negative-revenue",
            "revenue below zero",
            with("200.25", "-50.25"),
            &[("revenue", "100.25")],
            &["negative D3"],
        )
        .asking(&["negatives"]),
        Case::read(
            "negative-sum",
            "a sum below zero where that makes no sense",
            with("200.25", "-200.25"),
            &[("revenue", "!negative"), ("profit", "7.5")],
            &["negative D3"],
        )
        .asking(&["negatives"]),
    ]
}

fn gaps() -> Vec<Case> {
    vec![
        Case::read(
            "dash",
            "a dash for a number that is not there",
            with("150,-5", "—,-5"),
            &[("revenue-prior", "!blank-cells"), ("leading-revenue-prior", "120")],
            &["missing-word E3"],
        )
        .asking(&["blanks"]),
        Case::read(
            "dash-confirmed",
            "the dash is confirmed to be nothing",
            with("150,-5", "—,-5"),
            &[("revenue-prior", "120"), ("leading-revenue-prior", "120")],
            &["missing-word E3"],
        )
        .confirming(&["blanks"]),
        Case::read(
            "blank",
            "an empty cell is missing, not zero",
            with("200.25", ""),
            &[("revenue", "!blank-cells"), ("leading-revenue", "150.5")],
            &["blank D3"],
        )
        .asking(&["blanks"]),
        Case::read("zero", "a zero is a number", with("200.25", "0"), &[("revenue", "150.5")], &[]),
    ]
}

fn codes() -> Vec<Case> {
    vec![
        Case::read(
            "code-invalid",
            "a code whose check character is wrong",
            with("91000000MA00001A56", "91000000MA00001A57"),
            PLAIN,
            &["code-check B3"],
        )
        .asking(&["codes"]),
        Case::read(
            "code-letters",
            "a letter that no code has",
            with("91000000MA00001A56", "91000000MA00001O56"),
            PLAIN,
            &["code-character B3"],
        )
        .asking(&["codes"]),
        Case::read(
            "code-rounded",
            "a spreadsheet has made a number of the code",
            with("91000000MA00001A56", "9.1E+17"),
            PLAIN,
            &["code-rounded B3"],
        )
        .asking(&["codes"]),
        Case::read(
            "code-duplicate",
            "the same firm twice",
            with("91000000MA00001A56", "91000000MA0000007C"),
            PLAIN,
            &["code-duplicate B3"],
        )
        .asking(&["duplicates"]),
        Case::read(
            "code-untidy",
            "small letters and spaces in a code, and once more in capitals",
            with("91000000MA00001A56", "'9100 0000ma0000007c"),
            PLAIN,
            &["code-tidied B3", "code-duplicate B3"],
        )
        .asking(&["duplicates"]),
        Case::read(
            "code-missing",
            "a firm without a code",
            with("91000000MA00001A56", ""),
            PLAIN,
            &["code-missing B3"],
        )
        .confirming(&["codes"]),
    ]
}
