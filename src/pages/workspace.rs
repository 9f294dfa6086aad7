//! The frame of a draft's pages: task list left, page in the middle, score right.

use leptos::prelude::*;

use super::DraftParts;
use super::due::Due;
use super::waiting::drawn;
use crate::components::score::ScorePanel;
use crate::components::shell::{Headline, SavingBanner, Tab, TabBar, TaskList};
use crate::state::Session;

/// The frame of a draft's pages.
#[component]
pub(crate) fn WorkspaceFrame(
    /// What stands in the middle.
    children: Children,
) -> impl IntoView {
    // Kept by the app: the tab stays when the page is another.
    let tab = expect_context::<RwSignal<Tab>>();
    let session = expect_context::<Session>();
    let parts = expect_context::<DraftParts>();
    let is_asked = Memo::new(move |_| session.why.with(Option::is_some));
    view! {
        <div class="workspace" data-tab=move || tab.get().name()>
            <TabBar tab />
            <TaskList />
            <main class="middle" id="main" tabindex="-1">
                <SavingBanner />
                <Due />
                <Headline />
                {children()}
            </main>
            <ScorePanel />
            <Show when=move || is_asked.get()>
                {drawn(session, parts.why)}
            </Show>
        </div>
    }
}
