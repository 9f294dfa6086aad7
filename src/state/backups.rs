//! All drafts to one file and back, and when it is time to.

use leptos::prelude::*;
use locale::{keys, text};

use super::session::Session;
use super::shelf::LAST_BACKUP as LAST;
use crate::browser::{clock, events, files};
use crate::storage::backup::{Backup, is_due};
use crate::storage::format::FormatError;
use crate::storage::restoring::{Naming, Restored};

impl Session {
    /// Hands all drafts out in one file.
    pub(crate) fn back_up(&self) {
        let session = *self;
        events::spawn(async move {
            let language = session.language.get_untracked();
            let drawer = session.shelf();
            let now = clock::now();
            let Ok(backup) = drawer.keeper.back_up(&drawer.ids(), &now).await else {
                return session.say(keys::STORAGE_BACKUP_FAILED.words(language).to_owned());
            };
            let day = now.get(..10).unwrap_or_default();
            let name = text(language, keys::STORAGE_BACKUP_FILE, &[("day", day)]);
            files::download(&name, &backup.text());
            // A store without room reminds again: no harm.
            let _ = drawer.heads().write(LAST, &now);
            session.shelf_changed();
        });
    }

    /// Puts the drafts of a backup back, and says what became of them.
    pub(crate) fn restore_backup(&self, name: &str, bytes: &[u8]) {
        let language = self.language.get_untracked();
        let read = std::str::from_utf8(bytes).map_err(|_error| FormatError::Damaged);
        let key = match read.and_then(|text| Backup::of_text(text.trim_end())) {
            Ok(backup) => return self.restore(backup),
            Err(FormatError::Damaged) => keys::STORAGE_BACKUP_DAMAGED,
            Err(FormatError::Newer) => keys::STORAGE_BACKUP_NEWER,
        };
        self.say(text(language, key, &[("file", name)]));
    }

    fn restore(&self, backup: Backup) {
        let session = *self;
        events::spawn(async move {
            let language = session.language.get_untracked();
            let drawer = session.shelf();
            let copy = |name: &str| text(language, keys::STORAGE_BACKUP_COPY, &[("name", name)]);
            let naming = Naming { id: &clock::new_id, copy: &copy };
            let restored = drawer.keeper.restore(&backup, &clock::now(), &naming).await;
            session.say(words_of(&restored, |key, said| text(language, key, said)));
            session.shelf_changed();
        });
    }

    /// True if it is time to make a backup.
    pub(crate) fn is_backup_due(&self, newest: Option<&str>) -> bool {
        let drawer = self.shelf();
        let Some(newest) = newest else { return false };
        let Some(last) = drawer.heads().read(LAST) else { return false };
        let newest = Some(clock::milliseconds_at(newest));
        is_due(clock::milliseconds_at(&last), newest, clock::milliseconds())
    }
}

fn words_of(restored: &Restored, say: impl Fn(locale::Key, &[(&str, &str)]) -> String) -> String {
    let counts = [
        ("written", restored.written.len().to_string()),
        ("copied", restored.copied.len().to_string()),
        ("kept", restored.kept.to_string()),
        ("failed", restored.failed.to_string()),
    ];
    let said: Vec<(&str, &str)> = counts.iter().map(|(name, it)| (*name, it.as_str())).collect();
    say(keys::STORAGE_BACKUP_RESTORED, &said)
}
