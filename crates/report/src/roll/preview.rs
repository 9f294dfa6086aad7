//! Remarks gathered for a page: one group for each kind and column, gravest first, so that ten
//! thousand trimmed cells are one line that can be opened and not ten thousand lines.

use std::collections::BTreeMap;

use locale::{Language, groups, keys, text};

use super::remark::{Gravity, Remark, RemarkCode, column_letter};
use super::words::{named, remark_text};

/// Remarks of one kind about one column, or about rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemarkGroup {
    /// What they say.
    pub code: RemarkCode,
    /// Letters of the column; none for rows.
    pub column: Option<String>,
    /// Heading of the column.
    pub heading: String,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub shown: Vec<Remark>,
}

impl RemarkGroup {
    /// How grave they are.
    pub fn gravity(&self) -> Gravity {
        self.code.gravity()
    }

    /// One line for all of them: what it is, where, and how many.
    pub fn text(&self, language: Language) -> String {
        let gravity = named(groups::ROLL_GRAVITY, self.gravity().name(), language, &[]);
        let kind = named(groups::ROLL_KIND, self.code.name(), language, &[]);
        let count = self.count.to_string();
        let column = self.column.as_deref().unwrap_or_default();
        let arguments = [
            ("gravity", gravity.as_str()),
            ("kind", &kind),
            ("column", column),
            ("heading", &self.heading),
            ("count", &count),
        ];
        let key = if column.is_empty() { keys::ROLL_GROUP_ROWS } else { keys::ROLL_GROUP_COLUMN };
        text(language, key, &arguments)
    }

    /// The first of them, a line each.
    pub fn lines(&self, language: Language) -> Vec<String> {
        self.shown.iter().map(|remark| remark_text(remark, language)).collect()
    }
}

/// Gathers remarks; each group keeps the first `most_shown`.
pub fn groups_of_remarks(
    remarks: impl Iterator<Item = Remark>,
    most_shown: usize,
) -> Vec<RemarkGroup> {
    let mut groups: BTreeMap<(Gravity, RemarkCode, Option<u32>), RemarkGroup> = BTreeMap::new();
    for remark in remarks {
        let key = (remark.code.gravity(), remark.code, remark.column);
        let group = groups.entry(key).or_insert_with(|| RemarkGroup {
            code: remark.code,
            column: remark.column.map(column_letter),
            heading: remark.heading.clone(),
            count: 0,
            shown: Vec::new(),
        });
        group.count = group.count.saturating_add(1);
        if group.shown.len() < most_shown {
            group.shown.push(remark);
        }
    }
    groups.into_values().collect()
}
