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
    /// The X-ray of a draft.
    Xray {
        /// The draft.
        draft: String,
    },
    /// The assessment of a draft as it is printed.
    Print {
        /// The draft.
        draft: String,
    },
    /// A report begun from a period pack or the last report.
    Begin,
    /// Pack, earlier reports and next report of a draft.
    Period {
        /// The draft.
        draft: String,
    },
    /// The firm roll of a draft.
    Roll {
        /// The draft.
        draft: String,
    },
    /// The development report of a draft.
    Report {
        /// The draft.
        draft: String,
    },
    /// A draft looked through once more and handed in.
    HandIn {
        /// The draft.
        draft: String,
    },
    /// Documents on a draft, as files.
    Files {
        /// The draft.
        draft: String,
    },
    /// A package that somebody handed in, checked.
    Verify,
    /// Spreadsheets brought into a draft.
    Import {
        /// The draft.
        draft: String,
    },
    /// A place of the officials' desk.
    Desk {
        /// The place: empty for the overview, else `inbox`, `c/…`, `ranking`.
        place: String,
    },
    /// No such page.
    Unknown,
}

const INDICATORS: &str = "indicators";
const XRAY: &str = "xray";
const PRINT: &str = "print";
const ROLL: &str = "roll";
const REPORT: &str = "report";
const IMPORT: &str = "import";
const PERIOD: &str = "period";
const HAND_IN: &str = "hand-in";
const FILES: &str = "files";
const BEGIN: &str = "begin";
const VERIFY: &str = "verify";
const DESK: &str = "desk";

/// What stands between the address of a section and the figure whose field is meant.
const AT: &str = "/at/";

/// What stands between the address of a page and the subject of an explanation beside it.
const WHY: &str = "/why/";

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
            ["draft", draft, XRAY] => Self::Xray { draft: (*draft).to_owned() },
            ["draft", draft, PRINT] => Self::Print { draft: (*draft).to_owned() },
            [BEGIN] => Self::Begin,
            [VERIFY] => Self::Verify,
            [DESK, place @ ..] => Self::Desk { place: place.join("/") },
            ["draft", draft, FILES] => Self::Files { draft: (*draft).to_owned() },
            ["draft", draft, HAND_IN] => Self::HandIn { draft: (*draft).to_owned() },
            ["draft", draft, PERIOD] => Self::Period { draft: (*draft).to_owned() },
            ["draft", draft, ROLL] => Self::Roll { draft: (*draft).to_owned() },
            ["draft", draft, REPORT] => Self::Report { draft: (*draft).to_owned() },
            ["draft", draft, IMPORT] => Self::Import { draft: (*draft).to_owned() },
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
            Self::Xray { draft } => format!("#/draft/{draft}/{XRAY}"),
            Self::Print { draft } => format!("#/draft/{draft}/{PRINT}"),
            Self::Begin => format!("#/{BEGIN}"),
            Self::Verify => format!("#/{VERIFY}"),
            Self::Desk { place } if place.is_empty() => format!("#/{DESK}"),
            Self::Desk { place } => format!("#/{DESK}/{place}"),
            Self::Files { draft } => format!("#/draft/{draft}/{FILES}"),
            Self::HandIn { draft } => format!("#/draft/{draft}/{HAND_IN}"),
            Self::Period { draft } => format!("#/draft/{draft}/{PERIOD}"),
            Self::Roll { draft } => format!("#/draft/{draft}/{ROLL}"),
            Self::Report { draft } => format!("#/draft/{draft}/{REPORT}"),
            Self::Import { draft } => format!("#/draft/{draft}/{IMPORT}"),
        }
    }

    /// The fragment of a figure's field on the page.
    pub(crate) fn field_href(&self, figure: &str) -> String {
        format!("{}{AT}{figure}", self.href())
    }

    /// A fragment without the field on its page, and the id of that field.
    pub(crate) fn split_field(fragment: &str) -> (&str, Option<String>) {
        match fragment.split_once(AT) {
            Some((page, figure)) => (page, Some(format!("f-{figure}"))),
            None => (fragment, None),
        }
    }

    /// The fragment of the page with an explanation beside it.
    pub(crate) fn why_href(&self, subject: &str) -> String {
        format!("{}{WHY}{subject}", self.href())
    }

    /// A fragment without the explanation beside its page, and the subject of that explanation.
    pub(crate) fn split_why(fragment: &str) -> (&str, Option<String>) {
        match fragment.split_once(WHY) {
            Some((page, subject)) => (page, Some(subject.to_owned())),
            None => (fragment, None),
        }
    }

    /// True for pages that are about no draft, and come with those of drafts.
    pub(crate) fn is_beside_drafts(&self) -> bool {
        matches!(self, Self::Begin | Self::Verify)
    }

    /// The draft that the page is about.
    pub(crate) fn draft(&self) -> Option<&str> {
        match self {
            Self::Section { draft, .. }
            | Self::Indicators { draft }
            | Self::Xray { draft }
            | Self::Print { draft }
            | Self::Period { draft }
            | Self::Roll { draft }
            | Self::Report { draft }
            | Self::Files { draft }
            | Self::HandIn { draft }
            | Self::Import { draft } => Some(draft),
            Self::Home | Self::Begin | Self::Verify | Self::Desk { .. } | Self::Unknown => None,
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
            Route::Xray { draft: "7".to_owned() },
            Route::Print { draft: "7".to_owned() },
            Route::Begin,
            Route::Verify,
            Route::Desk { place: String::new() },
            Route::Desk { place: "c/7".to_owned() },
            Route::Files { draft: "7".to_owned() },
            Route::HandIn { draft: "7".to_owned() },
            Route::Period { draft: "7".to_owned() },
            Route::Roll { draft: "7".to_owned() },
            Route::Report { draft: "7".to_owned() },
            Route::Import { draft: "7".to_owned() },
        ] {
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
        let route = Route::Xray { draft: "7".to_owned() };
        let beside = route.why_href("I02");
        assert_eq!(Route::split_why(&beside), (route.href().as_str(), Some("I02".to_owned())));
        let section = Route::Section { draft: "7".to_owned(), section: "T2".to_owned() };
        let field = section.field_href("tax");
        assert_eq!(Route::split_field(&field), ("#/draft/7/T2", Some("f-tax".to_owned())));
        assert_eq!(Route::split_field("#main"), ("#main", None));
        assert_eq!(Route::parse(""), Some(Route::Home));
        assert_eq!(Route::parse("#main"), None);
        assert_eq!(Route::parse("#/draft"), Some(Route::Unknown));
    }
}
