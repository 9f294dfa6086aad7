//! The form of a period pack, filled from the pack that is in use.

use leptos::prelude::*;
use locale::{Key, keys};
use worker::office::block::Block;
use worker::office::told::Task;

use super::field::{Area, Field};
use crate::state::Session;
use crate::state::desk::desk_state;

/// Fields of one line: name, label, kind.
const LINES: [(&str, Key, &str); 9] = [
    ("issuer", keys::DESK_PACK_ISSUER, "text"),
    ("period", keys::DESK_PACK_PERIOD, "text"),
    ("deadline", keys::DESK_PACK_DEADLINE, "datetime-local"),
    ("editions", keys::DESK_PACK_EDITIONS, "text"),
    ("city", keys::DESK_PACK_CITY, "text"),
    ("city-source", keys::DESK_PACK_CITY_SOURCE, "text"),
    ("city-date", keys::DESK_PACK_CITY_DATE, "date"),
    ("district-source", keys::DESK_PACK_DISTRICT_SOURCE, "text"),
    ("district-date", keys::DESK_PACK_DISTRICT_DATE, "date"),
];

/// Fields of many lines.
const LISTS: [(&str, Key); 4] = [
    ("clusters", keys::DESK_PACK_CLUSTERS),
    ("districts", keys::DESK_PACK_DISTRICTS),
    ("industries", keys::DESK_PACK_INDUSTRIES),
    ("firms", keys::DESK_PACK_FIRMS),
];

/// What the pack in use says, by the names of the fields.
fn known() -> Memo<Vec<(String, String)>> {
    let desk = desk_state();
    Memo::new(move |_| {
        desk.with(|it| {
            let pieces = it.blocks.iter().find_map(|block| match block {
                Block::Words { kind, pieces } if kind == "options" => Some(pieces.clone()),
                _ => None,
            });
            pieces.unwrap_or_default()
        })
    })
}

/// The form.
#[component]
pub(super) fn MakePack() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let known = known();
    let values = [(); LINES.len() + LISTS.len()].map(|()| RwSignal::new(String::new()));
    let names = LINES.iter().map(|(name, ..)| *name).chain(LISTS.iter().map(|(name, _)| *name));
    let fields: Vec<(&str, RwSignal<String>)> = names.zip(values).collect();
    let shown = fields.clone();
    Effect::new(move |_| {
        for (value, name) in known.get() {
            if let Some((_, signal)) = shown.iter().find(|(it, _)| *it == name) {
                signal.set(value);
            }
        }
    });
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = fields.iter().flat_map(|(name, it)| [(*name).to_owned(), it.get_untracked()]);
        session.at_desk(Task::Pack, "", words.collect());
    };
    let lines = LINES.into_iter().zip(values);
    let lines = lines.map(|((name, label, kind), value)| {
        view! { <Field id=name label value kind /> }
    });
    let lists = LISTS.into_iter().zip(values.into_iter().skip(LINES.len()));
    let lists = lists.map(|((name, label), value)| view! { <Area id=name label value /> });
    view! {
        <form class="card desk-form" data-testid="make-pack" on:submit=make>
            <h2>{keys::DESK_PACK_FORM.words(language)}</h2>
            <div class="desk-fields">{lines.collect::<Vec<_>>()}</div>
            <p class="hint">{keys::DESK_PACK_HINT.words(language)}</p>
            {lists.collect::<Vec<_>>()}
            <p class="actions">
                <button type="submit" class="button button-main">
                    {keys::DESK_PACK_MAKE.words(language)}
                </button>
            </p>
        </form>
    }
}
