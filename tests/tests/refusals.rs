//! Hostile files and wrong calls: a finding or a clear refusal, never a panic, never a silent zero.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a failing test says why"
)]
#![allow(clippy::non_ascii_literal, reason = "hostile text is what is tested")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use tests::compare::{differences_from_verdict, faults_of_refusal, stripped};
use tests::oracle::{Asked, assess};
use tests::random::Random;
use tests::subject::{Outcome, assess_json, with_file, wutong};

const EXAMPLE: &str = include_str!("../../examples/industrial-2020.json");

/// A complete small file with one figure of that JSON text.
fn file_with(figure: &str) -> String {
    format!(
        "{{\"rubric\":\"industrial@2026.1\",\"period\":\"2020\",\"figures\":{{\"tax\":{figure}}}}}"
    )
}

#[track_caller]
fn is_refused(outcome: &Outcome) {
    let faults = faults_of_refusal(outcome);
    assert!(faults.is_empty(), "{faults:?}");
}

#[track_caller]
fn is_as_the_oracle_says(file: &[u8]) {
    let verdict = assess(file, Asked::default());
    let lines = differences_from_verdict(&assess_json(file), &verdict);
    let shown = String::from_utf8_lossy(&file[..file.len().min(300)]);
    assert!(lines.is_empty(), "{shown}\n{}", lines.join("\n"));
}

/// Where the meaning sets no limit of depth: assessed with an error, or refused with a reason.
#[track_caller]
fn is_refused_or_has_an_error(file: &[u8]) {
    let outcome = assess_json(file);
    if outcome.exit == 2 {
        let answer = stripped(&outcome.stdout).expect("an answer");
        assert_eq!(answer["indicators"][7]["state"], "missing");
        assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
    } else {
        is_refused(&outcome);
    }
}

#[test]
fn unreadable_paths() {
    let folder = env!("CARGO_MANIFEST_DIR");
    for path in ["/no/such/file.json", folder, "", "no-such\n<b>file</b>.json"] {
        is_refused(&wutong(["assess", path, "--json"]));
        is_refused(&wutong(["assess", path]));
        is_refused(&wutong(["assess", path, "--json", "--lang", "en"]));
    }
}

#[test]
fn wrong_calls_are_refused() {
    for arguments in [
        &["assess"][..],
        &["assess", "--json"],
        &["assess", "a.json", "b.json"],
        &["assess", "a.json", "--rubric"],
        &["assess", "a.json", "--nonsense"],
        &["assess", "a.json", "--lang", "fr"],
        &["nonsense"],
    ] {
        is_refused(&wutong(arguments));
    }
}

#[test]
fn size_is_limited_to_a_million_bytes() {
    let padded = |size: usize| {
        let mut file = EXAMPLE.as_bytes().to_vec();
        file.resize(size, b' ');
        file
    };
    is_as_the_oracle_says(&padded(1_000_000));
    is_refused(&assess_json(&padded(1_000_001)));
    is_refused(&assess_json(&padded(50_000_000)));
}

#[test]
fn fifty_megabytes_in_one_line() {
    let mut file = file_with("\"").into_bytes();
    file.resize(50_000_000, b'9');
    is_refused(&assess_json(&file));
}

#[test]
fn a_file_cut_at_any_place() {
    for size in (0..EXAMPLE.len()).step_by(97) {
        is_as_the_oracle_says(&EXAMPLE.as_bytes()[..size]);
    }
    for size in EXAMPLE.len() - 5..EXAMPLE.len() {
        is_as_the_oracle_says(&EXAMPLE.as_bytes()[..size]);
    }
}

#[test]
fn noise() {
    let mut random = Random::seeded(99);
    for size in [1, 2, 3, 10, 100, 5_000, 400_000] {
        let file: Vec<u8> =
            (0..size).map(|_| random.bits().to_le_bytes().first().copied().unwrap_or(0)).collect();
        is_refused(&assess_json(&file));
        let printable: Vec<u8> = file.iter().map(|byte| b' ' + byte % 95).collect();
        is_as_the_oracle_says(&printable);
    }
}

/// Single bytes of the example replaced, removed or doubled: always what the oracle says.
#[test]
fn slips_of_single_bytes() {
    let mut random = Random::seeded(4);
    for _ in 0..300 {
        let mut file = EXAMPLE.as_bytes().to_vec();
        let last = i64::try_from(file.len() - 1).unwrap_or(0);
        let place = usize::try_from(random.between(0, last)).unwrap_or(0);
        match random.between(0, 2) {
            0 => file[place] = *random.pick(b"\"{}[]:,0-.eE+ntf\\/\0\x7f\xff \n"),
            1 => drop(file.remove(place)),
            _ => file.insert(place, file[place]),
        }
        is_as_the_oracle_says(&file);
    }
}

#[test]
fn another_encoding() {
    // "样例集聚区" in GB18030.
    let name = b"\xd1\xf9\xc0\xfd\xbc\xaf\xbe\xdb\xc7\xf8";
    let mut file = b"{\"rubric\":\"industrial@2026.1\",\"cluster\":{\"name\":\"".to_vec();
    file.extend_from_slice(name);
    file.extend_from_slice(b"\"},\"figures\":{}}");
    is_refused(&assess_json(&file));
    let wide: Vec<u16> = EXAMPLE.encode_utf16().collect();
    let little: Vec<u8> = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    is_refused(&assess_json(&little));
    is_refused(&assess_json(&big));
    is_refused(&assess_json(&[&[0xef, 0xbb, 0xbf], EXAMPLE.as_bytes()].concat()));
}

