//! A cluster's dossier for one period, and all files of the examples.

use std::sync::Arc;

use engine::periods::apply_pack;
use engine::rubric::{Rubric, rubric_from_canonical};
use exchange::pack_file::pack_from_bytes;
use exchange::{
    DossierFile, dossier_from_bytes, dossier_json_with_origins, ledgers_from_text, pack_json,
};
use serde_json::{Map, Value, json};

use super::city::pack;
use super::facilities::{carriers, checklist, low_output, platforms, titles};
use super::firms::{Firm, decimal, firms_of, uscc};
use super::plan::{Cluster, PERIODS, Period, clusters};
use super::projects::{projects, upgrades};
use super::records::{guide, measures, reconciliation, returns, submission};

/// Its name, which says that its figures are invented.
pub(super) fn name_of(cluster: &Cluster) -> String {
    format!("{}（数据虚构）", cluster.name)
}

/// All files: path below `examples/`, and text.
pub fn example_files() -> Vec<(String, String)> {
    let mut files = vec![("qingdao-2020q3/pack.json".to_owned(), pack_json(&pack()))];
    files.extend(examples().into_iter().map(|(cluster, period, text)| {
        (format!("{}/{}-{}.json", cluster.folder(), cluster.id, period.file), text)
    }));
    files
}

/// All dossiers as files.
pub fn examples() -> Vec<(Cluster, Period, String)> {
    let all = clusters().into_iter().flat_map(|cluster| PERIODS.map(|period| (cluster, period)));
    all.map(|(cluster, period)| (cluster, period, dossier(&cluster, &period))).collect()
}

fn dossier(cluster: &Cluster, period: &Period) -> String {
    let rubric = rubric_of(cluster);
    let mut file = report(cluster, period, &rubric);
    file["rubric"] = json!(rubric.reference());
    file["cluster"] = json!({ "name": name_of(cluster) });
    file["as-of"] = json!(period.as_of);
    if period.is_third {
        file["prior"] = json!([earlier(cluster, &rubric)]);
    }
    if cluster.id == "hitech" && period.is_third {
        let reason = "一期项目设备提前到货，超出年度计划，已报区发改部门备案";
        file["reasons"] = json!({ "X3@upgrades[u1].invested-year": reason });
    }
    written(&file.to_string(), period, &rubric)
}

fn rubric_of(cluster: &Cluster) -> Arc<Rubric> {
    let shipped = rubrics::shipped(&format!("{}@2026.1", cluster.kind)).expect("a shipped rubric");
    Arc::new(rubric_from_canonical(shipped.rubric).expect("a rubric"))
}

/// Written by the writer of dossiers; the later period has what the period pack says.
fn written(text: &str, period: &Period, rubric: &Rubric) -> String {
    let read = dossier_from_bytes(text.as_bytes()).expect("a dossier");
    let input = ledgers_from_text(text, &read.dossier).expect("ledgers");
    let mut input = input.expect("ledgers in use");
    let mut origins = Vec::new();
    let mut head = DossierFile { deadline: Some(format!("{}T18:00", period.due)), ..read };
    if period.is_third {
        let pack = pack_from_bytes(pack_json(&pack()).as_bytes()).expect("a pack");
        let name = head.cluster_name.clone().unwrap_or_default();
        let applied = apply_pack(&pack, rubric, &name, &mut input);
        assert_eq!(applied.remarks, [], "{name}");
        origins = applied.origins;
        head.deadline = Some(pack.deadline);
    }
    dossier_json_with_origins(&head, &input, &origins)
}

/// The half year as it stands beside the later report.
fn earlier(cluster: &Cluster, rubric: &Rubric) -> Value {
    let mut report = report(cluster, &PERIODS[0], rubric);
    let ledgers = report["ledgers"].as_object_mut().expect("an object");
    ledgers
        .retain(|table, _| ["basics", "scope", "upgrades", "projects"].contains(&table.as_str()));
    report.as_object_mut().expect("an object").remove("guide");
    report
}

fn report(cluster: &Cluster, period: &Period, rubric: &Rubric) -> Value {
    let firms = firms_of(cluster, period);
    let land = if cluster.is_in_roll() { firms.iter().map(|it| it.land).sum() } else { 120_000 };
    let figures = figures(cluster, period, (&firms, land), rubric);
    let value = |id: &str| figures[id].as_str().unwrap_or_default().to_owned();
    let reconciled = [
        ("revenue", value("revenue")),
        ("profit", value("profit")),
        ("firms", value("firms-above-scale")),
        ("tax", value("tax")),
    ];
    let profit_prior = firms.iter().map(|it| it.profit[1]).sum();
    let mut ledgers = json!({
        "basics": basics(cluster, land),
        "scope": {
            "note": "剔除本年退出企业，新增规上企业按其上年同期数还原（虚构）",
            "profit-prior": decimal(profit_prior),
        },
        "firms": firms.iter().zip(1..).map(|(firm, number)| firm_row(firm, number)).collect::<Vec<_>>(),
        "projects": projects(cluster, period),
        "upgrades": upgrades(cluster, period),
        "checklist": checklist(cluster, period),
        "carriers": carriers(cluster, period, land),
        "platforms": platforms(cluster),
        "titles": titles(cluster, &firms),
        "soft-work": { "policies": "14", "matching-events": "6", "service-staff": "9" },
        "reconciliation": reconciliation(period, reconciled),
        "submission": submission(period),
        "returns": returns(cluster, period),
        "measures": measures(cluster, period),
    });
    if rubric.figures.iter().any(|it| it.is_used && it.id == "low-output-land-identified") {
        ledgers["low-output"] = json!(low_output(cluster, period, land));
    }
    if !period.is_third {
        ledgers["city-data"] = json!({
            "growth-source": "市统计局月报（虚构）", "growth-date": "2020-07-16",
            "district-source": "区市统计局快报（虚构）", "district-date": "2020-07-16",
        });
    }
    json!({
        "period": period.name, "figures": figures, "ledgers": ledgers,
        "guide": guide(cluster, period),
    })
}

