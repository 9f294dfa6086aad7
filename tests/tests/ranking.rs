//! Ranks, peer scores, lists, audits and targets: as an independent calculation on what
//! `wutong assess` says of each dossier gives them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "what is said is Chinese")]

use std::collections::BTreeMap;

use engine::ranking::{AuditReason, Measure, PeerMethod, RankingRules, Ties};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde_json::{Value, json};
use tests::portfolios::{Desk, File, decimal_of as number, qingdao, whole};
use tests::subject::assess_json;

/// Halves away from zero, in hundredths.
fn hundredths(value: &BigRational) -> BigInt {
    let scaled = value.abs() * whole(100) + BigRational::new(BigInt::one(), BigInt::from(2));
    let units = scaled.floor().to_integer();
    if value.is_negative() { -units } else { units }
}

/// What `wutong assess` says of each file, by name.
fn assessed(files: &[File]) -> BTreeMap<String, Value> {
    let one = |(name, bytes): &File| {
        let done = assess_json(bytes);
        (name.clone(), serde_json::from_str(&done.stdout).unwrap())
    };
    files.iter().map(one).collect()
}

/// Dossiers of one kind that lack figures here and there, so that points and ranges differ.
fn thinned(rounds: usize) -> Vec<File> {
    let mut random = tests::random::Random::seeded(7);
    let files = qingdao();
    let mut all = Vec::new();
    for round in 0..rounds {
        for (name, bytes) in &files {
            let mut dossier: Value = serde_json::from_slice(bytes).unwrap();
            dossier["cluster"]["name"] = format!("{round}-{name}").into();
            let figures = dossier["figures"].as_object_mut().unwrap();
            let names: Vec<String> = figures.keys().cloned().collect();
            for figure in names {
                match random.between(0, 20) {
                    0 => _ = figures.remove(&figure),
                    1 if !["serious-accident", "falsified-data"].contains(&figure.as_str()) => {
                        figures[&figure] = random.between(0, 5_000_000).to_string().into();
                    }
                    _ => {}
                }
            }
            dossier["ledgers"].as_object_mut().unwrap().remove("reconciliation");
            all.push((format!("{round}-{name}"), dossier.to_string().into_bytes()));
        }
    }
    all
}

#[test]
fn ranks_and_ranges_are_those_of_the_points() {
    let desk = Desk::shipped();
    for files in [qingdao(), thinned(3)] {
        let said = assessed(&files);
        let json: Value = serde_json::from_str(&desk.json(&files)).unwrap();
        let standings = json["rankings"][0]["standings"].as_array().unwrap();
        assert_eq!(standings.len(), files.len());
        let ends = |file: &str| {
            let total = &said[file]["total"];
            [&total["low"], &total["high"]].map(|it| number(it.as_str().unwrap()))
        };
        // The tie-break: points of the first dimension, then the share of near-term points.
        let sum = |file: &str, of: &dyn Fn(&str) -> bool, what: &str| {
            let items = said[file]["indicators"].as_array().unwrap().iter();
            let own = items.filter(|it| of(it["id"].as_str().unwrap()));
            own.filter_map(|it| it[what].as_str())
                .fold(BigRational::zero(), |sum, it| sum + number(it))
        };
        let first = ["I01", "I02", "I03", "I04", "I05", "I06", "I07"];
        let long =
            ["I10", "I12", "I13", "I14", "I15", "I16", "I18", "I22", "I24", "I25", "I26", "I27"];
        let key = |file: &str| {
            let [low, _] = ends(file);
            let dimension = sum(file, &|id| first.contains(&id), "points");
            let is_near = |id: &str| !long.contains(&id);
            let near = sum(file, &is_near, "points") / sum(file, &is_near, "effective_weight");
            (low, dimension, near)
        };
        for standing in standings {
            let file = standing["file"].as_str().unwrap();
            let own = key(file);
            let ahead = said.keys().filter(|other| key(other) > own).count();
            assert_eq!(standing["rank"], ahead + 1, "{file}");
            let [low, high] = ends(file);
            let others = || said.keys().filter(|other| *other != file);
            let certain = others().filter(|other| ends(other)[0] > high).count() + 1;
            let possible = others().filter(|other| ends(other)[1] > low).count() + 1;
            assert_eq!(standing["range"], json!([certain, possible]), "{file}");
        }
    }
}

