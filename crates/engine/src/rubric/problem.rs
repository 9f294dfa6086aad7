//! [`Problem`]: something wrong in a rubric, addressed by its path in the document.

use crate::expression::ExpressionProblem;

/// Something wrong in a rubric. `locale` has the words, [`super::source`] the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the document, for example `indicator.3.value`.
    pub path: String,
    /// Bytes from the start of the text there.
    pub offset: usize,
    /// Key of the message.
    pub code: &'static str,
    /// What stands there.
    pub found: String,
    /// What should stand there, where the message does not say it already.
    pub expected: String,
}

impl Problem {
    /// A problem at a path.
    pub fn new(path: impl Into<String>, code: &'static str, found: impl Into<String>) -> Self {
        Self { path: path.into(), offset: 0, code, found: found.into(), expected: String::new() }
    }

    /// With what should stand there.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    /// A problem of the expression at a path.
    pub fn in_expression(path: impl Into<String>, problem: ExpressionProblem) -> Self {
        Self {
            path: path.into(),
            offset: problem.offset,
            code: problem.code,
            found: problem.found,
            expected: problem.expected,
        }
    }
}

/// The name among `known` that is closest to `wanted`, if it is close enough to be meant.
pub fn closest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = wanted.chars().count().div_euclid(3).max(1);
    known
        .map(|name| (edit_distance(wanted, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be changed, added or removed.
fn edit_distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, letter) in left.chars().enumerate() {
        let mut diagonal = above;
        let mut previous = above.saturating_add(1);
        let mut next = vec![previous];
        for (other, cell) in right.iter().zip(row.iter().skip(1)) {
            let changed = diagonal.saturating_add(usize::from(letter != *other));
            diagonal = *cell;
            previous = changed.min(previous.saturating_add(1)).min(cell.saturating_add(1));
            next.push(previous);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn finds_what_was_meant() {
        let known = ["leading-revenue", "revenue", "tax"];
        assert_eq!(closest("leading-revenu", known.into_iter()), Some("leading-revenue"));
        assert_eq!(closest("taxes", known.into_iter()), None);
    }
}
