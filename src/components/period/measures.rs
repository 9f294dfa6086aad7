//! Measures that earlier reports promised: done or not, and how far.

use leptos::prelude::*;
use locale::{keys, text};

use crate::state::period::Measure;
use crate::state::period::measures::MeasureField;
use crate::state::period::pack::period_words;
use crate::state::{Route, Session, Workspace};

/// Measures that earlier reports promised.
#[component]
pub(crate) fn Measures() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let measures = Memo::new(move |_| session.of(Workspace::measures));
    let ids = Memo::new(move |_| {
        measures.with(|list| list.iter().map(|it| it.id.clone()).collect::<Vec<_>>())
    });
    let state = Memo::new(move |_| {
        let (open, all) = session.of(Workspace::promised_measures);
        let (open, all) = (open.to_string(), all.to_string());
        text(language, keys::PERIODS_MEASURES_STATE, &[("open", &open), ("all", &all)])
    });
    let draft = session.route.with_untracked(|route| route.draft().unwrap_or_default().to_owned());
    let grid = Route::Section { draft, section: "T6".to_owned() }.href();
    view! {
        <section class="card" aria-labelledby="measures-title" data-testid="measures">
            <h2 id="measures-title">{keys::PERIODS_MEASURES.words(language)}</h2>
            <Show
                when=move || !ids.with(Vec::is_empty)
                fallback=move || view! {
                    <p class="hint">{keys::PERIODS_NO_MEASURES.words(language)}</p>
                }
            >
                <p class="sub" data-testid="measures-state">{state}</p>
                <fieldset class="bare" disabled=move || session.is_read_only()>
                    <ol class="period-measures">
                        <For each=move || ids.get() key=String::clone let:id>
                            <MeasureItem id measures />
                        </For>
                    </ol>
                </fieldset>
            </Show>
            <p class="hint">
                <a href=grid>{keys::PERIODS_MEASURES_GRID.words(language)}</a>
            </p>
        </section>
    }
}

/// A measure.
#[component]
fn MeasureItem(
    /// Name of its row.
    id: String,
    /// All of them.
    measures: Memo<Vec<Measure>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let own = id.clone();
    let measure = Memo::new(move |_| {
        measures.with(|list| list.iter().find(|it| it.id == own).cloned().unwrap_or_default())
    });
    let id = StoredValue::new(id);
    let is_done = Memo::new(move |_| measure.with(|it| it.is_done));
    let meta = move || {
        measure.with(|it| {
            let since = period_words(&it.since, language);
            let said = [("since", since.as_str()), ("due", &it.due), ("owner", &it.owner)];
            text(language, keys::PERIODS_MEASURE_META, &said)
        })
    };
    let settle = move |event: web_sys::Event| {
        let is_done = event_target_checked(&event);
        session.edit(|workspace| workspace.settle_measure(&id.get_value(), is_done));
    };
    let say = move |field: MeasureField, words: String| {
        session.edit(|workspace| workspace.say_of_measure(&id.get_value(), field, words));
    };
    let note_id = format!("measure-note-{}", id.get_value());
    let date_id = StoredValue::new(format!("measure-date-{}", id.get_value()));
    view! {
        <li data-testid="measure" data-state=move || if is_done.get() { "done" } else { "open" }>
            <label class="choice">
                <input type="checkbox" prop:checked=is_done on:change=settle />
                <span><b>{move || measure.with(|it| it.task.clone())}</b></span>
                <span class="period-chip">
                    {move || {
                        let key = if is_done.get() { keys::PERIODS_DONE } else { keys::PERIODS_OPEN };
                        key.words(language)
                    }}
                </span>
            </label>
            <p class="hint">{meta}</p>
            <div class="period-measure-fields">
                <Show when=move || is_done.get()>
                    <span class="form-item">
                        <label for=date_id.get_value()>{keys::PERIODS_DONE_DATE.words(language)}</label>
                        <input
                            id=date_id.get_value()
                            class="text-input"
                            type="date"
                            prop:value=move || measure.with(|it| it.done_date.clone())
                            on:change=move |event| say(MeasureField::DoneDate, event_target_value(&event))
                        />
                    </span>
                </Show>
                <span class="form-item form-item-wide">
                    <label for=note_id.clone()>{keys::PERIODS_NOTE.words(language)}</label>
                    <input
                        id=note_id
                        class="text-input"
                        type="text"
                        maxlength="200"
                        autocomplete="off"
                        prop:value=move || measure.with(|it| it.note.clone())
                        on:change=move |event| {
                            say(MeasureField::Note, event_target_value(&event).trim().to_owned());
                        }
                    />
                </span>
            </div>
        </li>
    }
}