#[test]
fn a_hundred_thousand_levels() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("{\"na\":", "}")] {
        let (depth, inner) = (100_000, if open == "[" { "" } else { "1" });
        let figure = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
        is_refused_or_has_an_error(file_with(&figure).as_bytes());
        is_refused(&assess_json(figure.as_bytes()));
        is_refused(&assess_json(file_with(&open.repeat(depth)).as_bytes()));
    }
}

#[test]
fn a_few_levels_are_only_a_bad_number() {
    for depth in [1, 2, 20, 60] {
        let figure = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        is_as_the_oracle_says(file_with(&figure).as_bytes());
    }
}

#[test]
fn many_figures() {
    let mut figures = String::new();
    for number in 0..20_000 {
        let _ = write!(figures, "\"5\",\"made-up-{number}\":");
    }
    is_as_the_oracle_says(file_with(&format!("{figures}null")).as_bytes());
}

#[test]
fn long_texts() {
    let long = "9".repeat(900_000);
    is_as_the_oracle_says(file_with(&format!("\"{long}\"")).as_bytes());
    is_as_the_oracle_says(file_with(&long).as_bytes());
    is_as_the_oracle_says(file_with(&format!("\"0.{long}\"")).as_bytes());
    is_as_the_oracle_says(file_with(&format!("1e{long}")).as_bytes());
    is_as_the_oracle_says(file_with(&format!("\"5\",\"{long}\":\"5\"")).as_bytes());
    let file = EXAMPLE.replacen("\"2020\"", &format!("\"{long}\""), 1);
    is_as_the_oracle_says(file.as_bytes());
}

#[test]
fn another_rubric_may_be_asked_for() {
    let nameless = EXAMPLE.replacen("industrial@2026.1", "no such rubric", 1);
    let typed = EXAMPLE.replacen("\"industrial@2026.1\"", "[1]", 1);
    for file in [EXAMPLE, &nameless, &typed] {
        with_file(file.as_bytes(), |path| {
            let ask = |rubric| {
                let path = path.to_string_lossy();
                wutong(["assess", &path, "--json", "--rubric", rubric])
            };
            let verdict = assess(file.as_bytes(), Asked { rubric: Some("industrial@2026.1") });
            let lines = differences_from_verdict(&ask("industrial@2026.1"), &verdict);
            assert!(lines.is_empty(), "{lines:?}");
            for unknown in ["", "rural@2026.1", "industrial@1999", "/no/such/rubric.toml"] {
                is_refused(&ask(unknown));
            }
        });
    }
}

/// Chinese is the default; another language changes the words alone.
#[test]
fn languages_differ_in_words_only() {
    let file = file_with("\"5%\"").replace("\"2020\"", "\"2020Q9\"");
    with_file(file.as_bytes(), |path| {
        let path = path.to_string_lossy();
        let usual = wutong(["assess", &path, "--json"]);
        let chinese = wutong(["assess", &path, "--json", "--lang", "zh"]);
        let english = wutong(["assess", &path, "--json", "--lang", "en"]);
        assert_eq!(usual, chinese);
        assert_ne!(chinese.stdout, english.stdout);
        assert_eq!(stripped(&chinese.stdout), stripped(&english.stdout));
        let is_chinese = |text: &str| text.chars().any(|one| ('一'..='龥').contains(&one));
        assert!(is_chinese(&chinese.stdout), "{}", chinese.stdout);
        assert!(!is_chinese(&english.stdout), "{}", english.stdout);
    });
    let refused = |language| wutong(["assess", "/no/such/file.json", "--json", "--lang", language]);
    assert_ne!(refused("zh").stderr, refused("en").stderr);
}

/// The text form has the same exit codes and prints something.
#[test]
fn text_has_the_same_exit_codes() {
    for (file, exit) in [(EXAMPLE.to_owned(), 0), (file_with("\"5%\""), 2), (file_with("05"), 3)] {
        let outcome = with_file(file.as_bytes(), |path| {
            wutong([Path::new("assess").as_os_str(), path.as_os_str()])
        });
        assert_eq!(outcome.exit, exit, "{file}");
        assert_eq!(outcome.stdout.trim().is_empty(), exit == 3);
        assert_eq!(outcome.stderr.trim().is_empty(), exit != 3, "{}", outcome.stderr);
    }
}

/// What is shown of a file must not carry its control characters to a terminal.
#[test]
fn control_characters_do_not_reach_a_terminal() {
    let refused = EXAMPLE.replacen("industrial@2026.1", "x\\u001b[2Jy", 1);
    let assessed =
        file_with("\"\\u001b[2J\",\"\\u001b[2J\":\"5\"").replace("2020\"", "\\u001b[2J\"");
    for file in [refused, assessed] {
        let text = with_file(file.as_bytes(), |path| {
            wutong([Path::new("assess").as_os_str(), path.as_os_str()])
        });
        for outcome in [assess_json(file.as_bytes()), text] {
            let shown = format!("{}{}", outcome.stdout, outcome.stderr);
            assert!(!shown.contains('\u{1b}'), "{shown:?}");
        }
    }
}

/// A file that cannot be read for want of permission; nothing to see for a user who may read all.
#[cfg(unix)]
#[test]
fn a_file_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    with_file(EXAMPLE.as_bytes(), |path| {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("own file");
        if fs::read(path).is_err() {
            is_refused(&wutong([Path::new("assess").as_os_str(), path.as_os_str()]));
        }
    });
}
