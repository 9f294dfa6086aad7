//! The period pack of the third quarter: what the city knows, invented around the published sums.

use engine::periods::{PackCluster, PeriodPack, Published};
use engine::rubric::rubric_from_canonical;

use super::firms::{decimal, firms_of, roll};
use super::plan::{PERIODS, clusters};

/// Revenue of the city's above-scale industry, Q1 to Q3 2020, in 万元: 6847.2 亿元 as published.
const CITY_REVENUE: i64 = 68_472_000;

/// The pack; its digest is that of the file.
pub fn pack() -> PeriodPack {
    let period = &PERIODS[1];
    let pair = |left: &str, right: String| (left.to_owned(), right);
    PeriodPack {
        digest: String::new(),
        issuer: "样例市工业和信息化局（虚构）".to_owned(),
        rubrics: rubrics::SHIPPED
            .iter()
            .map(|it| {
                let rubric = rubric_from_canonical(it.rubric).expect("a shipped rubric");
                (it.reference.to_owned(), rubric.digest)
            })
            .collect(),
        period: period.name.to_owned(),
        deadline: format!("{}T18:00", period.due),
        city_growth: Some(Published {
            value: "4.0".to_owned(),
            source: "市统计局月报".to_owned(),
            date: "2020-10-16".to_owned(),
        }),
        district_revenue: districts().iter().map(|it| pair(it, district_revenue(it))).collect(),
        district_source: pair("区市统计局快报（虚构）", "2020-10-16".to_owned()),
        industry_share: divisions().iter().map(|it| pair(it, share_of(it))).collect(),
        clusters: clusters()
            .iter()
            .map(|cluster| PackCluster {
                id: cluster.id.to_owned(),
                name: super::dossier::name_of(cluster),
                district: cluster.district.to_owned(),
                firms: Some(
                    firms_of(cluster, period).into_iter().map(|it| (it.uscc, it.name)).collect(),
                ),
            })
            .collect(),
    }
}

fn districts() -> Vec<&'static str> {
    let mut districts: Vec<&str> = clusters().iter().map(|it| it.district).collect();
    districts.sort_unstable();
    districts.dedup();
    districts
}

fn divisions() -> Vec<&'static str> {
    let mut divisions: Vec<&str> = clusters().iter().flat_map(|it| it.divisions).copied().collect();
    divisions.sort_unstable();
    divisions.dedup();
    divisions
}

/// 1.6 times the revenue of the district's clusters.
fn district_revenue(district: &str) -> String {
    let own = clusters().into_iter().filter(|it| it.district == district);
    let firms = own.flat_map(|it| firms_of(&it, &PERIODS[1]));
    decimal(firms.map(|it| it.revenue[0]).sum::<i64>() * 8 / 5)
}

/// 1.5 times what the leading firms of the roll have in the city, in % with two places.
fn share_of(division: &str) -> String {
    let firms = roll(&PERIODS[1]).into_iter();
    let own = firms.filter(|it| it.is_leading && it.industry == division);
    let revenue: i64 = own.map(|it| it.revenue[0]).sum();
    let hundredths = revenue * 3 / 2 * 100 / CITY_REVENUE;
    if hundredths == 0 { "3.60".to_owned() } else { decimal(hundredths) }
}