fn rules(method: PeerMethod) -> RankingRules {
    RankingRules { peer: method, ..RankingRules::from_json(rubrics::RANKING).unwrap() }
}

/// The least and greatest, the mean and so on, by another path: from the printed values.
#[test]
fn peer_scores_are_those_of_their_formulas() {
    let desk = Desk::shipped();
    let files = thinned(2);
    let said = assessed(&files);
    let portfolio = desk.portfolio(&files);
    let decimal = |text: &str| engine::quantity::rational::rational_from_decimal(text).unwrap();
    let efficacy = PeerMethod::Efficacy { base: decimal("0.6"), span: decimal("0.4") };
    let methods = [
        PeerMethod::MinMax,
        efficacy,
        PeerMethod::Rank,
        PeerMethod::Percentile,
        PeerMethod::ZScore,
    ];
    for method in methods {
        let rankings = desk.ranked(&portfolio, &rules(method.clone()));
        let count = said.values().next().unwrap()["indicators"].as_array().unwrap().len();
        for indicator in 0..count {
            let item = |file: &str| said[file]["indicators"][indicator].clone();
            // Values that end within 12 places are exact; others would differ in the last place.
            let value = |file: &str| item(file)["value"].as_str().map(number);
            let values: Vec<BigRational> = said.keys().filter_map(|it| value(it)).collect();
            for standing in &rankings[0].standings {
                let file = portfolio.submissions[standing.submission].name.as_str();
                let found = &standing.peer.items[indicator];
                let Some(own) = value(file) else { continue };
                let expected = expected(&method, &own, &values);
                let share = found.share.as_ref().unwrap();
                let share = BigRational::new(
                    share.numerator().to_string().parse().unwrap(),
                    share.denominator().to_string().parse().unwrap(),
                );
                let apart = (&share - &expected).abs();
                let least = BigRational::new(BigInt::one(), BigInt::from(10).pow(9));
                assert!(
                    apart < least,
                    "{method:?} {file} {}: {share}, {expected}",
                    item(file)["id"]
                );
                let weight = number(item(file)["effective_weight"].as_str().unwrap());
                assert_eq!(BigInt::from(found.points.0), hundredths(&(share * weight)), "{file}");
            }
        }
    }
}

fn expected(method: &PeerMethod, own: &BigRational, values: &[BigRational]) -> BigRational {
    let (least, most) = (values.iter().min().unwrap(), values.iter().max().unwrap());
    let above = values.iter().filter(|it| *it > own).count();
    let below = values.iter().filter(|it| *it < own).count();
    let others = whole(values.len() - 1);
    if least == most {
        return if *method == PeerMethod::ZScore {
            BigRational::zero()
        } else {
            BigRational::one()
        };
    }
    let within = (own - least) / (most - least);
    match method {
        PeerMethod::MinMax => within,
        PeerMethod::Efficacy { .. } => number("0.6") + number("0.4") * within,
        PeerMethod::Rank => (&others - whole(above)) / others,
        PeerMethod::Percentile => {
            let equal = values.len() - above - below - 1;
            (whole(below) + whole(equal) / whole(2)) / others
        }
        PeerMethod::ZScore => {
            let mean =
                values.iter().fold(BigRational::zero(), |sum, it| sum + it) / whole(values.len());
            let squares = values.iter().map(|it| (it - &mean) * (it - &mean));
            let variance =
                squares.fold(BigRational::zero(), |sum, it| sum + it) / whole(values.len());
            let square = (own - &mean) * (own - &mean) / variance;
            let scale = BigInt::from(10).pow(24);
            let scaled = (square * BigRational::from_integer(scale)).floor().to_integer();
            let size = BigRational::new(scaled.sqrt(), BigInt::from(10).pow(12));
            if *own < mean { -size } else { size }
        }
    }
}

