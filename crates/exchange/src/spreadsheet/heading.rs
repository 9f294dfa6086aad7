//! [`Heading`]: a heading or label as it is compared, and the unit that it names.

use super::scheme::Scheme;
use crate::firm_roll::plain::comparable;

/// A heading taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// Everything but units and brackets.
    pub(super) key: String,
    /// What stands outside of brackets.
    pub(super) bare: String,
    /// Without numbering and unit at its ends.
    shorter: String,
    /// Units that it names.
    pub(super) units: Vec<String>,
}

impl Heading {
    /// What it is looked up by, the most exact first.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        [&self.key, &self.shorter, &self.bare].into_iter().map(String::as_str)
    }

    /// The one unit that it names.
    pub(super) fn unit(&self) -> Option<&str> {
        self.units.first().map(String::as_str)
    }

    /// True if it names two units of one kind, so that which one holds cannot be told.
    pub(super) fn has_two_units(&self) -> bool {
        self.units.len() > 1
    }
}

/// Takes a heading apart.
pub(super) fn heading_of(scheme: &Scheme, text: &str) -> Heading {
    let mut heading = Heading::default();
    let mut depth = 0usize;
    let text = comparable(text);
    let mut piece = String::new();
    for c in text.chars().chain(['\0']) {
        if !matches!(c, '(' | ')' | '[' | ']' | '\0') {
            piece.push(c);
            continue;
        }
        let units = units_of(scheme, &piece);
        if depth > 0 && !units.is_empty() {
            heading.units.extend(units);
        } else {
            heading.key.push_str(&piece);
            if depth == 0 {
                heading.bare.push_str(&piece);
            }
        }
        piece.clear();
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            _ => depth = depth.saturating_sub(1),
        }
    }
    heading.key = tidied(&heading.key);
    heading.bare = tidied(&heading.bare);
    let (shorter, unit) = without_unit(scheme, without_number(&heading.key));
    shorter.clone_into(&mut heading.shorter);
    if heading.units.is_empty() {
        heading.units.extend(unit);
    }
    heading
}

/// Without marks that say nothing of the meaning.
fn tidied(text: &str) -> String {
    let text = text.trim_matches(['*', ':', '.', '\u{3001}', '\u{b7}', '\u{2605}']);
    let thereof = text.strip_prefix("\u{5176}\u{4e2d}:").unwrap_or(text);
    thereof.to_owned()
}

/// Without a number in front: `1.`, `3\u{3001}`.
fn without_number(text: &str) -> &str {
    let is_number = |c: char| {
        c.is_ascii_digit() || "\u{4e00}\u{4e8c}\u{4e09}\u{56db}\u{4e94}\u{516d}".contains(c)
    };
    let rest = text.trim_start_matches(is_number);
    let bare = rest.trim_start_matches(['.', '\u{3001}', ')']);
    if rest.len() < text.len() && bare.len() < rest.len() { bare } else { text }
}

/// Without a unit behind it.
fn without_unit<'t>(scheme: &Scheme, text: &'t str) -> (&'t str, Option<String>) {
    let names = &scheme.dictionary.units;
    let shorter = names.iter().find_map(|(name, _)| {
        let before = text.strip_suffix(name.as_str()).filter(|before| !before.is_empty())?;
        Some((before.trim_end_matches([':', ',', '/']), Some(name.clone())))
    });
    shorter.unwrap_or((text, None))
}

/// The units that a piece of text names and nothing else; two where it leaves a choice.
fn units_of(scheme: &Scheme, piece: &str) -> Vec<String> {
    let mut words = scheme.dictionary.words.unit.iter();
    let named = words.find_map(|word| piece.strip_prefix(word.as_str())).unwrap_or(piece);
    let named = named.trim_matches([':', ',', '/']);
    let parts: Vec<&str> = named.split(['/', '\u{3001}', ',', '\u{6216}', '|']).collect();
    let nature = |part: &&str| {
        let unit = scheme.dictionary.unit.get(scheme.dictionary.unit_named(part)?);
        unit.map(|unit| unit.nature)
    };
    let first = parts.first().and_then(nature);
    let is_choice =
        parts.len() > 1 && first.is_some() && parts.iter().all(|part| nature(part) == first);
    if is_choice {
        parts.into_iter().map(str::to_owned).collect()
    } else if is_unit(scheme, named) {
        vec![named.to_owned()]
    } else {
        Vec::new()
    }
}

/// True for the name of a unit of rolls or of the rubric.
pub(super) fn is_unit(scheme: &Scheme, name: &str) -> bool {
    !name.is_empty()
        && (scheme.dictionary.unit_named(name).is_some()
            || unit_symbol(scheme, name).is_some()
            || scheme.rubric.units.unit(name).is_some())
}

/// The symbol of the rubric's unit that goes by a name.
pub(super) fn unit_symbol<'s>(scheme: &'s Scheme, name: &str) -> Option<&'s str> {
    let name = comparable(name);
    let mut units = scheme.rubric.document.unit.iter();
    let found = units.find(|unit| {
        let names = [&unit.symbol, &unit.en].into_iter().chain(&unit.aliases);
        names.into_iter().any(|known| comparable(known) == name)
    });
    found.map(|unit| unit.symbol.as_str())
}

/// The unit that title rows state for a whole table: what follows the word for unit.
pub(super) fn stated_unit(scheme: &Scheme, text: &str) -> Option<String> {
    let text = comparable(text);
    let mut words = scheme.dictionary.words.unit.iter();
    let after = words.find_map(|word| text.split_once(word.as_str()).map(|(_, after)| after))?;
    let named = after.trim_start_matches([':', '(']);
    let named = named.split([')', ',', ';', ']', '\u{3001}', '/']).next().unwrap_or_default();
    is_unit(scheme, named).then(|| named.to_owned())
}
