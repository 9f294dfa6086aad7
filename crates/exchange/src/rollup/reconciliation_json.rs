//! [`reconciliation_json`]: the reconciliation with the bureau as JSON.

use engine::rollup::{BureauFirm, FirmLine, ItemLine, Matching, Reconciliation, Submission};
use serde_json::{Map, Value, json};

use super::json::{decimal, or_null};

/// The JSON, one line. Differences are what was submitted minus what the bureau has.
pub fn reconciliation_json(
    reconciliation: &Reconciliation,
    submissions: &[Submission],
    bureau: &[BureauFirm],
) -> String {
    let clusters = reconciliation.clusters.iter().filter_map(|line| {
        let submission = submissions.get(line.submission)?;
        let firms = line.firms.iter().map(|it| firm(it, submission, bureau));
        Some(json!({
            "file": submission.name, "cluster": submission.cluster, "called": line.called,
            "items": line.items.iter().map(item).collect::<Vec<Value>>(),
            "firms": firms.collect::<Vec<Value>>(),
        }))
    });
    let unplaced = reconciliation.unplaced.iter().filter_map(|at| bureau.get(*at));
    let unplaced = unplaced.map(|it| json!({ "uscc": it.uscc, "name": it.name, "from": it.from }));
    let value = json!({
        "reconciliation": { "version": 1 },
        "clusters": clusters.collect::<Vec<Value>>(),
        "unplaced": unplaced.collect::<Vec<Value>>(),
    });
    value.to_string()
}

fn item(line: &ItemLine) -> Value {
    let stated = line.stated.as_ref().map(|it| {
        json!({
            "own": or_null(it.own.as_ref()), "bureau": or_null(it.bureau.as_ref()),
            "agreed": or_null(it.agreed.as_ref()), "reason": it.reason,
            "explanation": it.explanation, "signed-by-cluster": it.signed_by_cluster,
            "signed-by-bureau": it.signed_by_bureau, "date": it.date,
        })
    });
    json!({
        "figure": line.figure, "submitted": or_null(line.own.as_ref()),
        "bureau": or_null(line.bureau.as_ref()), "difference": or_null(line.difference.as_ref()),
        "relative": or_null(line.relative.as_ref()), "needs-reason": line.needs_reason,
        "growth": line.growth.as_ref().map(|it| {
            json!({ "state": it.name(), "rate": or_null(it.rate()) })
        }),
        "stated": stated,
    })
}

fn firm(line: &FirmLine, submission: &Submission, bureau: &[BureauFirm]) -> Value {
    let own = line.own.and_then(|at| submission.firms.get(at));
    let listed = line.bureau.and_then(|at| bureau.get(at));
    let proposed: Vec<&str> = match &line.matching {
        Matching::OnlySubmitted(of) => {
            of.iter().filter_map(|at| bureau.get(*at)).map(|it| it.name.as_str()).collect()
        }
        Matching::OnlyBureau(of) => of
            .iter()
            .filter_map(|at| submission.firms.get(*at))
            .map(|it| it.name.as_str())
            .collect(),
        Matching::Code | Matching::Name => Vec::new(),
    };
    let differences = line.differences.iter().map(|(figure, it)| (figure.clone(), decimal(it)));
    json!({
        "matched": line.matching.name(),
        "submitted": own.map(|it| json!({ "row": it.row, "name": it.name, "uscc": it.uscc })),
        "bureau": listed.map(|it| json!({ "from": it.from, "name": it.name, "uscc": it.uscc })),
        "alike": proposed,
        "differences": differences.collect::<Map<String, Value>>(),
    })
}
