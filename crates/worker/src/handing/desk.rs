//! [`HandingDesk`]: looks through a dossier, freezes it, checks packages. Keeps nothing.

use exchange::document::{WriteError, archive, document_csv, document_html, document_json, docx};
use exchange::live_workbook::live_workbook_name;
use exchange::package::sealed::{Randomness, WORK_FACTOR, is_sealed, open, seal};
use exchange::package::{
    Candidate, CheckCode, CodePicture, Declaration, Handing, Original, PackageRefusal,
    Packed as File, Signatory, Submission, Verification, changes_between, code_problem_text,
    hand_in_obstacles, identity_line, package_name, package_of, package_refusal_text, result_line,
    seal_refusal_text, unpack, verification_lines, verify,
};
use locale::{Language, keys};
use report::document::{Declaration as Declared, DocumentKind};
use report::file_name::file_name;
use report::package::{ChangePlace, change_text, obstacle_text, package_finding_text};

use super::answer::{Answer, Checked, Looked, Packed};
use super::told::{Piece, Task, WORKBOOK, Wish};
use crate::shipped::ShippedShelf;

/// An answer, and the file that belongs to it if one does.
pub(crate) type Answered = (Answer, Option<Vec<u8>>);

/// Answers a request; `bytes` are the files that it names.
pub(crate) fn answered(request: &str, bytes: &[u8]) -> Option<Answered> {
    let wish = Wish::of_text(request)?;
    let asked = Asked { language: Language::from_tag(&wish.language)?, wish: &wish, bytes };
    let answered = match wish.task {
        Task::Look => asked.looked().map(|looked| (Answer::Looked(looked), None)),
        Task::HandIn => asked.packed().map(|(packed, file)| (Answer::Packed(packed), Some(file))),
        Task::Verify => asked.checked().map(|checked| (Answer::Checked(checked), None)),
        Task::Write => asked.written().map(|(name, file)| (Answer::Written(name), Some(file))),
    };
    Some(answered.unwrap_or_else(|words| (Answer::Refused(words), None)))
}

/// A request with its files.
struct Asked<'a> {
    language: Language,
    wish: &'a Wish,
    bytes: &'a [u8],
}

