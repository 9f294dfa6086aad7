//! The forms as a workbook to be filled in.

use leptos::prelude::*;
use locale::{Language, keys};

use crate::state::Session;
use crate::state::import::forms::is_writing_forms;

/// The forms as a workbook: for whom, in which language.
#[component]
pub(crate) fn TemplateCard() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let holder = RwSignal::new(String::new());
    let wanted = RwSignal::new(language);
    let option = |(id, label): (String, String)| view! { <option value=id>{label}</option> };
    let write = move |_| {
        let holder = holder.get_untracked();
        session.write_forms((!holder.is_empty()).then_some(holder), wanted.get_untracked());
    };
    view! {
        <section class="card import" aria-labelledby="template-title">
            <h2 id="template-title">{keys::SHEETS_PAGE_TEMPLATE_TITLE.words(language)}</h2>
            <p class="sub">{keys::SHEETS_PAGE_TEMPLATE_INTRO.words(language)}</p>
            <div class="import-form">
                <div class="form-item">
                    <label for="template-holder">
                        {keys::SHEETS_PAGE_TEMPLATE_HOLDER.words(language)}
                    </label>
                    <select
                        id="template-holder"
                        class="select"
                        on:change=move |event| holder.set(event_target_value(&event))
                    >
                        <option value="">
                            {keys::SHEETS_PAGE_TEMPLATE_EVERYONE.words(language)}
                        </option>
                        {session.holders().into_iter().map(option).collect::<Vec<_>>()}
                    </select>
                </div>
                <TemplateLanguage wanted />
            </div>
            <p class="actions">
                <button
                    type="button"
                    class="button"
                    data-testid="template-get"
                    disabled=move || is_writing_forms().get()
                    on:click=write
                >
                    {keys::SHEETS_PAGE_TEMPLATE_GET.words(language)}
                </button>
                <span class="hint" role="status">
                    {move || is_writing_forms().get().then(|| {
                        keys::SHEETS_PAGE_TEMPLATE_WRITING.words(language)
                    })}
                </span>
            </p>
        </section>
    }
}

/// The language of the workbook.
#[component]
fn TemplateLanguage(
    /// The one that is chosen.
    wanted: RwSignal<Language>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let option = move |it: Language| {
        let name = match it {
            Language::Zh => "\u{4e2d}\u{6587}",
            Language::En => "English",
        };
        view! {
            <option value=it.tag() lang=it.tag() selected=move || wanted.get() == it>{name}</option>
        }
    };
    let choose = move |event| {
        if let Some(language) = Language::from_tag(&event_target_value(&event)) {
            wanted.set(language);
        }
    };
    view! {
        <div class="form-item">
            <label for="template-language">
                {keys::SHEETS_PAGE_TEMPLATE_LANGUAGE.words(language)}
            </label>
            <select id="template-language" class="select" on:change=choose>
                {[Language::Zh, Language::En].map(option)}
            </select>
        </div>
    }
}
