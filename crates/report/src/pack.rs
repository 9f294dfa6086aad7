//! Period packs in words: what a pack holds, and what was to be said after it was applied.

use engine::periods::{PackRemark, PeriodPack};
use engine::rubric::Rubric;
use locale::{Language, groups, keys, text};

/// What a pack holds, in lines.
pub fn pack_lines(pack: &PeriodPack, language: Language) -> Vec<String> {
    let firms = |it: &engine::periods::PackCluster| it.firms.as_ref().map_or(0, Vec::len);
    let rubrics: Vec<&str> = pack.rubrics.iter().map(|(name, _)| name.as_str()).collect();
    let rubrics = rubrics.join(keys::LIST_SEPARATOR.words(language));
    let growth = pack.city_growth.as_ref().map(|it| format!("{}%", it.value));
    let growth = growth.unwrap_or_else(|| keys::PACK_NOTHING.words(language).to_owned());
    let (districts, industries) =
        (pack.district_revenue.len().to_string(), pack.industry_share.len().to_string());
    let arguments = [
        ("issuer", pack.issuer.as_str()),
        ("period", &pack.period),
        ("deadline", &pack.deadline),
        ("rubrics", &rubrics),
        ("growth", &growth),
        ("districts", &districts),
        ("industries", &industries),
        ("digest", &pack.digest),
    ];
    let mut lines = vec![text(language, keys::PACK_HEAD, &arguments)];
    lines.extend(pack.clusters.iter().map(|cluster| {
        let count = firms(cluster).to_string();
        let arguments = [("id", cluster.id.as_str()), ("name", &cluster.name), ("count", &count)];
        text(language, keys::PACK_CLUSTER, &arguments)
    }));
    lines
}

/// A remark in words.
pub fn pack_remark(rubric: &Rubric, remark: &PackRemark, language: Language) -> String {
    let label = |id: &str| {
        let entry = rubric.document.figure.iter().find(|entry| entry.id == id);
        entry.map_or(id, |it| language.of(&it.name.zh, &it.name.en)).to_owned()
    };
    let arguments: Vec<(&str, String)> = match remark {
        PackRemark::OtherPeriod | PackRemark::OtherRubric | PackRemark::NotDue => Vec::new(),
        PackRemark::Replaced { at, own, pack } => {
            vec![("label", label(at)), ("own", own.clone()), ("pack", pack.clone())]
        }
        PackRemark::NotFilled { figure } => vec![("label", label(figure))],
        PackRemark::FirmMissing { uscc, name } | PackRemark::FirmUnlisted { uscc, name } => {
            vec![("uscc", uscc.clone()), ("name", name.clone())]
        }
    };
    let arguments: Vec<(&str, &str)> =
        arguments.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let key = groups::PACK.named(&format!("remark.{}", remark.name()));
    key.map_or_else(String::new, |key| text(language, key, &arguments))
}
