//! What officials do, for tests: packs, packages, logs.

use engine::periods::PeriodPack;
use engine::rollup::RollupRules;
use exchange::package::Packed;
use exchange::portfolio::{ClusterKey, Event, Hand, Log, PackageRef, Target};
use serde_json::Value;
use wutong_cli::ShippedShelf;

use crate::packages::{candidate, handing, packed};
use crate::random::Random;

/// A time on 20 October 2020.
pub fn at(minute: i64) -> String {
    format!("2020-10-20T{:02}:{:02}:00Z", 8 + minute / 60, minute % 60)
}

/// A cluster of the industrial kind.
pub fn key(name: &str) -> ClusterKey {
    ClusterKey { kind: "industrial".to_owned(), name: name.to_owned() }
}

/// The shipped rules of the roll-up.
pub fn rollup_rules() -> RollupRules {
    RollupRules::from_json(rubrics::ROLLUP).expect("rules")
}

/// A dossier with other values: pairs of JSON pointers and texts.
pub fn with(dossier: &str, values: &[(&str, &str)]) -> String {
    let mut json: Value = serde_json::from_str(dossier).expect("JSON");
    for (pointer, value) in values {
        let (parent, member) = pointer.rsplit_once('/').expect("a pointer");
        let parent = json.pointer_mut(parent).expect("its parent");
        parent[member] = Value::String((*value).to_owned());
    }
    json.to_string()
}

/// The package of a dossier.
pub fn package(dossier: &str) -> Packed {
    packed(&candidate(dossier).submission(handing(), &ShippedShelf))
}

/// The package of a correction.
pub fn correction(before: &str, dossier: &str) -> Packed {
    let before = candidate(before).submission(handing(), &ShippedShelf);
    let mut handing = handing();
    handing.previous = Some(before.as_previous("更正营业收入口径，已与统计部门核对"));
    packed(&candidate(dossier).submission(handing, &ShippedShelf))
}

/// What the log says of a package.
pub fn reference(name: &str, sha256: &str, number: u32) -> PackageRef {
    PackageRef {
        code: None,
        manifest: format!("{sha256}m"),
        name: name.to_owned(),
        number,
        previous: None,
        sha256: sha256.to_owned(),
    }
}

/// A pack that asks these clusters of the industrial kind for a period.
pub fn pack_for(period: &str, clusters: &[&str]) -> PeriodPack {
    let reference = "industrial@2026.1";
    let rubric = wutong_cli::catalogue::shipped(reference).expect("shipped");
    let cluster = |name: &&str| engine::periods::PackCluster {
        id: (*name).to_owned(),
        name: (*name).to_owned(),
        district: "370202".to_owned(),
        firms: None,
    };
    let pack = PeriodPack {
        issuer: "市工信局（样例）".to_owned(),
        rubrics: vec![(reference.to_owned(), rubric.digest.clone())],
        period: period.to_owned(),
        deadline: "2020-10-20T18:00".to_owned(),
        clusters: clusters.iter().map(cluster).collect(),
        ..PeriodPack::default()
    };
    let json = exchange::pack_json(&pack);
    exchange::pack_from_bytes(json.as_bytes()).expect("a pack")
}

/// A random thing that an official might do next.
pub fn event(random: &mut Random) -> Event {
    let sha256 = (*random.pick(&["aa", "bb", "cc"])).to_owned();
    let words = "理由充分，附有台账".to_owned();
    let value = Some(random.between(1, 3).to_string()).filter(|it| it != "3");
    match random.between(0, 11) {
        0 | 1 => Event::Received { package: reference("p.zip", &sha256, 1) },
        2 | 3 => Event::Accepted { package: sha256 },
        4 => Event::Returned {
            package: sha256,
            remarks: vec![exchange::portfolio::Remark { at: "figures.tax".to_owned(), words }],
        },
        5 | 6 => Event::Adjusted {
            evidence: String::new(),
            own: None,
            reason: words,
            target: Target::Figure((*random.pick(&["tax", "revenue"])).to_owned()),
            value,
        },
        7 => Event::Agreed {
            bureau: None,
            figure: "revenue".to_owned(),
            note: String::new(),
            own: None,
            reason: "scope".to_owned(),
            signed: [String::new(), String::new()],
            value,
        },
        8 => Event::Reviewed { words },
        9 => Event::Publicised { from: "2020-11-01".to_owned(), until: "2020-11-07".to_owned() },
        10 => Event::Objected { words, who: "某企业".to_owned() },
        _ => Event::Published { reference: "样工信字〔2020〕1号".to_owned() },
    }
}

/// Logs of some officials who start alike, do things at random and sometimes take over each other's.
pub fn logs(random: &mut Random, officials: usize) -> Vec<Log> {
    let mut logs = vec![Log::default(); officials];
    for minute in 0..random.between(5, 40) {
        let turn = usize::try_from(random.between(0, 99)).expect("a number") % officials;
        if random.between(0, 5) == 0 {
            let other = logs[(turn + 1) % officials].clone();
            logs[turn].merge(&other);
        }
        let by = format!("official {turn}");
        let time = at(minute + random.between(-3, 3).max(-minute));
        let cluster = key(["甲", "乙"][usize::from(random.chance(50))]);
        let _ = logs[turn].append(Hand { by: &by, at: &time }, Some(&cluster), event(random));
    }
    logs
}
