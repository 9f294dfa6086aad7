//! Rows of projects: investment promotion, new builds and upgrades.

use serde_json::{Map, Value, json};

use super::firms::{decimal, uscc};
use super::plan::{Cluster, Period};
use crate::random::Random;

/// A project as it is planned, whatever has happened until a period's end.
struct Project {
    name: &'static str,
    signed: &'static str,
    company: &'static str,
    site: &'static str,
    step: &'static str,
    start: &'static str,
    production: &'static str,
}

/// Never, as far as the examples go.
const NEVER: &str = "2029-12-31";

const PROJECTS: [Project; 7] = [
    Project {
        name: "一期",
        signed: "2018-11-20",
        company: "2018-12-03",
        site: "2019-03-15",
        step: "2019-05-08",
        start: "2019-05-08",
        production: "2020-08-28",
    },
    Project {
        name: "总部基地",
        signed: "2019-03-18",
        company: "2019-04-10",
        site: "2019-09-20",
        step: "2020-01-15",
        start: "2020-03-01",
        production: NEVER,
    },
    Project {
        name: "核心部件",
        signed: "2019-06-18",
        company: "2019-07-01",
        site: "2019-12-10",
        step: "2020-03-20",
        start: "2020-04-02",
        production: NEVER,
    },
    Project {
        name: "检测中心",
        signed: "2019-11-05",
        company: "2019-12-01",
        site: "2020-05-20",
        step: "2020-07-15",
        start: NEVER,
        production: NEVER,
    },
    Project {
        name: "研发基地",
        signed: "2019-12-26",
        company: "2020-02-18",
        site: NEVER,
        step: NEVER,
        start: NEVER,
        production: NEVER,
    },
    Project {
        name: "配套产业园",
        signed: "2020-05-28",
        company: "2020-06-20",
        site: NEVER,
        step: NEVER,
        start: NEVER,
        production: NEVER,
    },
    Project {
        name: "供应链中心",
        signed: "2020-08-11",
        company: NEVER,
        site: NEVER,
        step: NEVER,
        start: NEVER,
        production: NEVER,
    },
];

/// Rows of the table of investment promotion.
pub(super) fn projects(cluster: &Cluster, period: &Period) -> Vec<Value> {
    let mut random = Random::seeded(cluster.seed);
    let rows = PROJECTS.iter().zip(1..).map(|(project, number)| {
        let size = random.between(3, 16);
        (project.signed <= period.end).then(|| row(cluster, period, project, number, size))
    });
    rows.flatten().collect()
}

fn row(cluster: &Cluster, period: &Period, project: &Project, number: u64, size: i64) -> Value {
    let has = |date: &str| date <= period.end;
    let is_leased = cluster.kind != "industrial";
    let stage =
        [(project.production, "production"), (project.start, "started"), (project.step, "landed")];
    let stage = stage.iter().find(|(date, _)| has(date)).map_or("signed", |(_, stage)| stage);
    let unit = if is_leased { 400 } else { 5_000 };
    let planned = size * unit * 100;
    let mut cells = Map::new();
    let mut put = |column: &str, value: String| cells.insert(column.to_owned(), json!(value));
    put("id", format!("p{number}"));
    put("name", format!("{}{}项目（虚构）", cluster.trade, project.name));
    put("investor", format!("样例投资方{number}"));
    let is_other = number == 6;
    put("industry", if is_other { "59" } else { cluster.divisions[0] }.to_owned());
    put("is-leading", if is_other { "no" } else { "yes" }.to_owned());
    put("stage", (*stage).to_owned());
    put("sign-date", project.signed.to_owned());
    put("contract-no", format!("样招〔{}〕{}-{number}号", &project.signed[..4], cluster.id));
    put("planned-investment", decimal(planned));
    let fixed = planned * 3 / 4;
    put("fixed-investment", decimal(fixed));
    put("site", format!("{number}号{}", if is_leased { "楼" } else { "地块" }));
    if is_leased {
        put("site-form", "lease".to_owned());
        put("building", (size * 300).to_string());
    } else {
        put("site-form", "land".to_owned());
        // 300 to 360 万元 a mu: fixed ÷ (land × 3/2000).
        let intensity = 300 + i64::try_from(number).expect("a small number") * 10;
        put("land", (fixed / 100 * 2000 / 3 / intensity).to_string());
    }
    if has(project.company) {
        put("uscc", uscc(cluster.district, cluster.seed * 1000 + 500 + number));
        put("company-date", project.company.to_owned());
        put("company-document", format!("执照{number}"));
    }
    if has(project.site) {
        put("site-date", project.site.to_owned());
        put("site-document", format!("合同{number}"));
    }
    if has(project.step) {
        put("step", if is_leased { "equipment" } else { "permit" }.to_owned());
        put("step-date", project.step.to_owned());
        put("step-document", format!("证明{number}"));
    }
    if has(project.start) {
        put("start-date", project.start.to_owned());
    }
    if has(project.production) {
        put("production-date", project.production.to_owned());
    }
    if has(project.company) {
        put("paid-in", decimal(planned / if period.is_third { 3 } else { 5 }));
    }
    put("expected-output", decimal(planned * 3 / 2));
    put("expected-tax", decimal(planned / 20));
    Value::Object(cells)
}

