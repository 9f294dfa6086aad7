//! Sheets whose table is awkward to find.

use super::super::case::{
    Case, PLAIN, PLAIN_NOTES, between, headings, plain, project, projects, with,
};
use super::super::grid::{Book, Page, d, n, t, texts};
use super::super::ods::ods_of;
use super::super::xls::xls_of;
use super::super::xlsx::xlsx_of;

pub(super) fn cases() -> Vec<Case> {
    [tiers(), columns(), sums(), rows(), clusters(), sheets()].concat()
}

/// Projects under headings of two rows.
fn two_tiers() -> Book {
    let mut book = Book::of(vec![
        texts(&["项目名称", "合同编号", "投资（亿元）", "", "日期", ""]),
        texts(&["", "", "计划总投资", "其中固定资产投资", "签约日期", "开工日期"]),
        vec![t("样例一"), t("C1"), n("6"), n("4.5"), d("2020-02-01"), d("2020-05-01")],
    ]);
    book.first().merged = vec![[0, 0, 1, 0], [0, 1, 1, 1], [0, 2, 0, 3], [0, 4, 0, 5]];
    book
}

const TIERED: &[(&str, &str)] = &[
    ("projects.0.planned-investment", "60000"),
    ("projects.0.fixed-investment", "45000"),
    ("projects.0.start-date", "2020-05-01"),
];

fn tiers() -> Vec<Case> {
    vec![
        Case::read(
            "merged-headings.xlsx",
            "headings of two rows, merged, the unit in the upper one",
            xlsx_of(&two_tiers()),
            TIERED,
            &["unit-converted C", "unit-converted D"],
        ),
        Case::read(
            "merged-headings.ods",
            "the same in ODS",
            ods_of(&two_tiers()),
            TIERED,
            &["unit-converted C", "unit-converted D"],
        ),
        Case::read(
            "merged-headings.xls",
            "the same in XLS",
            xls_of(&two_tiers()),
            TIERED,
            &["unit-converted C", "unit-converted D"],
        ),
        Case::read(
            "titles-above.xlsx",
            "a title and a unit for the whole table above the headings",
            {
                let title = vec![texts(&["招商引资项目汇总表"]), texts(&["", "单位：亿元"])];
                let mut book = between(title, Vec::new());
                book.first().rows[2][4] = t("计划总投资");
                xlsx_of(&book)
            },
            &[("projects.0.planned-investment", "600000000"), ("projects", "2")],
            &["title-row 1", "title-row 2", "unit-converted E", "option-name D4", "option-name D5"],
        ),
    ]
}

