//! The development report: the words for every change of sign, and what is missing said so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "what is said is Chinese")]

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::ledger::ledgers_from_canonical;
use engine::periods::PeriodRules;
use engine::rubric::{Text, rubric_from_canonical};
use exchange::{ReadDossier, dossier_from_bytes, report_of_dossier};
use locale::Language;
use report::development::narrative::{SayKind, SayRule};
use report::development::{About, Narrative};
use serde_json::{Value, json};
use wutong_cli::{next_bytes, report_bytes};

fn said(dossier: &Value, language: Language) -> String {
    let done = report_bytes("d.json", dossier.to_string().as_bytes(), false, language);
    assert_eq!(done.exit, 0, "{}", done.stderr);
    done.stdout
}

fn dossier(figures: &Value) -> Value {
    json!({
        "rubric": "industrial@2026.1", "period": "2020", "cluster": { "name": "样例" },
        "figures": figures, "ledgers": {}
    })
}

/// DOMAIN A3 and B5.1, B5.2: a rate on a base of zero or below is never printed.
#[test]
fn changes_of_sign_have_words() {
    for (prior, profit, zh, en) in [
        (
            "1000",
            "1234",
            "利润总额1,234.00万元，同比增长23.4%",
            "CNY 12.34 million, up 23.4% on the year",
        ),
        ("1000", "999", "999.00万元，同比下降0.1%", "down 0.1% on the year"),
        ("1000", "1000", "与上年同期持平", "the same as a year before"),
        ("100000", "100001", "同比增长0.001%", "up 0.001% on the year"),
        ("1000", "0", "0.00万元，同比下降100.0%", "down 100.0% on the year"),
        (
            "800",
            "-300",
            "主导产业亏损300.00万元，同比由盈转亏",
            "a loss of CNY 3.00 million, a loss after a profit",
        ),
        (
            "-800",
            "300",
            "同比扭亏为盈，增利1,100.00万元",
            "a profit after a loss a year before, better by CNY 11.00 million",
        ),
        ("-800", "0", "同比扭亏持平", "zero after a loss a year before"),
        (
            "-800",
            "-500",
            "亏损500.00万元，同比减亏37.5%",
            "a loss smaller by 37.5% than a year before",
        ),
        ("-800", "-800", "亏损与上年同期持平", "the same loss as a year before"),
        (
            "-500",
            "-800",
            "亏损800.00万元，同比增亏60.0%",
            "a loss greater by 60.0% than a year before",
        ),
        ("0", "1200", "上年同期为零，不计算增速", "from zero a year before, so without a rate"),
        ("0", "0", "与上年同期持平（均为零）", "zero as a year before"),
        ("0", "-5", "同比由平转亏", "a loss after zero a year before"),
    ] {
        let dossier = dossier(&json!({ "leading-profit": profit, "leading-profit-prior": prior }));
        let (found_zh, found_en) = (said(&dossier, Language::Zh), said(&dossier, Language::En));
        assert!(found_zh.contains(zh), "{prior} -> {profit}: {found_zh}");
        assert!(found_en.contains(en), "{prior} -> {profit}: {found_en}");
    }
}

/// DOMAIN B5.3: the difference of two rates is in percentage points.
#[test]
fn differences_of_rates_are_percentage_points() {
    for (revenue, city, zh) in [
        ("1083", "5.1", "营业收入增速高于全市3.2个百分点"),
        ("1083", "8.3", "营业收入增速与全市持平"),
        ("1083", "9", "营业收入增速低于全市0.7个百分点"),
    ] {
        let figures = json!({
            "leading-revenue": revenue, "leading-revenue-prior": "1000",
            "city-revenue-growth": city
        });
        let found = said(&dossier(&figures), Language::Zh);
        assert!(found.contains(zh), "{found}");
    }
}

#[test]
fn share_in_growth_and_pull_are_said_only_of_growth() {
    let figures = |revenue: &str| {
        json!({
            "leading-revenue": "600", "leading-revenue-prior": "500",
            "revenue": revenue, "revenue-prior": "800"
        })
    };
    let grown = said(&dossier(&figures("1000")), Language::Zh);
    assert!(grown.contains("贡献率为50.0%，拉动增长12.5个百分点"), "{grown}");
    let fallen = said(&dossier(&figures("700")), Language::Zh);
    assert!(!fallen.contains("贡献率"), "{fallen}");
}

/// What is missing is said to be missing, and never zero.
#[test]
fn what_is_missing_is_never_zero() {
    let zh = said(&dossier(&json!({})), Language::Zh);
    for missing in
        ["待填：区内规上工业营业收入（本年累计）。", "落地项目计划总投资", "待填：补差措施。"]
    {
        assert!(zh.contains(missing), "{missing}: {zh}");
    }
    let sentences = zh.split("六、").next().unwrap();
    let told = sentences.split("一、").nth(1).unwrap();
    assert!(!told.contains('0'), "{told}");
    let half = said(&dossier(&json!({ "revenue": "100" })), Language::Zh);
    let wanted = "区内规上工业企业未填，实现营业收入100.00万元，上年同期数未填，未作比较。";
    assert!(half.contains(wanted), "{half}");
}

