//! Whether tables can be evaluated at all. It stands apart, so that pages which say so need nothing
//! else of the tables.

use leptos::prelude::*;

thread_local! {
    static FAILURE: ArcRwSignal<Option<String>> = ArcRwSignal::new(None);
}

/// Why what follows from tables cannot be worked out, if it cannot: a text for the administrator,
/// which may be empty.
pub(crate) fn failure() -> ArcRwSignal<Option<String>> {
    FAILURE.with(Clone::clone)
}
