//! The package: what goes into it, how it is kept and handed out.

use leptos::prelude::*;
use locale::{keys, text};
use worker::handing::answer::{Answer, Packed};
use worker::handing::told::{Piece, Task, Wish};

use super::clerk::{Told, ask};
use super::looking::{HandState, change_state, hand_state};
use super::record::{Record, Version};
use crate::browser::{clock, events, files, page};
use crate::state::dossier::file_name;
use crate::state::{Draft, Session, Workspace, filing};
use crate::storage::blobs::{self, digest_of};

/// What goes to the worker: the wish, and the files that it names in one run.
pub(super) type Parcel = (Wish, Vec<u8>);

impl Session {
    /// The dossier of the open draft with what is declared, the version before and the originals,
    /// as a wish to the worker; none if the edition is not known here. Originals that are not in
    /// the vault any more are left out, and named.
    pub(super) async fn parcel(&self, draft: Draft, task: Task) -> Option<(Parcel, Vec<String>)> {
        let language = self.language.get_untracked();
        let record = Record::of_text(&draft.handing);
        let mut wish = Wish {
            task,
            language: language.tag().to_owned(),
            day: day_of(&record),
            words: words_of(&record, language).to_owned(),
            people: record.people.clone(),
            reason: record.reason.clone(),
            ..Wish::default()
        };
        let originals = self.of_untracked(|it| it.originals(&record));
        let name = file_name(&draft, language);
        let dossier = filing::written(draft).await.ok().flatten()?;
        let mut bytes = Vec::new();
        let mut add = |piece: Piece, name: String, content: &[u8]| {
            wish.pieces.push((piece, name, content.len()));
            bytes.extend_from_slice(content);
        };
        add(Piece::Dossier, name, dossier.as_bytes());
        let mut lost = Vec::new();
        if task == Task::Write {
            return Some(((wish, bytes), lost));
        }
        if let Some(last) = record.last() {
            match self.kept(&last.digest).await {
                Some(content) => add(Piece::Package, last.name.clone(), &content),
                None => lost.push(last.name.clone()),
            }
        }
        for (name, digest) in originals {
            match self.kept(&digest).await {
                Some(content) => add(Piece::Original, name, &content),
                None => lost.push(name),
            }
        }
        Some(((wish, bytes), lost))
    }

    /// What lies in the vault under a digest.
    async fn kept(&self, digest: &str) -> Option<Vec<u8>> {
        let drawer = self.shelf();
        let vault = drawer.keeper.vault.as_ref()?;
        blobs::blob(vault.as_ref(), digest).await.ok().flatten()
    }

    /// Freezes the dossier as it stands, and hands its package out. A passphrase seals what is
    /// handed out; what is kept here is not sealed.
    pub(crate) fn hand_in(&self, passphrase: String) {
        let draft = self.workspace.with_untracked(|it| it.as_ref().map(|it| it.draft().clone()));
        let Some(draft) = draft else { return };
        change_state(|state| (state.is_packing, state.refusal) = (true, String::new()));
        let session = *self;
        events::spawn(async move {
            let Some(((mut wish, bytes), _)) = session.parcel(draft.clone(), Task::HandIn).await
            else {
                return session.not_packed(String::new());
            };
            wish.passphrase = passphrase;
            wish.random = clock::random_hexadecimal(RANDOM);
            ask(&wish, &bytes, move |told| match told {
                Told::Answer(lines, file) => match Answer::of_text(&lines) {
                    Some(Answer::Packed(packed)) => session.is_packed(packed, file, &draft),
                    Some(Answer::Refused(words)) => session.not_packed(words),
                    _ => session.not_packed(String::new()),
                },
                Told::Nothing(reason) => session.not_packed(reason),
            });
        });
    }

    fn not_packed(&self, words: String) {
        let language = self.language.get_untracked();
        let words = if words.is_empty() {
            keys::HANDING_NO_WORKER.words(language).to_owned()
        } else {
            words
        };
        change_state(|state| (state.is_packing, state.refusal) = (false, words));
    }

    /// Keeps the package, notes the version, and hands the file out.
    fn is_packed(&self, packed: Packed, mut file: Vec<u8>, draft: &Draft) {
        let language = self.language.get_untracked();
        let is_same =
            self.workspace.with_untracked(|it| it.as_ref().map(Workspace::draft) == Some(draft));
        if !is_same {
            return self.not_packed(keys::HANDING_CHANGED_MEANWHILE.words(language).to_owned());
        }
        let sealed = file.split_off(packed.length.min(file.len()));
        let digest = digest_of(&file);
        let session = *self;
        let kept = file.clone();
        let key = digest.clone();
        events::spawn(async move {
            let is_kept = session.keep_original(&key, kept).await;
            session.note_version(&packed, digest);
            let (name, handed) = if packed.sealed_name.is_empty() {
                (packed.name.as_str(), &file)
            } else {
                (packed.sealed_name.as_str(), &sealed)
            };
            files::download_bytes(name, handed);
            let key = if is_kept { keys::HANDING_DONE } else { keys::HANDING_DONE_NOT_KEPT };
            session.say(text(language, key, &[("file", name)]));
            page::focus_soon("handed-title");
        });
    }

