//! [`Picked`]: packs and last reports that were picked, until something is made of them.

use std::cell::RefCell;
use std::sync::Arc;

use engine::periods::PeriodPack;
use exchange::pack_file::{LARGEST, PackRefusal, VERSION};
use exchange::pack_from_bytes;
use leptos::prelude::*;
use locale::{Language, keys, text};

use super::last::with_derived;
use crate::browser::files;
use crate::state::dossier::{Opened, draft_from_file, words};
use crate::state::draft::Draft;
use crate::state::session::Session;

/// A file that was picked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Picked<T> {
    /// None is.
    #[default]
    Nothing,
    /// It is being read.
    Reading,
    /// It was not read: why, with what helps.
    Refused(String),
    /// What it holds, and its name.
    Read(T, String),
}

impl<T> Picked<T> {
    /// What it holds.
    pub(crate) fn read(&self) -> Option<&T> {
        match self {
            Self::Read(it, _) => Some(it),
            Self::Nothing | Self::Reading | Self::Refused(_) => None,
        }
    }
}

thread_local! {
    // Beside the session, so that the first page need not carry them.
    static PACK: ArcRwSignal<Picked<Arc<PeriodPack>>> = ArcRwSignal::new(Picked::Nothing);
    static LAST: ArcRwSignal<Picked<Arc<Draft>>> = ArcRwSignal::new(Picked::Nothing);
    // A pack that was opened where no page reads it.
    static ASIDE: RefCell<Option<files::Picked>> = const { RefCell::new(None) };
}

/// The pack that was picked.
pub(crate) fn picked_pack() -> ArcRwSignal<Picked<Arc<PeriodPack>>> {
    PACK.with(Clone::clone)
}

/// The last report that was picked.
pub(crate) fn picked_last() -> ArcRwSignal<Picked<Arc<Draft>>> {
    LAST.with(Clone::clone)
}

/// Lays a file aside for the page that reads packs.
pub(crate) fn lay_aside(name: String, bytes: Vec<u8>) {
    ASIDE.set(Some(files::Picked { name, bytes: Some(bytes) }));
}

/// The most bytes of a pack that are read.
pub(crate) fn largest_pack() -> u32 {
    u32::try_from(LARGEST).unwrap_or(u32::MAX)
}

impl Session {
    /// A page that reads packs is shown: what another page had is forgotten, but for a file that
    /// was laid aside for it.
    pub(crate) fn begin_picking(&self) {
        picked_pack().set(Picked::Nothing);
        picked_last().set(Picked::Nothing);
        if let Some(aside) = ASIDE.take() {
            self.pick_pack(aside);
        }
    }

    /// Reads a file as a pack.
    pub(crate) fn pick_pack(&self, file: files::Picked) {
        let language = self.language.get_untracked();
        let files::Picked { name, bytes } = file;
        let too_large = PackRefusal::File(exchange::Refusal::TooLarge);
        let read = bytes.ok_or(too_large).and_then(|bytes| pack_from_bytes(&bytes));
        picked_pack().set(match read {
            Ok(pack) => Picked::Read(Arc::new(pack), name),
            Err(refusal) => Picked::Refused(pack_refusal(&name, &refusal, language)),
        });
    }

    /// Reads a file as the last report.
    pub(crate) fn pick_last(&self, file: files::Picked) {
        let language = self.language.get_untracked();
        let files::Picked { name, bytes } = file;
        let Some(bytes) = bytes else {
            let refused = words(&name, &exchange::Refusal::TooLarge, language);
            return picked_last().set(Picked::Refused(refused));
        };
        match draft_from_file(&name, &bytes, language) {
            Err(refused) => picked_last().set(Picked::Refused(refused)),
            Ok(Opened { draft, .. }) if !draft.is_due => {
                picked_last().set(Picked::Read(Arc::new(draft), name));
            }
            Ok(Opened { draft, .. }) => {
                picked_last().set(Picked::Reading);
                with_derived(draft, language, move |derived| {
                    picked_last().set(match derived {
                        Ok(draft) => Picked::Read(Arc::new(draft), name.clone()),
                        Err(refused) => Picked::Refused(refused),
                    });
                });
            }
        }
    }
}

/// Why a file is no pack, with what helps.
fn pack_refusal(file: &str, refusal: &PackRefusal, language: Language) -> String {
    let version = VERSION.to_string();
    let (key, name, value) = match refusal {
        PackRefusal::File(refusal) => return words(file, refusal, language),
        PackRefusal::NotAPack(reason) => (keys::PACK_REFUSAL_NOT_A_PACK, "reason", reason.clone()),
        PackRefusal::Version(found) => (keys::PACK_REFUSAL_VERSION, "found", found.to_string()),
        PackRefusal::WrongForm(at) => (keys::PACK_REFUSAL_WRONG_FORM, "found", at.clone()),
        PackRefusal::Digest => (keys::PACK_REFUSAL_DIGEST, "", String::new()),
    };
    let said = text(language, key, &[("file", file), (name, &value), ("known", &version)]);
    match refusal {
        PackRefusal::NotAPack(_) => {
            format!("{said} {}", keys::PERIODS_WHAT_IS_A_PACK.words(language))
        }
        _ => said,
    }
}
