//! The score panel: total, stars, vetoes, dimensions, terms.

use leptos::prelude::*;
use locale::keys;

use super::bars::{Dimensions, Terms};
use super::range_bar::RangeBar;
use super::stars::Stars;
use super::vetoes::Vetoes;
use crate::components::why::WhyLink;
use crate::state::Session;

/// The score panel of the open draft.
#[component]
pub(crate) fn ScorePanel() -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let total = Memo::new(move |_| session.of(|it| it.page().panel.total.clone()));
    let caption = Memo::new(move |_| session.of(|it| it.page().panel.caption.clone()));
    let is_interim = Memo::new(move |_| session.of(|it| it.page().panel.is_interim));
    let note = session.workspace.with_untracked(|workspace| {
        let document = workspace.as_ref().map(|workspace| &workspace.edition().rubric.document);
        document.map(|it| language.of(&it.note.zh, &it.note.en).to_owned()).unwrap_or_default()
    });
    view! {
        <aside class="panel card" aria-labelledby="panel-title">
            <h2 class="visually-hidden" id="panel-title">{keys::SCORE_TITLE.words(language)}</h2>
            <Show when=move || is_interim.get()>
                <p class="badge" data-testid="interim">{keys::SCORE_INTERIM.words(language)}</p>
            </Show>
            <p class="panel-caption">{caption}</p>
            <p class="total" data-testid="total">
                <WhyLink subject="total" label=keys::SCORE_TITLE.words(language)>{total}</WhyLink>
            </p>
            <RangeBar />
            <Stars />
            <h3>{keys::SCORE_VETOES.words(language)}</h3>
            <Vetoes />
            <h3>{keys::SCORE_DIMENSIONS.words(language)}</h3>
            <Dimensions />
            <h3>{keys::SCORE_TERMS.words(language)}</h3>
            <Terms />
            <p class="panel-note">{note}</p>
        </aside>
    }
}
