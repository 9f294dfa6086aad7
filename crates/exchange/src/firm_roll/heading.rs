//! From the text of a heading to its [`Meaning`].

use super::dictionary::{ColumnEntry, Dictionary, Reach, When};
use super::plain::comparable;

/// What a heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Meaning {
    /// Place of its column in the dictionary.
    pub(super) column: usize,
    /// This year's, the prior period's, or last year's.
    pub(super) base: When,
    /// Since January, or a month or quarter alone; none if it does not say.
    pub(super) reach: Option<Reach>,
    /// The quarter up to which it runs, if it says.
    pub(super) quarter: Option<u8>,
    /// The year, if it says.
    pub(super) year: Option<u16>,
    /// Calls itself comparable.
    pub(super) is_comparable: bool,
    /// Of the leading industry only.
    pub(super) is_leading: bool,
    /// A rate, not an amount.
    pub(super) is_rate: bool,
    /// Place of its unit in the dictionary.
    pub(super) unit: Option<usize>,
}

impl Meaning {
    /// Its column in the dictionary.
    pub(crate) fn entry<'d>(&self, dictionary: &'d Dictionary) -> Option<&'d ColumnEntry> {
        dictionary.column.get(self.column)
    }

    /// True if both mean the same amounts, whatever their units.
    pub(super) fn is_same_measure(&self, other: &Self) -> bool {
        let bare = |meaning: &Self| Self {
            unit: None,
            is_comparable: false,
            reach: meaning.reach.filter(|reach| *reach == Reach::Single),
            ..*meaning
        };
        bare(self) == bare(other)
    }
}

/// The meaning of a heading, if all of it is understood.
pub(crate) fn meaning_of(dictionary: &Dictionary, heading: &str) -> Option<Meaning> {
    let Parts { text, unit } = parts(dictionary, &comparable(heading));
    if let Some(meaning) = meaning_of_text(dictionary, &text, unit) {
        return Some(meaning);
    }
    let ends = dictionary.units.iter().filter(|_| unit.is_none());
    let mut shorter = ends.filter_map(|(name, place)| Some((text.strip_suffix(name)?, *place)));
    shorter.find_map(|(text, place)| meaning_of_text(dictionary, text, Some(place)))
}

/// A heading without its brackets, and the unit that stood in one of them.
struct Parts {
    text: String,
    unit: Option<usize>,
}

fn parts(dictionary: &Dictionary, heading: &str) -> Parts {
    let mut parts = Parts { text: String::new(), unit: None };
    for piece in heading.split(['(', ')', '[', ']']) {
        match unit_of(dictionary, piece) {
            Some(unit) => parts.unit = parts.unit.or(Some(unit)),
            None => parts.text.push_str(piece),
        }
    }
    parts
}

/// The unit that a piece of text names, with or without the word for unit before it.
pub(crate) fn unit_of(dictionary: &Dictionary, piece: &str) -> Option<usize> {
    let mut words = dictionary.words.unit.iter();
    let named = words.find_map(|word| piece.strip_prefix(word.as_str())).unwrap_or(piece);
    dictionary.unit_named(named.trim_matches([':', ',', '/']))
}

fn meaning_of_text(dictionary: &Dictionary, text: &str, unit: Option<usize>) -> Option<Meaning> {
    let (text, year) = without_year(text);
    dictionary.names.iter().find_map(|(name, column)| {
        let (before, after) = text.split_once(name.as_str())?;
        let start = Meaning {
            column: *column,
            base: When::Current,
            reach: None,
            quarter: None,
            year,
            is_comparable: false,
            is_leading: false,
            is_rate: false,
            unit,
        };
        qualified(dictionary, after, qualified(dictionary, before, start)?)
    })
}

/// Takes a year such as 2020 out of a text; the sign for year behind it goes with it.
fn without_year(text: &str) -> (String, Option<u16>) {
    let digits = |at: &usize| text.get(*at..at.saturating_add(4)).filter(|it| is_year(it));
    let found = text.char_indices().map(|(at, _)| at).find(|at| digits(at).is_some());
    let Some(at) = found else { return (text.to_owned(), None) };
    let year = digits(&at).and_then(|year| year.parse().ok());
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at.saturating_add(4)..).unwrap_or_default();
    let after = after.strip_prefix('\u{5e74}').unwrap_or(after);
    (format!("{before}{after}"), year)
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The meaning with the qualifiers of a text, all of which must be known.
fn qualified(dictionary: &Dictionary, text: &str, mut meaning: Meaning) -> Option<Meaning> {
    let mut rest = text;
    while !rest.is_empty() {
        let mut known = dictionary.qualifiers.iter();
        let (word, place) = known.find(|(word, _)| rest.starts_with(word.as_str()))?;
        let qualifier = dictionary.qualifier.get(*place)?;
        meaning.base = match (meaning.base, qualifier.base) {
            (When::Prior, Some(_)) => When::Prior,
            (base, None) | (_, Some(base)) => base,
        };
        meaning.reach = qualifier.reach.max(meaning.reach);
        meaning.quarter = qualifier.quarter.or(meaning.quarter);
        meaning.is_comparable |= qualifier.comparable;
        meaning.is_leading |= qualifier.leading;
        meaning.is_rate |= qualifier.rate;
        rest = rest.get(word.len()..)?;
    }
    Some(meaning)
}
