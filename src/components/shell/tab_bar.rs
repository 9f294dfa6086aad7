//! The three parts of the workspace as tabs on narrow screens, and the score in one line.

use leptos::prelude::*;
use locale::{Key, keys, text};

use crate::state::Session;

/// A part of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// The task list.
    Tasks,
    /// The form.
    Form,
    /// The score panel.
    Score,
}

impl Tab {
    const ALL: [(Self, Key); 3] = [
        (Self::Tasks, keys::TAB_TASKS),
        (Self::Form, keys::TAB_FORM),
        (Self::Score, keys::TAB_SCORE),
    ];

    /// Its name for style sheets.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Tasks => "tasks",
            Self::Form => "form",
            Self::Score => "score",
        }
    }
}

/// The tabs, and the score in one line below them.
#[component]
pub(crate) fn TabBar(
    /// The part that is shown.
    tab: RwSignal<Tab>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let total = Memo::new(move |_| {
        let total = session.of(|it| it.page().panel.total.clone());
        text(language, keys::TAB_LINE, &[("total", &total)])
    });
    let stars = Memo::new(move |_| session.of(|it| it.page().panel.stars.clone()));
    let button = move |(own, key): (Tab, Key)| {
        view! {
            <button
                type="button"
                class="tab"
                aria-pressed=move || if tab.get() == own { "true" } else { "false" }
                data-testid=format!("tab-{}", own.name())
                on:click=move |_| tab.set(own)
            >
                {key.words(language)}
            </button>
        }
    };
    view! {
        <div class="tab-bar" role="group" aria-label=keys::TAB_LABEL.words(language)>
            {Tab::ALL.map(button)}
        </div>
        <button type="button" class="score-line" on:click=move |_| tab.set(Tab::Score)>
            <b>{total}</b>
            <span>{stars}</span>
        </button>
    }
}
