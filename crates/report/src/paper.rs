//! [`Part`]: what a print shows in tables, below total, stars and vetoes.

use engine::assess::{Evaluation, IndicatorValue};
use engine::facts::Finding;
use engine::quantity::Rational;
use engine::quantity::rational::short_decimal;
use locale::{Key, Language, groups, keys};

use crate::findings::finding_message;
use crate::indicator::IndicatorRow;
use crate::model::PageModel;
use crate::panel::DimensionRow;
use crate::tables::Table;
use crate::xray::{MissingRow, xray};

/// A table under its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name for style sheets.
    pub id: &'static str,
    /// Heading.
    pub heading: &'static str,
    /// The table; a part without rows is left out.
    pub table: Table,
}

/// The parts of a printed assessment: dimensions, indicators, findings, missing figures.
pub fn assessment_parts(
    evaluation: &Evaluation,
    page: &PageModel,
    language: Language,
) -> Vec<Part> {
    let missing = xray(evaluation, language).missing;
    let parts = [
        Part {
            id: "dimensions",
            heading: keys::PAPER_DIMENSIONS.words(language),
            table: dimensions(&page.panel.dimensions, language),
        },
        Part {
            id: "indicators",
            heading: keys::PAPER_INDICATORS.words(language),
            table: indicators(evaluation, &page.indicators, language),
        },
        Part {
            id: "findings",
            heading: keys::PAPER_FINDINGS.words(language),
            table: findings(evaluation, |_| true, language),
        },
        Part {
            id: "missing",
            heading: keys::PAPER_MISSING.words(language),
            table: missing_figures(missing, language),
        },
    ];
    parts.into_iter().filter(|part| !part.table.rows.is_empty()).collect()
}

fn table<const N: usize>(
    headings: [Key; N],
    rows: impl Iterator<Item = [String; N]>,
    language: Language,
) -> Table {
    Table {
        headings: headings.map(|key| key.words(language).to_owned()).to_vec(),
        rows: rows.map(|row| row.to_vec()).collect(),
    }
}

fn dimensions(rows: &[DimensionRow], language: Language) -> Table {
    let headings = [keys::PAPER_DIMENSION, keys::TABLE_POINTS, keys::TABLE_WEIGHT];
    let row = |row: &DimensionRow| [row.name.clone(), row.points.clone(), row.weight.clone()];
    table(headings, rows.iter().map(row), language)
}

fn indicators(evaluation: &Evaluation, rows: &[IndicatorRow], language: Language) -> Table {
    let headings = [
        keys::TABLE_ID,
        keys::TABLE_INDICATOR,
        keys::TABLE_VALUE,
        keys::PAPER_SHARE,
        keys::TABLE_POINTS,
        keys::TABLE_WEIGHT,
        keys::TABLE_LOST,
    ];
    let rows = rows.iter().zip(&evaluation.sheet().indicators).map(|(row, score)| {
        let share = match &score.value {
            IndicatorValue::Scored(scored) => per_cent(&scored.share),
            IndicatorValue::Missing | IndicatorValue::NotApplicable => String::new(),
        };
        let IndicatorRow { id, name, value, points, weight, lost, .. } = row.clone();
        [id, name, value, share, points, weight, lost]
    });
    table(headings, rows, language)
}

/// `0.875` → `87.5%`.
pub(crate) fn per_cent(share: &Rational) -> String {
    format!("{}%", short_decimal(&(share * Rational::from(100)), 2))
}

/// The remarks on figures that are to be kept.
pub(crate) fn findings(
    evaluation: &Evaluation,
    is_kept: fn(&Finding) -> bool,
    language: Language,
) -> Table {
    let rubric = evaluation.rubric();
    let entries = rubric.document.figure.iter().enumerate();
    let rows = entries.flat_map(|(index, entry)| {
        let name = language.of(&entry.name.zh, &entry.name.en);
        let found = evaluation.facts().findings_at(rubric, index).into_iter();
        found.filter(is_kept).map(move |finding| {
            let severity = groups::SEVERITY.named(finding.code.severity().name());
            let severity = severity.map_or("", |key| key.words(language));
            let words = finding_message(rubric, &finding, language);
            [severity.to_owned(), name.to_owned(), words]
        })
    });
    let headings = [keys::PAPER_SEVERITY, keys::XRAY_FIGURE, keys::PAPER_FINDING];
    table(headings, rows, language)
}

fn missing_figures(rows: Vec<MissingRow>, language: Language) -> Table {
    let headings = [keys::XRAY_FIGURE, keys::XRAY_HOLDER, keys::XRAY_AT_STAKE, keys::PAPER_NOTE];
    let rows = rows.into_iter().map(|row| {
        let note = row.mark(language).to_owned();
        [row.name, row.holder, row.at_stake, note]
    });
    table(headings, rows, language)
}
