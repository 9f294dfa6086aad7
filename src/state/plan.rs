//! [`GroupPlan`]: a table of the forms with its labels, ready to be drawn.

use engine::rubric::{FigureType, Text};
use locale::{Language, keys, text};
use report::forms::{Group, Row, Section};
use report::numbers::unit_label;

use super::shipped::Edition;

/// A table of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupPlan {
    /// Title.
    pub(crate) name: String,
    /// Headings over the fields.
    pub(crate) columns: Vec<String>,
    /// True if a row ends with a growth.
    pub(crate) has_growth: bool,
    /// Rows.
    pub(crate) rows: Vec<RowPlan>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowPlan {
    /// Label.
    pub(crate) label: String,
    /// Fields side by side.
    pub(crate) fields: Vec<FieldPlan>,
    /// Columns that the row leaves empty.
    pub(crate) empty: Vec<()>,
    /// All columns of the table, for what is said across them.
    pub(crate) span: usize,
    /// Names the growth at its end.
    pub(crate) growth: Option<String>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldPlan {
    /// The figure's place in the rubric.
    pub(crate) figure: usize,
    /// The figure's name.
    pub(crate) id: String,
    /// The figure's whole label.
    pub(crate) label: String,
    /// The heading over the field.
    pub(crate) column: String,
    /// Name of the column for the keyboard.
    pub(crate) column_key: String,
    /// Unit as shown.
    pub(crate) unit: String,
    /// True for yes-no.
    pub(crate) is_yes_no: bool,
    /// True if "not applicable" may be said.
    pub(crate) allows_na: bool,
}

/// The tables of a section.
pub(crate) fn plan(edition: &Edition, section: &Section, language: Language) -> Vec<GroupPlan> {
    section.group.iter().map(|group| group_plan(edition, group, language)).collect()
}

fn group_plan(edition: &Edition, group: &Group, language: Language) -> GroupPlan {
    let said = |text: &Text| language.of(&text.zh, &text.en).to_owned();
    let columns: Vec<String> = group.columns.iter().map(said).collect();
    let has_growth = group.rows.iter().any(|row| row.growth.is_some());
    let span = columns.len().saturating_add(1).saturating_add(usize::from(has_growth));
    let row = |row: &Row| RowPlan { span, ..row_plan(edition, row, &columns, language) };
    GroupPlan {
        name: said(&group.name),
        has_growth,
        rows: group.rows.iter().map(row).collect(),
        columns,
    }
}

fn row_plan(edition: &Edition, row: &Row, columns: &[String], language: Language) -> RowPlan {
    let named = row.figures.iter().zip(columns).enumerate();
    let fields: Vec<FieldPlan> = named
        .filter_map(|(place, (id, column))| field_plan(edition, id, column, place, language))
        .collect();
    let label = match (fields.first(), columns.first()) {
        (Some(field), Some(column)) => without_column(&field.label, column, language),
        _ => String::new(),
    };
    let empty = columns.iter().skip(fields.len()).map(|_| ()).collect();
    RowPlan { label, fields, empty, span: 1, growth: row.growth.clone() }
}

fn field_plan(
    edition: &Edition,
    id: &str,
    column: &str,
    place: usize,
    language: Language,
) -> Option<FieldPlan> {
    let rubric = &edition.rubric;
    let figure = rubric.figure_index(id)?;
    let entry = rubric.document.figure.get(figure)?;
    let unit = entry.unit.as_deref().unwrap_or_default();
    Some(FieldPlan {
        figure,
        id: id.to_owned(),
        label: language.of(&entry.name.zh, &entry.name.en).to_owned(),
        column: column.to_owned(),
        column_key: format!("c{place}"),
        unit: unit_label(&rubric.document, unit, language),
        is_yes_no: entry.of == FigureType::YesNo,
        allows_na: entry.na,
    })
}

/// A label without the column's heading at its end: the heading says it already.
fn without_column(label: &str, column: &str, language: Language) -> String {
    let suffix = text(language, keys::FORM_ROW_SUFFIX, &[("column", column)]);
    let start = label.len().saturating_sub(suffix.len());
    match label.split_at_checked(start) {
        Some((before, end)) if end.eq_ignore_ascii_case(&suffix) => before.to_owned(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped::{LATEST, edition};
    use super::*;

    #[test]
    fn every_figure_of_the_forms_has_a_field() {
        let Some(edition) = edition(LATEST) else { return assert_eq!(LATEST, "shipped") };
        for section in &edition.forms.section {
            let groups = plan(edition, section, Language::Zh);
            let fields = groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.fields);
            let ids: Vec<&str> = fields.map(|field| field.id.as_str()).collect();
            assert_eq!(ids, section.figures().collect::<Vec<_>>());
        }
    }

    #[test]
    fn labels_do_not_repeat_the_heading() {
        let label = "Revenue, year to date";
        assert_eq!(without_column(label, "Year to date", Language::En), "Revenue");
        assert_eq!(without_column(label, "Total", Language::En), label);
    }
}
