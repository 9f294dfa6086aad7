//! Expert review: means by an independent calculation, conflicts of interest, ties and missing
//! scores as values, and the quotas of the first batch: 14 = 10 + 3 + 1.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "names are Chinese")]

use engine::experts::{
    Application, ConflictBy, Expert, ExpertRules, Outcome, ScoreSheet, SheetState, judged,
    proposal_of,
};
use engine::quantity::Rational;
use engine::quantity::rational::{rational_from_decimal, short_decimal};
use exchange::expert_sheets::{
    ExpertRefusal, applications_from_bytes, experts_from_bytes, score_table, score_workbook,
    scores_from_bytes,
};
use exchange::table_csv;
use locale::Language;
use num_bigint::BigInt;
use num_rational::BigRational;
use tests::random::Random;

fn rules() -> ExpertRules {
    ExpertRules::from_json(rubrics::EXPERTS).unwrap()
}

fn expert(name: &str) -> Expert {
    Expert { name: name.to_owned(), employer: String::new(), district: String::new() }
}

fn application(kind: &str, cluster: &str) -> Application {
    Application {
        kind: kind.to_owned(),
        cluster: cluster.to_owned(),
        district: "370202".to_owned(),
        organisations: vec!["样例管委会".to_owned()],
    }
}

fn number(text: &str) -> Option<Rational> {
    rational_from_decimal(text)
}

/// A sheet with the same score for every criterion.
fn flat(expert: &str, it: &Application, score: &str) -> ScoreSheet {
    ScoreSheet {
        expert: expert.to_owned(),
        kind: it.kind.clone(),
        cluster: it.cluster.clone(),
        scores: vec![number(score); rules().criteria.len()],
    }
}

/// The mean of flat sheets.
fn mean_of(scores: &[&str]) -> Option<String> {
    let one = application("industrial", "甲区");
    let names: Vec<String> = (0..scores.len()).map(|it| format!("专家{it}")).collect();
    let experts: Vec<Expert> = names.iter().map(|it| expert(it)).collect();
    let sheets: Vec<ScoreSheet> =
        names.iter().zip(scores).map(|(name, score)| flat(name, &one, score)).collect();
    judged(&rules(), &experts, &one, &sheets).mean.map(|it| short_decimal(&it, 6))
}

#[test]
fn few_sheets_have_a_plain_mean_and_many_a_trimmed_one() {
    assert_eq!(mean_of(&[]), None);
    assert_eq!(mean_of(&["80"]).as_deref(), Some("80"));
    assert_eq!(mean_of(&["80", "85"]).as_deref(), Some("82.5"));
    assert_eq!(mean_of(&["10", "80", "85", "99"]).as_deref(), Some("68.5"));
    assert_eq!(mean_of(&["10", "80", "85", "90", "99"]).as_deref(), Some("85"));
    assert_eq!(mean_of(&["80"; 7]).as_deref(), Some("80"));
}

#[test]
fn an_expert_who_is_partial_is_left_out_and_named() {
    let one = application("industrial", "甲区");
    let mut experts = vec![expert("张"), expert("李"), expert("王")];
    experts[0].district = "370202".to_owned();
    experts[1].employer = " 样例 管委会".to_owned();
    let sheets: Vec<ScoreSheet> =
        ["张", "李", "王"].iter().map(|name| flat(name, &one, "90")).collect();
    let judged = judged(&rules(), &experts, &one, &sheets);
    assert_eq!(judged.sheets[0], SheetState::Conflict(ConflictBy::District));
    assert_eq!(judged.sheets[1], SheetState::Conflict(ConflictBy::Employer));
    assert_eq!(judged.sheets[2], SheetState::Counted(number("90").unwrap()));
    assert_eq!(judged.mean, number("90"));
}

#[test]
fn sheets_that_cannot_count_are_values() {
    let one = application("industrial", "甲区");
    let experts: Vec<Expert> = ["a", "b", "c", "d", "e"].iter().map(|it| expert(it)).collect();
    let mut sheets = vec![
        flat("a", &one, "80"),
        flat("b", &one, "101"),
        flat("c", &one, "80.25"),
        flat("d", &one, "70"),
        flat("d", &one, "70"),
    ];
    sheets[0].scores[2] = None;
    let all = judged(&rules(), &experts, &one, &sheets);
    assert_eq!(all.sheets[0], SheetState::Incomplete(vec![2]));
    assert_eq!(all.sheets[1], SheetState::OffScale((0..6).collect()));
    assert_eq!(all.sheets[2], SheetState::OffScale((0..6).collect()));
    assert_eq!(all.sheets[3], SheetState::Twice);
    assert_eq!(all.sheets[4], SheetState::Absent);
    assert_eq!(all.mean, None);
}

#[test]
fn the_first_batch_has_fourteen() {
    let experts: Vec<Expert> = ["a", "b", "c", "d", "e"].iter().map(|it| expert(it)).collect();
    let mut applications = Vec::new();
    for (kind, count) in [("industrial", 13), ("digital", 4), ("urban", 2)] {
        applications.extend((0..count).map(|it| application(kind, &format!("{kind}{it}"))));
    }
    let mut sheets = Vec::new();
    for (place, it) in applications.iter().enumerate() {
        let score = (95 - place).to_string();
        sheets.extend(experts.iter().map(|expert| flat(&expert.name, it, &score)));
    }
    sheets.push(flat("谁", &applications[0], "1"));
    let proposal = proposal_of(&rules(), &experts, &applications, &sheets);
    let proposed: Vec<(String, usize)> = proposal
        .kinds
        .iter()
        .map(|list| {
            let lines = list.lines.iter().filter(|it| it.outcome == Outcome::Proposed);
            (list.kind.clone(), lines.count())
        })
        .collect();
    let expected = [("industrial", 10), ("digital", 3), ("urban", 1)];
    assert_eq!(proposed, expected.map(|(kind, count)| (kind.to_owned(), count)));
    assert_eq!(proposal.strays, [sheets.len() - 1]);
}

