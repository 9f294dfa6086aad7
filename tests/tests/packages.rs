//! Submission packages: made, checked, unpacked, corrected; what was changed is named.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it stands"
)]
#![allow(clippy::non_ascii_literal, reason = "packages are Chinese")]

use std::io::{Cursor, Read};

use exchange::package::{
    CheckCode, CodePicture, LARGEST, MOST_PARTS, Original, PackageRefusal, Submission,
    Verification, changes_between, hand_in_obstacles, package_files, package_name, unpack, verify,
    verify_as_next,
};
use locale::Language;
use report::package::{ChangePlace, PackageCode, Verdict, change_text, obstacle_text};
use tests::packages::{SMALL, candidate, example_dossiers, handing, packed, submission};
use tests::subject::assess_json;
use wutong_cli::ShippedShelf;
use zip::ZipArchive;

fn checked(bytes: &[u8], code: Option<&CheckCode>) -> Verification {
    verify(bytes, code, &ShippedShelf, Language::Zh)
}

fn codes(verification: &Verification) -> Vec<PackageCode> {
    verification.findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn every_example_is_packed_checked_and_unpacked_to_the_byte() {
    let dossiers = example_dossiers();
    assert_eq!(dossiers.len(), 24);
    for (path, text) in &dossiers {
        let candidate = candidate(text);
        assert_eq!(hand_in_obstacles(&candidate, &handing()), [], "{path}");
        let submission = candidate.submission(handing(), &ShippedShelf);
        let packed = packed(&submission);
        let verification = checked(&packed.bytes, Some(&packed.code));
        assert_eq!(verification.findings, [], "{path}");
        assert!(verification.is_proven(), "{path}");
        assert_eq!(verification.assessed.as_ref(), Some(&submission.summary));
        let again = unpack(&packed.bytes).unwrap();
        assert!(again == submission, "{path}");
        assert!(tests::packages::packed(&again) == packed, "{path}");
    }
}

#[test]
fn the_canonical_spelling_of_a_dossier_is_assessed_alike() {
    for (path, text) in example_dossiers() {
        let canonical = candidate(&text).text().to_owned();
        assert_eq!(assess_json(canonical.as_bytes()), assess_json(text.as_bytes()), "{path}");
    }
}

#[test]
fn any_tool_opens_a_package() {
    let submission = submission(SMALL);
    let packed = packed(&submission);
    let mut archive = ZipArchive::new(Cursor::new(&packed.bytes)).unwrap();
    let files = package_files(&submission);
    assert_eq!(archive.len(), files.len());
    for (place, (path, expected)) in files.iter().enumerate() {
        let mut entry = archive.by_index(place).unwrap();
        assert_eq!(&entry.name().unwrap(), path);
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        assert_eq!(&bytes, expected, "{path}");
    }
    let names: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let originals = ["originals/001-企业名册（三季度）.csv", "originals/002--con-税务.xlsx"];
    assert_eq!(names[6..], originals);
}

#[test]
fn a_changed_figure_is_named_to_its_key() {
    let packed = packed(&submission(SMALL));
    let text = b"\"tax\":\"";
    let at = packed.bytes.windows(text.len()).position(|it| it == text).unwrap() + text.len();
    let mut changed = packed.bytes.clone();
    changed[at] = if changed[at] == b'9' { b'8' } else { b'9' };
    let verification = checked(&changed, None);
    assert_eq!(verification.verdict, Verdict::Changed);
    let found = [PackageCode::BadChecksum, PackageCode::PartChanged, PackageCode::KeyChanged];
    assert_eq!(codes(&verification), found);
    assert_eq!(verification.findings[2].key, "/figures/tax");
    assert!(verification.findings.iter().all(|it| it.parts == ["dossier.json"]));
}

#[test]
fn a_package_made_anew_with_care_is_betrayed_by_the_check_code() {
    let honest = packed(&submission(SMALL));
    let forged = packed(&submission(&SMALL.replacen("\"tax\": \"", "\"tax\": \"1", 1)));
    assert_ne!(honest.bytes, forged.bytes);
    let alone = checked(&forged.bytes, None);
    assert_eq!((alone.verdict, codes(&alone)), (Verdict::Whole, vec![PackageCode::OriginUnproven]));
    let with_code = checked(&forged.bytes, Some(&honest.code));
    assert_eq!(with_code.verdict, Verdict::Changed);
    assert_eq!(codes(&with_code), [PackageCode::CodeDiffers]);
}

#[test]
fn a_self_assessment_is_computed_and_not_trusted() {
    let check = |change: fn(&mut Submission), code: PackageCode, key: &str| {
        let mut forged = submission(SMALL);
        change(&mut forged);
        let verification = checked(&packed(&forged).bytes, None);
        let finding = verification.findings.iter().find(|it| it.code == code);
        assert_eq!(finding.map(|it| it.key.as_str()), Some(key), "{:?}", verification.findings);
    };
    let differs = PackageCode::AssessmentDiffers;
    check(|it| it.summary.stars.high = 9, differs, "/stars/high");
    check(
        |it| it.summary.indicators[1].points = Some("1.00".to_owned()),
        differs,
        "/indicators/I02/points",
    );
    check(|it| it.summary.missing.push("tax".to_owned()), differs, "/missing/0");
    let contradicts = PackageCode::ContradictsDossier;
    check(|it| "B".clone_into(&mut it.head.cluster.name), contradicts, "/cluster/name");
    check(|it| "2021".clone_into(&mut it.head.period), contradicts, "/period");
    check(|it| it.head.packs.push("x".to_owned()), contradicts, "/packs");
    check(|it| it.head.digest.push('0'), PackageCode::RubricDiffers, "/digest");
    check(|it| it.report.push('x'), PackageCode::ReportDiffers, "");
    check(|it| "{}".clone_into(&mut it.dossier), PackageCode::DossierRefused, "");
}

#[test]
fn an_edition_that_is_not_at_hand_is_said_and_no_change() {
    let mut other = submission(SMALL);
    other.dossier = other.dossier.replace("industrial@2026.1", "industrial@2999.1");
    let verification = checked(&packed(&other).bytes, None);
    assert_eq!(verification.verdict, Verdict::Whole);
    assert!(codes(&verification).contains(&PackageCode::EditionUnknown));
    assert_eq!(verification.assessed, None);
}

#[test]
fn what_blocks_handing_in_is_listed() {
    let mut bare = handing();
    bare.declaration.people.clear();
    bare.declaration.date = "15.10.2020".to_owned();
    bare.declaration.text.clear();
    let names = |dossier: &str| {
        let candidate = candidate(dossier);
        let obstacles = hand_in_obstacles(&candidate, &bare);
        let edition = candidate.edition();
        for language in [Language::Zh, Language::En] {
            for it in &obstacles {
                let words =
                    obstacle_text(&edition.rubric, edition.ledgers.as_deref(), it, language);
                assert!(!words.is_empty(), "{it:?}");
            }
        }
        obstacles.iter().map(|it| format!("{} {}", it.name(), it.at())).collect::<Vec<_>>()
    };
    let declaration = ["no-signatory ", "no-date ", "no-words "];
    assert_eq!(names(SMALL), declaration);
    let nameless =
        "{\"rubric\":\"industrial@2026.1\",\"figures\":{\"tax\":\"x\",\"revenue\":\"1\"}}";
    let found = names(nameless);
    assert_eq!(found[..2], ["no-cluster ", "no-period "]);
    assert!(
        found.contains(&"error tax".to_owned()) || found.contains(&"error figures.tax".to_owned()),
        "{found:?}"
    );
    let (_, explained) =
        example_dossiers().into_iter().find(|(_, it)| it.contains("\"reasons\"")).unwrap();
    let mut dossier: serde_json::Value = serde_json::from_str(&explained).unwrap();
    dossier.as_object_mut().unwrap().remove("reasons");
    let found = names(&dossier.to_string());
    assert!(found[0].starts_with("unexplained "), "{found:?}");
}

#[test]
fn a_correction_follows_the_version_before_and_says_what_it_changes() {
    let (_, text) =
        example_dossiers().into_iter().find(|(it, _)| it.contains("smart-2020q3")).unwrap();
    let first = submission(&text);
    let mut dossier: serde_json::Value = serde_json::from_str(&text).unwrap();
    dossier["figures"]["revenue"] = "1".into();
    dossier["figures"].as_object_mut().unwrap().remove("energy");
    dossier["guide"]["1.1"]["note"] = "补充".into();
    let project = dossier["ledgers"]["projects"][0]["id"].as_str().unwrap().to_owned();
    dossier["ledgers"]["projects"][0]["name"] = "新名称".into();
    dossier["ledgers"]["projects"].as_array_mut().unwrap().pop();
    let candidate = candidate(&dossier.to_string());
    let mut handing = handing();
    handing.previous = Some(first.as_previous("样例更正原因"));
    handing.originals.pop();
    handing.originals.push(Original { name: "新.pdf".to_owned(), bytes: vec![1] });
    let second = candidate.submission(handing, &ShippedShelf);
    assert_eq!(second.head.number, 2);
    assert_eq!(verify_as_next(&first, &second), []);
    assert_eq!(verify_as_next(&first, &first).len(), 2);
    assert_eq!(changes_between(&first, &first), []);
    let changes = changes_between(&first, &second);
    let has = |place: &ChangePlace| changes.iter().any(|it| it.place == *place);
    let text = |it: &str| it.to_owned();
    let name = (text("projects"), project, text("name"));
    for place in [
        ChangePlace::Figure(text("revenue")),
        ChangePlace::Figure(text("energy")),
        ChangePlace::Answer { aspect: text("1.1"), column: text("note") },
        ChangePlace::Cell { table: name.0, row: name.1, column: name.2 },
        ChangePlace::Original(text("新.pdf")),
        ChangePlace::Original(text("../con:税务.xlsx")),
        ChangePlace::Result("total"),
    ] {
        assert!(has(&place), "{place:?}\n{changes:?}");
    }
    assert!(changes.iter().any(|it| matches!(it.place, ChangePlace::Row { .. })));
    let edition = candidate.edition();
    for change in &changes {
        let words = change_text(&edition.rubric, edition.ledgers.as_deref(), change, Language::Zh);
        assert!(!words.is_empty() && !words.contains('{'), "{words}");
    }
}

#[test]
fn limits_and_numbers_of_several_spellings_are_refused() {
    let refused = |change: fn(&mut Submission)| {
        let mut it = submission(SMALL);
        change(&mut it);
        exchange::package::package_of(&it).unwrap_err()
    };
    let many = refused(|it| {
        it.originals = (0..MOST_PARTS)
            .map(|place| Original { name: place.to_string(), bytes: Vec::new() })
            .collect();
    });
    assert_eq!(many, PackageRefusal::TooManyOriginals(MOST_PARTS));
    let twice = refused(|it| it.originals[1].name = it.originals[0].name.clone());
    assert!(matches!(twice, PackageRefusal::OriginalTwice(_)));
    let large = refused(|it| it.originals[0].bytes = vec![0; LARGEST]);
    assert!(matches!(large, PackageRefusal::TooLarge(_)));
    assert_eq!(checked(&vec![0; LARGEST + 1], None).verdict, Verdict::Unreadable);
    let odd = SMALL.replacen("\"figures\": {", "\"figures\": {\"odd\": 1.50,", 1);
    let read = exchange::package::Candidate::read("d", odd.as_bytes(), &ShippedShelf, Language::Zh);
    let expected =
        PackageRefusal::Number { at: "/figures/odd".to_owned(), found: "1.50".to_owned() };
    assert_eq!(read.err(), Some(expected));
}

#[test]
fn the_print_has_a_picture_and_the_file_a_name() {
    let submission = submission(SMALL);
    let packed = packed(&submission);
    let picture = CodePicture::of(&packed.code, &submission.head).unwrap();
    assert!(picture.side <= 45, "{}", picture.side);
    let name = package_name(&submission.head, "zip", Language::Zh);
    assert!(name.ends_with("_2020_申报包_第1版.zip"), "{name}");
    let typed = packed.code.to_string().to_lowercase().replace('-', " ");
    assert_eq!(CheckCode::from_typed(&typed), Ok(packed.code));
}

/// The first version of the format, for ever.
#[test]
fn version_1_is_read_for_ever() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/archive/submission-1.zip");
    let bytes = std::fs::read(path).unwrap();
    let code = CheckCode::from_typed(ARCHIVED).unwrap();
    let verification = checked(&bytes, Some(&code));
    assert_eq!(verification.code, Some(code));
    assert_eq!(verification.verdict, Verdict::Whole, "{:?}", verification.findings);
    let submission = unpack(&bytes).unwrap();
    assert_eq!(submission.head.reference(), "industrial@2026.1");
    assert_eq!(packed(&submission).bytes, bytes);
}

/// Its check code.
const ARCHIVED: &str = "GYHJ1-M8563-73E53-2FG4Q";

/// The schema in the documentation is the one that the types make.
#[test]
fn the_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/submission-1.schema.json");
    let schema = exchange::package::schema::package_schema();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), schema);
}
