//! Tables of awkward shape: titles, sums, notes, headings over two rows, clusters.

use super::case::{Case, FIRMS, HEADINGS, PLAIN, lines, plain, with};

pub(super) fn cases() -> Vec<Case> {
    [above(), sums(), below(), headings(), clusters()].concat()
}

fn above() -> Vec<Case> {
    let bare = HEADINGS.replace("(万元)", "");
    vec![
        Case::read(
            "title-rows",
            "a title and an empty row above the headings",
            format!("规上工业企业名册,,,,,\n,,,,,\n{}", plain()),
            PLAIN,
            &["title 1", "empty-row 2"],
        ),
        Case::read(
            "title-unit",
            "the unit stands in a title row only",
            lines(&["2020年前三季度名册", ",,,,,单位：亿元", &bare, FIRMS[0], FIRMS[1], FIRMS[2]]),
            &[("revenue", "3507500"), ("profit", "75000"), ("firms-above-scale", "3")],
            &["title 1", "title 2", "column-unit D3", "column-unit E3", "column-unit F3"],
        ),
        Case::read(
            "title-period",
            "the title names another period than the chosen one",
            format!("2020年1-6月名册\n{}", plain()),
            PLAIN,
            &["title 1"],
        )
        .asking(&["period"]),
        Case::read(
            "heading-tiers",
            "headings over two rows, the upper ones merged",
            lines(&[
                "企业名称,统一社会信用代码,是否主导产业,营业收入（万元）,,利润总额（万元）",
                ",,,本年累计,上年同期可比,本年累计",
                FIRMS[0],
                FIRMS[1],
                FIRMS[2],
            ]),
            PLAIN,
            &[],
        ),
        Case::read(
            "column-numbers",
            "a row that numbers the columns",
            lines(&[HEADINGS, "甲,乙,丙,1,2,3", FIRMS[0], FIRMS[1], FIRMS[2]]),
            PLAIN,
            &["heading-again 2"],
        ),
        Case::read(
            "headings-repeated",
            "the headings come again on each page",
            lines(&[HEADINGS, FIRMS[0], FIRMS[1], HEADINGS, FIRMS[2]]),
            PLAIN,
            &["heading-again 4"],
        ),
    ]
}

fn sums() -> Vec<Case> {
    vec![
        Case::read(
            "total",
            "a sum row that is right must not count twice",
            format!("{}合计,,,350.75,270,7.5\n", plain()),
            PLAIN,
            &["total 5"],
        ),
        Case::read(
            "total-spaced",
            "the word for sum is spaced out",
            format!("{}合　计,,—,350.75,270.00,7.5\n", plain()),
            PLAIN,
            &["total 5"],
        ),
        Case::read(
            "total-wrong",
            "a sum row that is not the sum",
            format!("{}总计,,,350.76,270,7.5\n", plain()),
            PLAIN,
            &["total-differs D5"],
        )
        .asking(&["totals"]),
        Case::read(
            "subtotals",
            "subtotals and a total",
            lines(&[
                HEADINGS,
                FIRMS[0],
                FIRMS[1],
                "本页小计,,,300.75,230,5",
                FIRMS[2],
                "小计：,,,50,40,2.5",
                "总计,,,350.75,270,7.5",
            ]),
            PLAIN,
            &["total 4", "total 6", "total 7"],
        ),
        Case::read(
            "total-first",
            "the sum row stands above the firms",
            lines(&[HEADINGS, "合计,,,350.75,270,7.5", FIRMS[0], FIRMS[1], FIRMS[2]]),
            PLAIN,
            &["total 2"],
        ),
        Case::read(
            "firm-called-total",
            "a firm whose name ends with the word for sum",
            with("样例乙公司", "样例乙公司合计"),
            PLAIN,
            &[],
        ),
    ]
}

fn below() -> Vec<Case> {
    vec![
        Case::read(
            "footnotes",
            "notes and signatures below the table",
            format!("{}注：本表为样例\n填表人：某某,,审核人：某某\n", plain()),
            PLAIN,
            &["footnote 5", "footnote 6"],
        ),
        Case::read(
            "empty-rows",
            "empty rows among the firms",
            lines(&[HEADINGS, FIRMS[0], "", FIRMS[1], ",,,,,", FIRMS[2], "  ,\t"]),
            PLAIN,
            &["empty-row 3", "empty-row 5", "empty-row 7"],
        ),
        Case::read(
            "trailing-commas",
            "commas of empty columns at the end of rows",
            plain().replace('\n', ",,,\n"),
            PLAIN,
            &[],
        ),
        Case::read(
            "surplus-cells",
            "an unquoted comma in a name shifts the row",
            with("样例乙公司", "样例乙,公司"),
            &[("revenue", "!rows-left-out"), ("firms-above-scale", "!rows-left-out")],
            &["surplus-cells 3"],
        )
        .asking(&["rows-left-out"]),
        Case::read(
            "surplus-cells-confirmed",
            "the shifted row is left out knowingly",
            with("样例乙公司", "样例乙,公司"),
            &[("revenue", "150.5"), ("firms-above-scale", "2")],
            &["surplus-cells 3"],
        )
        .confirming(&["rows-left-out"]),
        Case::read(
            "nameless-row",
            "numbers without name and code",
            with("样例乙公司,91000000MA00001A56", ","),
            &[("revenue", "!rows-left-out")],
            &["no-firm 3"],
        )
        .asking(&["rows-left-out"]),
        Case::read(
            "short-row",
            "a row that ends too soon",
            with(",50,40,2.5", ",50"),
            &[("revenue", "350.75"), ("revenue-prior", "!blank-cells"), ("profit", "!blank-cells")],
            &["blank E4", "blank F4"],
        )
        .asking(&["blanks"]),
        Case::read(
            "quoted-line-break",
            "a line break inside quotes begins no row",
            with("样例乙公司", "\"样例\n\"\"乙\"\"公司\"").replace("2.5\n", "2.5\n注：x\n"),
            PLAIN,
            &["footnote 5"],
        ),
        Case::read(
            "stray-quote",
            "text after a closing quote",
            with("样例乙公司", "\"样例乙\"公司"),
            PLAIN,
            &["stray-quote A3"],
        ),
    ]
}