fn basics(cluster: &Cluster, land: i64) -> Value {
    json!({
        "district": cluster.district,
        "management": format!("{}管理服务中心（虚构）", cluster.name),
        "uscc": uscc(cluster.district, cluster.seed * 1000 + 900), "industry-1": cluster.divisions[0],
        "planned-area": (land * 2).to_string(), "developed-area": (land * 7 / 5).to_string(),
        "contact": "样例联系人", "phone": "0532-00000000",
        "approval-document": format!("样政字〔2019〕{}号", cluster.seed), "approval-date": "2019-05-20",
    })
}

fn firm_row(firm: &Firm, number: u64) -> Value {
    json!({
        "id": format!("f{number}"), "name": firm.name, "uscc": firm.uscc, "industry": firm.industry,
        "is-leading": if firm.is_leading { "yes" } else { "no" },
        "revenue": decimal(firm.revenue[0]), "profit": decimal(firm.profit[0]),
        "tax": decimal(firm.tax), "rd-expense": decimal(firm.research),
        "energy": decimal(firm.energy[0]),
    })
}

/// Sums over the firms, and what else the rubric uses.
fn figures(
    cluster: &Cluster,
    period: &Period,
    (firms, land): (&[Firm], i64),
    rubric: &Rubric,
) -> Map<String, Value> {
    let sum = |of: &dyn Fn(&Firm) -> i64| firms.iter().map(of).sum::<i64>();
    let leading =
        |of: &dyn Fn(&Firm) -> i64| firms.iter().filter(|it| it.is_leading).map(of).sum::<i64>();
    let (revenue, staff) = (sum(&|it| it.revenue[0]), sum(&|it| it.staff));
    let last_year = leading(&|it| it.revenue[1]) * 4 / 3;
    let whole = |number: i64| number.to_string();
    let mut all = vec![
        ("revenue", decimal(revenue)),
        ("revenue-prior", decimal(sum(&|it| it.revenue[1]))),
        ("leading-revenue", decimal(leading(&|it| it.revenue[0]))),
        ("leading-revenue-prior", decimal(leading(&|it| it.revenue[1]))),
        ("leading-revenue-last-year", decimal(last_year)),
        ("profit", decimal(sum(&|it| it.profit[0]))),
        ("leading-profit", decimal(leading(&|it| it.profit[0]))),
        ("leading-profit-prior", decimal(leading(&|it| it.profit[1]))),
        ("tax", decimal(sum(&|it| it.tax))),
        ("value-added", decimal(revenue * 22 / 100)),
        ("average-staff", whole(staff)),
        ("rd-expense", decimal(sum(&|it| it.research))),
        ("energy", decimal(sum(&|it| it.energy[0]))),
        ("energy-prior", decimal(sum(&|it| it.energy[1]))),
        ("firms-above-scale", firms.len().to_string()),
        ("serious-accident", "no".to_owned()),
        ("falsified-data", "no".to_owned()),
        ("supplied-industrial-land", whole(land)),
        ("building-area", "200000".to_owned()),
        ("building-route", "yes".to_owned()),
        ("rd-staff", whole(staff * 27 / 100)),
        ("staff", whole(staff)),
        ("patents-copyrights", whole(staff * 13 / 100)),
        ("served-firms", "63".to_owned()),
        ("tenants", "86".to_owned()),
        ("tenants-registered-taxed", "79".to_owned()),
        ("renewal-planned", "40000".to_owned()),
        ("renewal-done", "29000".to_owned()),
        ("complaints", "14".to_owned()),
        ("complaints-on-time", "13".to_owned()),
        ("fire-safety-breach", "no".to_owned()),
    ];
    if !period.is_third {
        all.push(("city-revenue-growth", "-1.6".to_owned()));
        all.push(("district-revenue", decimal(revenue * 9 / 5)));
        all.push((
            "city-leading-share",
            if cluster.is_in_roll() { "4.5" } else { "3.6" }.to_owned(),
        ));
    }
    let is_used = |id: &str| rubric.figures.iter().any(|figure| figure.is_used && figure.id == id);
    let used = all.into_iter().filter(|(id, _)| is_used(id));
    used.map(|(id, value)| (id.to_owned(), json!(value))).collect()
}
