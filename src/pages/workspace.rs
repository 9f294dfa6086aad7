//! The frame of a draft's pages: task list left, page in the middle, score right.

use leptos::prelude::*;

use crate::components::score::ScorePanel;
use crate::components::shell::{Headline, SavingBanner, Tab, TabBar, TaskList};
use crate::components::why::WhySheet;

/// The frame of a draft's pages.
#[component]
pub(crate) fn WorkspaceFrame(
    /// What stands in the middle.
    children: Children,
) -> impl IntoView {
    // Kept by the app: the tab stays when the page is another.
    let tab = expect_context::<RwSignal<Tab>>();
    view! {
        <div class="workspace" data-tab=move || tab.get().name()>
            <TabBar tab />
            <TaskList />
            <main class="middle" id="main" tabindex="-1">
                <SavingBanner />
                <Headline />
                {children()}
            </main>
            <ScorePanel />
            <WhySheet />
        </div>
    }
}
