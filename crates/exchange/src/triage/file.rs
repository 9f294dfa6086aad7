//! [`triage_file`]: one file, verified and held against the period pack.

use std::sync::Arc;

use engine::assess::Bounds;
use engine::ledger::LedgerInput;
use engine::periods::{PackRemark, PeriodPack, apply_pack};
use engine::quantity::rational::rational_from_decimal;
use engine::rollup::{Decision, Given, RollupRules, Submission as Rated};
use locale::Language;
use report::package::{
    Change, Obstacle, PackageCode, PackageFinding, Verdict, package_finding_text,
};

use super::due::is_late;
use super::reason::{Lane, TriageCode, TriageReason};
use crate::package::candidate::{Candidate, Handing};
use crate::package::digests::sha256_hex;
use crate::package::verify::{Depth, Verification, verified};
use crate::package::{CheckCode, Shelf, Submission, changes_between, hand_in_obstacles, unpack};
use crate::portfolio::{ClusterKey, DeskState, PackageRef, Store};

/// The most findings of one kind that are told in words; the rest is counted.
const MOST_TOLD: usize = 5;

/// The most characters of what a file says that are told again.
const LONGEST_TOLD: usize = 400;

/// A file that came in.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The check code of the print, if it was typed.
    pub code: Option<CheckCode>,
}

/// What files are held against.
#[derive(Clone, Copy)]
pub struct TriageContext<'a> {
    /// The period pack.
    pub pack: Option<&'a PeriodPack>,
    /// What is there.
    pub state: &'a DeskState,
    /// The bytes of what is there.
    pub store: &'a dyn Store,
    /// The editions.
    pub shelf: &'a dyn Shelf,
    /// What a roll-up takes from a submission.
    pub rules: &'a RollupRules,
    /// Now, in UTC: `2020-10-20T09:30:00Z`.
    pub now: &'a str,
}

/// A file that was sorted.
#[derive(Debug, Clone)]
pub struct Triaged {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The cluster that its head names.
    pub cluster: Option<ClusterKey>,
    /// What the log says of it, once it is taken in.
    pub package: Option<PackageRef>,
    /// Where it goes.
    pub lane: Lane,
    /// Why: the gravest first.
    pub reasons: Vec<TriageReason>,
    /// What differs from the version that was returned, else from the newest that is there.
    pub changes: Vec<Change>,
    /// The total that it claims, computed anew; none if it could not be read.
    pub own: Option<Bounds>,
    /// The submission as it is ranked and rolled up, with agreed values; none of a blocked one.
    pub rated: Option<Rated>,
}

impl Triaged {
    /// Adds a reason, and moves the file where it belongs.
    pub(super) fn say(&mut self, reason: TriageReason) {
        self.reasons.push(reason);
        self.sort();
    }

    fn sort(&mut self) {
        self.reasons.sort_by_key(|it| (core::cmp::Reverse(it.code.lane()), it.code));
        self.lane = self.reasons.first().map_or(Lane::Clean, |it| it.code.lane());
        if self.lane == Lane::Blocked {
            self.rated = None;
        }
    }

    /// True if a reason has that code.
    pub fn has(&self, code: TriageCode) -> bool {
        self.reasons.iter().any(|it| it.code == code)
    }
}

/// Sorts one file. How it stands to the others that come in with it, [`super::settle`] says.
pub fn triage_file(
    incoming: &Incoming<'_>,
    context: &TriageContext<'_>,
    language: Language,
) -> Triaged {
    let mut triaged = Triaged {
        name: incoming.name.to_owned(),
        sha256: sha256_hex(incoming.bytes),
        cluster: None,
        package: None,
        lane: Lane::Clean,
        reasons: Vec::new(),
        changes: Vec::new(),
        own: None,
        rated: None,
    };
    let (verification, candidate) =
        verified(incoming.bytes, incoming.code.as_ref(), context.shelf, (language, Depth::Figures));
    triaged.reasons.extend(reasons_of(&verification, language));
    if let Some(submission) =
        verification.submission.as_ref().filter(|_| verification.verdict == Verdict::Whole)
    {
        head_reasons(&mut triaged, submission, &verification, context);
        if let Some(candidate) = &candidate {
            triaged.reasons.extend(content_reasons(candidate, submission, context));
            triaged.own = Some(candidate.assessment().sheet.total);
            triaged.rated = rated(&triaged, candidate, context);
        }
        triaged.changes = changes(&triaged, submission, context.state, context.store);
    }
    triaged.sort();
    triaged
}