/// Rows of the table of new builds and upgrades; those from investment promotion have its numbers.
pub(super) fn upgrades(cluster: &Cluster, period: &Period) -> Vec<Value> {
    let mut random = Random::seeded(cluster.seed);
    let sizes: Vec<i64> = PROJECTS.iter().map(|_| random.between(3, 16)).collect();
    let unit = if cluster.kind == "industrial" { 5_000 } else { 400 };
    let of = |place: usize| sizes[place] * unit * 100;
    let third = period.is_third;
    let share = |now: i64, before: i64| if third { now } else { before };
    let code = |number: u64| {
        format!(
            "2019-{}-{}-03-{:06}",
            cluster.district,
            cluster.divisions[0],
            cluster.seed * 100 + number
        )
    };
    let row = |id: &str, number: u64, total: i64, [plan, all, year]: [i64; 3], cells: Value| {
        let mut row = cells;
        let all = total * all / 100;
        row["id"] = json!(id);
        row["filing-code"] = json!(code(number));
        row["planned-total"] = json!(decimal(total));
        row["plan-year"] = json!(decimal(total * plan / 100));
        row["invested-total"] = json!(decimal(all));
        row["invested-year"] = json!(decimal(total * year / 100));
        row["full-capacity-output"] = json!(decimal(total * 3 / 2));
        row["full-capacity-tax"] = json!(decimal(total / 20));
        row["full-capacity-year"] = json!("2022");
        row
    };
    let trade = cluster.trade;
    let mut first = json!({
        "name": format!("{trade}一期项目（虚构）"), "project": "p1", "kind": "new",
        "content": format!("建设{trade}生产线及配套厂房"), "image": if third { "completed" } else { "trial" },
        "progress": share(100, 92).to_string(), "start-date": "2019-05-08",
        "expected-completion": "2020-08-31",
    });
    if third {
        first["actual-completion"] = json!("2020-08-28");
    }
    // One cluster invests more than planned for the year, and says why.
    let plan = if cluster.id == "hitech" { 36 } else { 40 };
    vec![
        row("u1", 1, of(0), [plan, share(98, 85), share(38, 25)], first),
        row(
            "u2",
            2,
            of(1),
            [55, share(46, 28), share(46, 28)],
            json!({
                "name": format!("{trade}总部基地项目（虚构）"), "project": "p2", "kind": "new",
                "content": "建设总部、展示和研发用房", "image": "structure",
                "progress": share(48, 30).to_string(), "start-date": "2020-03-01",
                "expected-completion": "2021-06-30",
            }),
        ),
        row(
            "u3",
            3,
            of(2),
            [50, share(39, 18), share(39, 18)],
            json!({
                "name": format!("{trade}核心部件项目（虚构）"), "project": "p3", "kind": "new",
                "content": "新建核心部件生产车间", "image": "foundation",
                "progress": share(40, 20).to_string(), "start-date": "2020-04-02",
                "expected-completion": "2021-09-30",
            }),
        ),
        row(
            "u4",
            4,
            of(3) / 4,
            [60, share(82, 61), share(54, 33)],
            json!({
                "name": format!("{trade}生产线智能化改造（虚构）"), "kind": "upgrade",
                "content": "更新设备，接入工业互联网平台", "image": "equipment",
                "progress": share(85, 62).to_string(), "start-date": "2019-08-01",
                "expected-completion": "2020-12-31",
            }),
        ),
        row(
            "u5",
            5,
            of(4) / 5,
            [50, share(70, 52), share(40, 22)],
            json!({
                "name": format!("{trade}绿色化改造（虚构）"), "kind": "upgrade",
                "content": "余热利用与废气治理", "image": "equipment",
                "progress": share(72, 55).to_string(), "start-date": "2019-10-10",
                "expected-completion": if cluster.seed.is_multiple_of(3) { "2020-06-20" } else { "2021-03-31" },
                "delay-reason": if cluster.seed.is_multiple_of(3) { "进口设备交货推迟" } else { "" },
            }),
        ),
    ]
}