/// Equal clusters share a rank by the declared rule, whatever it is.
#[test]
fn ties_follow_the_declared_rule() {
    let desk = Desk::shipped();
    let (name, bytes) = qingdao().swap_remove(0);
    let mut files = qingdao();
    files.truncate(3);
    let mut twin: Value = serde_json::from_slice(&bytes).unwrap();
    twin["cluster"]["name"] = "与第一个相同".into();
    files.push((format!("twin-{name}"), twin.to_string().into_bytes()));
    let portfolio = desk.portfolio(&files);
    let shipped = || RankingRules::from_json(rubrics::RANKING).unwrap();
    let ranks = |ties: Ties| {
        let rules = RankingRules { ties, tie_break: Vec::new(), ..shipped() };
        let ranking = desk.ranked(&portfolio, &rules).swap_remove(0);
        ranking.standings.iter().map(|it| it.rank).collect::<Vec<usize>>()
    };
    let (shared, dense, distinct) =
        (ranks(Ties::Shared), ranks(Ties::Dense), ranks(Ties::Distinct));
    assert_eq!(distinct, [1, 2, 3, 4]);
    let twins = (0..3).find(|at| shared[*at] == shared[at + 1]).unwrap();
    let expected: Vec<usize> = (0..4).map(|at| if at == twins + 1 { at } else { at + 1 }).collect();
    assert_eq!(shared, expected);
    let expected: Vec<usize> = (0..4).map(|at| if at > twins { at } else { at + 1 }).collect();
    assert_eq!(dense, expected);
}

/// The only cluster of its kind has nobody to be compared with: the full share, and a note.
#[test]
fn one_cluster_alone_has_full_shares_and_a_note() {
    let desk = Desk::shipped();
    let files = vec![qingdao().swap_remove(0)];
    let json: Value = serde_json::from_str(&desk.json(&files)).unwrap();
    let standing = &json["rankings"][0]["standings"][0];
    assert_eq!(standing["rank"], 1);
    for item in standing["peer"]["items"].as_array().unwrap() {
        if item["note"] == "no-comparison" {
            assert_eq!(item["share"], "1");
        }
    }
    assert!(
        standing["peer"]["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|it| it["note"] == "no-comparison")
    );
}

/// A dossier of a year whose total and whose vetoes lie where they are wanted.
fn annual(name: &str, leading: &str, tax: &str) -> File {
    let dossier = json!({
        "rubric": "industrial@2026.1", "period": "2020", "cluster": { "name": name },
        "figures": {
            "revenue": "100000", "leading-revenue": leading, "profit": "8000",
            "supplied-industrial-land": "800000", "tax": tax,
            "serious-accident": "no", "falsified-data": "no",
        },
    });
    (format!("{name}.json"), dossier.to_string().into_bytes())
}

/// Within 1 % of a veto's line on either side, exactly 1 % included, and a star's edge likewise.
#[test]
fn whoever_stands_close_to_a_line_is_audited() {
    let desk = Desk::shipped();
    let files = vec![
        annual("a", "60600", "30000"),
        annual("b", "60600.01", "30000"),
        annual("c", "59400", "30000"),
        annual("d", "59399.99", "30000"),
        annual("e", "70000", "24240"),
        annual("f", "70000", "24240.01"),
        annual("g", "70000", "23760"),
    ];
    let portfolio = desk.portfolio(&files);
    let ranking = desk.rolled(&portfolio).1.swap_remove(0);
    let near = |name: &str| {
        let at = portfolio.submissions.iter().position(|it| it.cluster == name).unwrap();
        let audit = ranking.audits.iter().find(|it| it.submission == at);
        let reasons = audit.map(|it| it.reasons.as_slice()).unwrap_or_default();
        let vetoes = reasons.iter().filter_map(|it| match it {
            AuditReason::Veto { veto, off } => {
                Some((*veto, engine::quantity::rational::short_decimal(off, 12)))
            }
            AuditReason::Star { .. } => None,
        });
        vetoes.collect::<Vec<_>>()
    };
    let off = |veto: usize, off: &str| vec![(veto, off.to_owned())];
    assert_eq!(near("a"), off(0, "0.01"));
    assert_eq!(near("b"), []);
    assert_eq!(near("c"), off(0, "-0.01"));
    assert_eq!(near("d"), []);
    assert_eq!(near("e"), off(1, "0.01"));
    assert_eq!(near("f"), []);
    assert_eq!(near("g"), off(1, "-0.01"));
    let rules = RankingRules {
        audit_points: engine::quantity::Rational::from(100u8),
        ..RankingRules::from_json(rubrics::RANKING).unwrap()
    };
    let all = desk.ranked(&portfolio, &rules).swap_remove(0);
    let is_star = |it: &AuditReason| matches!(it, AuditReason::Star { .. });
    assert_eq!(all.audits.iter().filter(|it| it.reasons.iter().any(is_star)).count(), 7);
}

/// Ranks of the period before come from the files of that period.
#[test]
fn change_of_rank_compares_with_the_files_of_the_period_before() {
    let desk = Desk::shipped();
    let mut files = qingdao();
    let folder = tests::portfolios::root().join("examples/qingdao-2020q3");
    for id in ["smart", "hitech", "jimo-auto", "c04"] {
        let name = format!("{id}-2020q2.json");
        files.push((name.clone(), std::fs::read(folder.join(&name)).unwrap()));
    }
    let json: Value = serde_json::from_str(&desk.json(&files)).unwrap();
    let standings = json["rankings"][0]["standings"].as_array().unwrap();
    let before: Vec<i64> = standings.iter().filter_map(|it| it["before"].as_i64()).collect();
    let mut sorted = before.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [1, 2, 3, 4]);
    for it in standings.iter().filter(|it| !it["before"].is_null()) {
        let rank = it["rank"].as_i64().unwrap();
        assert_eq!(it["change"].as_i64().unwrap(), it["before"].as_i64().unwrap() - rank);
    }
}

