//! Rubrics and forms that come with the app, read once.

use std::sync::{Arc, OnceLock};

use engine::rubric::{Rubric, rubric_from_canonical};
use report::{Forms, forms_from_json};

/// The rubric that new drafts follow.
pub(crate) const LATEST: &str = "industrial@2026.1";

/// The example file, as it lies in `examples/`.
pub(crate) const EXAMPLE: &str = include_str!("../../examples/industrial-2020.json");

/// An edition with its forms.
#[derive(Debug, Clone)]
pub(crate) struct Edition {
    /// Its reference.
    pub(crate) reference: &'static str,
    /// The rubric.
    pub(crate) rubric: Arc<Rubric>,
    /// Its forms.
    pub(crate) forms: Arc<Forms>,
}

/// Every shipped edition.
pub(crate) fn editions() -> &'static [Edition] {
    static EDITIONS: OnceLock<Vec<Edition>> = OnceLock::new();
    EDITIONS.get_or_init(|| rubrics::SHIPPED.iter().filter_map(edition_of).collect())
}

/// The shipped edition of a reference.
pub(crate) fn edition(reference: &str) -> Option<&'static Edition> {
    editions().iter().find(|edition| edition.reference == reference)
}

/// The build checks what it ships, so that none is ever left out here.
fn edition_of(shipped: &rubrics::Shipped) -> Option<Edition> {
    let rubric = rubric_from_canonical(shipped.rubric).ok()?;
    let forms = forms_from_json(rubrics::FORMS, &rubric)?;
    Some(Edition { reference: shipped.reference, rubric: Arc::new(rubric), forms: Arc::new(forms) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_edition_can_be_read() {
        assert_eq!(editions().len(), rubrics::SHIPPED.len());
        assert!(edition(LATEST).is_some());
    }
}
