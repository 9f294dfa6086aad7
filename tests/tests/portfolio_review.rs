//! The review beside the self-assessment, what goes back, peers without names, packs from a form,
//! and the charts of the desk.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "names are Chinese")]

use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use engine::rollup::Submission;
use exchange::pack_form::{PackForm, pack_from_form, pack_problem_text};
use exchange::peer_file::{PeerRefusal, peers_from_bytes, peers_json, peers_of};
use exchange::portfolio::{Adjustment, Agreement, ClusterState, Hand, Remark, Target};
use exchange::review::{
    CauseOf, ReturnFile, ReturnRefusal, return_from_bytes, return_json, review_of,
    reviewed_submission,
};
use locale::Language;
use report::bulletin::{BulletinSource, Plot, charts};
use tests::officials::{key, rollup_rules};
use tests::packages::{SMALL, candidate};
use tests::portfolios::{Desk, qingdao};

fn adjustment(entry: &str, own: Option<&str>, value: &str) -> Adjustment {
    Adjustment {
        entry: entry.to_owned(),
        own: own.map(str::to_owned),
        value: value.to_owned(),
        reason: "与税务部门数据一致".to_owned(),
        evidence: String::new(),
    }
}

fn figure(id: &str) -> Target {
    Target::Figure(id.to_owned())
}

/// A veto that one more yuan of tax clears: stars and points follow, and each has its cause.
#[test]
fn a_review_says_what_each_adjustment_does() {
    let candidate = candidate(SMALL);
    let mut state = ClusterState::default();
    state.adjustments.insert(figure("tax"), adjustment("e1", Some("239999.9"), "240000"));
    state.adjustments.insert(figure("revenue"), adjustment("e2", Some("1"), "4000000"));
    state.adjustments.insert(figure("no-such"), adjustment("e3", None, "1"));
    state.adjustments.insert(figure("profit"), adjustment("e4", None, "379000.00"));
    let review = review_of(&candidate, &state, &rollup_rules());
    let entries: Vec<(&CauseOf, bool, bool)> =
        review.causes.iter().map(|it| (&it.of, it.is_stale, it.is_unknown)).collect();
    let cause = |entry: &str| CauseOf::Adjustment(entry.to_owned());
    // What is judged as it was handed in is no cause.
    assert_eq!(
        entries,
        [(&cause("e3"), false, true), (&cause("e2"), true, false), (&cause("e1"), false, false)]
    );
    let own = candidate.assessment().sheet.total;
    assert_eq!(review.own.total, own);
    let sum = review.causes.iter().fold(own.plus(review.together), |sum, it| sum.plus(it.alone));
    assert_eq!(sum, review.reviewed.total);
    let veto = review.vetoes.iter().find(|it| it.because.contains(&2)).expect("a veto");
    assert_ne!(veto.own, veto.reviewed);
    assert!(review.reviewed.stars[1] > review.own.stars[1], "{review:?}");
    assert!(review.indicators.iter().all(|it| !it.because.is_empty()));
    let rated = reviewed_submission("a.zip", &candidate, &state, &rollup_rules()).unwrap();
    assert_eq!(rated.evaluation.sheet().total, review.reviewed.total);
}

#[test]
fn answers_are_adjusted_and_agreed_values_overrule() {
    let dossier = include_str!("../../examples/qingdao-2020q3/c04-2020q3.json");
    let candidate = candidate(dossier);
    let mut state = ClusterState::default();
    let nothing = review_of(&candidate, &state, &rollup_rules());
    let own_causes = nothing.causes.len();
    assert!(nothing.causes.iter().all(|it| it.of == CauseOf::OwnReconciliation));
    let aspect = Target::Answer("1.1".to_owned());
    state.adjustments.insert(aspect.clone(), adjustment("e1", Some("1"), "0"));
    state.adjustments.insert(figure("tax"), adjustment("e2", None, "1"));
    let agreement = Agreement {
        entry: "a1".to_owned(),
        own: None,
        bureau: None,
        value: "2".to_owned(),
        reason: "scope".to_owned(),
        note: String::new(),
    };
    state.agreed.insert("tax".to_owned(), agreement);
    let review = review_of(&candidate, &state, &rollup_rules());
    let of = |target: &Target| review.causes.iter().find(|it| it.target == *target).unwrap();
    assert_eq!(of(&figure("tax")).of, CauseOf::Agreement("a1".to_owned()));
    assert!(of(&aspect).alone.low.0 < 0, "{:?}", of(&aspect));
    assert!(!of(&aspect).is_stale && !of(&aspect).is_unknown);
    assert!(review.causes.len() >= own_causes);
    let rated = reviewed_submission("a.zip", &candidate, &state, &rollup_rules()).unwrap();
    assert_eq!(rated.evaluation.sheet().total, review.reviewed.total);
}