#[test]
fn equal_ones_across_the_border_are_named_and_nobody_is_cut_off() {
    let experts = [expert("a")];
    let applications: Vec<Application> =
        ["一", "二", "三", "四", "五", "六"].iter().map(|it| application("digital", it)).collect();
    let scores = ["90", "80", "80", "80", "59.9"];
    let sheets: Vec<ScoreSheet> =
        applications.iter().zip(scores).map(|(it, score)| flat("a", it, score)).collect();
    let proposal = proposal_of(&rules(), &experts, &applications, &sheets);
    let outcomes: Vec<Outcome> = proposal.kinds[0].lines.iter().map(|it| it.outcome).collect();
    let (tied, proposed) = (Outcome::Tied, Outcome::Proposed);
    let rest = [Outcome::BelowPass, Outcome::NotJudged];
    assert_eq!(outcomes, [proposed, tied, tied, tied, rest[0], rest[1]]);
    let ranks: Vec<Option<usize>> = proposal.kinds[0].lines.iter().map(|it| it.rank).collect();
    assert_eq!(ranks, [Some(1), Some(2), Some(2), Some(2), Some(5), None]);
}

/// The same in the tests' own numbers.
#[test]
fn means_equal_an_independent_calculation() {
    let rules = rules();
    let weights = [20, 25, 20, 15, 10, 10];
    let mut random = Random::seeded(9);
    for _ in 0..500 {
        let count = usize::try_from(random.between(1, 9)).unwrap();
        let experts: Vec<Expert> = (0..count).map(|it| expert(&format!("e{it}"))).collect();
        let one = application("industrial", "甲区");
        let (mut sheets, mut totals) = (Vec::new(), Vec::new());
        for expert in &experts {
            let tenths: Vec<i64> = weights.iter().map(|_| random.between(0, 1_000)).collect();
            let mut sheet = flat(&expert.name, &one, "0");
            sheet.scores =
                tenths.iter().map(|it| number(&format!("{}.{}", it / 10, it % 10))).collect();
            sheets.push(sheet);
            let sum: i64 = tenths.iter().zip(weights).map(|(score, weight)| score * weight).sum();
            totals.push(BigRational::new(BigInt::from(sum), BigInt::from(1_000)));
        }
        totals.sort();
        let kept = if count < 5 { &totals[..] } else { &totals[1..count - 1] };
        let sum: BigRational = kept.iter().cloned().sum();
        let mean = sum / BigRational::from_integer(BigInt::from(kept.len()));
        let found = judged(&rules, &experts, &one, &sheets).mean.unwrap();
        assert_eq!(short_decimal(&found, 12), tests::portfolios::shown(&mean));
    }
}

#[test]
fn sheets_go_out_and_come_in_again() {
    let rules = rules();
    let applications = [application("industrial", "=甲区"), application("urban", "乙区")];
    for language in [Language::Zh, Language::En] {
        let mut table = score_table(&rules, &expert("张三"), &applications, language);
        for row in &mut table.rows {
            for (place, cell) in row.iter_mut().enumerate().skip(3) {
                *cell = format!("{}.5", 70 + place);
            }
        }
        table.rows[1][4] = "很好".to_owned();
        let workbook = score_workbook(&table).unwrap();
        assert_eq!(workbook, score_workbook(&table).unwrap());
        let (sheets, notes) = scores_from_bytes(&workbook, &rules).unwrap();
        assert_eq!((sheets.len(), notes.len()), (2, 1));
        assert_eq!(sheets[0].cluster, "=甲区");
        assert_eq!(sheets[0].scores[0], number("73.5"));
        assert_eq!(sheets[1].scores[1], None);
        let csv = table_csv(&table);
        let (sheets, notes) = scores_from_bytes(csv.as_bytes(), &rules).unwrap();
        assert_eq!((sheets.len(), notes.len()), (2, 1));
        assert_eq!(sheets[1].scores[5], number("78.5"));
    }
    assert_eq!(
        scores_from_bytes("甲,乙\n1,2\n".as_bytes(), &rules),
        Err(ExpertRefusal::NoHeadings)
    );
}

#[test]
fn lists_are_read_by_their_headings() {
    let rules = rules();
    let experts = "姓名,工作单位,区市代码\n张三,样例大学,370202\n李四,,\n,,\n";
    let experts = experts_from_bytes(experts.as_bytes(), &rules).unwrap();
    assert_eq!(experts.len(), 2);
    assert_eq!(experts[0].employer, "样例大学");
    let list = "集聚区,类别,区市代码,管理机构\n甲区,industrial,370202,甲管委会；甲公司\n";
    let applications = applications_from_bytes(list.as_bytes(), &rules).unwrap();
    assert_eq!(applications[0].organisations, ["甲管委会", "甲公司"]);
}