fn headings() -> Vec<Case> {
    vec![
        Case::read(
            "headings-decorated",
            "prefixes, spaces, full-width brackets and a unit without brackets",
            lines(&[
                "单位名称,社会信用代码,是 否 主 导 产 业,一、营业收入（本年累计）（单位：万元）,\
                 其中：营业收入 去年同期（可比口径）【万元】,利润总额：本年累计/万元",
                FIRMS[0],
                FIRMS[1],
                FIRMS[2],
            ]),
            PLAIN,
            &[],
        ),
        Case::read(
            "headings-with-years",
            "years and months in the headings",
            lines(&[
                "企业名称,统一社会信用代码,是否主导产业,2020年1-9月营业收入(万元),\
                 2019年1-9月营业收入(可比)(万元),2020年1-6月利润总额(万元)",
                FIRMS[0],
                FIRMS[1],
                FIRMS[2],
            ]),
            &[("revenue", "350.75"), ("revenue-prior", "270"), ("profit", "!other-period")],
            &[],
        ),
        Case::read(
            "not-comparable",
            "the base does not say that it is comparable",
            with("上年同期可比", "上年同期"),
            PLAIN,
            &["not-comparable E1"],
        )
        .asking(&["comparable"]),
        Case::read(
            "heading-unknown",
            "a column that nobody knows",
            with("利润总额本年累计(万元)", "神秘指数"),
            &[("revenue", "350.75"), ("profit", "!no-column")],
            &["heading-unknown F1"],
        ),
        Case::read(
            "heading-twice",
            "two columns of the same measure",
            with("营业收入上年同期可比(万元)", "营收(亿元)"),
            &[("revenue", "!two-columns"), ("profit", "7.5")],
            &["column-unit E1", "heading-twice E1"],
        ),
        Case::read(
            "looks-alike",
            "revenue from main business is not revenue",
            with("营业收入本年累计", "主营业务收入本年累计"),
            &[("revenue", "!no-column"), ("revenue-prior", "270")],
            &[],
        ),
        Case::read(
            "single-quarter",
            "a quarter alone is not the sum since January",
            with("营业收入本年累计", "三季度营业收入"),
            &[("revenue", "!not-cumulative"), ("profit", "7.5")],
            &[],
        ),
        Case::read(
            "growth-rate",
            "a growth rate is no amount",
            with("营业收入上年同期可比(万元)", "营业收入同比增速(%)"),
            &[("revenue", "350.75"), ("revenue-prior", "!no-column")],
            &[],
        ),
        Case::read(
            "last-year-unclear",
            "last year, but up to which month?",
            with("营业收入上年同期可比", "上年营业收入"),
            &[("revenue", "350.75"), ("revenue-prior", "!base-unclear")],
            &[],
        ),
        Case::read(
            "no-leading-column",
            "nothing says who leads",
            with("是否主导产业", "备注"),
            &[("revenue", "350.75"), ("leading-revenue", "!no-leading-column")],
            &[],
        ),
        Case::read(
            "leading-amounts",
            "a column of the leading industry's part in place of a yes-no column",
            with("是否主导产业", "备注").replace("营业收入上年同期可比", "其中：主导产业营业收入"),
            &[("revenue", "350.75"), ("leading-revenue", "270")],
            &[],
        ),
    ]
}

const CLUSTERED: &str = "集聚区编号,集聚区名称,企业名称,营业收入(万元)\n\
                         a,甲区,样例一,1\nb,乙区,样例二,20\na,甲区,样例三,300\n";

fn clusters() -> Vec<Case> {
    vec![
        Case::read(
            "clusters-none-chosen",
            "several clusters and no choice",
            CLUSTERED,
            &[("revenue", "!choose-cluster"), ("firms-above-scale", "!choose-cluster")],
            &[],
        ),
        Case::read(
            "clusters-chosen",
            "rows of other clusters do not count",
            CLUSTERED,
            &[
                ("revenue", "301"),
                ("firms-above-scale", "2"),
                ("leading-revenue", "!no-leading-column"),
            ],
            &[],
        )
        .of("a"),
        Case::read(
            "clusters-by-name",
            "clusters without numbers",
            CLUSTERED.replace("集聚区编号,", "序号,"),
            &[("revenue", "20"), ("firms-above-scale", "1")],
            &[],
        )
        .of("乙区"),
        Case::read(
            "cluster-missing",
            "a row that names no cluster may be anybody's",
            CLUSTERED.replace("b,乙区", ",乙区"),
            &[("revenue", "!rows-left-out")],
            &["no-cluster 3"],
        )
        .of("a")
        .asking(&["rows-left-out"]),
        Case::read(
            "below-scale",
            "firms that are not above scale do not count",
            CLUSTERED.replace("集聚区名称", "是否规上").replace("乙区", "否").replace("甲区", "是"),
            &[("revenue", "301"), ("firms-above-scale", "2")],
            &["below-scale B3"],
        )
        .of("a"),
    ]
}
