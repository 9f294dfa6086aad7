//! Vetoes: icon, requirement, verdict, shortfall; never by colour alone.

use engine::assess::VetoState;
use leptos::prelude::*;
use report::VetoRow;

use crate::components::why::WhyLink;
use crate::state::Session;

const TICK: &str = "M3 8.5l3.2 3.2L13 5";
const CROSS: &str = "M4 4l8 8M12 4l-8 8";
const DOTS: &str = "M3.5 8h.01M8 8h.01M12.5 8h.01";

/// The vetoes of the open draft.
#[component]
pub(crate) fn Vetoes() -> impl IntoView {
    let session = expect_context::<Session>();
    let count = session.workspace.with_untracked(|workspace| {
        workspace.as_ref().map(|it| it.page().panel.vetoes.len()).unwrap_or_default()
    });
    let veto = |place: usize| view! { <Veto place /> };
    view! { <ul class="vetoes">{(0..count).map(veto).collect::<Vec<_>>()}</ul> }
}

/// A veto.
#[component]
fn Veto(
    /// Its place among those in force.
    place: usize,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let row = Memo::new(move |_| session.of(|it| it.page().panel.vetoes.get(place).cloned()));
    let name = move |row: &VetoRow| row.state.name();
    let icon = |state: VetoState| match state {
        VetoState::Clear => TICK,
        VetoState::Triggered | VetoState::Unjudgeable => CROSS,
        VetoState::Undecided | VetoState::Off => DOTS,
    };
    let item = move |row: VetoRow| {
        let words = row.name.clone();
        view! {
            <li
                class=format!("veto veto-{}", name(&row))
                data-testid="veto"
                data-id=row.id.clone()
                data-state=name(&row)
            >
                <svg class="veto-icon" viewBox="0 0 16 16" aria-hidden="true">
                    <path d=icon(row.state) />
                </svg>
                <span class="veto-words">
                    <span class="veto-name">
                        <WhyLink subject=row.id.clone() label=row.name.clone()>{words}</WhyLink>
                    </span>
                    <b class="veto-verdict">{row.verdict.clone()}</b>
                    {(!row.detail.is_empty()).then(|| view! {
                        <span class="veto-detail" data-testid="shortfall">{row.detail.clone()}</span>
                    })}
                </span>
            </li>
        }
    };
    view! { {move || row.get().map(item)} }
}
