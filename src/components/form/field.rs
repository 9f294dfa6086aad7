//! The field of a figure: a number, a choice, or the reason why it does not apply.

use leptos::prelude::*;

use super::not_applicable::{NotApplicableReason, NotApplicableToggle};
use super::number_field::NumberField;
use super::remarks::{Origin, Remarks};
use super::yes_no_field::YesNoField;
use crate::state::Session;
use crate::state::plan::FieldPlan;

/// The field of a figure with what is said of it.
#[component]
pub(crate) fn Field(
    /// What it asks for.
    field: FieldPlan,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let figure = field.figure;
    let id = field.id.clone();
    let column = field.column.clone();
    let allows_na = field.allows_na;
    let is_na = Memo::new(move |_| session.of(|it| it.shown(figure).not_applicable.is_some()));
    let label = StoredValue::new(field.label.clone());
    let field = StoredValue::new(field);
    view! {
        <div class="field" data-testid="field" data-id=id.clone()>
            <span class="field-column" aria-hidden="true">{column}</span>
            {move || {
                let field = field.get_value();
                if is_na.get() {
                    view! { <NotApplicableReason field /> }.into_any()
                } else if field.is_yes_no {
                    view! { <YesNoField field /> }.into_any()
                } else {
                    view! { <NumberField field /> }.into_any()
                }
            }}
            <Remarks figure id=id.clone() />
            <Origin figure id=id.clone() />
            {allows_na.then(|| view! {
                <NotApplicableToggle figure label=label.get_value() is_na />
            })}
        </div>
    }
}
