//! From a document to a [`Standard`]: needs are compiled as the conditions of a rubric without
//! points, so that both mean the same by the same words.

use std::sync::Arc;

use super::document::{NeedEntry, StandardDocument, document_from_canonical};
use crate::rubric::compile::conditions_from_document;
use crate::rubric::digest::digest_of_text;
use crate::rubric::document::{DerivedEntry, EffectEntry, VetoEntry};
use crate::rubric::{Problem, Rubric, RubricDocument};

/// A standard that judges.
#[derive(Debug, Clone)]
pub struct Standard {
    /// What was declared.
    pub document: StandardDocument,
    /// Its figures, units and needs; of each need, in order, a veto that triggers where the need
    /// does not hold, and of each measure, in order, a derived fact. Its digest is the standard's.
    pub rubric: Arc<Rubric>,
}

impl Standard {
    /// `creation@2026.1`.
    pub fn reference(&self) -> String {
        format!("{}@{}", self.document.id, self.document.edition)
    }

    /// The needs of all routes, in order.
    pub fn needs(&self) -> impl Iterator<Item = &NeedEntry> {
        needs_of(&self.document).map(|(_, need)| need)
    }
}

/// The standard of a canonical JSON text, as shipped.
///
/// # Errors
/// Every problem of the document; `None` if the text is not of a standard.
pub fn standard_from_canonical(text: &str) -> Result<Standard, Option<Vec<Problem>>> {
    let document = document_from_canonical(text).ok_or(None)?;
    standard_from_document(document, digest_of_text(text)).map_err(Some)
}

/// The standard that a document declares.
pub(super) fn standard_from_document(
    document: StandardDocument,
    digest: String,
) -> Result<Standard, Vec<Problem>> {
    let mut problems = empty_lists(&document);
    let compiled = conditions_from_document(rubric_document(&document), digest);
    match compiled {
        Ok(rubric) if problems.is_empty() => {
            return Ok(Standard { document, rubric: Arc::new(rubric) });
        }
        Ok(_) => {}
        Err(found) => problems.extend(found.into_iter().map(|it| at_need(&document, it))),
    }
    Err(problems)
}

/// All needs with their paths.
fn needs_of(document: &StandardDocument) -> impl Iterator<Item = (String, &NeedEntry)> {
    let routes = document.condition.iter().enumerate().flat_map(|(condition, entry)| {
        let routes = entry.route.iter().enumerate();
        routes.map(move |(route, entry)| (format!("condition.{condition}.route.{route}"), entry))
    });
    routes.flat_map(|(path, entry)| {
        let needs = entry.need.iter().enumerate();
        needs.map(move |(need, entry)| (format!("{path}.need.{need}"), entry))
    })
}

/// A condition without a way to be met would never hold, a route without needs always.
fn empty_lists(document: &StandardDocument) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, condition) in document.condition.iter().enumerate() {
        if condition.route.is_empty() {
            let path = format!("condition.{index}.route");
            problems.push(Problem::new(path, "missing-key", "route"));
        }
        for (route, entry) in condition.route.iter().enumerate() {
            if entry.need.is_empty() {
                let path = format!("condition.{index}.route.{route}.need");
                problems.push(Problem::new(path, "missing-key", "need"));
            }
        }
    }
    problems
}

fn rubric_document(document: &StandardDocument) -> RubricDocument {
    let needs: Vec<&NeedEntry> = needs_of(document).map(|(_, need)| need).collect();
    let measures = needs.iter().filter_map(|need| {
        let measure = need.measure.as_ref()?;
        Some(DerivedEntry {
            id: format!("measure-{}", need.id),
            name: need.name.clone(),
            unit: measure.unit.clone(),
            value: measure.value.clone(),
            places: measure.places,
        })
    });
    let derived = measures.collect();
    let veto = needs.into_iter().map(veto_of).collect();
    RubricDocument {
        id: document.id.clone(),
        edition: document.edition.clone(),
        name: document.name.clone(),
        note: document.note.clone(),
        unit: document.unit.clone(),
        figure: document.figure.clone(),
        holder: document.holder.clone(),
        derived,
        dimension: Vec::new(),
        indicator: Vec::new(),
        word: Vec::new(),
        veto,
        band: Vec::new(),
    }
}

/// What stands before the expression of a need when it is turned round.
const NOT: &str = "not (";

fn veto_of(need: &NeedEntry) -> VetoEntry {
    VetoEntry {
        id: need.id.clone(),
        name: need.name.clone(),
        effect: EffectEntry::NoRating,
        when: Some(format!("{NOT}{})", need.holds)),
        unjudgeable: need.unjudgeable.clone(),
        annual_only: need.annual_only,
        shortfall: need.shortfall.clone(),
        indicator: None,
        missing_any: None,
        balance: None,
        off: false,
        basis: need.name.clone(),
    }
}

/// A problem of the rubric that stands for the standard, at its place in the standard.
fn at_need(document: &StandardDocument, problem: Problem) -> Problem {
    let mut parts = problem.path.splitn(3, '.');
    let (list, index, rest) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
    let Some(index) = index.and_then(|index| index.parse::<usize>().ok()) else { return problem };
    let needs = || needs_of(document);
    let (need, key) = match list {
        Some("veto") => (needs().nth(index), rest.to_owned()),
        Some("derived") => {
            let mut measured = needs().filter(|(_, need)| need.measure.is_some());
            (measured.nth(index), format!("measure.{rest}"))
        }
        _ => return problem,
    };
    let Some((path, _)) = need else { return problem };
    match key.as_str() {
        "when" => {
            let offset = problem.offset.saturating_sub(NOT.len());
            Problem { path: format!("{path}.holds"), offset, ..problem }
        }
        key => Problem { path: format!("{path}.{key}"), ..problem },
    }
}
