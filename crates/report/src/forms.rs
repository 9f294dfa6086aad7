//! [`Forms`]: the order in which figures are asked for. Labels and units are the rubric's.

use engine::rubric::Text;
use serde::Deserialize;

/// The forms of a rubric, as its `forms.toml` declares them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// Sections in order; each is a page of the task list.
    pub section: Vec<Section>,
}

/// A page of the task list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// `T2`.
    pub id: String,
    /// Title.
    pub name: Text,
    /// One or two sentences: what it is for.
    pub intro: Text,
    /// Tables of the page.
    pub group: Vec<Group>,
}

/// A table of a section.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Title.
    pub name: Text,
    /// Headings over the fields.
    pub columns: Vec<Text>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row: one or more figures side by side. Its label is the first figure's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Figures by name.
    pub figures: Vec<String>,
    /// A derived fact or an indicator whose value (or word) ends the row.
    #[serde(default)]
    pub growth: Option<String>,
}

impl Section {
    /// The figures of the section, in order.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        let rows = self.group.iter().flat_map(|group| &group.rows);
        rows.flat_map(|row| &row.figures).map(String::as_str)
    }
}
