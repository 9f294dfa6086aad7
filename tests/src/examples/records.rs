//! The guide, returns, reconciliation, submission and measures.

use serde_json::{Map, Value, json};

use super::plan::{Cluster, Period};
use crate::random::Random;

const GUIDE: &str = include_str!("../../../crates/rubrics/guide.toml");

/// Answers to all aspects, with evidence.
pub(super) fn guide(cluster: &Cluster, period: &Period) -> Map<String, Value> {
    let mut random = Random::seeded(cluster.seed + 400);
    let ids = GUIDE.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
    let aspects = ids.filter(|id| id.contains('.'));
    let mut answers = Map::new();
    for (id, number) in aspects.zip(1..) {
        let (draw, is_new) = (random.between(0, 99), random.chance(12));
        let answer = if id == "2.4" && cluster.seed.is_multiple_of(2) {
            json!({ "answer": "na", "note": "未委托运营公司，由管理机构自行运营" })
        } else if draw < 4 {
            json!({ "answer": "0", "note": "已列入下季度工作计划" })
        } else if draw < 20 || is_new && !period.is_third {
            evidence("0.5", number)
        } else {
            evidence("1", number)
        };
        answers.insert(id.to_owned(), answer);
    }
    answers
}

fn evidence(answer: &str, number: u32) -> Value {
    json!({
        "answer": answer, "document": format!("样管发〔2020〕{number}号"), "date": "2020-03-16",
        "page": format!("第{}页", number % 7 + 1),
    })
}

/// Returns of the year; the last one due lies in the period.
pub(super) fn returns(cluster: &Cluster, period: &Period) -> Vec<Value> {
    let mut rows = Vec::new();
    let all = [
        ("2019Q4", "2020-01-20", "2020-01-18"),
        ("2020Q1", "2020-04-20", "2020-04-17"),
        ("2020Q2", "2020-07-20", "2020-07-18"),
    ];
    let quarters = all.into_iter().filter(|(_, due, _)| *due <= period.end);
    for (quarter, due, sent) in quarters {
        for form in ["T2", "T3", "T4"] {
            let is_late = cluster.seed % 4 == 1 && quarter == "2020Q1" && form == "T4";
            rows.push(json!({
                "id": format!("{form}-{quarter}"), "name": format!("{form} {quarter}"),
                "due-date": due, "sent-date": if is_late { "2020-04-23" } else { sent },
                "is-reconciled": "yes",
            }));
        }
    }
    rows
}

/// What was reconciled with the bureau: the same numbers on both sides, signed.
pub(super) fn reconciliation(period: &Period, values: [(&str, String); 4]) -> Vec<Value> {
    let row = |(item, value): (&str, String)| {
        json!({
            "id": item, "item": item, "own": value, "bureau": value, "agreed": value,
            "signed-by-cluster": "样例甲", "signed-by-bureau": "样例乙", "date": period.as_of,
        })
    };
    values.into_iter().map(row).collect()
}

/// Handed in on the day on which it is looked at.
pub(super) fn submission(period: &Period) -> Value {
    json!({
        "status": "reconciled", "due-date": period.due, "sent-date": period.as_of, "version": "1",
        "attachments": "佐证材料目录（虚构）",
    })
}

/// Two measures promised for the half year, one of them done since, and a new one.
pub(super) fn measures(cluster: &Cluster, period: &Period) -> Vec<Value> {
    let mut first = json!({
        "id": "m1", "indicator": "I14", "measure": format!("专班推进{}签约项目供地", cluster.trade),
        "owner": "招商促进部", "due-date": "2020-09-20", "state": "open",
    });
    let mut second = json!({
        "id": "m2", "indicator": "I25", "measure": "辅导企业申报专精特新", "owner": "企业服务部",
        "due-date": "2020-12-31", "state": "open",
    });
    let mut rows = Vec::new();
    if period.is_third {
        first["state"] = json!("done");
        first["done-date"] = json!("2020-09-16");
        first["since"] = json!("2020Q2");
        second["since"] = json!("2020Q2");
        rows.push(json!({
            "id": "m3", "indicator": "I22", "measure": "年内建成园区数字平台并接入企业数据",
            "owner": "数字化办公室", "due-date": "2020-12-25", "state": "open",
        }));
    }
    [vec![first, second], rows].concat()
}
