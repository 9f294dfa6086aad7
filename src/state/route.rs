//! [`Route`]: the address of a page, in the fragment: it works on any static host.

/// The address of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Route {
    /// The list of drafts.
    #[default]
    Home,
    /// A section of a draft's forms.
    Section {
        /// The draft.
        draft: String,
        /// The section.
        section: String,
    },
    /// The indicator table of a draft.
    Indicators {
        /// The draft.
        draft: String,
    },
    /// No such page.
    Unknown,
}

const INDICATORS: &str = "indicators";

impl Route {
    /// The page of a fragment such as `#/draft/7/T2`; none if the fragment names a place in the
    /// page and not a page.
    pub(crate) fn parse(fragment: &str) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Some(Self::Home);
        }
        let path = fragment.strip_prefix('/')?;
        let parts: Vec<&str> = path.split('/').collect();
        Some(match parts.as_slice() {
            [""] => Self::Home,
            ["draft", draft, INDICATORS] => Self::Indicators { draft: (*draft).to_owned() },
            ["draft", draft, section] if !section.is_empty() => {
                Self::Section { draft: (*draft).to_owned(), section: (*section).to_owned() }
            }
            _ => Self::Unknown,
        })
    }

    /// The fragment of the page.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Home | Self::Unknown => "#/".to_owned(),
            Self::Section { draft, section } => format!("#/draft/{draft}/{section}"),
            Self::Indicators { draft } => format!("#/draft/{draft}/{INDICATORS}"),
        }
    }

    /// The draft that the page is about.
    pub(crate) fn draft(&self) -> Option<&str> {
        match self {
            Self::Section { draft, .. } | Self::Indicators { draft } => Some(draft),
            Self::Home | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for route in [
            Route::Home,
            Route::Section { draft: "7".to_owned(), section: "T2".to_owned() },
            Route::Indicators { draft: "7".to_owned() },
        ] {
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
        assert_eq!(Route::parse(""), Some(Route::Home));
        assert_eq!(Route::parse("#main"), None);
        assert_eq!(Route::parse("#/draft"), Some(Route::Unknown));
    }
}
