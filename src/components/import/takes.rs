//! How much is taken, and the one way on.

use leptos::prelude::*;
use locale::{Key, keys, text};
use worker::protocol::{PartRow, Take};

use crate::browser::page;
use crate::state::import::progress::{ReadSheets, TakeWay, of_sheets};
use crate::state::{Route, Session};

const WAYS: [(TakeWay, &str, Key); 3] = [
    (TakeWay::New, "new", keys::SHEETS_PAGE_TAKE_NEW),
    (TakeWay::All, "all", keys::SHEETS_PAGE_TAKE_ALL),
    (TakeWay::Each, "each", keys::SHEETS_PAGE_TAKE_EACH),
];

const TAKES: [(Take, &str, Key); 4] = [
    (Take::Nothing, "nothing", keys::SHEETS_PAGE_EACH_NOTHING),
    (Take::New, "new", keys::SHEETS_PAGE_EACH_NEW),
    (Take::All, "all", keys::SHEETS_PAGE_EACH_ALL),
    (Take::Whole, "whole", keys::SHEETS_PAGE_EACH_WHOLE),
];

/// How much is taken: everything, only what is new, or as chosen for each part.
#[component]
pub(super) fn Ways() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_any = Memo::new(move |_| of_sheets(|read| !read.preview.parts.is_empty()));
    let present = Memo::new(move |_| of_sheets(|read| read.way));
    let way = move |(way, name, key): (TakeWay, &'static str, Key)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="import-way"
                    value=name
                    prop:checked=move || present.get() == way
                    on:change=move |_| session.choose_take_way(way)
                />
                <span>{key.words(language)}</span>
            </label>
        }
    };
    view! {
        <Show when=move || is_any.get()>
            <fieldset class="import-ways" data-testid="import-ways">
                <legend>{keys::SHEETS_PAGE_HOW.words(language)}</legend>
                <p class="hint">{keys::SHEETS_PAGE_HOW_HINT.words(language)}</p>
                {WAYS.map(way)}
                <Show when=move || present.get() == TakeWay::Each>
                    <EachPart />
                </Show>
            </fieldset>
        </Show>
    }
}

/// A choice for each part.
#[component]
fn EachPart() -> impl IntoView {
    let parts = Memo::new(move |_| {
        of_sheets(|read| {
            let named = |part: &PartRow| (part.id.clone(), part.label.clone(), part.absent > 0);
            read.preview.parts.iter().map(named).collect::<Vec<_>>()
        })
    });
    let select = |(id, label, has_absent): (String, String, bool)| {
        view! { <PartTake id label has_absent /> }
    };
    view! {
        <div class="import-each">
            {move || parts.get().into_iter().map(select).collect::<Vec<_>>()}
        </div>
    }
}

/// How much is taken of a part.
#[component]
fn PartTake(
    /// Its name.
    id: String,
    /// Its label.
    label: String,
    /// Whether the draft has rows that no file names.
    has_absent: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let (field, own, part) = (format!("take-{id}"), id.clone(), id.clone());
    let present = Memo::new(move |_| of_sheets(|read| read.takes.of(&own)));
    let choose = move |event: web_sys::Event| {
        let name = event_target_value(&event);
        if let Some((take, ..)) = TAKES.iter().find(|(_, known, _)| *known == name) {
            session.choose_take(&id, *take);
        }
    };
    let option = move |(take, name, key): (Take, &'static str, Key)| {
        let is_offered = take != Take::Whole || has_absent;
        is_offered.then(|| view! {
            <option value=name selected=move || present.get() == take>{key.words(language)}</option>
        })
    };
    view! {
        <div class="form-item">
            <label for=field.clone()>
                {text(language, keys::SHEETS_PAGE_TAKE_LABEL, &[("label", &label)])}
            </label>
            <select id=field class="select" data-testid="import-each" data-id=part on:change=choose>
                {TAKES.map(option)}
            </select>
        </div>
    }
}

/// The one way on, and what is still in it.
#[component]
pub(super) fn TakeBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let is_ready = Memo::new(move |_| of_sheets(ReadSheets::is_ready));
    let words = move || of_sheets(|read| obstacle(read).words(language));
    let too_large = Memo::new(move |_| of_sheets(|read| read.preview.too_large.clone()));
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let discard = move |_| {
        session.cancel_sheets();
        page::focus_soon("import-file");
    };
    view! {
        <Show when=move || !too_large.with(String::is_empty)>
            <p class="remark remark-problem" data-testid="import-too-large">
                {too_large}
                " "
                <a href=Route::Roll { draft: draft.clone() }.href()>
                    {keys::SHEETS_PAGE_TO_ROLL.words(language)}
                </a>
            </p>
        </Show>
        <p class="actions">
            <button
                type="button"
                class="button button-main"
                data-testid="import-take"
                aria-describedby="import-take-hint"
                disabled=move || !is_ready.get() || session.is_read_only()
                on:click=move |_| session.take_sheets()
            >
                {keys::SHEETS_PAGE_TAKE.words(language)}
            </button>
            <button type="button" class="button" data-testid="import-discard" on:click=discard>
                {keys::SHEETS_PAGE_DISCARD.words(language)}
            </button>
            <span class="hint" id="import-take-hint" role="status">{words}</span>
        </p>
    }
}

/// What stands in the way, or what will be done.
fn obstacle(read: &ReadSheets) -> Key {
    if !read.preview.too_large.is_empty() {
        keys::SHEETS_PAGE_TAKE_TOO_LARGE
    } else if read.preview.is_any {
        keys::SHEETS_PAGE_TAKE_HINT
    } else {
        keys::SHEETS_PAGE_TAKE_NONE
    }
}
