//! The declaration: what is declared, by whom, when; and why a version is corrected.

use leptos::prelude::*;
use locale::{keys, text};

use crate::browser::page;
use crate::state::handing::Record;
use crate::state::handing::packing::{day_of, words_of};
use crate::state::{Session, Workspace};

/// The declaration and, for a correction, its reason.
#[component]
pub(crate) fn Declare() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let record = Memo::new(move |_| session.of(Workspace::handing));
    let change = move |change: &dyn Fn(&mut Record)| {
        session.edit(|workspace| workspace.change_handing(change));
    };
    let words = move || record.with(|it| words_of(it, language).to_owned());
    let day = move || record.with(day_of);
    let count = Memo::new(move |_| record.with(|it| it.people.len().max(1)));
    let is_correction = Memo::new(move |_| record.with(|it| it.last().is_some()));
    let add = move |_| {
        change(&|record: &mut Record| {
            let rows = record.people.len().max(1);
            record.people.resize(rows.saturating_add(1), (String::new(), String::new()));
        });
        let last = count.get_untracked().saturating_sub(1);
        page::focus_soon(&format!("person-{last}"));
    };
    view! {
        <section class="card declare" aria-labelledby="declare-title">
            <h2 id="declare-title">{keys::HANDING_DECLARE.words(language)}</h2>
            <label for="declare-words">{keys::HANDING_WORDS.words(language)}</label>
            <textarea
                id="declare-words"
                class="text-input"
                rows="3"
                readonly=move || session.is_read_only()
                prop:value=words
                on:change=move |event| {
                    let text = event_target_value(&event);
                    change(&|record: &mut Record| record.words.clone_from(&text));
                }
            ></textarea>
            {move || (0..count.get()).map(|place| view! { <Person place record /> }).collect::<Vec<_>>()}
            <p class="actions">
                <button
                    type="button"
                    class="button button-quiet"
                    data-testid="person-add"
                    disabled=move || session.is_read_only()
                    on:click=add
                >
                    {keys::HANDING_PERSON_ADD.words(language)}
                </button>
            </p>
            <label for="declare-day">{keys::HANDING_DAY.words(language)}</label>
            <input
                id="declare-day"
                class="text-input declare-day"
                type="date"
                readonly=move || session.is_read_only()
                prop:value=day
                on:change=move |event| {
                    let day = event_target_value(&event);
                    change(&|record: &mut Record| record.day.clone_from(&day));
                }
            />
            <Show when=move || is_correction.get()>
                <label for="declare-reason">{keys::HANDING_REASON.words(language)}</label>
                <textarea
                    id="declare-reason"
                    class="text-input"
                    rows="2"
                    aria-describedby="declare-reason-hint"
                    readonly=move || session.is_read_only()
                    prop:value=move || record.with(|it| it.reason.clone())
                    on:change=move |event| {
                        let text = event_target_value(&event);
                        change(&|record: &mut Record| record.reason.clone_from(&text));
                    }
                ></textarea>
                <p class="hint" id="declare-reason-hint">
                    {keys::HANDING_REASON_HINT.words(language)}
                </p>
            </Show>
        </section>
    }
}

/// Somebody who declares.
#[component]
fn Person(
    /// Which one, from 0.
    place: usize,
    /// Where it stands.
    record: Memo<Record>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let of = move |take: fn(&(String, String)) -> &String| {
        record.with(|it| it.people.get(place).map(take).cloned().unwrap_or_default())
    };
    let write = move |put: fn(&mut (String, String), String), text: String| {
        session.edit(|workspace| {
            workspace.change_handing(|record| {
                let rows = record.people.len().max(place.saturating_add(1));
                record.people.resize(rows, (String::new(), String::new()));
                if let Some(person) = record.people.get_mut(place) {
                    put(person, text);
                }
            });
        });
    };
    let number = place.saturating_add(1).to_string();
    let labelled = move |key| text(language, key, &[("number", &number)]);
    let (name, role) = (format!("person-{place}"), format!("role-{place}"));
    view! {
        <div class="declare-person">
            <div>
                <label for=name.clone()>{labelled(keys::HANDING_NAME)}</label>
                <input
                    id=name
                    class="text-input"
                    type="text"
                    autocomplete="name"
                    readonly=move || session.is_read_only()
                    prop:value=move || of(|(name, _)| name)
                    on:change=move |event| write(|it, text| it.0 = text, event_target_value(&event))
                />
            </div>
            <div>
                <label for=role.clone()>{keys::HANDING_ROLE.words(language)}</label>
                <input
                    id=role
                    class="text-input"
                    type="text"
                    autocomplete="organization-title"
                    readonly=move || session.is_read_only()
                    prop:value=move || of(|(_, role)| role)
                    on:change=move |event| write(|it, text| it.1 = text, event_target_value(&event))
                />
            </div>
        </div>
    }
}
