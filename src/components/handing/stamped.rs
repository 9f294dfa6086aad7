//! The sheet that is printed, signed and stamped: declaration, result, check code. Only on paper.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::page;
use crate::state::handing::Version;
use crate::state::{Session, Workspace};

/// The sheet of the version that was handed in last.
#[component]
pub(crate) fn Stamped() -> impl IntoView {
    let session = expect_context::<Session>();
    let last = Memo::new(move |_| session.of(|it: &Workspace| it.handing().last().cloned()));
    move || last.get().map(|version| view! { <Sheet version /> })
}

#[component]
fn Sheet(
    /// The version.
    version: Version,
) -> impl IntoView {
    page::mark("data-stamped");
    on_cleanup(|| page::unmark("data-stamped"));
    let language = expect_context::<Session>().language.get_untracked();
    let Version { head, result, code, picture, declared, reason, name, digest, .. } = version;
    let (words, people, day) = declared;
    let signature = |(name, role): (String, String)| {
        let said = [("name", name.as_str()), ("role", role.as_str())];
        view! {
            <p class="stamped-line">
                <span>{text(language, keys::HANDING_SIGNED, &said)}</span>
                <span class="stamped-rule"></span>
            </p>
        }
    };
    let reason = (!reason.is_empty()).then(
        || view! { <p>{text(language, keys::HANDING_CORRECTED, &[("reason", &reason)])}</p> },
    );
    view! {
        <article class="stamped" data-testid="stamped">
            <h1>{keys::HANDING_SHEET.words(language)}</h1>
            <p class="stamped-head">{head}</p>
            <p class="stamped-result">{result}</p>
            {reason}
            <p class="stamped-words">{words}</p>
            {people.into_iter().map(signature).collect::<Vec<_>>()}
            <p class="stamped-line">
                <span>{keys::HANDING_SEAL_PLACE.words(language)}</span>
                <span class="stamped-rule"></span>
            </p>
            <p class="stamped-day">{text(language, keys::HANDING_SHEET_DAY, &[("day", &day)])}</p>
            <div class="stamped-code">
                <CodePicture picture />
                <div>
                    <p>{keys::HANDING_CODE.words(language)}</p>
                    <p class="stamped-digits">{code}</p>
                    <p>{text(language, keys::HANDING_SHEET_FILE, &[("file", &name)])}</p>
                    <p class="stamped-digest">{text(language, keys::HANDING_SHEET_DIGEST, &[("digest", &digest)])}</p>
                    <p>{keys::HANDING_SHEET_HINT.words(language)}</p>
                </div>
            </div>
        </article>
    }
}

/// The picture of a check code; nothing if there is none.
#[component]
pub(super) fn CodePicture(
    /// Side and path.
    picture: (usize, String),
) -> impl IntoView {
    let language = expect_context::<Session>().language.get_untracked();
    let (side, path) = picture;
    (side > 0).then(|| {
        view! {
            <svg
                class="code-picture"
                viewBox=format!("0 0 {side} {side}")
                role="img"
                aria-label=keys::HANDING_PICTURE.words(language)
            >
                <rect width=side.to_string() height=side.to_string() />
                <path d=path />
            </svg>
        }
    })
}
