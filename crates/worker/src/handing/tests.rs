//! A dossier handed in, corrected and checked at the desk.

use super::answer::{Answer, Checked, Looked, Packed};
use super::desk::answered;
use super::told::{Piece, REQUEST, Task, Wish};

const READY: &str = include_str!("../../../../examples/qingdao-2020q3/smart-2020q3.json");

fn wish(task: Task) -> Wish {
    Wish {
        task,
        language: "zh-CN".to_owned(),
        day: "2020-10-15".to_owned(),
        words: "We declare.".to_owned(),
        people: vec![("Wang Li".to_owned(), "director".to_owned())],
        ..Wish::default()
    }
}

/// Asks with files, each of its kind and name.
#[track_caller]
fn ask(mut wish: Wish, files: &[(Piece, &str, &[u8])]) -> (Answer, Option<Vec<u8>>) {
    let mut bytes = Vec::new();
    for (piece, name, content) in files {
        wish.pieces.push((*piece, (*name).to_owned(), content.len()));
        bytes.extend_from_slice(content);
    }
    let request = wish.to_text();
    let lines = request.strip_prefix(REQUEST).unwrap_or_default();
    assert_eq!(Wish::of_text(lines).as_ref(), Some(&wish));
    let (answer, file) = answered(lines, &bytes).unwrap_or((Answer::Refused(String::new()), None));
    assert_eq!(Answer::of_text(&answer.to_text()).as_ref(), Some(&answer));
    (answer, file)
}

#[track_caller]
fn looked(wish: Wish, files: &[(Piece, &str, &[u8])]) -> Looked {
    match ask(wish, files).0 {
        Answer::Looked(looked) => looked,
        other => unreachable!("{other:?}"),
    }
}

#[track_caller]
fn packed(wish: Wish, files: &[(Piece, &str, &[u8])]) -> (Packed, Vec<u8>) {
    match ask(wish, files) {
        (Answer::Packed(packed), Some(file)) => (packed, file),
        (other, _) => unreachable!("{other:?}"),
    }
}

#[track_caller]
fn checked(wish: Wish, file: &[u8]) -> Checked {
    match ask(wish, &[(Piece::Package, "p.zip", file)]).0 {
        Answer::Checked(checked) => checked,
        other => unreachable!("{other:?}"),
    }
}

const DOSSIER: (Piece, &str, &[u8]) = (Piece::Dossier, "smart.json", READY.as_bytes());

#[test]
fn a_dossier_without_obstacles_is_packed_and_found_whole() {
    let looked = looked(wish(Task::Look), &[DOSSIER]);
    assert_eq!((looked.obstacles, looked.has_before), (Vec::new(), false));
    assert!(
        looked
            .tables
            .iter()
            .any(|(form, _, id, rows)| form == "T3" && id == "projects" && *rows == 7)
    );
    let original = (Piece::Original, "a.csv", b"1,2".as_slice());
    let (packed, file) = packed(wish(Task::HandIn), &[DOSSIER, original]);
    assert_eq!((packed.number, packed.length), (1, file.len()));
    assert!(packed.name.contains("_2020Q3_") && packed.side > 0 && !packed.path.is_empty());
    let code = Wish { code: packed.code.to_lowercase(), ..wish(Task::Verify) };
    let whole = checked(code, &file);
    assert_eq!((whole.verdict.as_str(), whole.findings), ("whole", Vec::new()));
    let other = Wish { code: "0".repeat(20), ..wish(Task::Verify) };
    assert_eq!(checked(other, &file).verdict, "changed");
}

#[test]
fn a_correction_says_what_differs_and_needs_a_reason() {
    let (_, before) = packed(wish(Task::HandIn), &[DOSSIER]);
    let before = (Piece::Package, "before.zip", before.as_slice());
    let same = looked(wish(Task::Look), &[DOSSIER, before]);
    assert!(same.has_before && same.changes.is_empty(), "{same:?}");
    let later = Wish { day: "2020-10-16".to_owned(), ..wish(Task::Look) };
    assert_eq!(looked(later, &[DOSSIER, before]).changes, Vec::<String>::new());
    let edited = READY.replace("\"7714\"", "\"7715\"");
    let edited = (Piece::Dossier, "smart.json", edited.as_bytes());
    let differing = looked(wish(Task::Look), &[edited, before]);
    assert_eq!((differing.changes.is_empty(), differing.obstacles.len()), (false, 1));
    let corrected = Wish { reason: "counted anew".to_owned(), ..wish(Task::HandIn) };
    let (packed, _) = packed(corrected, &[edited, before]);
    assert_eq!(packed.number, 2);
}

#[test]
fn a_sealed_package_follows_the_plain_one_and_opens_with_its_passphrase() {
    let passphrase = "correct horse battery".to_owned();
    let random = "5a".repeat(48);
    let sealing = Wish { passphrase: passphrase.clone(), random, ..wish(Task::HandIn) };
    let (packed, file) = packed(sealing, &[DOSSIER]);
    let (_, sealed) = file.split_at(packed.length);
    assert!(packed.sealed_name.ends_with(".zip.age"), "{}", packed.sealed_name);
    assert!(checked(wish(Task::Verify), sealed).is_sealed);
    let opening = Wish { passphrase, ..wish(Task::Verify) };
    assert_eq!(checked(opening, sealed).verdict, "whole");
    let wrong = Wish { passphrase: "wrong horse battery".to_owned(), ..wish(Task::Verify) };
    let refused = ask(wrong, &[(Piece::Package, "p", sealed)]).0;
    assert!(matches!(refused, Answer::Refused(words) if !words.is_empty()));
}
