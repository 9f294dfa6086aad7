//! The list of drafts, or what to do while there are none.

use leptos::prelude::*;
use locale::{Key, keys, text};

use crate::browser::{clock, page};
use crate::components::shell::PUT_BACK;
use crate::state::shelf::ListedDraft;
use crate::state::shipped::edition;
use crate::state::{Route, Session};

/// The list of drafts.
#[component]
pub(crate) fn DraftList(
    /// The drafts, last saved first.
    drafts: Vec<ListedDraft>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    if drafts.is_empty() {
        return view! {
            <div class="empty" data-testid="no-drafts">
                <p class="empty-title">{keys::HOME_EMPTY_TITLE.words(language)}</p>
                <p>{keys::HOME_EMPTY.words(language)}</p>
            </div>
        }
        .into_any();
    }
    let head = |key: Key| view! { <th scope="col">{key.words(language)}</th> };
    let heads = [
        keys::HOME_CLUSTER,
        keys::HOME_PERIOD,
        keys::HOME_STATE,
        keys::HOME_SAVED,
        keys::HOME_ACTIONS,
    ];
    let rows = drafts.into_iter().map(|listed| view! { <DraftRow listed /> });
    view! {
        <table class="draft-table">
            <thead><tr>{heads.map(head)}</tr></thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}

/// A draft.
#[component]
fn DraftRow(
    /// The draft.
    listed: ListedDraft,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let ListedDraft { draft, saved, state } = listed;
    let name = draft.cluster_words(language);
    let first = edition(&draft.rubric).and_then(|edition| edition.forms.section.first());
    let section = first.map(|section| section.id.clone()).unwrap_or_default();
    let href = Route::Section { draft: draft.id.clone(), section }.href();
    let label = |key: Key| text(language, key, &[("name", &name)]);
    let (copied, handed_out, removed) = (draft.clone(), draft.clone(), draft.clone());
    view! {
        <tr data-testid="draft" data-id=draft.id.clone()>
            <th scope="row"><a href=href>{name.clone()}</a></th>
            <td data-label=keys::HOME_PERIOD.words(language)>{draft.period_words(language)}</td>
            <td data-label=keys::HOME_STATE.words(language)>{state}</td>
            <td data-label=keys::HOME_SAVED.words(language)>{clock::date_and_time(&saved)}</td>
            <td class="actions">
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=label(keys::HOME_DUPLICATE_LABEL)
                    on:click=move |_| session.duplicate(&copied)
                >
                    {keys::HOME_DUPLICATE.words(language)}
                </button>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=label(keys::HOME_DOWNLOAD_LABEL)
                    on:click=move |_| session.hand_out(&handed_out)
                >
                    {keys::HOME_DOWNLOAD.words(language)}
                </button>
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=label(keys::HOME_DELETE_LABEL)
                    on:click=move |_| {
                        session.remove(&removed);
                        page::focus_soon(PUT_BACK);
                    }
                >
                    {keys::HOME_DELETE.words(language)}
                </button>
            </td>
        </tr>
    }
}
