//! A table of a section: label left, fields under their heads, growth at the end.

use leptos::prelude::*;
use locale::keys;

use super::field::Field;
use super::remarks::Problems;
use crate::components::why::WhyLink;
use crate::state::Session;
use crate::state::plan::{GroupPlan, RowPlan};

/// A table of a section.
#[component]
pub(crate) fn FormTable(
    /// What it asks for.
    group: GroupPlan,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let GroupPlan { name, columns, has_growth, rows } = group;
    let head = |column: String| view! { <th scope="col" class="head-field">{column}</th> };
    let rows = rows.into_iter().map(|row| view! { <FormRow row has_growth /> });
    view! {
        <table class="form-table">
            <caption>{name}</caption>
            <thead>
                <tr>
                    <th scope="col">{keys::FORM_FIGURE.words(language)}</th>
                    {columns.into_iter().map(head).collect::<Vec<_>>()}
                    {has_growth.then(|| view! {
                        <th scope="col" class="head-growth">{keys::FORM_GROWTH.words(language)}</th>
                    })}
                </tr>
            </thead>
            <tbody>{rows.collect::<Vec<_>>()}</tbody>
        </table>
    }
}

/// A row of a table.
#[component]
fn FormRow(
    /// What it asks for.
    row: RowPlan,
    /// True if the table has a column for growth.
    has_growth: bool,
) -> impl IntoView {
    let RowPlan { label, fields, empty, span, growth } = row;
    let named = fields.iter().map(|field| (field.figure, field.id.clone())).collect();
    let field = |field| view! { <td class="cell-field"><Field field /></td> };
    view! {
        <tr>
            <th scope="row">{label}</th>
            {fields.into_iter().map(field).collect::<Vec<_>>()}
            {empty.into_iter().map(|()| view! { <td class="cell-empty"></td> }).collect::<Vec<_>>()}
            {has_growth.then(|| view! { <Growth name=growth.unwrap_or_default() /> })}
        </tr>
        <Problems figures=named span />
    }
}

/// The growth at the end of a row.
#[component]
fn Growth(
    /// Names the derived fact or indicator; may be empty.
    name: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let language = session.language.get_untracked();
    let subject = StoredValue::new(name.clone());
    let growth = Memo::new(move |_| session.of(|workspace| workspace.growth(&name)));
    let is_empty = move || growth.with(String::is_empty);
    view! {
        <td
            class="cell-growth"
            class:cell-empty=is_empty
            data-label=keys::FORM_GROWTH.words(language)
        >
            <Show when=move || !is_empty()>
                <WhyLink subject=subject.get_value() label=keys::FORM_GROWTH.words(language)>
                    {growth}
                </WhyLink>
            </Show>
        </td>
    }
}