#[test]
fn remarks_go_back_and_are_read() {
    let remarks = vec![
        Remark { at: "figures.tax".to_owned(), words: "请核实<script>".to_owned() },
        Remark { at: String::new(), words: "请补充佐证材料".to_owned() },
    ];
    let hand = Hand { by: "张三", at: "2020-10-20T09:30:00Z" };
    let manifest = "0a".repeat(32);
    let file = ReturnFile::of(hand, (&key("甲区"), "2020Q3"), (&manifest, 2), remarks);
    let json = return_json(&file);
    assert_eq!(return_from_bytes(json.as_bytes()), Ok(file.clone()));
    let refused = |text: &str| return_from_bytes(text.as_bytes()).unwrap_err();
    let newer = json.replace("\"version\":1", "\"version\":2");
    assert_eq!(refused(&newer), ReturnRefusal::NewerVersion(2));
    assert_eq!(refused(&json.replace("2020Q3", "2020Q9")), ReturnRefusal::WrongForm("period"));
    let short = json.replace(&manifest, "00");
    assert_eq!(refused(&short), ReturnRefusal::WrongForm("manifest"));
    let blank = json.replace("请补充佐证材料", " ");
    assert_eq!(refused(&blank), ReturnRefusal::WrongForm("remarks"));
    for text in ["", "{}", "[]", &format!("{json} "), &json.replace("wutong-return", "other")] {
        assert!(matches!(refused(text), ReturnRefusal::NotAReturn(_)), "{text}");
    }
}

/// Quartiles by the rule, from an independent interpolation.
#[test]
fn peers_have_no_names_and_need_five() {
    let desk = Desk::shipped();
    let portfolio = desk.portfolio(&qingdao());
    let all: Vec<&Submission> = portfolio.submissions.iter().collect();
    assert_eq!(peers_of(&all[..4]), None);
    assert_eq!(peers_of(&[]), None);
    let peers = peers_of(&all).unwrap();
    let json = peers_json(&peers);
    assert_eq!(peers_from_bytes(json.as_bytes()).as_ref(), Ok(&peers));
    for it in &all {
        assert!(!json.contains(&it.cluster));
    }
    let first = &peers.indicators[0];
    let document = &all[0].evaluation.rubric().document;
    let at = document.indicator.iter().position(|it| it.id == first.id).unwrap();
    let mut values: Vec<Rational> = all
        .iter()
        .filter_map(|it| match &it.evaluation.sheet().indicators[at].value {
            engine::assess::IndicatorValue::Scored(scored) => scored.value.clone(),
            _ => None,
        })
        .collect();
    values.sort();
    assert_eq!(values.len(), first.count);
    for (quarter, found) in (1u8..).zip(&first.quartiles) {
        // The mean of four times as many steps: every number four times as far apart.
        let steps = (values.len() - 1) * usize::from(quarter);
        let (low, part) = (steps / 4, steps % 4);
        let high = &values[(low + 1).min(values.len() - 1)];
        let parts = Rational::from(4 - part) * &values[low] + Rational::from(part) * high;
        assert_eq!(*found, short_decimal(&(parts / Rational::from(4u8)), 6));
    }
    let few = json.replace("\"count\":10", "\"count\":3");
    assert!(matches!(peers_from_bytes(few.as_bytes()), Err(PeerRefusal::WrongForm(_))));
    let newer = json.replace("\"version\":1", "\"version\":7");
    assert_eq!(peers_from_bytes(newer.as_bytes()), Err(PeerRefusal::NewerVersion(7)));
    assert!(matches!(peers_from_bytes(b"{}"), Err(PeerRefusal::NotPeers(_))));
}

fn form() -> PackForm {
    let texts = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    PackForm {
        issuer: "市工信局（样例）".to_owned(),
        editions: texts(&["industrial@2026.1"]),
        period: "2020Q3".to_owned(),
        deadline: "2020-10-20T18:00".to_owned(),
        city: ["4.0", "统计公报", "2020-10-25"].map(str::to_owned),
        district_source: ["统计公报", "2020-10-25"].map(str::to_owned),
        districts: vec![["370202", "12350000"].map(str::to_owned)],
        industries: vec![["36", "12.5"].map(str::to_owned)],
        clusters: vec![["c1", " 甲区 ", "370202"].map(str::to_owned)],
        firms: vec![["c1", "91000000MA0000007C", "样例公司"].map(str::to_owned)],
    }
}

