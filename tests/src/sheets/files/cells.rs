//! Cells that are awkward to read.

use super::super::case::{Case, plain, with};
use super::super::grid::{Cell, d, n, t};
use super::super::ods::ods_of;
use super::super::xls::xls_of;
use super::super::xlsx::xlsx_of;

pub(super) fn cases() -> Vec<Case> {
    [numbers(), refusals(), days(), words()].concat()
}

const PLANNED: usize = 4;
const SIGNED: usize = 2;

fn numbers() -> Vec<Case> {
    vec![
        Case::read(
            "text-number.xlsx",
            "a number stored as text",
            xlsx_of(&with(1, PLANNED, t("60000"))),
            &[("projects.0.planned-investment", "60000")],
            &["text-number E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "thousands.xlsx",
            "separators of thousands in a text",
            xlsx_of(&with(1, PLANNED, t("60,000.50"))),
            &[("projects.0.planned-investment", "60000.5")],
            &["thousands E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "full-width.ods",
            "full-width digits",
            ods_of(&with(1, PLANNED, t("６００００"))),
            &[("projects.0.planned-investment", "60000")],
            &["full-width E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "dash.xlsx",
            "a dash where a number is missing",
            xlsx_of(&with(1, PLANNED, t("—"))),
            &[("projects.0.planned-investment", "-"), ("projects", "2")],
            &["missing-word E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "unit-in-cells.xlsx",
            "two units in the cells of one column",
            {
                let mut book = with(1, PLANNED, t("6亿元"));
                book.first().rows[2][PLANNED] = t("12500.5万元");
                xlsx_of(&book)
            },
            &[
                ("projects.0.planned-investment", "60000"),
                ("projects.1.planned-investment", "12500.5"),
            ],
            &["cell-unit E2", "cell-unit E3", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "seventeen-digits.xlsx",
            "1.1 as Excel stores it",
            xlsx_of(&with(1, PLANNED, n("1.1000000000000001"))),
            &[("projects.0.planned-investment", "1.1")],
            &["option-name D2", "option-name D3"],
        ),
        Case::read(
            "binary-noise.xlsx",
            "the sum of 0.1 and 0.2 as Excel stores it",
            xlsx_of(&with(1, PLANNED, n("0.30000000000000004"))),
            &[("projects.0.planned-investment", "0.3")],
            &["fifteen-digits E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "exponent-stored.xlsx",
            "a number that the file holds with an exponent",
            xlsx_of(&with(1, PLANNED, n("6.0E4"))),
            &[("projects.0.planned-investment", "60000")],
            &["option-name D2", "option-name D3"],
        ),
        Case::read(
            "fraction.xls",
            "a binary fraction of the old format",
            xls_of(&with(1, PLANNED, n("0.1"))),
            &[("projects.0.planned-investment", "0.1")],
            &["option-name D2", "option-name D3"],
        ),
        Case::read(
            "formula-result.xlsx",
            "a formula with its result",
            xlsx_of(&with(1, PLANNED, Cell::Formula(Some("60000".to_owned())))),
            &[("projects.0.planned-investment", "60000")],
            &["option-name D2", "option-name D3"],
        ),
    ]
}

fn refusals() -> Vec<Case> {
    let refused: &[(&str, &str)] = &[("projects.0.planned-investment", "-"), ("projects", "2")];
    vec![
        Case::read(
            "formula-without-result.xlsx",
            "a formula that was never calculated",
            xlsx_of(&with(1, PLANNED, Cell::Formula(None))),
            refused,
            &["no-result E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "formula-without-result.ods",
            "a formula that was never calculated",
            ods_of(&with(1, PLANNED, Cell::Formula(None))),
            refused,
            &["no-result E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "formula-error.xlsx",
            "a formula that divides by zero",
            xlsx_of(&with(1, PLANNED, Cell::Error("#DIV/0!".to_owned()))),
            refused,
            &["error-cell E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "formula-error.ods",
            "a formula that divides by zero",
            ods_of(&with(1, PLANNED, Cell::Error("#DIV/0!".to_owned()))),
            refused,
            &["error-cell E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "formula-error.xls",
            "a formula that divides by zero",
            xls_of(&with(1, PLANNED, Cell::Error("#DIV/0!".to_owned()))),
            refused,
            &["error-cell E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "date-for-number.xlsx",
            "an amount that a spreadsheet took for a day",
            xlsx_of(&with(1, PLANNED, d("2020-03-04"))),
            refused,
            &["date-for-number E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "percent-for-amount.xlsx",
            "an amount shown as a percentage",
            xlsx_of(&with(1, PLANNED, Cell::Percent("0.6".to_owned()))),
            refused,
            &["percent E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "about.csv",
            "a word with the number",
            "项目名称,合同编号,计划总投资（万元）\n样例一,C1,约60000\n".into(),
            &[("projects.0.planned-investment", "-"), ("projects.0.contract-no", "C1")],
            &["not-a-number C2"],
        ),
        Case::read(
            "too-fine.xlsx",
            "more decimal places than the column takes",
            xlsx_of(&with(1, PLANNED, n("1.1234567"))),
            refused,
            &["bad-form E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "negative.xlsx",
            "below zero where that makes no sense",
            xlsx_of(&with(1, PLANNED, n("-5"))),
            refused,
            &["bad-form E2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "wrong-unit-in-cell.xlsx",
            "an area where money belongs",
            xlsx_of(&with(1, PLANNED, t("60亩"))),
            refused,
            &["wrong-unit E2", "option-name D2", "option-name D3"],
        ),
    ]
}

fn days() -> Vec<Case> {
    let signed: &[(&str, &str)] = &[("projects.0.sign-date", "2020-02-01")];
    let mut from_1904 = plain();
    from_1904.is_from_1904 = true;
    vec![
        Case::read(
            "days-from-1904.xlsx",
            "days counted from 1904, as Excel for Mac did",
            xlsx_of(&from_1904),
            &[("projects.0.sign-date", "2020-02-01"), ("projects.1.sign-date", "2020-03-05")],
            &["option-name D2", "option-name D3"],
        ),
        Case::read(
            "days-from-1904.xls",
            "days counted from 1904 in the old format",
            xls_of(&from_1904),
            &[("projects.0.sign-date", "2020-02-01"), ("projects.1.sign-date", "2020-03-05")],
            &["option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-in-words.xlsx",
            "a day in Chinese",
            xlsx_of(&with(1, SIGNED, t("2020年2月1日"))),
            signed,
            &["date-text C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-with-points.ods",
            "a day with points",
            ods_of(&with(1, SIGNED, t("2020.2.1"))),
            signed,
            &["date-text C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-number.xlsx",
            "a day that lost its format",
            xlsx_of(&with(1, SIGNED, n("43862"))),
            signed,
            &["date-serial C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-digits.xlsx",
            "a day as eight digits",
            xlsx_of(&with(1, SIGNED, n("20200201"))),
            signed,
            &["date-text C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-first.xlsx",
            "a day with the year last, which may be read in two ways",
            xlsx_of(&with(1, SIGNED, t("1/2/2020"))),
            &[("projects.0.sign-date", "-")],
            &["not-a-date C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-with-time.ods",
            "a day with a time of it",
            ods_of(&with(1, SIGNED, d("2020-02-01T08:30:00"))),
            signed,
            &["time-dropped C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "day-none.xlsx",
            "a word where there is no day",
            xlsx_of(&with(1, SIGNED, t("无"))),
            &[("projects.0.sign-date", "-")],
            &["nothing-word C2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "no-such-day.xlsx",
            "a day that never was",
            xlsx_of(&with(1, SIGNED, t("2019-02-29"))),
            &[("projects.0.sign-date", "-")],
            &["not-a-date C2", "option-name D2", "option-name D3"],
        ),
    ]
}

const CODES: &str = "企业名称,统一社会信用代码,行业大类,是否主导产业,营业收入（万元）\n";

fn words() -> Vec<Case> {
    let firms = |row: &str| format!("{CODES}{row}\n").into_bytes();
    vec![
        Case::read(
            "stage-unknown.xlsx",
            "an option that the list does not have",
            xlsx_of(&with(1, 3, t("差不多"))),
            &[("projects.0.stage", "-")],
            &["not-a-choice D2", "option-name D3"],
        ),
        Case::read(
            "spaces.xlsx",
            "spaces around a text, one of them full-width",
            xlsx_of(&with(1, 0, t("　样例一 "))),
            &[("projects.0.name", "样例一")],
            &["spaces-off A2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "too-long.csv",
            "a name of 300 characters",
            format!("项目名称,合同编号\n{},C1\n", "长".repeat(300)).into_bytes(),
            &[("projects.0.name", "-"), ("projects.0.contract-no", "C1")],
            &["too-long A2"],
        ),
        Case::read(
            "area-short.csv",
            "a district of four digits",
            "集聚区名称,所在区市（GB/T 2260）\n样例区,3702\n".into(),
            &[("basics.0.name", "样例区"), ("basics.0.district", "-")],
            &["bad-code B2"],
        ),
        Case::read(
            "guide-without-ids.csv",
            "answers to the guide that name no aspect",
            "自评,证明文号或文件名\n1,青政发1号\n".into(),
            &[("guide", "1"), ("guide.0.answer", "1")],
            &[],
        ),
        Case::read(
            "code-lower.csv",
            "a credit code in small letters with a space",
            firms("样例甲,91000000ma00 00007c,36,是,100"),
            &[("firms.0.uscc", "91000000MA0000007C"), ("firms.0.is-leading", "yes")],
            &["code-tidied B2", "option-name D2"],
        ),
        Case::read(
            "code-rounded.csv",
            "a credit code that a spreadsheet took for a number",
            firms("样例甲,9.13702E+17,36,是,100"),
            &[("firms.0.uscc", "-"), ("firms.0.revenue", "100")],
            &["digits-lost B2", "option-name D2"],
        ),
        Case::read(
            "code-section.csv",
            "a division with its section",
            firms("样例甲,91000000MA0000007C,C36,是,100"),
            &[("firms.0.industry", "36")],
            &["code-tidied C2", "option-name D2"],
        ),
        Case::read(
            "code-zero.csv",
            "a division that lost its zero",
            firms("样例甲,91000000MA0000007C,6,否,100"),
            &[("firms.0.industry", "06"), ("firms.0.is-leading", "no")],
            &["leading-zero C2", "option-name D2"],
        ),
        Case::read(
            "truth.xlsx",
            "yes and no as a spreadsheet's truths",
            {
                let mut book = plain();
                book.first().rows[0].push(t("是否主导产业"));
                book.first().rows[1].push(Cell::Truth(true));
                book.first().rows[2].push(Cell::Truth(false));
                xlsx_of(&book)
            },
            &[("projects.0.is-leading", "yes"), ("projects.1.is-leading", "no")],
            &["option-name D2", "option-name D3", "option-name F2", "option-name F3"],
        ),
    ]
}
