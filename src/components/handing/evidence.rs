//! The files that come along with a package.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::files::read_all_picked;
use crate::state::Session;
use crate::state::handing::hand_state;
use crate::state::handing::packing::LARGEST_EVIDENCE;

/// The files that figures were taken from, and evidence.
#[component]
pub(crate) fn Evidence() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let files = Memo::new(move |_| {
        session.of(|workspace| {
            let record = workspace.handing();
            let own = |digest: &String| record.evidence.iter().any(|(_, it)| it == digest);
            let files = workspace.originals(&record).into_iter();
            files.map(|(name, digest)| (name, own(&digest), digest)).collect::<Vec<_>>()
        })
    });
    let state = hand_state();
    let lost = Memo::new(move |_| state.with(|it| it.lost.clone()));
    let item = move |(name, is_own, digest): (String, bool, String)| {
        let words = text(language, keys::HANDING_REMOVE_OF, &[("file", &name)]);
        let remove = move |_| {
            session.edit(|workspace| {
                workspace.change_handing(|record| record.evidence.retain(|(_, it)| *it != digest));
            });
        };
        let removal = is_own.then(|| {
            view! {
                <button
                    type="button"
                    class="button button-quiet"
                    aria-label=words
                    disabled=move || session.is_read_only()
                    on:click=remove
                >
                    {keys::HANDING_REMOVE.words(language)}
                </button>
            }
        });
        view! { <li data-testid="evidence"><span>{name}</span>{removal}</li> }
    };
    view! {
        <section class="card" aria-labelledby="evidence-title">
            <h2 id="evidence-title">{keys::HANDING_EVIDENCE.words(language)}</h2>
            <p class="sub">{keys::HANDING_EVIDENCE_INTRO.words(language)}</p>
            <ul class="hand-files">
                {move || files.get().into_iter().map(item).collect::<Vec<_>>()}
            </ul>
            {move || lost.get().into_iter().map(|name| view! {
                <p class="remark remark-problem" data-testid="evidence-lost">
                    {text(language, keys::HANDING_NOT_HERE, &[("file", &name)])}
                </p>
            }).collect::<Vec<_>>()}
            <label class="button file-button">
                {keys::HANDING_EVIDENCE_ADD.words(language)}
                <input
                    class="visually-hidden"
                    type="file"
                    multiple
                    data-testid="evidence-file"
                    disabled=move || session.is_read_only()
                    on:change=move |event| {
                        read_all_picked(&event, LARGEST_EVIDENCE, move |it| session.add_evidence(it));
                    }
                />
            </label>
        </section>
    }
}
