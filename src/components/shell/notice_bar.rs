//! The last thing done, at the foot of the page, with its undo.

use leptos::prelude::*;
use locale::keys;

use crate::state::Session;

/// The last thing done.
#[component]
pub(crate) fn NoticeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    view! {
        <div class="notice-region" role="status" data-testid="notice">
            {move || session.notice.get().map(|notice| view! {
                <div class="notice">
                    <p>{notice.words}</p>
                    {notice.removed.is_some().then(|| view! {
                        <button type="button" class="button" on:click=move |_| session.put_back()>
                            {keys::NOTICE_PUT_BACK.words(language)}
                        </button>
                    })}
                    <button type="button" class="button" on:click=move |_| session.notice.set(None)>
                        {keys::NOTICE_CLOSE.words(language)}
                    </button>
                </div>
            })}
        </div>
    }
}
