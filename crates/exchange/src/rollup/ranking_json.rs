//! The ranking of a kind as JSON.

use engine::ranking::{AuditReason, Ranking, RankingRules};
use engine::rollup::Portfolio;
use locale::Language;
use serde_json::{Value, json};

use super::json::{decimal, or_null};

/// The ranking.
pub(super) fn ranking_value(
    portfolio: &Portfolio,
    rules: &RankingRules,
    ranking: &Ranking,
    language: Language,
) -> Value {
    let name = |at: usize| portfolio.submissions.get(at).map(|it| it.name.as_str());
    let names = |of: &[usize]| of.iter().map(|at| name(*at)).collect::<Vec<_>>();
    let standings = ranking.standings.iter().map(|it| {
        let sheet = portfolio.submissions.get(it.submission).map(|it| it.evaluation.sheet());
        let total = sheet.map(|it| it.total).unwrap_or_default();
        let stars = sheet.map(|it| it.stars).unwrap_or_default();
        let [near, long] = &it.terms;
        let items = it.peer.items.iter().map(|item| {
            let note = item.note.map(engine::ranking::PeerNote::name);
            json!({ "share": or_null(item.share.as_ref()), "points": item.points.to_string(), "note": note })
        });
        json!({
            "file": name(it.submission), "rank": it.rank, "range": it.range,
            "by": or_null(it.by.as_ref()), "before": it.before, "change": it.change,
            "points": { "low": total.low.to_string(), "high": total.high.to_string() },
            "stars": { "low": stars.low, "high": stars.high, "value": stars.value },
            "near": or_null(near.as_ref()), "long": or_null(long.as_ref()),
            "peer": { "total": it.peer.total.to_string(), "items": items.collect::<Vec<Value>>() },
        })
    });
    let lists = rules.lists.iter().zip(&ranking.lists).map(|(rule, listed)| {
        let listed = listed.iter().map(|it| {
            let say = |places: &[usize]| {
                let grounds = places.iter().filter_map(|place| rule.when.get(*place));
                grounds.map(|it| language.of(&it.say.zh, &it.say.en)).collect::<Vec<_>>()
            };
            json!({ "file": name(it.submission), "grounds": say(&it.grounds), "open": say(&it.open) })
        });
        json!({ "id": rule.id, "listed": listed.collect::<Vec<Value>>() })
    });
    let audits = ranking.audits.iter().map(|it| {
        let veto = |veto: usize| {
            let submission = portfolio.submissions.get(it.submission)?;
            let entry = submission.evaluation.rubric().document.veto.get(veto)?;
            Some(entry.id.clone())
        };
        let reasons = it.reasons.iter().map(|reason| match reason {
            AuditReason::Star { stars, edge, total } => {
                json!({ "stars": stars, "edge": edge.to_string(), "total": total.to_string() })
            }
            AuditReason::Veto { veto: place, off } => {
                json!({ "veto": veto(*place), "off": decimal(off) })
            }
        });
        json!({ "file": name(it.submission), "reasons": reasons.collect::<Vec<Value>>() })
    });
    let targets = rules.targets.iter().zip(&ranking.targets).map(|(rule, line)| {
        json!({
            "id": rule.id, "target": decimal(&rule.at_least),
            "actual": or_null(line.actual.as_ref()), "progress": or_null(line.progress.as_ref()),
            "reached": line.is_reached, "files": names(&line.of),
        })
    });
    let levels = rules.levels.iter().zip(&ranking.levels).map(|(rule, line)| {
        json!({
            "indicator": rule.indicator, "level": decimal(&rule.at_least),
            "reached": names(&line.reached), "below": names(&line.below),
            "unknown": names(&line.unknown),
        })
    });
    json!({
        "kind": ranking.kind, "standings": standings.collect::<Vec<Value>>(),
        "lists": lists.collect::<Vec<Value>>(), "audits": audits.collect::<Vec<Value>>(),
        "targets": targets.collect::<Vec<Value>>(), "levels": levels.collect::<Vec<Value>>(),
        "beside": beside_value(portfolio, ranking),
    })
}

/// Median and best of each item; strengths and weaknesses of each cluster, by the items' ids.
fn beside_value(portfolio: &Portfolio, ranking: &Ranking) -> Value {
    let first = ranking.members.first().and_then(|at| portfolio.submissions.get(*at));
    let entries = first.map(|it| it.evaluation.rubric().document.indicator.as_slice());
    let entries = entries.unwrap_or_default();
    let items = entries.iter().zip(&ranking.beside.items).map(|(entry, item)| {
        json!({
            "id": entry.id, "median-share": or_null(item.median.as_ref()),
            "best-share": or_null(item.best.as_ref()),
            "median": or_null(item.median_value.as_ref()), "best": or_null(item.best_value.as_ref()),
        })
    });
    let ids = |of: &[usize]| {
        of.iter().filter_map(|at| entries.get(*at)).map(|it| it.id.as_str()).collect::<Vec<_>>()
    };
    let sides = ranking.beside.strengths.iter().zip(&ranking.beside.weaknesses);
    let clusters = ranking.members.iter().zip(sides).map(|(at, (strengths, weaknesses))| {
        json!({
            "file": portfolio.submissions.get(*at).map(|it| it.name.as_str()),
            "strengths": ids(strengths), "weaknesses": ids(weaknesses),
        })
    });
    json!({ "items": items.collect::<Vec<Value>>(), "clusters": clusters.collect::<Vec<Value>>() })
}