/// What the check of the package comes to.
fn reasons_of(verification: &Verification, language: Language) -> Vec<TriageReason> {
    let mut reasons: Vec<TriageReason> = Vec::new();
    let mut told: Vec<(TriageCode, Vec<&PackageFinding>)> = Vec::new();
    for finding in &verification.findings {
        let Some(code) = code_of(finding.code) else { continue };
        match told.iter_mut().find(|(known, _)| *known == code) {
            Some((_, findings)) => findings.push(finding),
            None => told.push((code, vec![finding])),
        }
    }
    for (code, findings) in told {
        let words = findings.iter().take(MOST_TOLD).map(|it| package_finding_text(it, language));
        let words = cut(&words.collect::<Vec<_>>().join(" "));
        let reason = TriageReason::new(code).with("count", findings.len().to_string());
        reasons.push(reason.with("found", words));
    }
    reasons
}

fn code_of(code: PackageCode) -> Option<TriageCode> {
    Some(match code {
        PackageCode::Sealed => TriageCode::Encrypted,
        PackageCode::TooLarge | PackageCode::TooManyParts | PackageCode::NotAPackage => {
            TriageCode::NotAPackage
        }
        PackageCode::NewerVersion => TriageCode::NewerFormat,
        PackageCode::CodeDiffers => TriageCode::CodeDiffers,
        PackageCode::ContradictsDossier
        | PackageCode::AssessmentDiffers
        | PackageCode::DossierRefused => TriageCode::Contradicts,
        PackageCode::RubricDiffers => TriageCode::WrongDigest,
        PackageCode::EditionUnknown => TriageCode::UnknownEdition,
        PackageCode::OriginUnproven => TriageCode::Unproven,
        PackageCode::ReportDiffers | PackageCode::NotTheNext => return None,
        _ => TriageCode::Damaged,
    })
}

/// What the head says, beside the pack and what is there.
fn head_reasons(
    triaged: &mut Triaged,
    submission: &Submission,
    verification: &Verification,
    context: &TriageContext<'_>,
) {
    let head = &submission.head;
    let name = head.cluster.name.trim().to_owned();
    if name.is_empty() {
        triaged.reasons.push(TriageReason::new(TriageCode::NoCluster));
    } else {
        triaged.cluster = Some(ClusterKey { kind: head.kind.clone(), name: name.clone() });
        triaged.package = Some(PackageRef {
            code: verification.given.filter(|_| verification.is_proven()).map(|it| it.to_string()),
            manifest: verification.manifest.clone().unwrap_or_default(),
            name: triaged.name.chars().take(LONGEST_TOLD).collect(),
            number: head.number,
            previous: head.previous.as_ref().map(|it| it.manifest.clone()),
            sha256: triaged.sha256.clone(),
        });
    }
    let Some(pack) = context.pack else { return };
    let mut say = |reason: TriageReason| triaged.reasons.push(reason);
    let (found, expected) = (head.reference(), &pack.rubrics);
    match expected.iter().find(|(reference, _)| *reference == found) {
        None => {
            let known: Vec<&str> = expected.iter().map(|(it, _)| it.as_str()).collect();
            let reason = TriageReason::new(TriageCode::WrongEdition).with("found", cut(&found));
            say(reason.with("expected", known.join(" ")));
        }
        Some((_, digest)) if *digest != head.digest => {
            let reason = TriageReason::new(TriageCode::WrongDigest).with("count", "1");
            say(reason.with("found", format!("{} / {digest}", cut(&head.digest))));
        }
        Some(_) => {}
    }
    if head.period != pack.period {
        let reason = TriageReason::new(TriageCode::ForeignPeriod).with("found", cut(&head.period));
        say(reason.with("expected", pack.period.clone()));
    }
    if pack.clusters.iter().all(|it| it.name.trim() != name) {
        say(TriageReason::new(TriageCode::NotDue).with("found", cut(&name)));
    }
    if !head.packs.is_empty() && !head.packs.contains(&pack.digest) {
        say(TriageReason::new(TriageCode::OtherPack).with("found", cut(&head.packs.join(" "))));
    }
    if is_late(&pack.deadline, context.now) {
        say(TriageReason::new(TriageCode::Late).with("expected", pack.deadline.clone()));
    }
}

/// What its figures and tables say.
fn content_reasons(
    candidate: &Candidate,
    submission: &Submission,
    context: &TriageContext<'_>,
) -> Vec<TriageReason> {
    let mut reasons = Vec::new();
    let handing =
        Handing { declaration: submission.head.declaration.clone(), ..Handing::default() };
    let obstacles = hand_in_obstacles(candidate, &handing);
    let of = |is_of: fn(&Obstacle) -> bool| obstacles.iter().filter(move |it| is_of(it));
    let told = |code, places: Vec<&str>| {
        let told: Vec<&str> = places.iter().copied().take(MOST_TOLD).collect();
        let reason = TriageReason::new(code).with("count", places.len().to_string());
        reason.with("found", cut(&told.join(", ")))
    };
    let errors: Vec<&str> =
        of(|it| !matches!(it, Obstacle::Unexplained(_))).map(place_of).collect();
    let open: Vec<&str> = of(|it| matches!(it, Obstacle::Unexplained(_))).map(place_of).collect();
    if !errors.is_empty() {
        reasons.push(told(TriageCode::Errors, errors));
    }
    if !open.is_empty() {
        reasons.push(told(TriageCode::Unexplained, open));
    }
    let missing = candidate.assessment().missing.len();
    if missing > 0 {
        let reason = TriageReason::new(TriageCode::Incomplete);
        reasons.push(reason.with("count", missing.to_string()));
    }
    reasons.extend(context.pack.map(|pack| pack_reasons(candidate, pack)).unwrap_or_default());
    reasons
}