    fn note_version(&self, packed: &Packed, digest: String) {
        let language = self.language.get_untracked();
        let packed = packed.clone();
        self.edit(|workspace| {
            workspace.change_handing(|record| {
                let declared =
                    (words_of(record, language).to_owned(), record.people.clone(), day_of(record));
                record.versions.push(Version {
                    number: packed.number,
                    at: clock::now(),
                    code: packed.code,
                    digest,
                    name: packed.name,
                    head: packed.head,
                    result: packed.result,
                    picture: (packed.side, packed.path),
                    declared,
                    reason: core::mem::take(&mut record.reason),
                });
                record.day = String::new();
            });
        });
        self.flush();
        change_state(|state| state.is_packing = false);
    }

    /// Hands out a version once more, as it was.
    pub(crate) fn hand_out_version(&self, version: Version) {
        let session = *self;
        events::spawn(async move {
            if let Some(bytes) = session.kept(&version.digest).await {
                return files::download_bytes(&version.name, &bytes);
            }
            let language = session.language.get_untracked();
            session.say(text(language, keys::HANDING_LOST, &[("file", &version.name)]));
        });
    }

    /// Adds evidence that comes along.
    pub(crate) fn add_evidence(&self, picked: Vec<files::Picked>) {
        let session = *self;
        events::spawn(async move {
            for file in picked {
                let Some(bytes) = file.bytes else {
                    let language = session.language.get_untracked();
                    let said = [("file", file.name.as_str())];
                    session.say(text(language, keys::HANDING_EVIDENCE_TOO_LARGE, &said));
                    continue;
                };
                let digest = digest_of(&bytes);
                if session.keep_original(&digest, bytes).await {
                    let evidence = (file.name, digest);
                    session.edit(|it| it.change_handing(|record| record.evidence.push(evidence)));
                } else {
                    let language = session.language.get_untracked();
                    session.say(keys::HANDING_EVIDENCE_NOT_KEPT.words(language).to_owned());
                }
            }
        });
    }
}

/// True while a package is being made.
pub(crate) fn is_packing() -> bool {
    hand_state().with(|HandState { is_packing, .. }| *is_packing)
}

/// How many random bytes a seal takes.
const RANDOM: u32 = 48;

/// The most bytes of a file of evidence.
pub(crate) const LARGEST_EVIDENCE: u32 = 20_000_000;

/// The day of the declaration: today, unless another was chosen.
pub(crate) fn day_of(record: &Record) -> String {
    if record.day.is_empty() { clock::today() } else { record.day.clone() }
}

/// What is declared: the usual words, unless others were chosen.
pub(crate) fn words_of(record: &Record, language: locale::Language) -> &str {
    if record.words.trim().is_empty() {
        keys::PACKAGE_DECLARATION.words(language)
    } else {
        &record.words
    }
}

impl Workspace {
    /// The files that come along: those that figures and rows came from, then the evidence. Each
    /// name once.
    pub(crate) fn originals(&self, record: &Record) -> Vec<(String, String)> {
        let roll = self.draft().roll.iter().map(|roll| (roll.file.clone(), roll.digest.clone()));
        let sheets = self.source_files().into_iter().map(|file| (file.name, file.digest));
        let mut found: Vec<(String, String)> = Vec::new();
        for (name, digest) in roll.chain(sheets).chain(record.evidence.iter().cloned()) {
            let is_there = found.iter().any(|(known, it)| *known == name && *it == digest);
            if !digest.is_empty() && !is_there {
                let name = unlike(&found, &name);
                found.push((name, digest));
            }
        }
        found
    }
}

/// A name that no other file has: `a.xlsx`, `a (2).xlsx`.
fn unlike(found: &[(String, String)], name: &str) -> String {
    let is_taken = |name: &str| found.iter().any(|(known, _)| known == name);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let dot = if ending.is_empty() { "" } else { "." };
    let mut other = name.to_owned();
    let mut count = 1_u32;
    while is_taken(&other) {
        count = count.saturating_add(1);
        other = format!("{stem} ({count}){dot}{ending}");
    }
    other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_that_come_along_differ() {
        let found = |names: &[&str]| -> Vec<(String, String)> {
            names.iter().map(|name| ((*name).to_owned(), String::new())).collect()
        };
        let named = |names: &[&str], name: &str| unlike(&found(names), name);
        assert_eq!(named(&[], "a.xlsx"), "a.xlsx");
        assert_eq!(named(&["a.xlsx"], "a.xlsx"), "a (2).xlsx");
        assert_eq!(named(&["a", "a (2)"], "a"), "a (3)");
    }
}
