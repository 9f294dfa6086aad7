//! The versions that were handed in, newest first.

use leptos::prelude::*;
use locale::{keys, text};

use super::stamped::CodePicture;
use crate::browser::{clock, page};
use crate::state::handing::Version;
use crate::state::{Session, Workspace};

/// The versions that were handed in; nothing if there is none.
#[component]
pub(crate) fn Handed() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let versions = Memo::new(move |_| session.of(|it: &Workspace| it.handing().versions));
    let listed = move || {
        let versions = versions.get().into_iter().rev().enumerate();
        versions
            .map(|(place, version)| view! { <HandedVersion version is_last=place == 0 /> })
            .collect::<Vec<_>>()
    };
    view! {
        <Show when=move || !versions.with(Vec::is_empty)>
            <section class="card" aria-labelledby="handed-title" data-testid="handed">
                <h2 id="handed-title" tabindex="-1">{keys::HANDING_HANDED.words(language)}</h2>
                <ol class="handed">{listed}</ol>
            </section>
        </Show>
    }
}

#[component]
fn HandedVersion(
    /// The version.
    version: Version,
    /// True for the newest.
    is_last: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let Version { number, at, code, name, result, picture, reason, .. } = version.clone();
    let (number, day) = (number.to_string(), clock::date_and_time(&at));
    let said = [("number", number.as_str()), ("day", &day)];
    let reason = (!reason.is_empty()).then(|| {
        let words = text(language, keys::HANDING_CORRECTED, &[("reason", &reason)]);
        view! { <p class="sub">{words}</p> }
    });
    let again = text(language, keys::HANDING_AGAIN_OF, &[("file", &name)]);
    let hand_out = move |_| session.hand_out_version(version.clone());
    let stamped = is_last.then(|| {
        view! {
            <button
                type="button"
                class="button"
                data-testid="hand-print"
                on:click=move |_| page::print()
            >
                {keys::HANDING_PRINT.words(language)}
            </button>
        }
    });
    view! {
        <li data-testid="handed-version">
            {is_last.then(|| view! { <CodePicture picture /> })}
            <div>
                <p class="handed-head"><b>{text(language, keys::HANDING_VERSION, &said)}</b></p>
                <p>{result}</p>
                <p>{keys::HANDING_CODE.words(language)}" "<code data-testid="check-code">{code}</code></p>
                {reason}
                <p class="actions">
                    <button
                        type="button"
                        class="button"
                        aria-label=again
                        data-testid="hand-again"
                        on:click=hand_out
                    >
                        {keys::HANDING_AGAIN.words(language)}
                    </button>
                    {stamped}
                </p>
            </div>
        </li>
    }
}
