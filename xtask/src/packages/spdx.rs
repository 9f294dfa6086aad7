//! Licence expressions such as `MIT OR (Apache-2.0 AND Unicode-3.0)`.

use anyhow::{Result, bail};

/// Whether a choice of the expression's licences exists that are all accepted.
///
/// An exception (`Apache-2.0 WITH LLVM-exception`) only ever permits more, so
/// it does not change the answer. The slash of old manifests means `OR`.
pub(crate) fn is_satisfied(expression: &str, is_accepted: impl Fn(&str) -> bool) -> Result<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut reader =
        Reader { words: spaced.split_whitespace().peekable(), is_accepted: &is_accepted };
    let satisfied = reader.alternatives()?;
    match reader.words.next() {
        None => Ok(satisfied),
        Some(word) => bail!("`{expression}`: `{word}` is not expected there"),
    }
}

struct Reader<'text, Words: Iterator<Item = &'text str>> {
    words: std::iter::Peekable<Words>,
    is_accepted: &'text dyn Fn(&str) -> bool,
}

impl<'text, Words: Iterator<Item = &'text str>> Reader<'text, Words> {
    fn alternatives(&mut self) -> Result<bool> {
        let mut satisfied = self.together()?;
        while self.words.next_if_eq(&"OR").is_some() {
            satisfied |= self.together()?;
        }
        Ok(satisfied)
    }

    fn together(&mut self) -> Result<bool> {
        let mut satisfied = self.licence()?;
        while self.words.next_if_eq(&"AND").is_some() {
            satisfied &= self.licence()?;
        }
        Ok(satisfied)
    }

    fn licence(&mut self) -> Result<bool> {
        match self.words.next() {
            Some("(") => {
                let satisfied = self.alternatives()?;
                if self.words.next() != Some(")") {
                    bail!("a bracket is not closed");
                }
                Ok(satisfied)
            }
            Some(name) if !["OR", "AND", "WITH", ")"].contains(&name) => {
                if self.words.next_if_eq(&"WITH").is_some() && self.words.next().is_none() {
                    bail!("`WITH` needs an exception");
                }
                Ok((self.is_accepted)(name))
            }
            _ => bail!("a licence is missing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str) -> Option<bool> {
        is_satisfied(expression, |name| ["MIT", "Apache-2.0", "Zlib"].contains(&name)).ok()
    }

    #[test]
    fn one_accepted_choice_is_enough() {
        assert_eq!(check("MIT"), Some(true));
        assert_eq!(check("GPL-3.0-only OR MIT"), Some(true));
        assert_eq!(check("GPL-3.0/MIT"), Some(true));
        assert_eq!(check("Apache-2.0 WITH LLVM-exception OR GPL-3.0-only"), Some(true));
    }

    #[test]
    fn all_parts_of_a_choice_are_needed() {
        assert_eq!(check("AGPL-3.0-only"), Some(false));
        assert_eq!(check("MIT AND GPL-3.0-only"), Some(false));
        assert_eq!(check("(MIT OR GPL-3.0-only) AND Zlib"), Some(true));
        assert_eq!(check("(MIT AND GPL-3.0-only) OR GPL-2.0-only"), Some(false));
    }

    #[test]
    fn nonsense_is_refused() {
        for expression in ["", "MIT OR", "(MIT", "MIT Zlib", "OR MIT"] {
            assert_eq!(check(expression), None, "{expression}");
        }
    }
}