fn digest_of(reference: &str) -> Option<String> {
    wutong_cli::catalogue::shipped(reference).map(|it| it.digest.clone())
}

#[test]
fn a_form_becomes_the_pack_that_managers_read() {
    let pack = pack_from_form(&form(), &digest_of).unwrap();
    assert!(pack.digest.starts_with("sha256:"));
    assert_eq!(pack.clusters[0].name, "甲区");
    assert_eq!(pack.clusters[0].firms.as_ref().unwrap().len(), 1);
    let json = exchange::pack_json(&pack);
    assert_eq!(exchange::pack_from_bytes(json.as_bytes()).unwrap(), pack);
}

#[test]
fn all_that_is_wrong_with_a_form_is_said_at_once() {
    let mut form = form();
    form.issuer = " ".to_owned();
    form.editions.push("no@1".to_owned());
    form.period = "2020Q9".to_owned();
    form.deadline = "20 October".to_owned();
    form.city[0] = "four".to_owned();
    form.city[2] = "2020-13-01".to_owned();
    form.districts.push(form.districts[0].clone());
    form.industries[0][1] = "101".to_owned();
    form.clusters.push(form.clusters[0].clone());
    form.firms.push(["c9", "", ""].map(str::to_owned));
    let problems = pack_from_form(&form, &digest_of).unwrap_err();
    let codes: Vec<(&str, &str)> = problems.iter().map(|it| (it.code, it.at.as_str())).collect();
    let expected = [
        ("unknown-edition", "editions[2]"),
        ("missing", "issuer"),
        ("bad-period", "period"),
        ("bad-deadline", "deadline"),
        ("not-a-number", "city[1]"),
        ("bad-date", "city[3]"),
        ("twice", "districts[2]"),
        ("out-of-range", "industries[1]"),
        ("twice", "clusters[2].id"),
        ("twice", "clusters[2].name"),
        ("unknown-cluster", "firms[2].cluster"),
        ("missing", "firms[2].uscc"),
        ("missing", "firms[2].name"),
    ];
    assert_eq!(codes, expected);
    for problem in &problems {
        assert!(!pack_problem_text(problem, Language::Zh).is_empty());
    }
}

#[test]
fn every_chart_has_its_table_and_its_words() {
    let desk = Desk::shipped();
    let portfolio = desk.portfolio(&qingdao());
    let (rollup, rankings) = desk.rolled(&portfolio);
    let group = rollup.greatest_kind().unwrap();
    let place = rollup.kinds.iter().position(|it| it.of == group.of).unwrap();
    let source = BulletinSource {
        rollup_rules: &desk.rules.rollup,
        ranking_rules: &desk.rules.ranking,
        rules: &desk.rules.bulletin,
        portfolio: &portfolio,
        rollup: &rollup,
        group,
        ranking: &rankings[place],
        ledgers: None,
        paragraphs: &[],
    };
    for language in [Language::Zh, Language::En] {
        let all = charts(&source, language);
        let ids: Vec<&str> = all.iter().map(|it| it.id).collect();
        assert_eq!(ids, ["ranking", "growth", "heat", "pipeline", "similarity"]);
        for chart in &all {
            assert!(!chart.description.contains('{') && chart.description.chars().count() > 10);
            assert!(chart.table.rows.iter().all(|it| it.len() == chart.table.headings.len()));
        }
        let Plot::Ranges(bars) = &all[0].plot else { panic!("bars") };
        assert_eq!(bars.len(), 10);
        assert!(bars.iter().all(|it| it.low <= it.high && it.high <= 1000));
        assert!(bars.is_sorted_by(|a, b| a.low >= b.low));
        let Plot::Dots { dots, .. } = &all[1].plot else { panic!("dots") };
        assert!(dots.iter().any(|it| it.x == 1000) && dots.len() == 10);
        let Plot::Grid { rows, fields, .. } = &all[4].plot else { panic!("a grid") };
        for (at, line) in fields.iter().enumerate() {
            assert_eq!(line[at], Some(1000), "{}", rows[at]);
            assert!(line.iter().enumerate().all(|(to, it)| *it == fields[to][at]));
        }
    }
}
