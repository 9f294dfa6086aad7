//! The frame of a draft's pages: task list left, page in the middle, score right.

use leptos::prelude::*;

use crate::components::score::ScorePanel;
use crate::components::shell::{Headline, SavingBanner, Tab, TabBar, TaskList};
use crate::components::why::WhySheet;

/// The frame of a draft's pages.
#[component]
pub(crate) fn WorkspaceFrame(
    /// The part that narrow screens show.
    tab: RwSignal<Tab>,
    /// What stands in the middle.
    children: Children,
) -> impl IntoView {
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
