//! [`Forms`]: the order in which figures are asked for. Labels and units are the rubric's.

use engine::rubric::{Rubric, Text};
use locale::{Language, keys, text};
use serde_json::Value;

/// The forms of a rubric, as `forms.toml` declares them for all kinds of cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forms {
    /// Sections in order; each is a page of the task list.
    pub section: Vec<Section>,
}

/// A page of the task list.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Title.
    pub name: Text,
    /// Headings over the fields.
    pub columns: Vec<Text>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row: one or more figures side by side. Its label is the first figure's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Figures by name.
    pub figures: Vec<String>,
    /// A derived fact or an indicator whose value (or word) ends the row.
    pub growth: Option<String>,
}

impl Section {
    /// The figures of the section, in order.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        let rows = self.group.iter().flat_map(|group| &group.rows);
        rows.flat_map(|row| &row.figures).map(String::as_str)
    }
}

/// Where a figure is asked for: section, table and column; the figure's own name where the column
/// has no heading. `None` if no form asks for it.
pub fn origin(forms: &Forms, rubric: &Rubric, figure: &str, language: Language) -> Option<String> {
    let said = |text: &Text| language.of(&text.zh, &text.en).to_owned();
    let place = |row: &Row| row.figures.iter().position(|id| id == figure);
    let groups = forms.section.iter().flat_map(|it| it.group.iter().map(move |group| (it, group)));
    let mut rows =
        groups.flat_map(|(section, group)| group.rows.iter().map(move |row| (section, group, row)));
    let (section, group, place) =
        rows.find_map(|(section, group, row)| Some((section, group, place(row)?)))?;
    let column = group.columns.get(place).map(said).filter(|heading| !heading.is_empty());
    let entry = rubric.document.figure.iter().find(|entry| entry.id == figure);
    let field = column.or_else(|| entry.map(|entry| said(&entry.name)))?;
    let (name, table) = (said(&section.name), said(&group.name));
    let said =
        [("form", section.id.as_str()), ("section", &name), ("table", &table), ("field", &field)];
    Some(text(language, keys::ORIGIN_PLACE, &said))
}

/// The forms of the JSON that `rubrics` ships, as far as the rubric uses them: without figures that
/// it does not use, then without rows, tables and sections that are left empty. `None` if the text
/// is something else.
pub fn forms_from_json(text: &str, rubric: &Rubric) -> Option<Forms> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut sections = list(&value, "section", section)?;
    for group in sections.iter_mut().flat_map(|section| &mut section.group) {
        for row in &mut group.rows {
            row.figures.retain(|id| is_used(rubric, id));
            row.growth.take_if(|name| !is_shown(rubric, name));
        }
        group.rows.retain(|row| !row.figures.is_empty());
    }
    for section in &mut sections {
        section.group.retain(|group| !group.rows.is_empty());
    }
    sections.retain(|section| !section.group.is_empty());
    Some(Forms { section: sections })
}

fn is_used(rubric: &Rubric, id: &str) -> bool {
    let figure = rubric.figure_index(id).and_then(|index| rubric.figures.get(index));
    figure.is_some_and(|figure| figure.is_used)
}

/// A growth can be shown if it is an indicator, or if all figures that it needs are used.
fn is_shown(rubric: &Rubric, name: &str) -> bool {
    let document = &rubric.document;
    let place = document.derived.iter().position(|entry| entry.id == name);
    let derived = place.and_then(|place| rubric.derived.get(place));
    let figures = derived.map(|derived| rubric.graph.figures_of(derived.value));
    let used = |index: &usize| rubric.figures.get(*index).is_some_and(|it| it.is_used);
    document.indicator.iter().any(|entry| entry.id == name)
        || figures.is_some_and(|figures| figures.iter().all(used))
}

fn section(value: &Value) -> Option<Section> {
    Some(Section {
        id: value.get("id")?.as_str()?.to_owned(),
        name: label(value.get("name")?)?,
        intro: label(value.get("intro")?)?,
        group: list(value, "group", group)?,
    })
}

fn group(value: &Value) -> Option<Group> {
    Some(Group {
        name: label(value.get("name")?)?,
        columns: list(value, "columns", label)?,
        rows: list(value, "rows", row)?,
    })
}

fn row(value: &Value) -> Option<Row> {
    Some(Row {
        figures: list(value, "figures", |id| id.as_str().map(str::to_owned))?,
        growth: value.get("growth").and_then(Value::as_str).map(str::to_owned),
    })
}

fn label(value: &Value) -> Option<Text> {
    let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Text { zh: text("zh")?, en: text("en")? })
}

fn list<T>(value: &Value, key: &str, item: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.get(key)?.as_array()?.iter().map(item).collect()
}
