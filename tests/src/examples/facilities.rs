//! Rows on facilities: checklists, buildings and plots, platforms, titles.

use serde_json::{Value, json};

use super::firms::Firm;
use super::plan::{Cluster, Period};
use crate::random::Random;

const SITE: [&str; 11] = [
    "给水",
    "排水",
    "供电",
    "供热",
    "供气",
    "通信",
    "有线电视",
    "道路",
    "场地平整",
    "公交线路",
    "人才公寓",
];
const UTILITY: [&str; 9] = [
    "污水处理",
    "固废暂存",
    "危废暂存",
    "消防站",
    "环境监测",
    "雨污分流",
    "应急池",
    "视频监控",
    "安全培训室",
];
const DIGITAL: [&str; 6] =
    ["千兆光网", "5G覆盖", "园区平台", "算力节点", "工业互联网标识", "数据机房"];
const SECURITY: [&str; 5] = ["等级保护", "数据分类", "应急预案", "安全审计", "备份恢复"];

/// Rows of the checklists; what is not met yet differs from cluster to cluster.
pub(super) fn checklist(cluster: &Cluster, period: &Period) -> Vec<Value> {
    let mut random = Random::seeded(cluster.seed + 100);
    let lists: [(&str, &[&str], i64); 4] = [
        ("site", &SITE, 10),
        ("utility", &UTILITY, 10),
        ("digital", &DIGITAL, 30),
        ("security", &SECURITY, 15),
    ];
    let mut rows = Vec::new();
    for (list, items, open) in lists {
        if list == "security" && cluster.kind != "digital" {
            continue;
        }
        for (name, number) in items.iter().zip(1..) {
            let (is_open, is_late) = (random.chance(open), random.chance(10));
            let (state, date) = match (is_open, is_late && !period.is_third) {
                (true, _) => ("building", "2021-06-30"),
                (false, true) => ("building", "2020-08-31"),
                (false, false) => ("met", if is_late { "2020-08-31" } else { "2019-06-30" }),
            };
            rows.push(json!({
                "id": format!("{list}-{number}"), "list": list, "name": name, "state": state,
                "date": date, "evidence": if state == "met" { "竣工验收资料" } else { "" },
            }));
        }
    }
    rows
}

/// Standard buildings, and plots where the cluster has land.
pub(super) fn carriers(cluster: &Cluster, period: &Period, land: i64) -> Vec<Value> {
    let mut random = Random::seeded(cluster.seed + 200);
    let mut row = |id: &str, name: &str, kind: &str, built: i64| {
        let used = built * random.between(78, 93) / 100;
        let used = if period.is_third { used } else { used * 98 / 100 };
        json!({
            "id": id, "name": name, "kind": kind, "built": built.to_string(),
            "let": used.to_string(), "vacant": (built - used).to_string(),
        })
    };
    let mut rows = vec![
        row("c1", "一期标准厂房", "building", 60_000),
        row("c2", "二期标准厂房", "building", 45_000),
    ];
    if cluster.kind == "industrial" {
        rows.push(row("c3", "已供工业用地", "plot", land));
    }
    rows
}

/// Plots of low output; two clusters have none.
pub(super) fn low_output(cluster: &Cluster, period: &Period, land: i64) -> Vec<Value> {
    if cluster.seed.is_multiple_of(5) {
        return Vec::new();
    }
    let identified = land / 50;
    let disposed = identified * if period.is_third { 64 } else { 41 } / 100;
    vec![json!({
        "id": "l1", "name": "老厂区地块", "identified": identified.to_string(),
        "disposed": disposed.to_string(), "document": "样资规〔2020〕7号",
    })]
}

/// Platforms.
pub(super) fn platforms(cluster: &Cluster) -> Vec<Value> {
    let name = |what: &str| format!("{}{what}（虚构）", cluster.trade);
    let mut rows = vec![
        json!({ "id": "f1", "name": name("检测中心"), "level": "provincial", "certificate": "样科字〔2019〕3号", "valid-to": "2022-12-31" }),
        json!({ "id": "f2", "name": name("中试平台"), "level": "municipal", "certificate": "样科字〔2019〕8号", "valid-to": "2021-12-31" }),
        json!({ "id": "f3", "name": name("公共服务平台"), "level": "own" }),
    ];
    if cluster.seed.is_multiple_of(4) {
        rows.push(json!({ "id": "f4", "name": name("创新中心"), "level": "national", "certificate": "样工信〔2018〕21号", "valid-to": "2023-12-31" }));
    }
    rows
}

/// Titles of firms of the list.
pub(super) fn titles(cluster: &Cluster, firms: &[Firm]) -> Vec<Value> {
    let mut random = Random::seeded(cluster.seed + 300);
    let kinds =
        [("hitech", 38), ("specialised", 22), ("little-giant", 6), ("champion", 3), ("listed", 3)];
    let mut rows = Vec::new();
    for firm in firms {
        for (title, percent) in kinds {
            if firm.is_leading && random.chance(percent) {
                rows.push(json!({
                    "id": format!("t{}", rows.len() + 1), "name": firm.name, "uscc": firm.uscc,
                    "title": title, "valid-to": "2022-11-30",
                }));
            }
        }
    }
    rows
}
