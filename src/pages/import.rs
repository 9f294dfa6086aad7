//! Spreadsheets brought into a draft: picked or pasted, looked at, taken. In a part of the app of
//! its own.

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use locale::keys;

use super::draft::beside_the_draft;
use super::part::{Download, Draw, Part};
use crate::browser::page;
use crate::components::import::{PickSheets, Preview, Reading, Refusals, Sources, TemplateCard};
use crate::state::Session;
use crate::state::import::{SheetImport, sheet_import};

/// The part that the page is in.
pub(super) fn part() -> Part<Draw> {
    Part::of(&["draft", "import"], || -> Download<Draw> { Box::pin(import_page()) })
}

#[wasm_split(import, wasm_split_path = leptos::wasm_split, fallible)]
#[allow(clippy::unnecessary_wraps, reason = "the macro adds the way that can fail")]
fn import_page() -> Result<Draw, SplitLoaderError> {
    beside_the_draft();
    Ok(|_| view! { <ImportPage /> }.into_any())
}

/// Spreadsheets brought into a draft.
#[component]
fn ImportPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    session.show_sheets();
    let stage = Memo::new(move |_| sheet_import().with(stage_of));
    // What was waited for is read out, and the next key goes on from there.
    Effect::new(move |before: Option<Stage>| {
        let now = stage.get();
        if before == Some(Stage::Reading) && now == Stage::Read {
            page::focus_soon("import-head");
        }
        now
    });
    view! {
        <section class="card import" aria-labelledby="import-title">
            <h1 id="import-title">{keys::SHEETS_PAGE_TITLE.words(language)}</h1>
            <p class="sub">{keys::SHEETS_PAGE_INTRO.words(language)}</p>
            <PickSheets />
            <div role="status">
                {move || (stage.get() == Stage::Reading).then(|| view! { <Reading /> })}
            </div>
            <div role="alert">
                <Refusals />
            </div>
            {move || (stage.get() == Stage::Read).then(|| view! { <Preview /> })}
        </section>
        <Sources />
        <TemplateCard />
    }
}

/// What is shown below the place where files are picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Idle,
    Reading,
    Read,
}

fn stage_of(import: &SheetImport) -> Stage {
    match import {
        SheetImport::Idle => Stage::Idle,
        SheetImport::Reading { .. } => Stage::Reading,
        SheetImport::Read(_) => Stage::Read,
    }
}
