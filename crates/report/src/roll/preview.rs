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
    /// Their rows, first and last of each run, in order.
    pub runs: Vec<(u32, u32)>,
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

    /// All their rows: `2–5, 9`.
    pub fn rows_text(&self, language: Language) -> String {
        let run = |(first, last): &(u32, u32)| {
            if first == last { first.to_string() } else { format!("{first}\u{2013}{last}") }
        };
        let runs: Vec<String> = self.runs.iter().map(run).collect();
        let rows = runs.join(keys::LIST_SEPARATOR.words(language));
        text(language, keys::ROLL_GROUP_PLACES, &[("rows", &rows)])
    }

    fn add_row(&mut self, row: u32) {
        match self.runs.last_mut() {
            Some((_, last)) if row == *last || Some(row) == last.checked_add(1) => *last = row,
            _ => self.runs.push((row, row)),
        }
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
            runs: Vec::new(),
            shown: Vec::new(),
        });
        group.count = group.count.saturating_add(1);
        group.add_row(remark.row);
        if group.shown.len() < most_shown {
            group.shown.push(remark);
        }
    }
    groups.into_values().collect()
}