fn place_of(obstacle: &Obstacle) -> &str {
    if obstacle.at().is_empty() { obstacle.name() } else { obstacle.at() }
}

/// What the pack would change if it were applied.
fn pack_reasons(candidate: &Candidate, pack: &PeriodPack) -> Vec<TriageReason> {
    let mut input = match candidate.sheet() {
        Some(sheet) => sheet.input().clone(),
        None => LedgerInput {
            report: engine::ledger::Report { dossier: candidate.dossier(), ..Default::default() },
            ..LedgerInput::default()
        },
    };
    let rubric = &candidate.edition().rubric;
    let applied = apply_pack(pack, rubric, candidate.cluster(), &mut input);
    let (mut differing, mut firms) = (Vec::new(), 0usize);
    for remark in &applied.remarks {
        match remark {
            PackRemark::Replaced { at, own, pack } if !is_same(own, pack) => {
                differing.push(format!("{at}: {} / {}", cut(own), cut(pack)));
            }
            PackRemark::FirmMissing { .. } | PackRemark::FirmUnlisted { .. } => firms += 1,
            _ => {}
        }
    }
    let mut reasons = Vec::new();
    if !differing.is_empty() {
        let count = differing.len().to_string();
        differing.truncate(MOST_TOLD);
        let reason = TriageReason::new(TriageCode::DiffersFromPack).with("count", count);
        reasons.push(reason.with("found", cut(&differing.join("; "))));
    }
    if firms > 0 {
        reasons.push(TriageReason::new(TriageCode::FirmsDiffer).with("count", firms.to_string()));
    }
    reasons
}

fn is_same(own: &str, pack: &str) -> bool {
    own == pack
        || rational_from_decimal(own)
            .zip(rational_from_decimal(pack))
            .is_some_and(|(own, pack)| own == pack)
}

/// The submission as it is ranked, with the values that were agreed on.
fn rated(triaged: &Triaged, candidate: &Candidate, context: &TriageContext<'_>) -> Option<Rated> {
    let key = triaged.cluster.as_ref()?;
    let decisions = decisions_of(key, context.state);
    let dossier = candidate.dossier();
    let given = Given {
        name: &triaged.name,
        cluster: candidate.cluster(),
        rubric: &Arc::clone(&candidate.edition().rubric),
        sheet: candidate.sheet(),
        dossier: &dossier,
    };
    Rated::of(context.rules, &given, &decisions)
}

/// The agreed values of a cluster as the roll-up takes them.
pub fn decisions_of(key: &ClusterKey, state: &DeskState) -> Vec<Decision> {
    let agreed = state.clusters.get(key).map(|it| &it.agreed);
    let decision = |(figure, it): (&String, &crate::portfolio::Agreement)| {
        Some(Decision {
            cluster: key.name.clone(),
            figure: figure.clone(),
            value: rational_from_decimal(&it.value)?,
            reason: it.reason.clone(),
            note: it.note.clone(),
        })
    };
    agreed.into_iter().flatten().filter_map(decision).collect()
}

/// What differs from the version that was returned, else from the newest that is there.
fn changes(
    triaged: &Triaged,
    submission: &Submission,
    state: &DeskState,
    store: &dyn Store,
) -> Vec<Change> {
    let before = (|| {
        let known = state.clusters.get(triaged.cluster.as_ref()?)?;
        let returned = known.returned.as_ref().map(|(sha256, _)| sha256.clone());
        let newest = known.packages.iter().rev().find(|it| it.sha256 != triaged.sha256);
        let sha256 = returned.or_else(|| newest.map(|it| it.sha256.clone()))?;
        let bytes = store.bytes(&sha256).filter(|_| sha256 != triaged.sha256)?;
        let before = unpack(&bytes).ok()?;
        // What a log says of somebody else's package is not taken for this cluster's.
        (before.head.cluster.name.trim() == submission.head.cluster.name.trim()).then_some(before)
    })();
    before.map(|before| changes_between(&before, submission)).unwrap_or_default()
}

/// Not more than can be read at a glance.
fn cut(text: &str) -> String {
    if text.chars().nth(LONGEST_TOLD).is_none() {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(LONGEST_TOLD).collect();
    cut.push('\u{2026}');
    cut
}
