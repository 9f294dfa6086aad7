//! [`settle`]: files that come in together, held against each other and against what is there.

use std::collections::BTreeMap;

use super::chain::{Link, link};
use super::file::Triaged;
use super::reason::{Lane, TriageCode, TriageReason};
use crate::portfolio::{ClusterKey, ClusterState, DeskState, PackageRef, Status};

/// Names duplicates, older and newer versions and broken chains. Call it once, when all files were
/// sorted; the order in which they came plays no part.
pub fn settle(files: &mut [Triaged], state: &DeskState) {
    let nothing = ClusterState::default();
    let mut coming: BTreeMap<ClusterKey, Vec<PackageRef>> = BTreeMap::new();
    for file in files.iter().filter(|it| it.lane != Lane::Blocked) {
        if let Some((cluster, package)) = file.cluster.clone().zip(file.package.clone()) {
            coming.entry(cluster).or_default().push(package);
        }
    }
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by(|a, b| {
        let of = |at: &usize| files.get(*at).map(|it| (&it.sha256, &it.name));
        of(a).cmp(&of(b))
    });
    for at in order {
        let Some(file) = files.get_mut(at) else { continue };
        if let Some(first) = seen.get(&file.sha256) {
            let reason = TriageReason::new(TriageCode::Duplicate).with("found", first.clone());
            file.say(reason);
            continue;
        }
        seen.insert(file.sha256.clone(), file.name.clone());
        let Some((cluster, package)) = file.cluster.clone().zip(file.package.clone()) else {
            continue;
        };
        let known = state.clusters.get(&cluster).unwrap_or(&nothing);
        if let Some(held) = known.packages.iter().find(|it| it.sha256 == file.sha256) {
            file.say(TriageReason::new(TriageCode::Duplicate).with("found", held.name.clone()));
            continue;
        }
        let mut others = known.packages.clone();
        others.extend(coming.get(&cluster).into_iter().flatten().cloned());
        if let Some(reason) = reason_of(file, &package, &others) {
            file.say(reason);
        }
        match known.status {
            Some(Status::Published) => file.say(TriageReason::new(TriageCode::Published)),
            Some(Status::Reviewed | Status::Publicised) => {
                file.say(TriageReason::new(TriageCode::Reviewed));
            }
            _ => {}
        }
    }
}

fn reason_of(file: &Triaged, package: &PackageRef, others: &[PackageRef]) -> Option<TriageReason> {
    let others_max = others.iter().filter(|it| it.sha256 != package.sha256);
    let newest = others_max.map(|it| it.number).max().unwrap_or_default();
    let code = match link(package, others) {
        Link::Alone => return None,
        Link::Follows => TriageCode::Newer,
        Link::Torn => TriageCode::BrokenChain,
        Link::Older => TriageCode::Older,
        Link::Same => TriageCode::SameVersion,
        Link::Cyclic => TriageCode::Cyclic,
    };
    let reason = TriageReason::new(code)
        .with("found", package.number.to_string())
        .with("expected", newest.to_string());
    Some(reason.with("count", file.changes.len().to_string()))
}