/// Last year's own report as a base is marked.
#[test]
fn a_base_that_was_only_reported_is_marked() {
    let mut with_prior = dossier(&json!({ "revenue": "110" }));
    with_prior["prior"] = json!([{ "period": "2019", "figures": { "revenue": "100" } }]);
    let zh = said(&with_prior, Language::Zh);
    assert!(zh.contains("同比增长10.0%（与上年报告相比，非可比口径）"), "{zh}");
}

/// DOMAIN B5.7: single quarters, with the words for what cannot be compared.
#[test]
fn the_quarter_alone_is_told_where_it_is_known() {
    let mut third = dossier(&json!({ "revenue": "108000", "revenue-prior": "100000" }));
    third["period"] = json!("2020Q3");
    let earlier = |period: &str, revenue: &str| json!({ "period": period, "figures": { "revenue": revenue } });
    third["prior"] = json!([earlier("2020Q2", "110000"), earlier("2020Q1", "52000")]);
    let zh = said(&third, Language::Zh);
    assert!(zh.contains("当季实现营业收入−2,000.00万元。当季营业收入环比由正转负。"), "{zh}");
    third["prior"] = json!([earlier("2020Q2", "90000")]);
    let zh = said(&third, Language::Zh);
    assert!(zh.contains("当季实现营业收入1.80亿元。") && !zh.contains("当季营业收入环比"), "{zh}");
}

/// A chart says in words what it draws, and the table under it says the same.
#[test]
fn a_trend_is_drawn_to_scale_and_told_in_a_table() {
    let mut third = dossier(&json!({ "leading-profit": "-500", "leading-profit-prior": "1000" }));
    third["period"] = json!("2020Q3");
    let figures = json!({ "leading-profit": "1500", "leading-profit-prior": "1200" });
    third["prior"] = json!([{ "period": "2020Q2", "figures": figures }]);
    let text = third.to_string();
    let page = report_bytes("d.json", text.as_bytes(), true, Language::Zh).stdout;
    for part in [
        // 2000 from highest to lowest are 100, from 30 down: zero lies at 105.
        "<rect class=\"positive\" x=\"80\" y=\"30.0\" width=\"44\" height=\"75.0\"/>",
        "<rect class=\"negative\" x=\"180\" y=\"105.0\" width=\"44\" height=\"25.0\"/>",
        "<line x1=\"52\" x2=\"252\" y1=\"105.0\" y2=\"105.0\"/>",
        // The scale has round numbers of one unit.
        "<text class=\"unit\" x=\"52\" y=\"11\">万元</text>",
        "y=\"30.0\" dy=\"4\">1,500</text>",
        "y=\"105.0\" dy=\"4\">0</text>",
        "y=\"130.0\" dy=\"4\">\u{2212}500</text>",
        "：2020年上半年 1,500.00万元、2020年前三季度 \u{2212}500.00万元。</desc>",
        "<td>2020年前三季度</td><td>\u{2212}500.00万元</td><td>同比由盈转亏</td>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(page.contains("<svg role=\"img\" aria-labelledby=\"leading-profit-title"));
    let alone = report_bytes(
        "d.json",
        dossier(&json!({ "leading-profit": "1" })).to_string().as_bytes(),
        true,
        Language::Zh,
    );
    assert!(!alone.stdout.contains("<svg"));
}

/// Names in the narrative exist, and both languages say the same.
#[test]
fn the_narrative_names_what_exists() {
    let narrative = Narrative::from_json(rubrics::NARRATIVE).unwrap();
    let rules = PeriodRules::from_json(rubrics::PERIODS).unwrap();
    let shipped = rubrics::shipped("industrial@2026.1").unwrap();
    let rubric = rubric_from_canonical(shipped.rubric).unwrap();
    let ledgers = ledgers_from_canonical(rubrics::ledgers("industrial@2026.1").unwrap(), &rubric);
    let ledgers = ledgers.unwrap();
    let is_total = |id: &str| ledgers.document.derive.iter().any(|it| it.id == id);
    let is_figure = |id: &str| rubric.figure_index(id).is_some();
    let column = |table: &str, column: &str| {
        let table = ledgers.document.table.iter().find(|it| it.id == table);
        table.is_some_and(|it| it.column.iter().any(|it| it.id == column))
    };
    let is_known = |say: &SayRule| match say.kind {
        SayKind::Amount => is_figure(&say.of) || is_total(&say.of),
        SayKind::Change => rules.base_of(&say.of).is_some(),
        SayKind::Single | SayKind::SingleChange => is_figure(&say.of),
        SayKind::Contribution | SayKind::Pull => is_figure(&say.of) && is_figure(&say.base),
        SayKind::Indicator | SayKind::Points => {
            rubric.document.indicator.iter().any(|it| it.id == say.of)
        }
        SayKind::Option | SayKind::Cell => {
            say.of.split_once('.').is_some_and(|(table, name)| column(table, name))
        }
    };
    assert!(!narrative.facts.is_empty());
    for say in narrative.facts.iter().flat_map(|fact| &fact.say) {
        assert!(is_known(say), "{say:?}");
        assert!(say.unit.iter().all(|it| rubric.units.unit(it).is_some()), "{say:?}");
    }
    for section in &narrative.sections {
        for sentence in &section.sentences {
            let lead = sentence.lead.as_deref();
            assert!(lead.is_none_or(|it| is_figure(it) || is_total(it)), "{lead:?}");
            for say in &sentence.say {
                assert!(is_known(say), "{say:?}");
                assert!(say.unit.iter().all(|it| rubric.units.unit(it).is_some()), "{say:?}");
            }
            let names: BTreeSet<&str> = sentence.say.iter().map(|it| it.name.as_str()).collect();
            assert!(sentence.needs.iter().all(|it| names.contains(it.as_str())));
            for text in [Some(&sentence.text), sentence.loss.as_ref()].into_iter().flatten() {
                assert_eq!(placeholders(text), [names.clone(), names.clone()]);
            }
        }
        assert!(section.trends.iter().all(|it| is_figure(&it.figure)), "{}", section.id);
        for table in &section.tables {
            let columns = table.columns.iter().chain(&table.rows);
            for name in columns {
                assert!(column(&table.ledger, name), "{} {name}", table.ledger);
            }
        }
    }
}