impl Asked<'_> {
    /// Names and bytes of the files of a kind.
    fn pieces(&self, kind: Piece) -> Vec<(&str, &[u8])> {
        let mut rest = self.bytes;
        let mut pieces = Vec::new();
        for (piece, name, length) in &self.wish.pieces {
            let (own, after) = rest.split_at_checked(*length).unwrap_or((rest, &[]));
            rest = after;
            if *piece == kind {
                pieces.push((name.as_str(), own));
            }
        }
        pieces
    }

    fn candidate(&self) -> Result<Candidate, String> {
        let pieces = self.pieces(Piece::Dossier);
        let (name, bytes) = pieces.first().copied().unwrap_or_default();
        Candidate::read(name, bytes, &ShippedShelf, self.language)
            .map_err(|refusal| package_refusal_text(&refusal, self.language))
    }

    /// The version before, if its package comes along and is whole.
    fn before(&self) -> Option<Submission> {
        let pieces = self.pieces(Piece::Package);
        unpack(pieces.first()?.1).ok()
    }

    fn handing(&self, before: Option<&Submission>) -> Handing {
        let Wish { day, words, people, reason, .. } = self.wish;
        let signatory = |(name, role): &(String, String)| Signatory {
            name: name.trim().to_owned(),
            role: role.trim().to_owned(),
        };
        let people = people.iter().filter(|(name, _)| !name.trim().is_empty());
        let originals = self
            .pieces(Piece::Original)
            .into_iter()
            .map(|(name, bytes)| Original { name: name.to_owned(), bytes: bytes.to_vec() });
        Handing {
            declaration: Declaration {
                date: day.clone(),
                people: people.map(signatory).collect(),
                text: words.trim().to_owned(),
            },
            originals: originals.collect(),
            previous: before.map(|before| before.as_previous(reason.trim())),
            language: self.language,
        }
    }

    fn looked(&self) -> Result<Looked, String> {
        let candidate = self.candidate()?;
        let before = self.before();
        let handing = self.handing(before.as_ref());
        let edition = candidate.edition();
        let (rubric, ledgers) = (&edition.rubric, edition.ledgers.as_deref());
        let obstacles = hand_in_obstacles(&candidate, &handing);
        let obstacles = obstacles.iter().map(|obstacle| {
            let words = obstacle_text(rubric, ledgers, obstacle, self.language);
            (obstacle.at().to_owned(), words.trim_end().to_owned())
        });
        let declared = ledgers.map(|it| it.document.table.as_slice()).unwrap_or_default();
        let tables = candidate.rows_of_tables().into_iter().filter_map(|(id, rows)| {
            let table = declared.iter().find(|table| table.id == id)?;
            let name = self.language.of(&table.name.zh, &table.name.en).to_owned();
            Some((table.form.clone(), name, id, rows))
        });
        let tables = tables.collect();
        let obstacles = obstacles.collect();
        let changes = before.as_ref().map(|before| {
            let after = candidate.submission(handing.clone(), &ShippedShelf);
            let changes = changes_between(before, &after).into_iter();
            // Who declares it on which day makes no new version necessary.
            let changes = changes.filter(|it| it.place != ChangePlace::Head("declaration"));
            changes.map(|it| change_text(rubric, ledgers, &it, self.language)).collect()
        });
        let changes = changes.unwrap_or_default();
        Ok(Looked { obstacles, tables, changes, has_before: before.is_some() })
    }

    fn packed(&self) -> Result<(Packed, Vec<u8>), String> {
        let language = self.language;
        let refused = |it: PackageRefusal| package_refusal_text(&it, language);
        let candidate = self.candidate()?;
        let before = self.before();
        let handing = self.handing(before.as_ref());
        let edition = candidate.edition();
        if let Some(first) = hand_in_obstacles(&candidate, &handing).first() {
            let ledgers = edition.ledgers.as_deref();
            return Err(obstacle_text(&edition.rubric, ledgers, first, language));
        }
        let submission = candidate.submission(handing, &ShippedShelf);
        let File { mut bytes, code, manifest } = package_of(&submission).map_err(refused)?;
        let (head, length) = (&submission.head, bytes.len());
        let picture = CodePicture::of(&code, head);
        let mut packed = Packed {
            name: package_name(head, "zip", language),
            length,
            code: code.to_string(),
            manifest,
            number: usize::try_from(head.number).unwrap_or_default(),
            side: picture.as_ref().map(CodePicture::drawing_side).unwrap_or_default(),
            path: picture.as_ref().map(CodePicture::svg_path).unwrap_or_default(),
            head: identity_line(head, language),
            result: result_line(&submission.summary, language),
            ..Packed::default()
        };
        if !self.wish.passphrase.is_empty() {
            bytes.extend(self.sealed(&bytes)?);
            packed.sealed_name = package_name(head, "zip.age", language);
        }
        Ok((packed, bytes))
    }

    fn sealed(&self, bytes: &[u8]) -> Result<Vec<u8>, String> {
        let random = randomness(&self.wish.random).ok_or_else(String::new)?;
        seal(bytes, &self.wish.passphrase, WORK_FACTOR, &random)
            .map_err(|refusal| seal_refusal_text(&refusal, self.language))
    }

    fn written(&self) -> Result<(String, Vec<u8>), String> {
        let language = self.language;
        let (document, form) = &self.wish.document;
        let candidate = self.candidate()?;
        let reference = candidate.edition().rubric.reference();
        if document == WORKBOOK {
            let bytes = candidate.live_workbook(language).map_err(|error| error.0)?;
            let parts = [candidate.cluster(), candidate.period(), &reference];
            return Ok((live_workbook_name(parts, language), bytes));
        }
        let kind = DocumentKind::named(document).unwrap_or(DocumentKind::Report);
        let names: Vec<&str> = self.wish.people.iter().map(|(name, _)| name.as_str()).collect();
        let declaration = Declared {
            words: self.wish.words.clone(),
            responsible: names.join(keys::LIST_SEPARATOR.words(language)),
            date: self.wish.day.clone(),
            check_code: self.wish.code.clone(),
            ..Declared::default()
        };
        let document = candidate.document((kind, &declaration), &ShippedShelf, language);
        let parts = [candidate.cluster(), candidate.period(), kind.words(language), &reference];
        let refused = |error: WriteError| error.0;
        let (bytes, ending) = match form.as_str() {
            "html" => (document_html(&document).into_bytes(), "html"),
            "json" => (document_json(&document, kind).into_bytes(), "json"),
            "csv" => (archive(&document_csv(&document, parts)).map_err(refused)?, "csv.zip"),
            _ => (docx(&document).map_err(refused)?, "docx"),
        };
        Ok((file_name(parts, ending, language), bytes))
    }

    fn checked(&self) -> Result<Checked, String> {
        let language = self.language;
        let code = match self.wish.code.trim() {
            "" => None,
            typed => Some(CheckCode::from_typed(typed)),
        };
        let code = code.transpose().map_err(|it| code_problem_text(&it, language))?;
        let pieces = self.pieces(Piece::Package);
        let file = pieces.first().map(|(_, bytes)| *bytes).unwrap_or_default();
        let is_closed = is_sealed(file);
        let opened = if is_closed && !self.wish.passphrase.is_empty() {
            let opened = open(file, &self.wish.passphrase);
            Some(opened.map_err(|refusal| seal_refusal_text(&refusal, language))?)
        } else {
            None
        };
        let is_sealed = is_closed && opened.is_none();
        let bytes = opened.as_deref().unwrap_or(file);
        let verification = verify(bytes, code.as_ref(), &ShippedShelf, language);
        Ok(checked_of(&verification, is_sealed, language))
    }
}

fn checked_of(verification: &Verification, is_sealed: bool, language: Language) -> Checked {
    let found = verification.findings.iter().map(|finding| {
        let gravity = finding.code.gravity().name().to_owned();
        (gravity, package_finding_text(finding, language))
    });
    Checked {
        verdict: verification.verdict.name().to_owned(),
        words: verification.verdict.words(language).to_owned(),
        lines: verification_lines(verification, language),
        findings: found.collect(),
        is_sealed,
    }
}

/// Random bytes of their hexadecimal form.
fn randomness(hexadecimal: &str) -> Option<Randomness> {
    let mut bytes = [0_u8; Randomness::LENGTH];
    for (place, byte) in bytes.iter_mut().enumerate() {
        let digits = hexadecimal.get(place.checked_mul(2)?..)?.get(..2)?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(Randomness::from_bytes(bytes))
}