fn columns() -> Vec<Case> {
    let heading = |column, text| with(0, column, t(text));
    vec![
        Case::read(
            "two-units.xlsx",
            "a heading that names two units",
            xlsx_of(&heading(4, "计划总投资（万元/亿元）")),
            &[("projects.0.planned-investment", "-"), ("projects.0.name", "样例一")],
            &["two-units E", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "no-unit.xlsx",
            "no unit anywhere",
            xlsx_of(&heading(4, "计划总投资")),
            &[("projects.0.planned-investment", "60000")],
            &["no-unit E", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "english.xlsx",
            "English headings and options",
            {
                let names = [
                    "Project",
                    "Contract no.",
                    "Date signed",
                    "Stage",
                    "Planned investment (CNY 100m)",
                ];
                let row = project("One", "C1", d("2020-02-01"), "Signed", n("6"));
                xlsx_of(&Book::of(vec![texts(&names), row]))
            },
            &[("projects.0.stage", "signed"), ("projects.0.planned-investment", "60000")],
            &["unit-converted E", "option-name D2"],
        ),
        Case::read(
            "unknown-column.xlsx",
            "a column that nobody knows",
            xlsx_of(&heading(1, "招商顾问")),
            &[("projects.0.name", "样例一"), ("projects.0.contract-no", "-")],
            &["unknown-column B", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "column-twice.xlsx",
            "two columns of one meaning",
            {
                let mut book = plain();
                book.first().rows[0].push(t("总投资（亿元）"));
                book.first().rows[1].push(n("7"));
                xlsx_of(&book)
            },
            &[("projects.0.planned-investment", "60000")],
            &["column-twice F", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "computed-column.xlsx",
            "a column that is computed and never typed",
            xlsx_of(&heading(1, "落地日期")),
            &[("projects.0.name", "样例一")],
            &["computed B", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "moved-columns.xlsx",
            "columns in another order, an empty one among them",
            {
                let rows = projects().into_iter().map(|mut row| {
                    row.reverse();
                    row.insert(1, t(""));
                    row
                });
                xlsx_of(&Book::of(rows.collect()))
            },
            PLAIN,
            &["option-name C2", "option-name C3"],
        ),
    ]
}

fn sums() -> Vec<Case> {
    let total = |planned: &str| vec![project("合计", "", t(""), "", n(planned))];
    vec![
        Case::read(
            "total.xlsx",
            "a sum row at the end",
            xlsx_of(&between(Vec::new(), total("72500.5"))),
            PLAIN,
            &["total-row 4", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "total-wrong.xlsx",
            "a sum row that is not the sum",
            xlsx_of(&between(Vec::new(), total("99999"))),
            PLAIN,
            &["total-differs E4", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "subtotals.xls",
            "sums between the rows and at the end",
            {
                let mut rows = projects();
                rows.insert(2, project("小计", "", t(""), "", n("60000")));
                rows.push(project("总计", "", t(""), "", n("72500.5")));
                xls_of(&Book::of(rows))
            },
            &[("projects", "2"), ("projects.1.planned-investment", "12500.5")],
            &["total-row 3", "total-row 5", "option-name D2", "option-name D4"],
        ),
        Case::read(
            "headings-again.xlsx",
            "headings once more, as printed on each page, and the numbers of columns",
            {
                let mut rows = projects();
                rows.insert(1, texts(&["甲", "乙", "1", "2", "3"]));
                rows.insert(3, headings());
                xlsx_of(&Book::of(rows))
            },
            &[("projects", "2"), ("projects.1.name", "样例二")],
            &["heading-row 2", "heading-row 4", "option-name D3", "option-name D5"],
        ),
        Case::read(
            "footnotes.xlsx",
            "remarks below the table",
            xlsx_of(&between(
                Vec::new(),
                vec![texts(&["注：含意向项目"]), texts(&["填表人：", "样例"])],
            )),
            PLAIN,
            &["footnote-row 4", "footnote-row 5", "option-name D2", "option-name D3"],
        ),
    ]
}

fn rows() -> Vec<Case> {
    let hidden = || {
        let mut book = plain();
        book.first().hidden_rows = vec![2];
        book
    };
    let mut many = plain();
    many.empty_rows = 1_000_000;
    vec![
        Case::read(
            "hidden-row.xlsx",
            "a row that is hidden",
            xlsx_of(&hidden()),
            PLAIN,
            &["hidden-row 3", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "hidden-row.ods",
            "a row that is filtered away",
            ods_of(&hidden()),
            PLAIN,
            &["hidden-row 3", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "hidden-row.xls",
            "a row that is hidden in the old format",
            xls_of(&hidden()),
            PLAIN,
            &["hidden-row 3", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "duplicate.xlsx",
            "one project twice",
            {
                let mut rows = projects();
                rows.push(rows[1].clone());
                xlsx_of(&Book::of(rows))
            },
            &[("projects", "3")],
            &["duplicate-row 4", "option-name D2", "option-name D3", "option-name D4"],
        ),
        Case::read(
            "duplicate-firm.csv",
            "one firm twice",
            "企业名称,统一社会信用代码,营业收入（万元）\n样例甲,91000000MA0000007C,1\n\
             样例甲,91000000MA0000007C,2\n"
                .into(),
            &[("firms", "2")],
            &["duplicate-row 3"],
        ),
        Case::read(
            "merged-cell.xlsx",
            "one name merged over two rows",
            {
                let mut book = with(2, 0, t(""));
                book.first().merged = vec![[1, 0, 2, 0]];
                xlsx_of(&book)
            },
            &[("projects", "2"), ("projects.1.name", "-")],
            &["merged-cell A2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "surplus.xlsx",
            "a cell beyond the headings",
            {
                let mut book = plain();
                book.first().rows[1].push(t("随手记"));
                xlsx_of(&book)
            },
            PLAIN,
            &["surplus F2", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "million-empty-rows.xlsx",
            "a million empty rows",
            xlsx_of(&many),
            PLAIN,
            PLAIN_NOTES,
        ),
        Case::read(
            "million-empty-rows.ods",
            "a million empty rows of 16,384 cells, in one line",
            ods_of(&many),
            PLAIN,
            PLAIN_NOTES,
        ),
    ]
}

fn clusters() -> Vec<Case> {
    vec![
        Case::read(
            "several-clusters.csv",
            "a roll of the firms of two clusters",
            "集聚区名称,企业名称,统一社会信用代码\n甲区,样例甲,91000000MA0000007C\n\
             乙区,样例乙,91000000123456788T\n"
                .into(),
            &[("firms", "-")],
            &["several-clusters A", "surplus 2", "surplus 3"],
        ),
        Case::read(
            "one-cluster.csv",
            "a roll that names its one cluster",
            "集聚区名称,企业名称,统一社会信用代码\n甲区,样例甲,91000000MA0000007C\n\
             甲区,样例乙,91000000123456788T\n"
                .into(),
            &[("firms", "2")],
            &["unknown-column A"],
        ),
        Case::read(
            "second-row.csv",
            "two rows where a table has one",
            "集聚区名称,管理机构,联系人\n样例甲,管委会,张某\n样例乙,管委会,李某\n".into(),
            &[("basics", "1"), ("basics.0.name", "样例甲")],
            &["second-row 3"],
        ),
    ]
}

fn sheets() -> Vec<Case> {
    let two = |is_hidden: bool| {
        let mut book = plain();
        let rows = vec![texts(&["企业名称", "营业收入（万元）"]), vec![t("样例甲"), n("5")]];
        book.pages.push(Page { name: "Sheet2".to_owned(), is_hidden, rows, ..Page::default() });
        book
    };
    let unknown = || {
        let mut book = plain();
        let rows = vec![texts(&["菜单", "价格"]), vec![t("面条"), n("12")]];
        book.pages.push(Page { name: "Sheet2".to_owned(), rows, ..Page::default() });
        book
    };
    vec![
        Case::read(
            "two-tables.xlsx",
            "two tables on two sheets",
            xlsx_of(&two(false)),
            &[("projects", "2"), ("firms", "1"), ("firms.0.revenue", "5")],
            PLAIN_NOTES,
        ),
        Case::read(
            "hidden-sheet.xlsx",
            "a sheet that is hidden",
            xlsx_of(&two(true)),
            &[("projects", "2"), ("firms", "-")],
            &["hidden-sheet", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "hidden-sheet.ods",
            "a sheet that is hidden in ODS",
            ods_of(&two(true)),
            &[("projects", "2"), ("firms", "-")],
            &["hidden-sheet", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "hidden-sheet.xls",
            "a sheet that is hidden in XLS",
            xls_of(&two(true)),
            &[("projects", "2"), ("firms", "-")],
            &["hidden-sheet", "option-name D2", "option-name D3"],
        ),
        Case::read(
            "unknown-sheet.xlsx",
            "a sheet about something else",
            xlsx_of(&unknown()),
            PLAIN,
            &["unknown-sheet", "option-name D2", "option-name D3"],
        ),
    ]
}
