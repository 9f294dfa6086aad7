//! The last thing done, at the foot of the page, with its undo.

use leptos::prelude::*;
use locale::keys;

use crate::browser::page;
use crate::state::Session;

/// The id of the button that puts back what was deleted.
pub(crate) const PUT_BACK: &str = "put-back";

/// The last thing done.
#[component]
pub(crate) fn NoticeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let put_back = move |_| {
        session.put_back();
        page::focus_soon("main");
    };
    let close = move |_| {
        session.notice.set(None);
        page::focus_soon("main");
    };
    view! {
        <div class="notice-region" role="status" data-testid="notice">
            {move || session.notice.get().map(|notice| view! {
                <div class="notice">
                    <p>{notice.words}</p>
                    {notice.removed.is_some().then(|| view! {
                        <button type="button" class="button" id=PUT_BACK on:click=put_back>
                            {keys::NOTICE_PUT_BACK.words(language)}
                        </button>
                    })}
                    <button type="button" class="button" on:click=close>
                        {keys::NOTICE_CLOSE.words(language)}
                    </button>
                </div>
            })}
        </div>
    }
}
