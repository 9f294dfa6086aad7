//! Ledger files in TOML → canonical JSON and [`Ledgers`], with the place of every problem.
//!
//! The files are shared by all kinds of cluster: what is `only` for others is left out before
//! anything is compiled, and so are indicators that the rubric does not have.

use serde_json::{Map, Value as Json};

use super::compile::ledgers_from_document;
use super::compiled::Ledgers;
use super::decode::document_from_canonical;
use super::schema::{LEDGERS, ONLY};
use crate::rubric::Rubric;
use crate::rubric::inherit::{Placed, put_items, take_items};
use crate::rubric::problem::Problem;
use crate::rubric::reader::Reader;
use crate::rubric::source::RubricError;

/// Ledgers as read from their files.
#[derive(Debug)]
pub struct LedgerSource {
    /// Their canonical JSON.
    pub canonical: String,
    /// Checked and ready to evaluate.
    pub ledgers: Ledgers,
}

/// Reads the ledgers of a rubric from files: names and texts.
///
/// # Errors
/// Every problem of the files, in the order of files and lines.
pub fn ledgers_from_source(
    files: &[(&str, &str)],
    rubric: &Rubric,
) -> Result<LedgerSource, Vec<RubricError>> {
    let mut reader = Reader::of(LEDGERS);
    for (name, text) in files {
        reader.file(name, text);
    }
    if !reader.problems.is_empty() {
        return Err(reader.errors());
    }
    for_rubric(&mut reader, rubric);
    let canonical = Json::Object(reader.document.clone()).to_string();
    match compiled(&canonical, rubric) {
        Ok(ledgers) => Ok(LedgerSource { canonical, ledgers }),
        Err(problems) => {
            reader.place_all(problems);
            Err(reader.errors())
        }
    }
}

fn compiled(canonical: &str, rubric: &Rubric) -> Result<Ledgers, Vec<Problem>> {
    // Shapes were checked, so nothing is left to go wrong; but never in silence.
    let document = document_from_canonical(canonical)
        .ok_or_else(|| vec![Problem::new("", "wrong-kind", "")])?;
    ledgers_from_document(document, rubric)
}

/// Leaves out what is only for other rubrics, and moves the places of the rest along.
fn for_rubric(reader: &mut Reader, rubric: &Rubric) {
    let id = rubric.document.id.as_str();
    let mut placed = Placed {
        document: core::mem::take(&mut reader.document),
        places: core::mem::take(&mut reader.places),
    };
    for list in ["derive", "rule"] {
        keep_items(&mut placed, list, id);
    }
    let tables = placed.document.get("table").and_then(Json::as_array).map_or(0, Vec::len);
    for table in 0..tables {
        keep_within(&mut placed, table, "column", id);
        keep_within(&mut placed, table, "preset", id);
    }
    if let Some(parts) = placed.document.get_mut("part") {
        let is_known = |id: &str| rubric.document.indicator.iter().any(|entry| entry.id == id);
        keep_indicators(parts, &is_known);
    }
    reader.document = placed.document;
    reader.places = placed.places;
}

fn is_for(item: &Map<String, Json>, rubric: &str) -> bool {
    let only = item.get(ONLY).and_then(Json::as_array);
    only.is_none_or(|ids| ids.iter().any(|id| id.as_str() == Some(rubric)))
}

fn keep_items(placed: &mut Placed, list: &str, rubric: &str) {
    let mut items = take_items(placed, list);
    items.retain(|item| is_for(&item.json, rubric));
    for item in &mut items {
        item.json.remove(ONLY);
    }
    put_items(placed, list, items);
}

/// A list within a table, on its own while it is sorted out.
fn keep_within(placed: &mut Placed, table: usize, within: &str, rubric: &str) {
    let list = format!("table.{table}.{within}");
    let Some(owner) = placed.document.get_mut("table").and_then(|tables| tables.get_mut(table))
    else {
        return;
    };
    let Some(items) = owner.as_object_mut().and_then(|owner| owner.remove(within)) else {
        return;
    };
    placed.document.insert(list.clone(), items);
    keep_items(placed, &list, rubric);
    let items = placed.document.remove(&list).unwrap_or_else(|| Json::Array(Vec::new()));
    let owner = placed.document.get_mut("table").and_then(|tables| tables.get_mut(table));
    if let Some(owner) = owner.and_then(Json::as_object_mut) {
        owner.insert(within.to_owned(), items);
    }
}

fn keep_indicators(parts: &mut Json, is_known: &dyn Fn(&str) -> bool) {
    let parts = parts.as_array_mut().into_iter().flatten();
    let aspects = parts.filter_map(|part| part.get_mut("aspect")?.as_array_mut()).flatten();
    for aspect in aspects {
        if let Some(list) = aspect.get_mut("indicators").and_then(Json::as_array_mut) {
            list.retain(|id| id.as_str().is_some_and(is_known));
        }
    }
}
