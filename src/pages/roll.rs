//! The firm roll of a draft: picked, looked at, taken. In a part of the app of its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::keys;

use super::draft::beside_the_draft;
use super::part::{Download, Draw, Part};
use crate::browser::page;
use crate::components::roll::{PickRoll, Preview, Reading, Refused, TakenCard};
use crate::state::Session;
use crate::state::roll::{RollImport, roll_import};

/// The part that the page is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(&["draft", "roll"], || -> Download<Draw> { Box::pin(roll_page()) })
}

#[wasm_split(roll, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn roll_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <RollPage /> }.into_any())
}

/// The firm roll of a draft.
#[component]
fn RollPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    session.show_rolls();
    let stage = Memo::new(move |_| roll_import().with(stage_of));
    // What was waited for is read out, and the next key goes on from there.
    Effect::new(move |before: Option<Stage>| {
        let now = stage.get();
        if before == Some(Stage::Reading) && now == Stage::Read {
            page::focus_soon("roll-head");
        }
        now
    });
    view! {
        <section class="card roll" aria-labelledby="roll-title">
            <h1 id="roll-title">{keys::ROLL_PAGE_TITLE.words(language)}</h1>
            <p class="sub">{keys::ROLL_PAGE_INTRO.words(language)}</p>
            <PickRoll />
            <div role="status">
                {move || (stage.get() == Stage::Reading).then(|| view! { <Reading /> })}
            </div>
            <div role="alert">
                {move || (stage.get() == Stage::Refused).then(|| view! { <Refused /> })}
            </div>
            {move || (stage.get() == Stage::Read).then(|| view! { <Preview /> })}
        </section>
        <TakenCard />
    }
}

/// What is shown below the place where a file is picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Idle,
    Reading,
    Refused,
    Read,
}

fn stage_of(roll: &RollImport) -> Stage {
    match roll {
        RollImport::Idle => Stage::Idle,
        RollImport::Reading { .. } => Stage::Reading,
        RollImport::Refused(_) => Stage::Refused,
        RollImport::Read(_) => Stage::Read,
    }
}