fn placeholders(text: &Text) -> [BTreeSet<&str>; 2] {
    [&text.zh, &text.en].map(|words| {
        let parts = words.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
    })
}

/// What people wrote stands after the sentences of its section, a paragraph a line, and is no part
/// of the next report.
#[test]
fn own_paragraphs_stand_apart_from_figures() {
    let mut dossier = dossier(&json!({ "revenue": "100" }));
    dossier["paragraphs"] = json!({ "economy": "第一段。\n\n 第二段。", "elsewhere": "不印" });
    let zh = said(&dossier, Language::Zh);
    assert!(zh.contains("\n第一段。\n第二段。\n"), "{zh}");
    assert!(!zh.contains("不印"), "{zh}");
    let text = dossier.to_string();
    let page = report_bytes("d.json", text.as_bytes(), true, Language::Zh).stdout;
    assert!(page.contains("</p>\n<p>第一段。</p>\n<p>第二段。</p>\n"), "{page}");
    let next = next_bytes("d.json", text.as_bytes(), "2021Q1", Language::Zh);
    assert_eq!(next.exit, 0, "{}", next.stderr);
    assert!(!next.stdout.contains("第一段"), "{}", next.stdout);
}

/// What is known leads to its explanation, and what is missing to its field.
#[test]
fn every_stretch_says_what_it_is() {
    let given = dossier(&json!({ "revenue": "100" }));
    let file = dossier_from_bytes(given.to_string().as_bytes()).unwrap();
    let shipped = rubrics::shipped("industrial@2026.1").unwrap();
    let rubric = Arc::new(rubric_from_canonical(shipped.rubric).unwrap());
    let read = ReadDossier { file: &file, text: "", sheet: None };
    let told = (rubrics::PERIODS, rubrics::NARRATIVE);
    let report = report_of_dossier(&read, &rubric, told, Language::Zh);
    let pieces = report.sections.iter().flat_map(|it| &it.sentences).flat_map(|it| &it.pieces);
    let about = |words: &str| pieces.clone().find(|it| it.words == words).map(|it| &it.about);
    let missing = |id: &str| About::Missing(id.to_owned());
    assert_eq!(about("100.00万元"), Some(&About::Number("revenue".to_owned())));
    assert_eq!(about("上年同期数未填，未作比较"), Some(&missing("revenue-prior")));
    assert_eq!(about("未填"), Some(&missing("firms-above-scale")));
    assert!(pieces.clone().any(|it| it.about == missing("profit")));
    assert_eq!(about("补差措施"), Some(&About::MissingIn("T6".to_owned())));
    // Points lost are asked row by row.
    let gaps = report.sections.iter().flat_map(|it| &it.tables).find(|it| !it.numbers.is_empty());
    assert!(gaps.is_none_or(|it| it.subjects.len() == it.table.rows.len()));
}

/// The page to print carries what was typed as text, and fetches nothing.
#[test]
fn the_page_holds_text_only() {
    let mut dossier = dossier(&json!({ "revenue": "100" }));
    dossier["cluster"]["name"] = json!("<script>\"&\"</script>");
    let text = dossier.to_string();
    for language in [Language::Zh, Language::En] {
        let page = report_bytes("d.json", text.as_bytes(), true, language).stdout;
        assert!(page.contains("&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;"), "{page}");
        for absent in ["<script", "http:", "https:", "url(", "src=", "href="] {
            assert!(!page.contains(absent), "{absent}");
        }
        assert!(
            page.contains("size: A4") && page.contains(&format!("lang=\"{}\"", language.tag()))
        );
    }
}
