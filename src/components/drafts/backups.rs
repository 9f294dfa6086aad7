//! All drafts to one file and back; a reminder when that is due.

use leptos::prelude::*;
use locale::keys;

use crate::browser::files::read_picked;
use crate::state::Session;

/// The most bytes of a backup that is read: more than the browser keeps.
const LARGEST: u32 = 64 * 1024 * 1024;

/// All drafts to one file and back.
#[component]
pub(crate) fn Backups(
    /// When a draft was saved last.
    newest: Signal<Option<String>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_due = Memo::new(move |_| {
        session.shelf_changes.track();
        newest.with(|newest| session.is_backup_due(newest.as_deref()))
    });
    let picked = move |event: web_sys::Event| {
        read_picked(&event, LARGEST, move |picked| {
            session.restore_backup(&picked.name, picked.bytes.as_deref().unwrap_or_default());
        });
    };
    view! {
        <section class="card backups" aria-labelledby="backup-title">
            <h2 id="backup-title">{keys::STORAGE_BACKUP_TITLE.words(language)}</h2>
            <p class="hint" id="backup-hint">{keys::STORAGE_BACKUP_HINT.words(language)}</p>
            <Show when=move || is_due.get()>
                <p class="banner" data-testid="backup-due">{keys::STORAGE_BACKUP_DUE.words(language)}</p>
            </Show>
            <p class="backup-ways">
                <button
                    type="button"
                    class="button"
                    data-testid="back-up"
                    disabled=move || newest.with(Option::is_none)
                    on:click=move |_| session.back_up()
                >
                    {keys::STORAGE_BACKUP.words(language)}
                </button>
                " "
                <label class="button file-button">
                    {keys::STORAGE_BACKUP_RESTORE.words(language)}
                    <input
                        class="visually-hidden"
                        type="file"
                        accept=".json,application/json"
                        aria-describedby="backup-hint"
                        data-testid="restore-backup"
                        on:change=picked
                    />
                </label>
            </p>
        </section>
    }
}