/// What is on which list is what the declared conditions say, by the article's growth rates.
#[test]
fn lists_follow_their_declared_grounds() {
    let json: Value = serde_json::from_str(&Desk::shipped().json(&qingdao())).unwrap();
    let listed = |id: &str| {
        let lists = json["rankings"][0]["lists"].as_array().unwrap();
        let list = lists.iter().find(|it| it["id"] == id).unwrap();
        let files = list["listed"].as_array().unwrap().iter();
        files.map(|it| it["file"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    let fallen: Vec<String> = json["submissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| {
            let totals = it["own"]["totals"].as_array().unwrap();
            let revenue = totals.iter().find(|it| it["figure"] == "revenue").unwrap();
            revenue["growth"]["rate"].as_str().unwrap().starts_with('-')
        })
        .map(|it| it["file"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(fallen, ["c09-2020q3.json", "c04-2020q3.json"]);
    for file in fallen {
        assert!(listed("warning").contains(&file), "{file}");
    }
    for file in ["smart-2020q3.json", "jimo-auto-2020q3.json"] {
        assert!(listed("reward").contains(&file.to_owned()), "{file}");
    }
    let targets = json["rankings"][0]["targets"].as_array().unwrap();
    let target = |id: &str| targets.iter().find(|it| it["id"] == id).unwrap();
    assert_eq!(target("tier-100")["actual"], "10");
    assert_eq!(target("growth")["reached"], true);
    assert_eq!(target("tier-300")["reached"], false);
}

/// A misspelt measure makes no rule rather than one that never holds.
#[test]
fn rules_with_slips_are_not_read() {
    let good: Value = serde_json::from_str(rubrics::RANKING).unwrap();
    assert!(RankingRules::from_json(&good.to_string()).is_some());
    for (place, value) in [
        ("/rank/by", json!("point")),
        ("/rank/ties", json!("none")),
        ("/peer/method", json!("z")),
        ("/audit/points", json!("half")),
        ("/list/0/when/0/all/0/measure", json!("growth")),
        ("/target/0/kind", json!("share")),
    ] {
        let mut rules = good.clone();
        *rules.pointer_mut(place).unwrap() = value;
        assert!(RankingRules::from_json(&rules.to_string()).is_none(), "{place}");
    }
    assert_eq!(Measure::parse("growth:revenue"), Some(Measure::Growth("revenue".to_owned())));
}
