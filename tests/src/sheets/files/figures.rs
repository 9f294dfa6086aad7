//! Figures in lists and side by side.

use super::super::case::Case;
use super::super::grid::{Book, Cell, n, t, texts};
use super::super::ods::ods_of;
use super::super::xls::xls_of;
use super::super::xlsx::xlsx_of;

/// Revenue and profit of this and the prior period, growth beside them.
fn listed() -> Book {
    Book::of(vec![
        texts(&["指标", "单位", "本年累计", "上年同期", "同比增速"]),
        vec![
            t("主导产业营业收入"),
            t("亿元"),
            n("321.36"),
            n("285"),
            Cell::Percent("0.1276".to_owned()),
        ],
        vec![t("其中：主导产业利润总额"), t("万元"), n("301500"), n("236000"), t("")],
        vec![t("规上企业数"), t("家"), n("96"), t(""), t("")],
    ])
}

const LISTED: &[(&str, &str)] = &[
    ("leading-revenue", "3213600"),
    ("leading-revenue-prior", "2850000"),
    ("leading-profit", "301500"),
    ("leading-profit-prior", "236000"),
    ("firms-above-scale", "96"),
];
const CONVERTED: &[&str] = &["unit-converted C2", "unit-converted D2"];

pub(super) fn cases() -> Vec<Case> {
    let growth = |cell: Cell| {
        Book::of(vec![
            texts(&["指标", "数值"]),
            vec![t("规上企业数"), n("96")],
            vec![t("全市规上工业营业收入增速"), cell],
        ])
    };
    let percent = || Cell::Percent("0.04".to_owned());
    vec![
        Case::read(
            "list.xlsx",
            "figures below each other, with a column of units",
            xlsx_of(&listed()),
            LISTED,
            CONVERTED,
        ),
        Case::read("list.ods", "the same in ODS", ods_of(&listed()), LISTED, CONVERTED),
        Case::read(
            "rate-as-percentage.xlsx",
            "a rate shown as a percentage",
            xlsx_of(&growth(percent())),
            &[("city-revenue-growth", "4")],
            &["percent-format B3"],
        ),
        Case::read(
            "rate-with-sign.csv",
            "a rate with its sign",
            "指标,数值\n规上企业数,96\n全市规上工业营业收入增速,4.0%\n".into(),
            &[("city-revenue-growth", "4")],
            &["cell-unit B3"],
        ),
        Case::read(
            "rate.xls",
            "a rate shown as a percentage in the old format",
            xls_of(&growth(percent())),
            &[("city-revenue-growth", "4")],
            &["percent-format B3"],
        ),
        Case::read(
            "side-by-side.xlsx",
            "figures side by side",
            xlsx_of(&Book::of(vec![
                texts(&["规上企业数（家）", "实缴税收（亿元）", "已供工业用地面积（亩）"]),
                vec![n("96"), n("23.99999"), n("12000")],
            ])),
            &[
                ("firms-above-scale", "96"),
                ("tax", "239999.9"),
                ("supplied-industrial-land", "8000000"),
            ],
            &["unit-converted B", "unit-converted C"],
        ),
        Case::read(
            "figure-twice.xlsx",
            "one figure with two values",
            xlsx_of(&Book::of(vec![
                vec![t("规上企业数"), n("96")],
                vec![t("实缴税收（万元）"), n("5")],
                vec![t("规上企业数"), n("97")],
            ])),
            &[("firms-above-scale", "96"), ("tax", "5")],
            &["figure-twice B3"],
        ),
        Case::read(
            "figure-not-whole.xlsx",
            "half a firm",
            xlsx_of(&Book::of(vec![
                vec![t("规上企业数"), n("96.5")],
                vec![t("实缴税收（万元）"), n("5")],
            ])),
            &[("firms-above-scale", "-"), ("tax", "5")],
            &["not-whole B1"],
        ),
        Case::read(
            "unknown-label.csv",
            "a label that nobody knows",
            "规上企业数,96\n实缴税收（万元）,5\n路灯数,300\n".into(),
            &[("firms-above-scale", "96"), ("tax", "5")],
            &["unknown-row 3"],
        ),
    ]
}
